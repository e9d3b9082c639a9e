import { describe, expect, it } from 'vitest'
import { readAmount, readFees, writeFees } from '../../server/imports/fees.ts'
import { readLimit } from '../../server/imports/limits.ts'
import { looksOf, strangeIn } from '../../server/imports/looks.ts'
import { headKey } from '../../server/imports/words-key.ts'

describe('amounts', () => {
	it.each([
		['50000', 50_000],
		['50.000', 50_000],
		['50,000 đ', 50_000],
		['50 000 VNĐ', 50_000],
		['1.250.000 đồng', 1_250_000],
		['50 nghìn đồng', 50_000],
		['50k', 50_000],
		['50 đồng', 50],
		['Miễn phí', 0],
		['0', 0],
		['Không', 0],
	])('%s is %i', (words, vnd) => expect(readAmount(words)).toEqual({ vnd }))

	it.each([
		['50', 'fee-maybe-thousands'],
		['999', 'fee-maybe-thousands'],
		['120đ', 'fee-maybe-thousands'],
		['50.00', 'fee-unclear'],
		['1,5 triệu', 'fee-unclear'],
		['1.250,000', 'fee-unclear'],
		['50.000đ/trang', 'fee-unclear'],
		['20.000 - 50.000', 'fee-unclear'],
		['theo quy định', 'fee-unclear'],
		['-50000', 'fee-unclear'],
		['50.000 (đăng ký đúng hạn)', 'fee-unclear'],
		['99999999999999999999', 'fee-unclear'],
	])('%s is not guessed', (words, code) => expect(readAmount(words)).toEqual({ code }))

	it('two without dates leave the fee unknown', () => {
		const said: string[] = []
		expect(readFees('50.000; 70.000', ({ code }) => said.push(code))).toEqual({})
		expect(said).toEqual(['fee-unclear'])
	})

	it('are written so that they are read back', () => {
		const fees = {
			feeVnd: 20,
			fees: [{ vnd: 5 }, { vnd: 0, until: '2026-12-31' }, { vnd: 100_000, from: '2027-01-01', until: '2027-06-30' }],
		}
		expect(writeFees(fees)).toBe('20 đồng; 5 đồng (mọi ngày); 0 (đến 31/12/2026); 100000 (từ 01/01/2027 đến 30/06/2027)')
		expect(readFees(writeFees(fees), () => undefined)).toEqual(fees)
	})
})

describe('limits', () => {
	it.each([
		['15 ngày làm việc', '', { value: 15, unit: 'working_day' }],
		['15 Ngày', '', { value: 15, unit: 'calendar_day' }],
		['08 giờ làm việc', '', { value: 8, unit: 'hour' }],
		['trong ngày', '', { value: 1, unit: 'same_day' }],
		['15', 'ngày làm việc', { value: 15, unit: 'working_day' }],
		['15 ngày làm việc', 'ngày làm việc', { value: 15, unit: 'working_day' }],
		['05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ', '', { value: 5, unit: 'working_day' }],
		['5 working days', '', { value: 5, unit: 'working_day' }],
	])('%s %s', (words, unit, limit) => expect(readLimit(words, unit)).toEqual(limit))

	it.each([
		['15', '', 'limit-without-unit'],
		['15 ngày', 'giờ', 'limit-unclear'],
		['10-15 ngày', '', 'limit-unclear'],
		['2 tháng', '', 'limit-unclear'],
		['0,5 ngày', '', 'limit-unclear'],
		['15 ngày làm việc, hoặc 30 ngày', '', 'limit-unclear'],
		['ngày làm việc', '', 'limit-unclear'],
	])('%s %s is not guessed', (words, unit, code) => expect(readLimit(words, unit)).toBe(code))

	it('reads the hour after which "same day" is the next', () => {
		expect(readLimit('trong ngày', '', '15h')).toEqual({ value: 1, unit: 'same_day', cutoff: '15:00' })
		expect(readLimit('trong ngày', '', 'chiều')).toBe('limit-unclear')
	})
})

it('sees which codes look alike', () => {
	expect(looksOf('１.００1193 ')).toBe(looksOf('1.001193'))
	expect(looksOf('А-01')).toBe(looksOf('A-01'))
	expect(looksOf('A\u200b01')).toBe(looksOf('A01'))
	expect(looksOf('A-02')).not.toBe(looksOf('A-01'))
	expect(strangeIn('А b\u200b?', /[^A-Za-z0-9._-]/gu)).toBe('chữ Kirin “А”, dấu cách, ký tự ẩn, “?”')
})

it('finds heads whatever their marks and brackets', () => {
	expect(headKey('Lệ phí (đồng) *')).toBe(headKey('LE PHI'))
	expect(headKey('Đơn vị')).toBe('don vi')
})
