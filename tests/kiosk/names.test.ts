import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CentreSetup } from '../../contract/centre.ts'
import { createCatalogue, ranges } from '../../kiosk/catalogue.ts'
import { feeOf, limitOf } from '../../kiosk/describe.ts'
import { everyday } from '../../ui/search/terms.ts'
import { unbroken, unbrokenNames } from '../../kiosk/unbroken.ts'
import { WORDS } from '../../kiosk/words.ts'

const centre = JSON.parse(readFileSync(new URL('../../centres/demo-province.json', import.meta.url), 'utf8')) as CentreSetup
const shown = (text: string) => text.replace(/\u00a0/g, '_')

describe('names on narrow buttons', () => {
	it.each([
		['UBND xã – Hộ tịch, chứng thực', 'UBND xã – Hộ_tịch, chứng_thực'],
		['Sở Văn hóa, Thể thao và Du lịch', 'Sở Văn_hóa, Thể_thao và Du_lịch'],
		['Trung tâm Phục vụ hành chính công tỉnh Sơn La', 'Trung_tâm Phục vụ hành_chính_công tỉnh Sơn La'],
		['Hành chính', 'Hành chính'],
	])('never break inside a word: %s', (name, expected) => expect(shown(unbroken(name))).toBe(expected))

	it('say the same as before, and are found the same', () => {
		const named = unbrokenNames(centre)
		const offered = centre.services.map((s) => s.id)
		const [plain, bound] = [createCatalogue(centre, offered), createCatalogue(named, offered)]
		for (const [i, p] of named.procedures.entries()) expect(p.short.vi.replace(/\u00a0/g, ' ')).toBe(centre.procedures[i]?.short.vi)
		for (const query of ['so do', 'khai sinh', 'can cuoc', 'ho khau', '1.001193'])
			expect(bound.search(query).procedures.map((p) => p.id)).toEqual(plain.search(query).procedures.map((p) => p.id))
	})

	it('stay everyday words after that', () => {
		const land = unbrokenNames(centre).procedures.find((p) => p.id === '1.012783')
		expect(land && everyday(land.short).vi).toBe('Cấp đổi sổ đỏ')
	})
})

describe('counters of a queue', () => {
	it.each([
		[[3, 1, 2], '1–3'],
		[[6, 7], '6, 7'],
		[[1, 2, 3, 4, 7], '1–4, 7'],
		[[10], '10'],
		[[], ''],
	])('%j are told as "%s"', (numbers, expected) => expect(ranges(numbers)).toBe(expected))

	it('are one counter or several, in both languages', () => {
		expect(WORDS.vi.listenFor('10')).toBe('Nghe gọi số đến quầy 10.')
		expect(WORDS.vi.listenFor('6, 7')).toBe('Nghe gọi số đến các quầy 6, 7.')
		expect(WORDS.en.listenFor('10')).toBe('Listen for counter 10.')
		expect(WORDS.en.listenFor('1–3')).toBe('Listen for counters 1–3.')
	})
})

describe('time and fee', () => {
	it('are told as known, and never guessed', () => {
		expect(limitOf({ limit: { value: 5, unit: 'working_day' } }, WORDS.vi)).toBe('5 ngày làm việc')
		expect(limitOf({ limit: { value: 1, unit: 'working_day' } }, WORDS.en)).toBe('1 working day')
		expect(limitOf({}, WORDS.vi)).toBe('Theo giấy hẹn')
		expect(feeOf({ feeVnd: 25_000 }, '2026-11-23', WORDS.vi)).toBe('25.000 đồng')
		expect(feeOf({ feeVnd: 25_000 }, '2026-11-23', WORDS.en)).toBe('25,000 VND')
		expect(feeOf({ feeVnd: 0 }, '2026-11-23', WORDS.vi)).toBe('Miễn phí')
		expect(feeOf({}, '2026-11-23', WORDS.vi)).toBe('Theo quy định của tỉnh')
		const fees = [
			{ vnd: 50_000, until: '2026-12-31' },
			{ vnd: 0, from: '2027-01-01' },
		]
		expect(feeOf({ fees }, '2026-12-31', WORDS.vi)).toBe('50.000 đồng')
		expect(feeOf({ fees }, '2027-01-01', WORDS.vi)).toBe('Miễn phí')
	})
})
