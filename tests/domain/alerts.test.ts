import { describe, expect, it } from 'vitest'
import { RECORDED_AFTER_MS } from '../../contract/alerts.ts'
import type { TroubledDevice } from '../../contract/floor-view.ts'
import { Targets } from '../../contract/targets.ts'
import type { VoiceState } from '../../contract/voice-pack.ts'
import { helperFor } from '../../server/domain/alert-floor.ts'
import { bySeriousness, causesOf, standingAfter, unrecorded, type AlertSeen, type Standing } from '../../server/domain/alerts.ts'
import { OFFICE } from '../support/office-hours.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, officer, supervisor, tablet, uuid, type Hall } from '../support/hall.ts'

const MINUTE = 60_000
const seen = (hall: Hall, over: Partial<AlertSeen> = {}): AlertSeen => ({
	...{ day: hall.day, at: hall.now(), stands: () => false, devices: [], voices: [], gone: [], doubtful: new Map() },
	...over,
})
const idsOf = (hall: Hall, over: Partial<AlertSeen> = {}) => causesOf(seen(hall, over)).map(({ alertId }) => alertId)

describe('what asks for a hand', () => {
	it('is nothing in a hall where all is well', () => {
		const hall = createHall()
		expect(idsOf(hall)).toEqual([])
		hall.open(1)
		hall.issue(1)
		expect(idsOf(hall)).toEqual([])
	})

	it('is a service with visitors that no open counter calls; one that pauses calls nobody', () => {
		const hall = createHall()
		hall.issue(1, 'dat-dai')
		expect(causesOf(seen(hall))).toEqual([{ alertId: 'unserved-dat-dai', cause: { kind: 'unserved', serviceId: 'dat-dai', waiting: 1 } }])
		hall.open(3)
		expect(idsOf(hall)).toEqual([])
		hall.must({ type: 'PauseCounter', reason: 'hop' }, officer(3))
		expect(idsOf(hall)).toEqual(['unserved-dat-dai'])
	})

	it('counts a counter whose work profile calls the service, and none whose profile leaves it out', () => {
		const profiles = [{ id: 'p', name: { vi: 'p', en: 'p' }, steps: [{ services: ['ho-tich'] }, { services: ['dat-dai'] }] }]
		const counters = testCentre().counters.map((c) => (c.id === 'counter-2' ? { ...c, profileId: 'p' } : c))
		const hall = createHall(testCentre({ profiles, counters }))
		hall.issue(1, 'dat-dai')
		hall.open(2)
		expect(idsOf(hall)).toEqual([])
	})

	it('is a wait over the target of its service, once for its zone, and ends well below it', () => {
		const targets = Targets.parse({ services: [{ serviceId: 'chung-thuc', waitMs: 10 * MINUTE }] })
		const hall = createHall(testCentre({ targets }))
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		hall.issue(2, 'chung-thuc')
		hall.issue(3)
		hall.later(10 * MINUTE)
		expect(idsOf(hall)).not.toContain('wait-zone-a')
		hall.later(1)
		expect(causesOf(seen(hall)).find(({ alertId }) => alertId === 'wait-zone-a')?.cause).toMatchObject({
			...{ serviceId: 'chung-thuc', targetMs: 10 * MINUTE, sinceAt: hall.now() - 10 * MINUTE - 1 },
		})
		hall.later(25 * MINUTE)
		expect(idsOf(hall).filter((id) => id.startsWith('wait-'))).toEqual(['wait-zone-a'])
	})

	it('holds on to a wait until it is well under the target', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		hall.issue(2)
		hall.later(27 * MINUTE)
		expect(idsOf(hall)).not.toContain('wait-zone-a')
		expect(idsOf(hall, { stands: (id) => id === 'wait-zone-a' })).toContain('wait-zone-a')
		const calm = createHall()
		calm.open(1)
		calm.issue(1)
		calm.later(25 * MINUTE)
		expect(idsOf(calm, { stands: () => true })).not.toContain('wait-zone-a')
	})

	it('is a free counter while people wait for it, not one that nobody waits for', () => {
		const hall = createHall()
		hall.open(1)
		hall.open(3)
		hall.later(3 * MINUTE)
		hall.issue(1)
		hall.later(2 * MINUTE)
		expect(causesOf(seen(hall)).map(({ cause }) => cause)).toEqual([
			{ kind: 'idle', counterId: 'counter-1', sinceAt: hall.now() - 5 * MINUTE, waiting: 1 },
		])
	})

	it('is a call nobody answers, and a visit longer than nine in ten', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		hall.later(5 * MINUTE - 1)
		expect(idsOf(hall)).toEqual([])
		hall.later(1)
		expect(idsOf(hall)).toEqual(['stalled-counter-1'])
		hall.must({ type: 'StartServing' }, officer(1))
		expect(idsOf(hall)).toEqual([])
		// The usual time of the service is ten minutes.
		hall.later(23 * MINUTE)
		expect(idsOf(hall)).toEqual([])
		hall.later(2 * MINUTE)
		expect(idsOf(hall)).toEqual(['long-counter-1'])
	})

	it('is help that a counter asked for, until it is given or the counter closes', () => {
		const hall = createHall()
		hall.open(1)
		hall.must({ type: 'CallHelp' }, officer(1))
		expect(idsOf(hall)).toEqual(['help-counter-1'])
		hall.must({ type: 'EndHelp', counterId: 'counter-1' }, supervisor)
		expect(idsOf(hall)).toEqual([])
		hall.must({ type: 'CallHelp' }, officer(1))
		hall.must({ type: 'CloseCounter' }, officer(1))
		expect(idsOf(hall)).toEqual([])
	})

	it('is a device in trouble; many inputs with one trouble are one', () => {
		const hall = createHall()
		const device = (over: Partial<TroubledDevice>): TroubledDevice => ({
			deviceId: 'd',
			kind: 'keypad',
			state: 'offline',
			since: 0,
			...over,
		})
		const devices = [
			device({ deviceId: 'p-1', kind: 'printer', state: 'paper-out' }),
			...Array.from({ length: 20 }, (_, i) => device({ deviceId: `k-${i}` })),
			device({ deviceId: 'pad', kind: 'rating-pad', state: 'stuck' }),
		]
		const causes = causesOf(seen(hall, { devices }))
		expect(causes.map(({ alertId }) => alertId)).toEqual(['printer-p-1', 'keypad-offline', 'rating-pad-stuck'])
		const many = causes[1]?.cause
		expect(many?.kind === 'input' && [many.devices.length, many.count]).toEqual([12, 20])
	})

	it('is a screen that went off while the centre works, and never at night', () => {
		const gone = [{ screen: 'display' as const, screenId: 'wall-1', sinceAt: 1 }]
		const demo = createHall()
		expect(idsOf(demo, { gone })).toEqual(['screen-wall-1'])
		const office = createHall(testCentre({ demo: false, hours: { ...OFFICE, confirmedYears: [2026, 2027] } }))
		expect(idsOf(office, { gone })).toEqual(['screen-wall-1'])
		office.later(12 * 60 * MINUTE)
		expect(idsOf(office, { gone })).toEqual([])
	})

	it('is a wall unheard that still reports, next year not settled, and a disk nearly full', () => {
		const hall = createHall(testCentre({ demo: false, hours: OFFICE }))
		const voice = { displayId: 'wall-1', wrong: true, seenAt: hall.now() - 3 * MINUTE } as VoiceState
		expect(idsOf(hall, { voices: [voice], freeShare: 0.04 })).toEqual(['voice-wall-1', 'calendar-2027', 'disk'])
		expect(idsOf(hall, { voices: [{ ...voice, seenAt: voice.seenAt - 1 }], freeShare: 0.06 })).toEqual(['calendar-2027'])
		expect(idsOf(hall, { freeShare: 0.06, stands: (id) => id === 'disk' })).toEqual(['calendar-2027', 'disk'])
		expect(idsOf(createHall())).toEqual([])
	})
})

describe('a low rating', () => {
	const rated = (count = 1) => {
		const hall = createHall()
		for (const n of [1, 2]) hall.open(n)
		for (let i = 1; i <= count; i++) {
			hall.issue(i)
			hall.callNext(1)
			hall.must({ type: 'StartServing' }, officer(1))
			hall.must({ type: 'Complete' }, officer(1))
			hall.must({ type: 'Rate', counterId: 'counter-1', visitId: uuid(i), level: 1 }, tablet(1))
		}
		return hall
	}
	it('is told at the next full five minutes, for a quarter of an hour, and names nobody', () => {
		const hall = rated(2)
		expect(idsOf(hall)).toEqual([])
		hall.later(5 * MINUTE)
		const [alert] = causesOf(seen(hall))
		expect(alert).toEqual({ alertId: 'low-rating', cause: { kind: 'low-rating', ratedAt: hall.now() - 5 * MINUTE, count: 2 } })
		hall.later(15 * MINUTE)
		expect(idsOf(hall)).toEqual([])
	})
	it('names its zone only where three counters worked there', () => {
		const counters = [...testCentre().counters, { id: 'counter-4', number: 4, zoneId: 'zone-a', services: ['ho-tich'] }]
		const hall = createHall(testCentre({ counters }))
		for (const n of [1, 2]) hall.open(n)
		hall.must({ type: 'OpenCounter', counterId: 'counter-4' }, supervisor)
		hall.must({ type: 'ServeWalkUp', visitId: uuid(1), serviceId: 'ho-tich', counterId: 'counter-1' }, officer(1))
		hall.must({ type: 'Rate', counterId: 'counter-1', level: 1 }, tablet(1))
		hall.later(5 * MINUTE)
		expect(causesOf(seen(hall))[0]?.cause).toMatchObject({ kind: 'low-rating', zoneId: 'zone-a' })
	})
	it('is never recorded, whoever asks', () => {
		const standing = new Map([['low-rating', stand('low-rating', { kind: 'low-rating', ratedAt: 0, count: 1 }, 0)]])
		expect(unrecorded(standing, new Map(), 10 * RECORDED_AFTER_MS).raise).toEqual([])
		expect(createHall().run({ type: 'RaiseAlert', alertId: 'low-rating', kind: 'low-rating', raisedAt: 0 }, supervisor)).toEqual({
			facts: [],
		})
	})
})

const stand = (alertId: string, cause: Standing['cause'], raisedAt: number): Standing => ({ alertId, cause, raisedAt })

describe('what stands', () => {
	const screen = { alertId: 'screen-w', cause: { kind: 'screen' as const, screen: 'display' as const, screenId: 'w', sinceAt: 0 } }
	const step = (before: ReadonlyMap<string, Standing>, begun: Map<string, number>, at: number, on: boolean) =>
		standingAfter(before, { causes: on ? [screen] : [], begun, at, known: new Map() })

	it('has lasted, and is over once its cause has been gone for a moment', () => {
		const begun = new Map<string, number>()
		let now = step(new Map(), begun, 0, true)
		expect(now.size).toBe(0)
		now = step(now, begun, 20_000, true)
		expect(now.get('screen-w')?.raisedAt).toBe(0)
		now = step(now, begun, 21_000, false)
		expect(now.size).toBe(1)
		now = step(now, begun, 22_000, true)
		expect(now.get('screen-w')).toMatchObject({ raisedAt: 0 })
		expect(now.get('screen-w')?.goneSinceAt).toBeUndefined()
		now = step(now, begun, 23_000, false)
		now = step(now, begun, 25_000, false)
		expect(now.size).toBe(0)
	})
	it('goes on from when the log says it was raised, after a restart', () => {
		const known = new Map([['screen-w', { kind: 'screen' as const, raisedAt: 7 }]])
		const now = standingAfter(new Map(), { causes: [screen], begun: new Map(), at: 50_000, known })
		expect(now.get('screen-w')?.raisedAt).toBe(7)
	})
	it('never came, where the cause only flickers', () => {
		const begun = new Map<string, number>()
		let now = new Map<string, Standing>()
		for (let at = 0; at < 120_000; at += 10_000) now = step(now, begun, at, at % 20_000 === 0)
		expect(now.size).toBe(0)
	})
	it('is recorded from its minute on, and ended when it stands no more', () => {
		const standing = new Map([['screen-w', stand('screen-w', screen.cause, 0)]])
		expect(unrecorded(standing, new Map(), RECORDED_AFTER_MS - 1).raise).toEqual([])
		expect(unrecorded(standing, new Map(), RECORDED_AFTER_MS).raise).toHaveLength(1)
		const known = new Map([['idle-c', { kind: 'idle' as const, raisedAt: 0 }]])
		expect(unrecorded(standing, known, 0).end).toEqual(['idle-c'])
	})
	it('is in one order: the gravest, then the oldest', () => {
		const printer = (state: 'near-end' | 'paper-out', at: number) =>
			stand(`printer-${state}`, { kind: 'printer', device: { deviceId: state, kind: 'printer', state, since: 0 } }, at)
		const all = [
			stand('calendar-2027', { kind: 'calendar', year: 2027 }, 0),
			printer('near-end', 0),
			stand('unserved-b', { kind: 'unserved', serviceId: 'b', waiting: 1 }, 9),
			stand('unserved-a', { kind: 'unserved', serviceId: 'a', waiting: 1 }, 9),
			printer('paper-out', 5),
			stand('help-c', { kind: 'help', counterId: 'c' }, 10),
		]
		const order = ['help-c', 'unserved-a', 'unserved-b', 'printer-paper-out', 'calendar-2027', 'printer-near-end']
		expect([...all].sort(bySeriousness).map(({ alertId }) => alertId)).toEqual(order)
		expect(
			[...all]
				.reverse()
				.sort(bySeriousness)
				.map(({ alertId }) => alertId),
		).toEqual(order)
	})
})

describe('who could help', () => {
	it('is a counter that pauses, else a closed one whose officer is free, else nobody', () => {
		const hall = createHall()
		expect(helperFor(hall.day, 'ho-tich')).toEqual({ counterId: 'counter-1', officer: 'officer1' })
		hall.open(1)
		expect(helperFor(hall.day, 'ho-tich')).toEqual({ counterId: 'counter-2', officer: 'officer2' })
		hall.must({ type: 'PauseCounter', reason: 'hop' }, officer(1))
		expect(helperFor(hall.day, 'ho-tich')).toEqual({ counterId: 'counter-1' })
		hall.open(1)
		hall.open(2)
		expect(helperFor(hall.day, 'ho-tich')).toBeUndefined()
	})
})
