import { proposedDays } from '../../contract/holidays.ts'
import type { Hours } from '../../contract/hours.ts'
import type { Text } from '../../contract/ids.ts'
import { openWeekdays, type Workers } from './whose.ts'
import { CALENDAR_WORDS as W, dateInWords } from './words.ts'

/** A day off to be taken over or not, on this day or another. */
export interface ProposedRow {
	take: boolean
	day: string
	reason: Text
}
export interface YearForm {
	rows: ProposedRow[]
	confirm: boolean
}

/** Special days of a year that stand in the calendar already, in order of time. */
export const saidOf = ({ closed, worked, partDays = [] }: Hours, year: number): Set<string> =>
	new Set(
		[...closed, ...worked, ...partDays]
			.map(({ day }) => day)
			.filter((day) => day.startsWith(String(year)))
			.sort(),
	)

/** What is proposed for a year and not said yet. */
export function proposalsFor(workers: Workers, year: number): ProposedRow[] {
	const { open, anyone } = openWeekdays(workers)
	const said = saidOf(workers.hours, year)
	return proposedDays(year, open, anyone)
		.filter(({ day }) => !said.has(day))
		.map(({ day, reason }) => ({ take: true, day, reason }))
}

/** The centre's hours with what was taken over. A year that is settled is so until somebody opens it again. */
export function withYear(hours: Hours, year: number, { rows, confirm }: YearForm): Hours {
	const taken = rows.filter(({ take }) => take).map(({ day, reason }) => ({ day, reason: { ...reason } }))
	const closed = [...hours.closed, ...taken].sort((a, b) => (a.day < b.day ? -1 : 1))
	return confirm ? settled({ ...hours, closed }, year) : { ...hours, closed }
}

const settled = (hours: Hours, year: number): Hours => ({
	...hours,
	confirmedYears: [...new Set([...(hours.confirmedYears ?? []), year])].sort((a, b) => a - b),
})

export const reopened = (hours: Hours, year: number): Hours => ({
	...hours,
	confirmedYears: (hours.confirmedYears ?? []).filter((one) => one !== year),
})

export function yearProblems({ rows }: YearForm, year: number, said: ReadonlySet<string>): string[] {
	const days = rows.filter(({ take }) => take).map(({ day }) => day)
	return [
		...days.filter((day) => !day.startsWith(`${year}-`)).map((day) => W.notThatYear(day === '' ? '' : dateInWords(day), year)),
		...[...new Set(days)]
			.filter((day) => said.has(day) || days.indexOf(day) !== days.lastIndexOf(day))
			.map((day) => W.dayTwice(dateInWords(day))),
	]
}
