import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Procedure } from '../../contract/catalogue.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import { fold } from '../../ui/search/fold.ts'
import { highlight } from '../../kiosk/highlight.ts'
import { createSearch } from '../../ui/search/search.ts'

const centre = JSON.parse(readFileSync(new URL('../../centres/demo-province.json', import.meta.url), 'utf8')) as CentreSetup
const search = createSearch(centre.procedures, centre.fields, centre.quickPicks)
const names = (query: string) => search(query).procedures.map((p) => p.short.vi)

describe('search', () => {
	it.each([
		['khai sinh', 'Đăng ký khai sinh'],
		['KHAI SINH', 'Đăng ký khai sinh'],
		['khai sin', 'Đăng ký khai sinh'],
		['khaisinh', 'Đăng ký khai sinh'],
		['khai sihn', 'Đăng ký khai sinh'],
		['dang ky ket hon', 'Đăng ký kết hôn'],
		['kết hôn', 'Đăng ký kết hôn'],
		['so do', 'Cấp đổi Giấy chứng nhận quyền sử dụng đất'],
		['sổ đỏ', 'Cấp đổi Giấy chứng nhận quyền sử dụng đất'],
		['mat so do', 'Cấp lại Giấy chứng nhận bị mất'],
		['1.001193', 'Đăng ký khai sinh'],
		['1.0011', 'Đăng ký khai sinh'],
		['birth', 'Đăng ký khai sinh'],
		['passport', 'Cấp hộ chiếu phổ thông'],
		['sao y', 'Chứng thực bản sao từ bản chính'],
		['chung minh thu', 'Cấp đổi thẻ căn cước'],
		['khai sinnh', 'Đăng ký khai sinh'],
		['cccd', 'Cấp đổi thẻ căn cước'],
		['mat cccd', 'Cấp lại thẻ căn cước'],
		['ho khau', 'Đăng ký thường trú'],
		['bang lai', 'Cấp lại giấy phép lái xe'],
		['mo quan', 'Đăng ký thành lập hộ kinh doanh'],
		['thu tuc dang ky khai sinh', 'Đăng ký khai sinh'],
	])('finds for "%s" first %s', (query, first) => expect(names(query)[0]).toBe(first))

	it('finds the procedures of a field by its name', () => {
		expect(search('dat dai').count).toBeGreaterThanOrEqual(5)
		expect(names('dat dai')).toContain('Tách thửa, hợp thửa đất')
	})
	it.each(['làm giấy khai sinh', 'tôi muốn làm khai sinh', 'Xin khai sinh', 'đi làm giay khai sinh'])(
		'hears a wish as it is spoken: %s',
		(wish) => {
			expect(search(wish).procedures[0]?.id).toBe(search('khai sinh').procedures[0]?.id)
		},
	)
	it('still knows work, and a wish that only begins', () => {
		expect(search('việc làm').procedures.map(({ id }) => id)).toEqual(search('viec lam').procedures.map(({ id }) => id))
		expect(() => search('làm')).not.toThrow()
	})
	it('explains the official name of an everyday word', () => {
		expect(search('so do').explains).toMatchObject({ said: 'Sổ đỏ', official: 'Giấy chứng nhận quyền sử dụng đất' })
		expect(search('cuoi').explains).toMatchObject({ said: 'Cưới', official: 'Đăng ký kết hôn' })
		expect(search('khai sinh').explains).toBeUndefined()
	})
	it('leaves words scattered through legal texts aside where a name answers', () => {
		expect(search('so do').count).toBeLessThanOrEqual(8)
		expect(names('so do')).not.toContain('Công nhận người có uy tín')
	})
	it('finds nothing for what is not there, and for nothing', () => {
		expect(search('that nghiep').count).toBe(0)
		expect(search('zzzz qqq')).toMatchObject({ count: 0, procedures: [] })
		expect(search('  ').count).toBe(0)
	})
	it('finds every procedure by its own code and name', () => {
		for (const p of centre.procedures) {
			expect(search(p.id).procedures[0]?.id).toBe(p.id)
			expect(search(p.short.vi).procedures[0]?.short.vi).toBe(p.short.vi)
		}
	})
	it('finds the one that is meant among 2,600', () => {
		const many = Array.from({ length: 2600 }, (_, i): Procedure => {
			const p = centre.procedures[i % centre.procedures.length]
			if (!p) throw new Error('no procedures')
			return { ...p, id: `9.${String(i).padStart(6, '0')}`, legal: `${p.legal} ${'và các trường hợp khác theo quy định '.repeat(6)}${i}` }
		})
		const big = createSearch(many, centre.fields)
		expect(big('9.002599').procedures[0]?.id).toBe('9.002599')
	})
})

describe('fold', () => {
	it('keeps the length, so that a place in one text is a place in the other', () => {
		for (const text of ['Đăng ký KHAI SINH', 'Sổ đỏ – “hồng”, 1.001193', 'Thừa Thiên – Huế']) expect(fold(text)).toHaveLength(text.length)
		expect(fold('Sổ ĐỎ')).toBe('so do')
		expect(fold('Đường'.normalize('NFD'))).toBe('duong')
	})
})

describe('highlight', () => {
	const marked = (name: string, query: string) =>
		highlight(name, search(query).marks)
			.map((p) => (p.hit ? `[${p.text}]` : p.text))
			.join('')
	it('marks what was typed, whatever its marks', () => {
		expect(marked('Đăng ký khai sinh', 'khai sin')).toBe('Đăng ký [khai sin]h')
		expect(marked('Cấp đổi thẻ căn cước', 'doi can cuoc')).toBe('Cấp [đổi] thẻ [căn] [cước]')
	})
	it('marks the official words of an everyday one', () => {
		expect(marked('Cấp đổi Giấy chứng nhận quyền sử dụng đất', 'so do')).toBe('Cấp đổi [Giấy chứng nhận quyền sử dụng đất]')
	})
	it('never loses a letter', () => {
		for (const p of centre.procedures)
			expect(
				highlight(p.short.vi, search('dang ky').marks)
					.map((x) => x.text)
					.join(''),
			).toBe(p.short.vi)
	})
})
