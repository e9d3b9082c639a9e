import type { Page } from '@playwright/test'
import { formatClock } from '../../ui/format.ts'
import { localDay, startOfDay } from '../../contract/local-time.ts'
import { expect, expectAccessible, openCounter, pressPrimary, test, touch, type Hall } from './hall.ts'

const MINUTE_MS = 60_000

/** Books two visitors of the quick pick for a minute ago, as an administrator does; just after midnight, for midnight. */
async function book(hall: Hall): Promise<number> {
	const now = Date.now()
	const forDay = localDay(now)
	const at = Math.max(now - MINUTE_MS, startOfDay(forDay))
	const appointments = ['HEN7431', 'HEN7432'].map((code) => ({ code, at, serviceId: 'ho-tich', procedureId: '1.001193' }))
	const { status } = await hall.api.send({ type: 'ImportAppointments', forDay, appointments }, await hall.api.signIn('admin'))
	expect(status).toBe(201)
	return at
}

/** Keys as a scanner types them: all at once, then Enter. */
const burst = (page: Page, code: string) =>
	page.evaluate(
		(keys) => {
			for (const key of keys)
				(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
		},
		[...code, 'Enter'],
	)

async function typeCode(kiosk: Page, code: string): Promise<void> {
	for (const name of code) await kiosk.getByRole('button', { name, exact: true }).click()
	await expect(kiosk.getByTestId('booking-code')).toHaveValue(code)
	await touch(kiosk, 'check-in')
}

test('booked visitors check in by scanning and by typing, are called before who came earlier, and all are told why', async ({ hall }) => {
	test.setTimeout(90_000)
	const kiosk = await hall.open('kiosk', '/kiosk?id=kiosk-1')
	await touch(kiosk, 'quick-pick-1.001193')
	await touch(kiosk, 'take-number')
	await expect(kiosk.getByTestId('ticket-number')).toHaveText('A001')
	const early = await hall.api.getJson<{ events: { type: string; visitId?: string }[] }>(
		'/events?after=0&limit=1000',
		await hall.api.signIn('inspector'),
	)
	const phone = await hall.open('phone', `/t/${early.body.events.find(({ type }) => type === 'TicketIssued')?.visitId}`)
	await expect(phone.getByTestId('ticket-number')).toHaveText('A001')
	await touch(kiosk, 'done')

	// ── One holds a code to the scanner, which types it.
	await expect(kiosk.getByTestId('booked')).toBeHidden()
	const at = await book(hall)
	await expect(kiosk.getByTestId('booked')).toBeVisible()
	await expectAccessible(kiosk, 'home with bookings')
	await burst(kiosk, 'hen:HEN7431')
	await expect(kiosk.getByTestId('ticket-number')).toHaveText('A002')
	await expect(kiosk.getByTestId('ticket-appointment')).toHaveText(`Có hẹn lúc ${formatClock(at)}`)
	await expectAccessible(kiosk, 'the ticket of a booking')
	await touch(kiosk, 'done')

	// ── The other types it, wrongly first.
	await touch(kiosk, 'booked')
	await expect(kiosk.getByTestId('booking-code')).toBeFocused()
	await expectAccessible(kiosk, 'typing a code')
	await typeCode(kiosk, 'HEN743')
	await expect(kiosk.getByRole('dialog')).toContainText('Không có mã hẹn này trong hôm nay')
	await expectAccessible(kiosk, 'no such booking')
	await touch(kiosk, 'scan-close')
	await kiosk.getByRole('button', { name: '2', exact: true }).click()
	await expect(kiosk.getByTestId('booking-code')).toHaveValue('HEN7432')
	await touch(kiosk, 'check-in')
	await expect(kiosk.getByTestId('ticket-number')).toHaveText('A003')
	await touch(kiosk, 'done')

	// ── Shown once more, a booking is its ticket and no other.
	await burst(kiosk, 'hen:HEN7431')
	await expect(kiosk.getByTestId('scanned-number')).toHaveText('A002')
	await expect(kiosk.getByTestId('scan-reprint')).toBeVisible()
	await touch(kiosk, 'scan-close')

	// ── The booked one is called first; the desk and the phone of who came earlier say why.
	const mai = await openCounter(hall, 'officer1')
	await pressPrimary(mai)
	await expect(mai.getByTestId('current-number')).toHaveText('A002')
	const why = `A002 được gọi trước A001 vì có hẹn lúc ${formatClock(at)}`
	await expect(mai.getByTestId('why')).toHaveText(why)
	await expect(phone.getByTestId('passed')).toContainText(`${why}.`)
	await expect(phone.getByTestId('passed')).toContainText(/Mỗi quầy chỉ gọi trước nhiều nhất \d+ người/)
	await expectAccessible(phone, 'the phone of who was passed')
	expect(hall.complaints).toEqual([])
})
