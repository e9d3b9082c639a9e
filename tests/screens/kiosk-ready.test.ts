import { cleanup, render, screen } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { Procedure } from '../../contract/catalogue.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import type { Language } from '../../contract/ids.ts'
import KioskScreen from '../../kiosk/KioskScreen.svelte'
import Closed from '../../kiosk/pages/Closed.svelte'
import WhenReady from '../../kiosk/parts/WhenReady.svelte'
import { Visitor } from '../../kiosk/visitor.svelte.ts'
import { NOW, setup, view } from '../kiosk/plain-hall.ts'
import { moment, OFFICE } from '../support/office-hours.ts'

const hall: CentreSetup = { ...setup, hours: OFFICE }
const [first] = setup.procedures
if (!first) throw new Error('the small centre has a procedure')
const { limit: _, ...unlimited } = first
const within = (value: number): Procedure => ({ ...unlimited, limit: { value, unit: 'working_day' } })
const plain = (node: Element | null | undefined) => node?.textContent.replace(/\s+/g, ' ').trim()

/** What is said of when it is ready, if anything. */
function told(procedure: Procedure, at = NOW, language: Language = 'vi'): string | undefined {
	cleanup()
	const visitor = new Visitor()
	visitor.language = language
	render(WhenReady, { procedure, setup: hall, visitor, view: view({ at }) })
	return plain(screen.queryByTestId('ready'))
}

describe('when a result would be ready', () => {
	it('is told in both languages', () => {
		expect(told(within(7))).toBe('Nộp hôm nay, dự kiến có kết quả: thứ Năm 03/12')
		expect(told(within(7), NOW, 'en')).toBe('Filed today, result expected: Thursday 03/12')
	})
	it('is no date where days off are not settled, but says why', () => {
		const text = 'Ngày trả kết quả sẽ ghi trên giấy hẹn, vì lịch nghỉ chưa chốt.'
		expect(told(within(7), moment('2026-12-29T09:00'))).toBe(text)
	})
	it('is not spoken of where the limit is not known', () => {
		expect(told(unlimited)).toBeUndefined()
	})
	it('stands on the page of a procedure', async () => {
		const props = { view: view(), setup: hall, fresh: true, now: NOW, readTicket: () => Promise.resolve(undefined) }
		render(KioskScreen, { ...props, send: () => Promise.resolve({ ok: true as const, events: [] }) })
		// Longer than the guard against a second touch.
		await new Promise((done) => setTimeout(done, 400))
		screen.getByTestId(`quick-pick-${unlimited.id}`).click()
		expect(plain(await screen.findByTestId('ready'))).toContain('dự kiến có kết quả: hôm nay')
	})
})

describe('a kiosk that is closed', () => {
	it('names the hours of the day it opens again by the time of day', () => {
		const sessions = [{ openAt: moment('2026-11-25T13:30'), closeAt: moment('2026-11-25T17:00') }]
		const closed = { opensAt: moment('2026-11-25T13:30'), sessions }
		render(Closed, { view: view({ open: false, closed }), setup: hall, now: NOW })
		expect(plain(document.body)).toContain('Mở cửa lại: Thứ Tư 25/11, 13:30')
		expect(plain(document.body)).toMatch(/chiều 13:30–17:00/)
		expect(plain(document.body)).not.toMatch(/sáng/)
	})
})
