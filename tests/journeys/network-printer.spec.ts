import type { Page } from '@playwright/test'
import type { PrinterFault } from '../../contract/printing.ts'
import { inkOf } from '../support/ink.ts'
import { expect, openCounter, touch } from './hall.ts'
import { test as base } from './with-printer.ts'

const test = base.extend({ env: async ({ deviceList }, use) => use({ DEVICES: deviceList }) })

const SEEN_MS = 2_000
/** What each screen says of a fault. */
const SAYS: Partial<Record<PrinterFault, RegExp>> = {
	'paper-out': /hết giấy/i,
	'cover-open': /nắp/i,
	offline: /mất kết nối/i,
}

test('a slip comes out of a network printer as it was drawn; its faults are on every screen within two seconds', async ({
	hall,
	printer,
}) => {
	test.setTimeout(120_000)
	const { emulator } = printer
	const admin = await hall.api.signIn('admin')
	const kiosk = await hall.open('kiosk', '/kiosk?id=kiosk-1')
	await touch(kiosk, 'quick-pick-2.000815')
	await touch(kiosk, 'take-number')
	await expect(kiosk.getByTestId('ticket-number')).toContainText('A001')
	const printed = async () => {
		const { body } = await hall.api.getJson<{ events: { type: string; jobId?: string }[] }>('/events?limit=1000', admin)
		return body.events.find(({ type }) => type === 'TicketPrinted')?.jobId
	}
	await expect.poll(printed, { timeout: 10_000 }).toBeDefined()
	const drawn = Buffer.from(await (await hall.api.call(`/print-jobs/${await printed()}.png`, { headers: admin })).arrayBuffer())
	expect(inkOf(Buffer.from(emulator.slips()[0]?.png ?? []))).toEqual(inkOf(drawn))

	const counter = await openCounter(hall, 'officer1')
	const floor = await hall.open('admin', '/admin')
	await floor.locator('input[name=username]').fill('supervisor')
	await floor.locator('input[name=password]').fill('mat-khau-thu')
	await floor.locator('input[name=password]').press('Enter')
	await expect(floor.getByRole('heading', { name: 'Cần xử lý' })).toBeVisible()
	const places = (says: RegExp) => [
		{ name: 'counter', shown: counter.getByTestId('devices').getByText(says).first() },
		{ name: 'floor', shown: floor.locator('[data-testid^="alert-"]').filter({ hasText: 'K-01' }).getByText(says).first() },
	]
	const state = async (page: Page) => page.evaluate(() => document.body.innerText)
	for (const [fault, says] of Object.entries(SAYS) as [PrinterFault, RegExp][]) {
		emulator.setFault(fault)
		await Promise.all([
			...places(says).map(({ shown, name }) => expect(shown, `${fault} on the ${name}`).toBeVisible({ timeout: SEEN_MS })),
			expect(async () => expect(await stateOf('kiosk-1')).toBe(fault)).toPass({ timeout: SEEN_MS, intervals: [50] }),
		])
		emulator.setFault(null)
		await Promise.all(
			places(says).map(({ shown, name }) => expect(shown, `${fault} gone from the ${name}`).toBeHidden({ timeout: SEEN_MS })),
		)
	}

	// What the kiosk tells whoever takes a number now.
	emulator.setFault('paper-out')
	await touch(kiosk, 'done')
	await touch(kiosk, 'quick-pick-2.000815')
	await touch(kiosk, 'take-number')
	await expect(kiosk.getByText(/hết giấy/).first()).toBeVisible()
	emulator.setFault(null)
	await expect(kiosk.getByText(/hết giấy/).first()).toBeHidden({ timeout: 5_000 })
	await expect.poll(() => emulator.slips().filter(({ complete }) => complete).length).toBe(2)
	expect(await state(kiosk)).toContain('A002')
	expect(hall.complaints).toEqual([])

	async function stateOf(id: string): Promise<string> {
		const { body } = await hall.api.getJson<{ printer: { state: string } }>(`/views/kiosk/${id}`, admin)
		return body.printer.state
	}
})
