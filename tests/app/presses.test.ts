import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { KeyPress, Press } from '../../contract/devices.ts'
import { createPresses } from '../../server/app/presses.ts'
import { uuid } from '../support/hall.ts'
import { kiosk, officer, openDesk } from './desk.ts'

const MINUTE = 60_000

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
	onTestFinished(() => void vi.useRealTimers())
})

/** Counter 1 is open, and three people wait. */
async function hall() {
	const desk = openDesk()
	const presses = createPresses(desk)
	onTestFinished(() => presses.stop())
	await desk.send({ type: 'OpenCounter', counterId: 'counter-1' }, officer(1))
	for (const n of [1, 2, 3]) await desk.send({ type: 'IssueTicket', visitId: uuid(n), serviceId: 'ho-tich' }, kiosk)
	const press = (level: number, more: Partial<Press> = {}) =>
		presses.press({ counterId: 'counter-1', padId: 'pad-1', level, at: desk.clock.at, ...more })
	const key = (action: KeyPress['action'], more: Partial<KeyPress> = {}) =>
		presses.key({ counterId: 'counter-1', keypadId: 'keys-1', action, at: desk.clock.at, ...more })
	const facts = () => desk.log.ofDay(desk.today.day.date)
	const refusals = () => facts().flatMap((f) => (f.type === 'PressRefused' ? [{ means: f.means, code: f.code, times: f.times }] : []))
	const serve = async () => {
		await desk.send({ type: 'CallNext' }, officer(1))
		await desk.send({ type: 'StartServing' }, officer(1))
	}
	return { ...desk, presses, press, key, facts, refusals, serve }
}

describe('a press of a rating pad', () => {
	it('rates who is served, in the name of the pad', async () => {
		const { press, facts, serve } = await hall()
		await serve()
		await press(3)
		expect(facts().at(-1)).toMatchObject({ type: 'VisitRated', visitId: uuid(1), level: 3, actor: 'pad:pad-1' })
	})
	it('that waited while the line was down is about the visit it was made for, whatever the agent’s clock says', async () => {
		const { press, facts, serve, send, clock } = await hall()
		await serve()
		clock.at += 2 * MINUTE
		await send({ type: 'Complete' }, officer(1))
		clock.at += MINUTE
		await serve()
		clock.at += MINUTE
		const yearAhead = clock.at + 365 * 24 * 60 * MINUTE
		await press(1, { at: yearAhead - 3 * MINUTE, sentAt: yearAhead })
		expect(facts().at(-1)).toMatchObject({ type: 'VisitRated', visitId: uuid(1), level: 1 })
	})
	it('sent again is counted once', async () => {
		const { press, facts, serve } = await hall()
		await serve()
		const pressId = randomUUID()
		await press(4, { pressId })
		await press(4, { pressId })
		expect(facts().filter((f) => f.type === 'VisitRated' || f.type === 'PressRefused')).toHaveLength(1)
	})
	it('with nobody to rate is refused, recorded, and shown at its desk', async () => {
		const { press, refusals, today } = await hall()
		await press(1)
		expect(refusals()).toEqual([{ means: 1, code: 'nothing-to-rate', times: 1 }])
		expect(today.refused.get('counter:counter-1')).toMatchObject({ deviceId: 'pad-1', code: 'nothing-to-rate' })
	})
	it('refused a thousand times fills no log', async () => {
		const { press, refusals } = await hall()
		for (let i = 0; i < 1000; i++) await press(1)
		await vi.advanceTimersByTimeAsync(11_000)
		expect(refusals()).toEqual([
			{ means: 1, code: 'nothing-to-rate', times: 1 },
			{ means: 1, code: 'nothing-to-rate', times: 999 },
		])
	})
	it('waits where it was made while the record cannot be written', async () => {
		const { press, refusals, serve, broken, facts } = await hall()
		await serve()
		const pressId = randomUUID()
		broken.commit = true
		await expect(press(2, { pressId })).rejects.toThrow('store-unavailable')
		broken.commit = false
		await press(2, { pressId })
		expect(refusals()).toEqual([])
		expect(facts().filter((f) => f.type === 'VisitRated')).toHaveLength(1)
	})
})

describe('a key of an officer’s keypad', () => {
	it('takes a visit through its whole life with one button', async () => {
		const { key, today, facts } = await hall()
		const state = () => today.day.visits.get(uuid(1))?.state
		const states = []
		for (let i = 0; i < 3; i++) {
			await key('primary')
			states.push(state())
		}
		expect(states).toEqual(['called', 'serving', 'completed'])
		expect(
			new Set(
				facts()
					.slice(-3)
					.map((f) => f.actor),
			),
		).toEqual(new Set(['keypad:keys-1']))
	})
	it.each([
		['call-next', 'called'],
		['start-serving', 'serving'],
	] as const)('%s makes the next %s', async (action, expected) => {
		const { key, today } = await hall()
		if (action !== 'call-next') await key('call-next')
		await key(action)
		expect(today.day.visits.get(uuid(1))?.state).toBe(expected)
	})
	it('calls again and records a no-show by the same rules as the screen', async () => {
		const { key, today, refusals } = await hall()
		await key('call-next')
		await key('recall')
		await key('recall')
		expect(today.day.visits.get(uuid(1))?.attempt).toBe(3)
		await key('recall')
		await key('complete')
		expect(refusals()).toEqual([
			{ means: 'recall', code: 'no-more-calls', times: 1 },
			{ means: 'complete', code: 'wrong-state', times: 1 },
		])
		await key('no-show')
		expect(today.day.visits.get(uuid(1))?.state).toBe('no-show')
	})
	it('that was pressed a while ago moves nothing any more', async () => {
		const { key, today, clock, refusals } = await hall()
		await key('call-next', { at: clock.at - 6_000, sentAt: clock.at })
		expect(today.day.visits.get(uuid(1))?.state).toBe('waiting')
		expect(refusals()).toEqual([{ means: 'call-next', code: 'too-late', times: 1 }])
	})
	it('at a counter that is not open is refused', async () => {
		const { key, refusals } = await hall()
		await key('call-next', { counterId: 'counter-2' })
		expect(refusals()).toEqual([{ means: 'call-next', code: 'counter-closed', times: 1 }])
	})
})
