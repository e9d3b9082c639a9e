import { describe, expect, it } from 'vitest'
import { Slip } from '../../contract/printing.ts'
import { numberRanges, slipOf } from '../../server/domain/slip.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, kiosk, uuid } from '../support/hall.ts'

const BASE = 'http://10.0.0.2:8080'
function slip(hall: ReturnType<typeof createHall>, n = 1) {
	const visit = hall.day.visits.get(uuid(n))
	if (!visit) throw new Error('no such visit')
	return slipOf(hall.day.setup, visit, { baseUrl: BASE, waitMs: { p50: 1, p90: 2 }, day: hall.day.date })
}

describe('a slip', () => {
	it('says all there is to know, and parses', () => {
		const hall = createHall()
		hall.must({ type: 'IssueTicket', visitId: uuid(1), serviceId: 'ho-tich', procedureId: '1.001193', language: 'en' }, kiosk)
		expect(Slip.parse(slip(hall))).toEqual({
			centre: { vi: 'Trung tâm thử', en: 'Trung tâm thử' },
			number: 'A001',
			title: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
			zone: { letter: 'A', name: { vi: 'Hộ tịch', en: 'Hộ tịch' }, where: { vi: 'Tầng 1, rẽ trái', en: 'Tầng 1, rẽ trái' } },
			counters: '1, 2',
			ahead: 0,
			waitMs: { p50: 1, p90: 2 },
			url: `${BASE}/t/${uuid(1)}`,
			documents: ['Tờ khai đăng ký khai sinh', 'Giấy chứng sinh'],
			issuedAt: hall.now(),
			day: '2026-11-23',
			kiosk: 'K-01',
			hotline: '0212 300 0000',
			language: 'en',
			reprint: false,
		})
	})
	it('is headed by the service when no procedure was chosen', () => {
		const hall = createHall()
		hall.issue(1, 'dat-dai')
		expect(slip(hall)).toMatchObject({ title: { vi: 'Đất đai' }, documents: [], counters: '3', zone: { letter: 'B' } })
	})
	it('never tells the lane, by word or by number', () => {
		const hall = createHall()
		hall.issue(1)
		const regular = JSON.stringify(slip(hall))
		const other = createHall()
		other.issue(1, 'ho-tich', 'priority')
		expect(JSON.stringify(slip(other))).toBe(regular)
	})
	it('says that it is a reprint', () => {
		const hall = createHall()
		hall.must({ type: 'ReprintTicket', visitId: hall.issue(1) }, kiosk)
		expect(slip(hall).reprint).toBe(true)
	})
	it('leads to the public address where there is one, without a doubled slash', () => {
		const hall = createHall(testCentre({ publicUrl: 'https://motcua.example.vn/' }))
		hall.issue(1)
		expect(slip(hall).url).toBe(`https://motcua.example.vn/t/${uuid(1)}`)
	})
	it('lists at most twelve papers', () => {
		const [procedure] = testCentre().procedures
		if (!procedure) throw new Error('the test centre has lost its procedure')
		const documents = Array.from({ length: 20 }, (_, i) => `Giấy tờ ${i}`)
		const hall = createHall(testCentre({ procedures: [{ ...procedure, documents }] }))
		hall.must({ type: 'IssueTicket', visitId: uuid(1), serviceId: 'ho-tich', procedureId: procedure.id }, kiosk)
		expect(slip(hall).documents).toEqual(documents.slice(0, 12))
	})
})

describe('counter numbers', () => {
	it.each([
		[[], ''],
		[[3], '3'],
		[[2, 1], '1, 2'],
		[[3, 1, 2, 2], '1–3'],
		[[1, 2, 3, 7, 9, 10], '1–3, 7, 9, 10'],
		[[1, 2, 3, 4, 6, 7, 8], '1–4, 6–8'],
	])('%o read "%s"', (numbers, text) => {
		expect(numberRanges(numbers)).toBe(text)
	})
})
