import { render, screen } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import Facts from '../../kiosk/parts/Facts.svelte'
import { createCatalogue } from '../../kiosk/catalogue.ts'
import { Visitor } from '../../kiosk/visitor.svelte.ts'
import KioskScreen from '../../kiosk/KioskScreen.svelte'
import type { Procedure } from '../../contract/catalogue.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import { NOW, setup, view } from '../kiosk/plain-hall.ts'
import { moment, OFFICE } from '../support/office-hours.ts'

const days = (value: number): CentreSetup => ({
	...setup,
	hours: OFFICE,
	procedures: setup.procedures.map((procedure) => ({ ...procedure, limit: { value, unit: 'working_day' } })),
})
const [first] = setup.procedures
if (!first) throw new Error('the small centre has a procedure')
const birth: Procedure = first

/** What the page of a procedure says of when it is ready, if anything. */
function readyOf(hall: CentreSetup, { language = 'vi', at = NOW, known = true } = {}): string | undefined {
	const visitor = new Visitor()
	visitor.language = language
	const catalogue = createCatalogue(
		hall,
		hall.services.map(({ id }) => id),
	)
	const { limit, ...unknown } = catalogue.procedure(birth.id) ?? birth
	const procedure = known && limit ? { ...unknown, limit } : unknown
	render(Facts, { procedure, catalogue, visitor, view: view({ at }) })
	return screen.queryByTestId('ready')?.textContent.replace(/\s+/g, ' ').trim()
}

describe('when a result would be ready', () => {
	it('is told on the page of the procedure, in both languages', () => {
		expect(readyOf(days(7))).toBe('Nộp hôm nay, dự kiến có kết quả: thứ Năm 03/12')
		document.body.replaceChildren()
		expect(readyOf(days(7), { language: 'en' })).toBe('Filed today, result expected: Thursday 03/12')
	})
	it('is no date where days off are not settled, but says why', () => {
		expect(readyOf(days(7), { at: moment('2026-12-29T09:00') })).toBe('Ngày trả kết quả sẽ ghi trên giấy hẹn, vì lịch nghỉ chưa chốt.')
	})
	it('is not spoken of where the limit is not known', () => {
		expect(readyOf(days(7), { known: false })).toBeUndefined()
	})
	it('stands there when a visitor comes to the procedure', async () => {
		vi.useFakeTimers()
		const props = { view: view(), setup: days(3), fresh: true, now: NOW, readTicket: () => Promise.resolve(undefined) }
		render(KioskScreen, { ...props, send: () => Promise.resolve({ ok: true as const, events: [] }) })
		await vi.advanceTimersByTimeAsync(400)
		screen.getByTestId(`quick-pick-${birth.id}`).click()
		await vi.advanceTimersByTimeAsync(0)
		expect(screen.getByTestId('ready').textContent).toContain('thứ Sáu 27/11')
		vi.useRealTimers()
	})
})
