import { describe, expect, it } from 'vitest'
import type { CommandDraft } from '../../contract/commands.ts'
import { createDeviceStates } from '../../server/app/device-states.ts'
import { createViews } from '../../server/app/views.ts'
import type { Actor } from '../../server/ports/core.ts'
import { uuid } from '../support/hall.ts'
import { factsOf, kiosk, officer, openDesk } from './desk.ts'

function openViews() {
	const desk = openDesk()
	const devices = createDeviceStates(() => undefined)
	const online = new Set<string>()
	const slips = [{ visitId: uuid(1), state: 'failed', reprint: false, fault: 'paper-out' } as const]
	const views = createViews({ ...desk, devices, slipsOf: () => [...slips], isOnline: (kind, id) => online.has(`${kind}:${id}`) })
	/** Screens that a command concerns at once. */
	const rooms = async (command: CommandDraft, actor: Actor) =>
		factsOf(await desk.send(command, actor))
			.flatMap((fact) => views.concernedBy(fact))
			.sort()
	return { ...desk, devices, online, views, rooms }
}
const T1 = `ticket:${uuid(1)}`

describe('a fact concerns at once', () => {
	it('the kiosk and the ticket when a number is given', async () => {
		const { rooms } = openViews()
		expect(await rooms({ type: 'IssueTicket', visitId: uuid(1), serviceId: 'ho-tich' }, kiosk)).toEqual(['kiosk:kiosk-1', T1])
	})
	it('every wall, the sign, the desk, its tablet and the ticket when somebody is called', async () => {
		const { rooms } = openViews()
		await rooms({ type: 'OpenCounter', counterId: 'counter-1' }, officer(1))
		await rooms({ type: 'OpenCounter', counterId: 'counter-2' }, officer(2))
		await rooms({ type: 'IssueTicket', visitId: uuid(1), serviceId: 'ho-tich' }, kiosk)
		const atOne = ['counter:counter-1', 'display:sign-1', 'rating:counter-1', T1]
		expect(await rooms({ type: 'CallNext' }, officer(1))).toEqual([...atOne, 'display:wall-1'].sort())
		expect(await rooms({ type: 'StartServing' }, officer(1))).toEqual(atOne)
		expect(await rooms({ type: 'Transfer', toCounterId: 'counter-2' }, officer(1))).toEqual(atOne)
		expect(await rooms({ type: 'CallNext' }, officer(2))).toEqual(['counter:counter-2', 'display:wall-1', 'rating:counter-2', T1])
	})
	it('the desk that called when its visitor gives up', async () => {
		const { rooms } = openViews()
		await rooms({ type: 'OpenCounter', counterId: 'counter-1' }, officer(1))
		await rooms({ type: 'IssueTicket', visitId: uuid(1), serviceId: 'ho-tich' }, kiosk)
		await rooms({ type: 'CallNext' }, officer(1))
		expect(await rooms({ type: 'CancelVisit', visitId: uuid(1) }, kiosk)).toContain('counter:counter-1')
	})
})

describe('a view', () => {
	it('is of the day and the clock', () => {
		const { views, clock } = openViews()
		expect(views.build('display', 'wall-1')).toMatchObject({ day: '2026-11-23', at: clock.at, setupRev: 0 })
		expect(views.build('display', 'gone')).toBeUndefined()
		expect(views.build('ticket', uuid(1))).toBeUndefined()
	})
	it('tells an officer which devices are well, and a kiosk how its slips are', () => {
		const { views, devices, online } = openViews()
		const states = () => Object.fromEntries((views.build('counter', 'counter-1')?.devices ?? []).map((d) => [d.kind, d.state]))
		expect(states()).toEqual({ sign: 'absent', rating: 'absent', printer: 'absent' })
		devices.report({ deviceId: 'printer-1', kind: 'printer', state: 'near-end', model: 'x', slips: 1 }, 5, 'here')
		online.add('display:sign-1').add('rating:counter-1')
		expect(states()).toEqual({ sign: 'ok', rating: 'ok', printer: 'warning' })
		devices.report({ deviceId: 'printer-1', kind: 'printer', state: 'paper-out', model: 'x', slips: 1 }, 6, 'here')
		expect(states().printer).toBe('fault')
		expect(views.build('kiosk', 'kiosk-1')).toMatchObject({
			printer: { state: 'paper-out', since: 6 },
			slips: [{ visitId: uuid(1), state: 'failed', reprint: false }],
		})
	})
	it('has a number above every one before, also on a clock that stands or was set back', () => {
		const { views, clock } = openViews()
		const revs = [views.nextRev(), views.nextRev()]
		clock.at -= 1000
		revs.push(views.nextRev())
		clock.at += 100_000
		revs.push(views.nextRev())
		expect(revs).toEqual([...revs].sort((a, b) => a - b))
		expect(new Set(revs).size).toBe(4)
		expect(revs[3]).toBe(clock.at)
	})
})

describe('the state of devices', () => {
	const health = (state: 'ready' | 'paper-out', slips = 0) => ({ deviceId: 'p', kind: 'printer' as const, state, model: 'x', slips })
	it('is told when it changes, and since when', () => {
		const heard: string[] = []
		const devices = createDeviceStates(({ state }) => heard.push(state))
		devices.report(health('ready'), 1, 'here')
		devices.report(health('ready', 1), 2, 'here')
		devices.report(health('paper-out', 1), 3, 'here')
		devices.report(health('paper-out', 1), 4, 'here')
		expect(heard).toEqual(['ready', 'paper-out'])
		expect(devices.all()).toEqual([{ ...health('paper-out', 1), since: 3, seenAt: 4, agentId: 'here' }])
	})
})
