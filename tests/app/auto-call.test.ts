import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAutoCall } from '../../server/app/auto-call.ts'
import { testCentre } from '../support/centre.ts'
import { uuid } from '../support/hall.ts'
import { kiosk, officer, openDesk, supervisor } from './desk.ts'

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
	onTestFinished(() => void vi.useRealTimers())
})
const settle = async () => {
	for (let i = 0; i < 6; i++) await new Promise((done) => setImmediate(done))
}

async function hall(autoCallMs: number | undefined) {
	const desk = openDesk()
	const calling = { ...testCentre().calling, ...(autoCallMs !== undefined && { autoCallMs }) }
	await desk.send({ type: 'ConfigureCentre', centre: testCentre({ calling }) }, supervisor)
	const auto = createAutoCall(desk)
	onTestFinished(() => auto.stop())
	desk.hooks.publish = () => auto.look()
	const issue = (n: number) => desk.send({ type: 'IssueTicket', visitId: uuid(n), serviceId: 'ho-tich' }, kiosk)
	const pass = async (ms: number) => {
		desk.clock.at += ms
		await vi.advanceTimersByTimeAsync(ms)
		await settle()
	}
	const state = (n: number) => desk.today.day.visits.get(uuid(n))?.state
	await desk.send({ type: 'OpenCounter', counterId: 'counter-1' }, officer(1))
	return { ...desk, issue, pass, state }
}

describe('a counter that comes free', () => {
	it('calls the next by itself after a while, and again after each visit', async () => {
		const { issue, pass, state, send, log } = await hall(5_000)
		await issue(1)
		await issue(2)
		await pass(4_000)
		expect(state(1)).toBe('waiting')
		await pass(1_000)
		expect(state(1)).toBe('called')
		await send({ type: 'StartServing' }, officer(1))
		await send({ type: 'Complete' }, officer(1))
		await pass(5_000)
		expect(state(2)).toBe('called')
		expect(log.ofVisit(uuid(2)).at(-1)).toMatchObject({ type: 'TicketCalled', actor: 'auto-call' })
	})
	it('that has long been free calls whoever comes at once', async () => {
		const { issue, pass, state } = await hall(5_000)
		await pass(60_000)
		await issue(1)
		await pass(1)
		expect(state(1)).toBe('called')
	})
	it('is left alone while paused, closed, or where the officer was faster', async () => {
		const { issue, pass, state, send } = await hall(5_000)
		await issue(1)
		await send({ type: 'PauseCounter', reason: 'Họp' }, officer(1))
		await pass(60_000)
		expect(state(1)).toBe('waiting')
		await send({ type: 'OpenCounter', counterId: 'counter-1' }, officer(1))
		await pass(2_000)
		await send({ type: 'CallNext' }, officer(1))
		await issue(2)
		await pass(60_000)
		expect([state(1), state(2)]).toEqual(['called', 'waiting'])
	})
	it('waits for its officer where the centre has not asked for more', async () => {
		const { issue, pass, state } = await hall(undefined)
		await issue(1)
		await pass(600_000)
		expect(state(1)).toBe('waiting')
	})
})
