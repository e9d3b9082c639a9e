import type { FloorAlert } from '../../contract/floor-view.ts'
import type { KnownAlert } from '../domain/known-alerts.ts'
import { bySeriousness, causesOf, isWorking, standingAfter, unrecorded, type Standing } from '../domain/alerts.ts'
import type { Actor, Dispatch, Stop } from '../ports/core.ts'
import { actionOf, createEffects, type EffectParts, type Effects } from './alert-effects.ts'
import { createWatch, type WatchParts } from './alert-watch.ts'
import type { Today } from './today.ts'

const LOOK_MS = 1000
/** After something happened. */
const SOON_MS = 100
/** After a start devices and screens have not told of themselves yet: what the log knows is not ended so soon. */
const GRACE_MS = 30_000
const ACTOR: Actor = { name: 'system', kind: 'system', id: 'alerts', anyCounter: true }

export type AlertParts = WatchParts & EffectParts & { dispatch: Dispatch }

/** Looks at the floor once a second: what asks for a hand stands here, and what lasts is recorded with what became of it. */
export function createAlerts(parts: AlertParts) {
	const { clock, dispatch } = parts
	let standing: ReadonlyMap<string, Standing> = new Map()
	const begun = new Map<string, number>()
	const watch = createWatch(parts)
	const effects = createEffects(parts)
	let date = parts.today.day.date
	const inherited = { ids: new Set(parts.today.day.alerts.keys()), until: parts.clock.now() + GRACE_MS }
	let soon: NodeJS.Timeout | undefined
	let isStopped = true

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
		const causes = causesOf({ ...watch.seen(at), at, stands: (alertId) => standing.has(alertId) })
		standing = standingAfter(standing, { causes, begun, at, known: day.alerts })
		const { raise, end } = unrecorded(standing, day.alerts, at)
		for (const { alertId, cause, raisedAt } of isWorking(day, at) ? raise : [])
			void dispatch({ type: 'RaiseAlert', alertId, kind: cause.kind, raisedAt }, ACTOR)
		const isEarly = (id: string) => at < inherited.until && inherited.ids.has(id)
		for (const alertId of end) if (!isEarly(alertId)) void dispatch({ type: 'EndAlert', alertId }, ACTOR)
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
			const unwatch = watch.start()
			return () => {
				clearInterval(looking)
				unwatch()
				clearTimeout(soon)
				isStopped = true
			}
		},
	}
}
export type Alerts = ReturnType<typeof createAlerts>

function shownOf(day: Today['day'], { standing, effects, at }: { standing: Standing[]; effects: Effects; at: number }): FloorAlert[] {
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
