import { LocalDay } from '../../contract/ids.ts'

/** `31/12/2026`, `31-12-2026`, `31.12.2026` or `2026-12-31` as a local day; `undefined` when it is none. */
export function readDay(words: string): string | undefined {
	const [, d = '', m = '', y = ''] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(words) ?? []
	const day = y === '' ? words.trim() : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
	return LocalDay.safeParse(day).success ? day : undefined
}

/** `31/12/2026`. */
export const writeDay = (day: string): string => day.split('-').reverse().join('/')
