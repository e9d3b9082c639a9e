import type { Voice } from '../../contract/centre.ts'
import { formatClock } from '../../ui/format.ts'

/** Loudness at a moment of the centre's day: percent, 0–100. Of quiet hours that overlap, the first in the list counts. */
export function volumeAt(voice: Voice, now: number): number {
	const time = formatClock(now)
	const quiet = voice.quiet?.find(({ from, to }) => (from < to ? from <= time && time < to : time >= from || time < to))
	return quiet?.volume ?? voice.volume ?? 100
}

/** What the samples are multiplied by. Hearing is not linear: half the number sounds about half as loud. */
export const gainOf = (percent: number): number => (percent / 100) ** 1.66
