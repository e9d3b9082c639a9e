import type { Hours, OpenPart } from '../../contract/hours.ts'
import type { Text } from '../../contract/ids.ts'
import { noText, textIn, textOut } from '../parts/text.ts'
import { daysBetween } from './days.ts'
import { CALENDAR_WORDS as W, WEEKDAYS } from './words.ts'

/** A week as a form holds it: the parts of each day from Monday, which may be half filled in. */
export type WeekForm = OpenPart[][]

const byOpening = (a: OpenPart, b: OpenPart) => (a.open < b.open ? -1 : 1)

export const weekFormOf = ({ weekly }: Pick<Hours, 'weekly'>): WeekForm =>
	WEEKDAYS.map((_, i) =>
		weekly
			.filter(({ days }) => days.includes(i + 1))
			.map(({ open, close }) => ({ open, close }))
			.sort(byOpening),
	)

/** The other way round: days that share a part stand in one line. */
export function weeklyOf(form: WeekForm): Hours['weekly'] {
	const lines = new Map<string, Hours['weekly'][number]>()
	for (const [i, parts] of form.entries())
		for (const { open, close } of parts) {
			const line = lines.get(open + close) ?? { days: [], open, close }
			lines.set(open + close, { ...line, days: [...line.days, i + 1] })
		}
	return [...lines.values()].sort(byOpening)
}

/** What is wrong with the parts of one day, in whole sentences. */
export function partProblems(parts: readonly OpenPart[], name: string): string[] {
	if (parts.some(({ open, close }) => open === '' || close === '')) return [W.halfFilled(name)]
	if (parts.some(({ open, close }) => open >= close)) return [W.backwards(name)]
	const sorted = [...parts].sort(byOpening)
	return sorted.some(({ open }, i) => open < (sorted[i - 1]?.close ?? '')) ? [W.overlap(name)] : []
}

export const weekProblems = (form: WeekForm): string[] => form.flatMap((parts, i) => partProblems(parts, WEEKDAYS[i] ?? ''))

/** What is said of some days that follow each other. */
export interface DayForm {
	from: string
	to: string
	kind: 'usual' | 'closed' | 'worked' | 'part'
	reason: Text
	/** 1 … 7, as a select has it. */
	asWeekday: string
	parts: OpenPart[]
}

const MOST_DAYS = 62

/** A day as these hours have it; parts are ready to be changed into those of the day alone. */
export function dayFormOf(hours: Hours, day: string, usual: OpenPart[]): DayForm {
	const closed = hours.closed.findLast((one) => one.day === day)
	const part = hours.partDays?.findLast((one) => one.day === day)
	const worked = hours.worked.findLast((one) => one.day === day)
	const reason = closed?.reason ?? part?.reason
	return {
		from: day,
		to: day,
		kind: closed ? 'closed' : part ? 'part' : worked ? 'worked' : 'usual',
		reason: reason ? textIn(reason) : noText(),
		asWeekday: String(worked?.asWeekday ?? 1),
		parts: part?.parts ?? usual,
	}
}

/** These hours with the days of the form as it says, and nothing else said of them. */
export function withDays(hours: Hours, { from, to, kind, reason, asWeekday, parts }: DayForm): Hours {
	const days = daysBetween(from, to)
	const others = <T extends { day: string }>(list: readonly T[] = []) => list.filter(({ day }) => !days.includes(day))
	const inOrder = <T extends { day: string }>(list: readonly T[], added: readonly T[]) =>
		[...list, ...added].sort((a, b) => (a.day < b.day ? -1 : 1))
	const said = reason.vi.trim() === '' ? undefined : textOut(reason)
	const partDays = inOrder(
		others(hours.partDays),
		kind === 'part' ? days.map((day) => ({ day, parts, ...(said && { reason: said }) })) : [],
	)
	const { partDays: _, ...rest } = hours
	return {
		...rest,
		closed: inOrder(others(hours.closed), kind === 'closed' && said ? days.map((day) => ({ day, reason: said })) : []),
		worked: inOrder(others(hours.worked), kind === 'worked' ? days.map((day) => ({ day, asWeekday: Number(asWeekday) })) : []),
		...(partDays.length > 0 && { partDays }),
	}
}

export function dayProblems({ from, to, kind, reason, parts }: DayForm): string[] {
	const problems: string[] = []
	if (from === '' || to === '' || from > to) problems.push(W.badDays)
	else if (daysBetween(from, to).length > MOST_DAYS) problems.push(W.tooManyDays(MOST_DAYS))
	if (kind === 'closed' && reason.vi.trim() === '') problems.push(W.noReason)
	if (kind === 'part') problems.push(...(parts.length === 0 ? [W.noParts] : partProblems(parts, W.thatDay)))
	return problems
}
