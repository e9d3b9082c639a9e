import { AlertKind, RECORDED_AFTER_MS } from '../../contract/alerts.ts'
import type { TroubledDevice } from '../../contract/floor-view.ts'
import { yearsToConfirm } from '../../contract/holidays.ts'
import { localDay } from '../../contract/local-time.ts'
import type { VoiceState } from '../../contract/voice-pack.ts'
import { atCounters, helpCalls, longWaits, unserved, type Cause, type FloorSeen } from './alert-floor.ts'
import type { Day } from './day.ts'
import { serviceOpening } from './opening.ts'
import { lowRatings } from './alert-ratings.ts'
import type { KnownAlerts } from './known-alerts.ts'

/** What alerts are made from, besides today. */
export interface AlertSeen extends FloorSeen {
	/** Not ready, as reported by agents. */
	devices: readonly TroubledDevice[]
	voices: readonly VoiceState[]
	/** Screens that were on since the server started and are not any more. */
	gone: readonly { screen: 'kiosk' | 'display'; screenId: string; sinceAt: number }[]
	/** By kiosk, slips of which nobody knows whether they came out. */
	doubtful: ReadonlyMap<string, number>
	/** Share of the data's disk that is free, where it is known. */
	freeShare?: number | undefined
}

/** An alert as it stands. Times are epoch ms. */
export interface Standing extends Cause {
	readonly raisedAt: number
	/** Since when its cause is gone. */
	readonly goneSinceAt?: number
}

/** A cause must last so long, and be gone so long, ms. Most are told and ended at once: somebody stands before the device. */
const LAST_MS: Partial<Record<AlertKind, number>> = { screen: 20_000, unserved: 3_000 }
const GONE_MS: Partial<Record<AlertKind, number>> = { wait: 20_000, idle: 10_000, disk: 600_000, screen: 2_000 }
/** A display tells of its voice every minute. What one that fell silent said last tells nothing any more. */
const TOLD_MS = 3 * 60_000
const DISK_LOW = 0.05
const DISK_CALM = 0.08
const NAMED = 12

/** Every cause there is now. */
export const causesOf = (seen: AlertSeen): Cause[] => [
	...helpCalls(seen),
	...unserved(seen),
	...longWaits(seen),
	...atCounters(seen),
	...lowRatings(seen),
	...devices(seen),
	...screens(seen),
	...house(seen),
]

function devices({ devices }: AlertSeen): Cause[] {
	const printers = devices.filter(({ kind }) => kind === 'printer')
	const groups = new Map<string, TroubledDevice[]>()
	for (const device of devices) {
		const { kind, state } = device
		if (kind !== 'printer') groups.set(`${kind}-${state}`, [...(groups.get(`${kind}-${state}`) ?? []), device])
	}
	return [
		...printers.map((device): Cause => ({ alertId: `printer-${device.deviceId}`, cause: { kind: 'printer', device } })),
		// A machine that is off takes all its devices with it: many with one trouble are one alert.
		...[...groups].map(([alertId, all]): Cause => ({ alertId, cause: { kind: 'input', devices: all.slice(0, NAMED), count: all.length } })),
	]
}

function screens({ gone, voices, doubtful, day, at }: AlertSeen): Cause[] {
	const { displays } = day.setup.centre
	return [
		...(isWorking(day, at) ? gone : []).map((one): Cause => ({ alertId: `screen-${one.screenId}`, cause: { kind: 'screen', ...one } })),
		...[...doubtful].map(([kioskId, count]): Cause => ({ alertId: `slips-${kioskId}`, cause: { kind: 'slips', kioskId, count } })),
		...voices.flatMap((voice): Cause[] =>
			voice.wrong && at - voice.seenAt <= TOLD_MS && displays.some(({ id }) => id === voice.displayId)
				? [{ alertId: `voice-${voice.displayId}`, cause: { kind: 'voice', voice } }]
				: [],
		),
	]
}

/** At night every screen is off, and rightly so; and nothing is recorded of a day on which nobody works. */
export const isWorking = ({ counters, setup: { centre } }: Day, at: number): boolean =>
	[...counters.values()].some((c) => c.state !== 'closed') || centre.services.some((s) => serviceOpening(centre, s, at).open)

function house({ day, at, freeShare, stands }: AlertSeen): Cause[] {
	const { centre } = day.setup
	// The demo is open every day and asks for nothing.
	const years = centre.demo ? [] : yearsToConfirm(centre.hours, localDay(at))
	const isLow = freeShare !== undefined && freeShare < (stands('disk') ? DISK_CALM : DISK_LOW)
	return [
		...years.map((year): Cause => ({ alertId: `calendar-${year}`, cause: { kind: 'calendar', year } })),
		...(isLow ? [{ alertId: 'disk', cause: { kind: 'disk' as const, freeShare: Math.round(freeShare * 100) / 100 } }] : []),
	]
}

/**
 * What stands after a look: a cause that has lasted is an alert from when it began, and one that is gone stays for a
 * moment, so that neither flaps. `begun` remembers causes that are not alerts yet; one that the
 * log knows goes on from when it was raised.
 */
export function standingAfter(
	before: ReadonlyMap<string, Standing>,
	{ causes, begun, at, known }: { causes: readonly Cause[]; begun: Map<string, number>; at: number; known: KnownAlerts },
): Map<string, Standing> {
	const next = new Map<string, Standing>()
	const now = new Map(causes.map((one) => [one.alertId, one]))
	for (const id of begun.keys()) if (!now.has(id)) begun.delete(id)
	for (const [id, one] of now) {
		const since = begun.get(id) ?? at
		begun.set(id, since)
		const raisedAt = (before.get(id) ?? known.get(id))?.raisedAt ?? (at - since >= (LAST_MS[one.cause.kind] ?? 0) ? since : undefined)
		if (raisedAt !== undefined) next.set(id, { ...one, raisedAt })
	}
	for (const [id, one] of before) {
		const goneSinceAt = one.goneSinceAt ?? at
		if (!now.has(id) && at - goneSinceAt < (GONE_MS[one.cause.kind] ?? 0)) next.set(id, { ...one, goneSinceAt })
	}
	return next
}

/** What the log must be told: alerts that have lasted and it does not know, and those it knows that stand no more. */
export function unrecorded(standing: ReadonlyMap<string, Standing>, known: KnownAlerts, at: number): { raise: Standing[]; end: string[] } {
	const lasting = ({ alertId, cause, raisedAt }: Standing) =>
		cause.kind !== 'low-rating' && !known.has(alertId) && at - raisedAt >= RECORDED_AFTER_MS
	return { raise: [...standing.values()].filter(lasting), end: [...known.keys()].filter((id) => !standing.has(id)) }
}

const RANK = new Map(AlertKind.options.map((kind, i) => [kind, i]))
/** A roll that soon ends is less than one that has ended. */
const rank = ({ cause }: Standing): number =>
	(RANK.get(cause.kind) ?? 0) + (cause.kind === 'printer' && cause.device.state === 'near-end' ? RANK.size : 0)

/** The gravest first, then the oldest; never in another order for the same alerts. */
export const bySeriousness = (a: Standing, b: Standing): number =>
	rank(a) - rank(b) || a.raisedAt - b.raisedAt || (a.alertId < b.alertId ? -1 : 1)
