import type { ScreenReport } from '../../contract/screens.ts'
import type { Clock } from '../ports/core.ts'
import type { NewestView, ScreenStates } from '../ports/screens.ts'

/** A view that was sent longer ago than this should be on the screen by now. */
const STALE_MS = 5000
/** Screens report every ten seconds; one whose page nobody sees is slowed down by its browser. */
const SILENT_MS = 15_000
const SILENT_HIDDEN_MS = 75_000

interface Known {
	since: number
	report?: ScreenReport & { seenAt: number }
}

/** What enrolled devices told about themselves, and since when each is connected or gone. Kept in memory alone. */
export function createScreenStates({ clock, onGone }: { clock: Clock; onGone: (deviceId: string) => void }): ScreenStates {
	const known = new Map<string, Known>()

	function isStale(report: ScreenReport & { seenAt: number }, newest: NewestView | undefined): boolean {
		const silentMs = clock.now() - report.seenAt
		if (silentMs > (report.hidden ? SILENT_HIDDEN_MS : SILENT_MS)) return true
		return newest !== undefined && report.rev < newest.rev && newest.ageMs > STALE_MS
	}

	return {
		connected: (deviceId) => void known.set(deviceId, { since: clock.now() }),
		gone: (deviceId) => {
			known.set(deviceId, { since: clock.now() })
			onGone(deviceId)
		},
		report: (deviceId, report) => {
			const since = known.get(deviceId)?.since ?? clock.now()
			known.set(deviceId, { since, report: { ...report, seenAt: clock.now() } })
		},
		of: (deviceId, newest) => {
			const { since, report } = known.get(deviceId) ?? {}
			return {
				...(since !== undefined && { since }),
				...(report && { shown: { ...report, stale: isStale(report, newest) } }),
			}
		},
	}
}
