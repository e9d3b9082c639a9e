import { statfs } from 'node:fs/promises'
import type { AlertAction, FloorAlert, TroubledDevice } from '../../contract/floor-view.ts'
import type { WhatIf, WhatIfAnswer } from '../../contract/forecast.ts'
import type { VoiceState } from '../../contract/voice-pack.ts'
import type { KnownAlert } from '../domain/alert-board.ts'
import { helperFor } from '../domain/alert-floor.ts'
import { bySeriousness, causesOf, standingAfter, unrecorded, type AlertSeen, type Standing } from '../domain/alerts.ts'
import type { Actor, Clock, DeviceStates, Dispatch, Stop } from '../ports.ts'
import type { SlipState } from './spooler.ts'
import type { Today } from './today.ts'

const LOOK_MS = 1000
/** After something happened. */
const SOON_MS = 100
/** What opening a counter would do is asked again after so long. */
const EFFECT_MS = 30_000
const DISK_EVERY_MS = 60_000
const ACTOR: Actor = { name: 'system', kind: 'system', id: 'alerts', anyCounter: true }

export interface AlertParts {
	today: Pick<Today, 'day'>
	clock: Clock
	dispatch: Dispatch
	devices: Pick<DeviceStates, 'all'>
	voices: () => VoiceState[]
	slipsOf: (kioskId: string) => SlipState[]
	isOnline: (kind: string, id: string) => boolean
	whatIf: (asked: WhatIf) => Promise<WhatIfAnswer | { unknown: string }>
	dataDir: string
	/** What the floor shows has changed. */
	onChange: () => void
	onBug: (error: unknown, where: string) => void
}

/** Looks at the floor once a second: what asks for a hand stands here, and what lasts is recorded with what became of it. */
export function createAlerts(parts: AlertParts) {
	const { clock, dispatch } = parts
	let standing: ReadonlyMap<string, Standing> = new Map()
	const begun = new Map<string, number>()
	const screens = createScreenWatch(parts)
	const effects = createEffects(parts)
	let date = parts.today.day.date
	let freeShare: number | undefined
	let soon: NodeJS.Timeout | undefined
	let isStopped = true

	function seen(at: number): AlertSeen {
		const { day } = parts.today
		return {
			...{ day, at, freeShare, gone: screens(at), voices: parts.voices() },
			stands: (alertId) => standing.has(alertId),
			devices: parts.devices.all().flatMap(({ state, ...d }): TroubledDevice[] => (state === 'ready' ? [] : [{ ...d, state }])),
			doubtful: doubtfulSlips(day.setup.centre.kiosks, parts.slipsOf),
		}
	}

	function look(): void {
		const { day } = parts.today
		const at = clock.now()
		// Midnight ended what the log knew; what still lasts begins with the new day.
		if (day.date !== date) {
			standing = new Map()
			begun.clear()
			date = day.date
		}
		const before = [...standing.keys()].join()
		standing = standingAfter(standing, { causes: causesOf(seen(at)), begun, at })
		const { raise, end } = unrecorded(standing, day.alerts, at)
		for (const { alertId, cause, raisedAt } of raise) void dispatch({ type: 'RaiseAlert', alertId, kind: cause.kind, raisedAt }, ACTOR)
		for (const alertId of end) void dispatch({ type: 'EndAlert', alertId }, ACTOR)
		effects.refresh([...standing.values()])
		if (before !== [...standing.keys()].join()) parts.onChange()
	}

	function guarded(): void {
		clearTimeout(soon)
		soon = undefined
		try {
			look()
		} catch (error) {
			parts.onBug(error, 'alerts')
		}
	}

	async function measure(): Promise<void> {
		try {
			const { bavail, blocks } = await statfs(parts.dataDir)
			freeShare = blocks > 0 ? Number(bavail) / Number(blocks) : undefined
		} catch {
			// Where the disk cannot be asked, nothing is known of it.
			freeShare = undefined
		}
	}

	return {
		/** One that stands, for who takes hold of it. */
		of: (alertId: string): Pick<KnownAlert, 'kind' | 'raisedAt'> | undefined => {
			const alert = standing.get(alertId)
			return alert && { kind: alert.cause.kind, raisedAt: alert.raisedAt }
		},
		/** Gravest first, those put off last. */
		shown: (): FloorAlert[] => shownOf(parts.today.day, { standing: [...standing.values()], effects, at: clock.now() }),
		/** Something happened: look again in a moment. */
		wake: (): void => {
			if (!isStopped) soon ??= setTimeout(guarded, SOON_MS)
		},
		start(): Stop {
			isStopped = false
			const looking = setInterval(guarded, LOOK_MS)
			const measuring = setInterval(() => void measure(), DISK_EVERY_MS)
			void measure()
			return () => {
				clearInterval(looking)
				clearInterval(measuring)
				clearTimeout(soon)
				isStopped = true
			}
		},
	}
}
export type Alerts = ReturnType<typeof createAlerts>

function shownOf(
	day: Today['day'],
	{ standing, effects, at }: { standing: Standing[]; effects: Pick<Effects, 'of'>; at: number },
): FloorAlert[] {
	const shown = standing.sort(bySeriousness).map(({ alertId, raisedAt, cause }): FloorAlert => {
		const known = day.alerts.get(alertId)
		const { takenBy, takenAt, snoozedUntil = 0 } = known ?? {}
		const username = takenBy?.slice(takenBy.indexOf(':') + 1)
		const action = actionOf(day, cause, effects)
		return {
			...{ alertId, raisedAt, cause },
			...(action && { action }),
			...(username !== undefined &&
				takenAt !== undefined && { taken: { by: day.setup.people.get(username)?.name ?? username, at: takenAt } }),
			...(snoozedUntil > at && { snoozedUntil }),
		}
	})
	return [...shown.filter((a) => a.snoozedUntil === undefined), ...shown.filter((a) => a.snoozedUntil !== undefined)]
}

function actionOf(day: Today['day'], cause: Standing['cause'], effects: Pick<Effects, 'of'>): AlertAction | undefined {
	if (cause.kind !== 'wait' && cause.kind !== 'unserved') return undefined
	const helper = helperFor(day, cause.serviceId)
	if (!helper) return undefined
	const effect = effects.of(cause.serviceId, helper.counterId)
	return { ...helper, ...(effect && { effect }) }
}

type Effects = ReturnType<typeof createEffects>
/** What a counter more would do to a wait, asked one at a time and kept for a while. */
function createEffects({ today, clock, whatIf, onChange, onBug }: AlertParts) {
	const known = new Map<string, { at: number; effect?: AlertAction['effect'] }>()
	let running = false
	const keyOf = (serviceId: string, counterId: string) => `${serviceId} ${counterId}`

	async function ask(serviceId: string, counterId: string): Promise<void> {
		const answer = await whatIf({ open: [{ counterId }] })
		const service = 'services' in answer ? answer.services.find(({ id }) => id === serviceId) : undefined
		const effect = service?.then ? { nowMs: service.now?.p50 ?? null, thenMs: service.then.p50 } : undefined
		known.set(keyOf(serviceId, counterId), { at: clock.now(), ...(effect && { effect }) })
		onChange()
	}

	return {
		of: (serviceId: string, counterId: string): AlertAction['effect'] => known.get(keyOf(serviceId, counterId))?.effect,
		refresh(standing: readonly Standing[]): void {
			if (running) return
			for (const { cause } of standing) {
				const helper = cause.kind === 'wait' || cause.kind === 'unserved' ? helperFor(today.day, cause.serviceId) : undefined
				if (!helper || !('serviceId' in cause)) continue
				const last = known.get(keyOf(cause.serviceId, helper.counterId))
				if (last && clock.now() - last.at < EFFECT_MS) continue
				running = true
				void ask(cause.serviceId, helper.counterId)
					.catch((error: unknown) => onBug(error, 'effect of an alert'))
					.finally(() => (running = false))
				return
			}
		},
	}
}

/** Screens that were on since the start and are not any more, since when. */
function createScreenWatch({ today, isOnline }: Pick<AlertParts, 'today' | 'isOnline'>) {
	const seen = new Map<string, { goneAt?: number }>()
	return (at: number): AlertSeen['gone'] => {
		const { kiosks, displays } = today.day.setup.centre
		const all = [...kiosks.map(({ id }) => ['kiosk', id] as const), ...displays.map(({ id }) => ['display', id] as const)]
		return all.flatMap(([screen, screenId]) => {
			const key = `${screen}:${screenId}`
			if (isOnline(screen, screenId)) return (seen.set(key, {}), [])
			const before = seen.get(key)
			if (!before) return []
			before.goneAt ??= at
			return { screen, screenId, sinceAt: before.goneAt }
		})
	}
}

/** Only as far as kiosks still remember; a reprint settles it. */
function doubtfulSlips(kiosks: readonly { id: string }[], slipsOf: AlertParts['slipsOf']): Map<string, number> {
	const doubtful = new Map<string, number>()
	for (const { id } of kiosks) {
		const slips = slipsOf(id)
		const settled = new Set(slips.filter(({ state, reprint }) => reprint && state === 'printed').map(({ visitId }) => visitId))
		const open = new Set(slips.filter(({ state, visitId }) => state === 'doubtful' && !settled.has(visitId)).map(({ visitId }) => visitId))
		if (open.size > 0) doubtful.set(id, open.size)
	}
	return doubtful
}
