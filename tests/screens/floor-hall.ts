import type { AlertCause, FloorAlert, FloorCounter, FloorView, TroubledDevice } from '../../contract/floor-view.ts'
import { MINUTE_MS, NOW } from './admin-support.ts'

/** One counter of the floor, open and free. */
export const floorCounter = (number: number, over: Partial<FloorCounter> = {}): FloorCounter => ({
	...{ id: `counter-${number}`, number, zoneId: number === 3 ? 'zone-b' : 'zone-a', state: 'open', waiting: 0 },
	officer: `Cán bộ ${number}`,
	...over,
})

/** A visit at a counter: called at `since`, or served from then. */
export const atDesk = (number: string, state: 'called' | 'serving', sinceAt: number): NonNullable<FloorCounter['current']> => ({
	...{ number, state, sinceAt, usualMs: 25 * MINUTE_MS },
})

export const alertOf = (alertId: string, cause: AlertCause, over: Partial<FloorAlert> = {}): FloorAlert => ({
	...{ alertId, cause, raisedAt: NOW - MINUTE_MS },
	...over,
})

export const troubled = (over: Partial<TroubledDevice> = {}): TroubledDevice => ({
	...{ deviceId: 'printer-1', kind: 'printer', state: 'paper-out', since: NOW - 4 * MINUTE_MS },
	...over,
})

/** A quiet morning: three counters, three queues, nothing to do. */
export const floorView = (over: Partial<FloorView> = {}): FloorView => ({
	...{ rev: 1, at: NOW, day: '2026-11-23', setupRev: 1 },
	figures: {
		...{ waiting: 7, longestSinceAt: NOW - 12 * MINUTE_MS, issued: 178, served: 112, open: 2, paused: 0, counters: 3 },
		wait: { n: 150, medianMs: 9 * MINUTE_MS, p90Ms: 27 * MINUTE_MS },
		satisfied: { count: 68, n: 70, unanswered: 12, percent: 97.14 },
	},
	counters: [1, 2, 3].map((n) => floorCounter(n)),
	queues: [
		{
			...{ serviceId: 'ho-tich', waiting: 4, longestSinceAt: NOW - 12 * MINUTE_MS, targetMs: 20 * MINUTE_MS, open: 2, counters: 2 },
			waitMs: { p50: 10 * MINUTE_MS, p90: 20 * MINUTE_MS },
		},
		{
			...{ serviceId: 'dat-dai', waiting: 3, longestSinceAt: NOW - 41 * MINUTE_MS, targetMs: 30 * MINUTE_MS, open: 0, counters: 1 },
			waitMs: null,
		},
	],
	queuesLeftOut: 0,
	hours: [
		{ hour: 8, issued: 40, called: 40, medianMs: 8 * MINUTE_MS },
		{ hour: 9, issued: 12, called: 4, medianMs: null },
	],
	devices: {
		printers: [{ kioskId: 'kiosk-1', state: 'ready', since: NOW }],
		groups: [
			{ kind: 'signs', ok: 1, all: 1 },
			{ kind: 'ratings', ok: 1, all: 3 },
		],
	},
	...{ alerts: [], alertsLeftOut: 0 },
	...over,
})
