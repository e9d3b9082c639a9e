import type { SeenDevice } from '../../contract/devices.ts'

/** One report of a device, as its agent timed it. */
export type Report = SeenDevice['reports'][number]

/** A device that says nothing for this long is at rest, or says no more of a key that is held. Milliseconds. */
export const PAUSE_MS = 1500

/**
 * The report that a device sends when its keys are let go, as far as its reports tell: the one it always comes to rest
 * with, or the one that followed every press, at least two of them. `undefined` where a device reports presses alone.
 *
 * @param reports oldest first
 * @param quiet   whether nothing has come for a while after the newest
 */
export function restOf(reports: readonly Report[], quiet: boolean): string | undefined {
	const told = withoutRepeats(reports)
	if (new Set(told.map(({ hex }) => hex)).size < 2) return undefined
	const ends = new Set(told.filter((report, i) => endsHere(report, told[i + 1], quiet)).map(({ hex }) => hex))
	const [end] = ends
	// One that comes twice with nothing in between is pressed twice.
	const twice = told.some(({ hex }, i) => hex === end && told[i + 1]?.hex === hex)
	const follows = told.some(({ hex }, i) => i > 0 && hex === end && told[i - 1]?.hex !== end)
	return end !== undefined && ends.size === 1 && follows && !twice ? end : followerOf(told, quiet)
}

/** What tells a press from all others: of the reports it made, the one with most set, the first of such. */
export const tellingOf = (reports: readonly string[]): string | undefined =>
	reports.reduce<string | undefined>((best, hex) => (best === undefined || bitsOf(hex) > bitsOf(best) ? hex : best), undefined)

/** `01 04`, without the zeros at its end. */
export const shortHex = (hex: string): string => (/^(?:[0-9a-f]{2})*?(?=(?:00)*$)/.exec(hex)?.[0] || '00').replace(/..(?=.)/g, '$& ')

/** Devices that repeat what they say while it is so say it once. */
const withoutRepeats = (reports: readonly Report[]): Report[] =>
	reports.filter(({ hex, at }, i) => {
		const before = reports[i - 1]
		return before?.hex !== hex || at - before.at >= PAUSE_MS
	})

const endsHere = (report: Report, next: Report | undefined, quiet: boolean): boolean => (next ? next.at - report.at >= PAUSE_MS : quiet)

function followerOf(told: readonly Report[], quiet: boolean): string | undefined {
	return [...new Set(told.map(({ hex }) => hex))].find((rest) => {
		const followed = told.map(({ hex }, i) => {
			const next = told[i + 1]?.hex
			return hex === rest || (next === undefined && !quiet) ? 'no press' : next === rest
		})
		return !followed.includes(false) && followed.filter((one) => one === true).length >= 2
	})
}

const bitsOf = (hex: string): number => [...hex].reduce((sum, digit) => sum + (BITS[parseInt(digit, 16)] ?? 0), 0)
const BITS = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4]
