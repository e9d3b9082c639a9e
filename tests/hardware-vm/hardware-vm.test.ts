import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startCentreAndGuest } from './centre-and-guest.ts'
import type { CentreAndGuest } from './centre-and-guest.ts'
import { findParts } from './parts.ts'
import { inkOf } from '../support/ink.ts'

/** Keys of the keypad's number block, down and up, as the kernel of a real one reports them. */
const key = (usage: string): string[] => [`0000${usage}0000000000`, '0000000000000000']
const CALL_NEXT = key('57')
const START_SERVING = key('54')
const COMPLETE = key('63')
const press = (level: number): string[] => [`010${level}`, '0100']

let unfit = ''
let hall: CentreAndGuest | undefined
const at = (): CentreAndGuest => {
	if (!hall) throw new Error('there is no guest')
	return hall
}
beforeAll(async () => {
	const parts = await findParts()
	if ('unfit' in parts) {
		unfit = parts.unfit
		console.warn(`no guest machine: ${unfit}`)
	} else hall = await startCentreAndGuest(parts)
}, 300_000)
afterAll(() => hall?.stop())
beforeEach(({ skip }) => skip(unfit !== '', unfit))

describe('devices behind the drivers of a real kernel', { timeout: 120_000 }, () => {
	let first = ''
	let second = ''

	it('are found by the agent and known to the server', async () => {
		for (const id of ['printer-1', 'pad-1', 'keypad-1']) await at().isSo(id, 'ready')
		await at().client.send({ type: 'OpenCounter', counterId: 'counter-1' }, at().officer)
	})
	it('a slip comes out whole, and the printer’s own answer confirms it', async () => {
		first = await at().issue()
		const printed = await at().fact('TicketPrinted', first)
		expect(printed).toMatchObject({ printerId: 'printer-1', confirmed: 'by-status' })
		const [slip, ...others] = await at().guest.desk('slips', null)
		expect(others).toEqual([])
		expect(slip?.complete).toBe(true)
		const picture = await at().client.call(`/print-jobs/${(printed as { jobId: string }).jobId}.png`, { headers: at().admin })
		expect(inkOf(Buffer.from(slip?.png ?? '', 'base64'))).toEqual(inkOf(Buffer.from(await picture.arrayBuffer())))
	})
	it('keys of the keypad call and serve', async () => {
		await at().guest.desk('report', { from: 'keypad', reports: CALL_NEXT })
		expect(await at().fact('TicketCalled', first)).toMatchObject({ counterId: 'counter-1', attempt: 1 })
		await at().guest.desk('report', { from: 'keypad', reports: START_SERVING })
		await at().fact('ServingStarted', first)
	})
	it('a press on the pad is a rating', async () => {
		await at().guest.desk('report', { from: 'pad', reports: press(4) })
		expect(await at().fact('VisitRated', first)).toMatchObject({ counterId: 'counter-1', level: 4 })
	})
	it('what is typed on the keypad reaches the agent alone', async () => {
		await at().guest.desk('typed', null)
		await at().guest.desk('report', { from: 'keypad', reports: COMPLETE })
		await at().fact('VisitCompleted', first)
		expect(await at().guest.desk('typed', null)).toBe(0)
		// The reader is not deaf: without the agent's switch the same key is typed.
		await at().guest.desk('inhibit', false)
		await at().guest.desk('report', { from: 'keypad', reports: key('04') })
		expect(await at().guest.desk('typed', null)).toBe(2)
		await at().guest.desk('inhibit', true)
	})
	it('a printer without paper says so, and prints the waiting slip once it has some', async () => {
		await at().guest.desk('fault', 'paper-out')
		await at().isSo('printer-1', 'paper-out')
		second = await at().issue()
		await at().guest.desk('fault', null)
		await at().isSo('printer-1', 'ready')
		await at().fact('TicketPrinted', second)
		expect(await at().guest.desk('slips', null)).toHaveLength(2)
	})
	it('a printer that is pulled out is offline, and prints the waiting slip when it is back', async () => {
		await at().guest.desk('unplug', 'printer')
		await at().isSo('printer-1', 'offline')
		const third = await at().issue()
		await at().guest.desk('plug', 'printer')
		expect(await at().fact('TicketPrinted', third)).toMatchObject({ confirmed: 'by-status' })
		expect(await at().guest.desk('slips', null)).toHaveLength(3)
	})
	it('a pad that is pulled out is offline, and counts again when it is back', async () => {
		await at().guest.desk('report', { from: 'keypad', reports: CALL_NEXT })
		await at().fact('TicketCalled', second)
		await at().guest.desk('report', { from: 'keypad', reports: START_SERVING })
		await at().fact('ServingStarted', second)
		await at().guest.desk('unplug', 'pad')
		await at().isSo('pad-1', 'offline')
		await at().guest.desk('plug', 'pad')
		await at().isSo('pad-1', 'ready')
		await at().guest.desk('report', { from: 'pad', reports: press(1) })
		expect(await at().fact('VisitRated', second)).toMatchObject({ level: 1 })
		expect((await at().facts()).filter(({ type }) => type === 'VisitRated')).toHaveLength(2)
	})
})
