import { agencyCalendar, calendarOf, counterCalendar, serviceCalendar, type Calendar } from '../../contract/calendar.ts'
import type { Centre } from '../../contract/centre.ts'
import type { Edit } from '../../contract/draft.ts'
import type { Hours } from '../../contract/hours.ts'
import { CALENDAR_WORDS as W } from './words.ts'

/** What of the set-up says who works when. */
export type Workers = Pick<Centre, 'hours' | 'agencies' | 'counters' | 'services' | 'profiles'>
export const WORKER_PARTS = ['hours', 'agencies', 'counters', 'services', 'profiles'] as const

/** Whose calendar is looked at; `undefined` is the centre's. */
export type Whose = { readonly part: OwnPart; readonly id: string } | undefined
const OWN_PARTS = ['agencies', 'counters', 'services'] as const
type OwnPart = (typeof OWN_PARTS)[number]

/** `['agencies', 'UBX']`, as the address has it after the section's name. Whoever is not there is the centre. */
export function whoseAt(place: readonly string[], workers: Workers): Whose {
	const part = OWN_PARTS.find((name) => name === place[0])
	const id = place[1]
	return part && workers[part].some((item) => item.id === id) ? { part, id: id ?? '' } : undefined
}

/** The other way round, with the section's name before it. */
export const addressOf = (whose: Whose): string => `#calendar${whose ? `/${whose.part}/${encodeURIComponent(whose.id)}` : ''}`

interface Choice {
	address: string
	name: string
}

/** Everyone whose calendar may be looked at, in groups; who has hours of their own is marked. */
export const choicesOf = (workers: Workers): { name: string; choices: Choice[] }[] =>
	OWN_PARTS.map((part) => ({
		name: W.parts[part],
		choices: workers[part].map(({ id, hours }) => ({
			address: addressOf({ part, id }),
			name: `${nameOf(workers, { part, id })}${hours ? ` · ${W.own}` : ''}`,
		})),
	})).filter(({ choices }) => choices.length > 0)

export function nameOf(workers: Workers, whose: Whose): string {
	if (!whose) return W.centre
	if (whose.part === 'counters') return W.counter(workers.counters.find(({ id }) => id === whose.id)?.number ?? 0)
	const item = whose.part === 'agencies' ? find(workers.agencies, whose.id)?.short : find(workers.services, whose.id)?.name
	return item?.vi ?? whose.id
}

const find = <T extends { id: string }>(list: readonly T[], id: string): T | undefined => list.find((item) => item.id === id)

/** The hours that belong to them alone; of the centre, its hours. */
export const ownHours = (workers: Workers, whose: Whose): Hours | undefined =>
	whose ? find<{ id: string; hours?: Hours | undefined }>(workers[whose.part], whose.id)?.hours : workers.hours

/** What own hours begin as: the week that holds now, and no days of their own. */
export function firstHours(workers: Workers, whose: Whose): Hours {
	const counter = whose?.part === 'counters' ? find(workers.counters, whose.id) : undefined
	const from = counter && find(workers.agencies, counter.agencyId ?? '')?.hours
	return { weekly: (from ?? workers.hours).weekly, closed: [], worked: [] }
}

export function calendarFor(workers: Workers, whose: Whose): Calendar {
	if (whose?.part === 'agencies') return agencyCalendar(workers, whose.id)
	if (whose?.part === 'counters') return counterCalendar(workers, find(workers.counters, whose.id) ?? {})
	if (whose?.part === 'services') return serviceCalendar(workers, find(workers.services, whose.id) ?? whose)
	return calendarOf(workers.hours)
}

/** The change of the draft that gives them these hours, or takes their own away. */
export function hoursEdit(workers: Workers, whose: Whose, hours: Hours | undefined): Edit {
	if (!whose) return { part: 'hours', set: hours ?? workers.hours }
	const { hours: _, ...item } = find<{ id: string; hours?: Hours | undefined }>(workers[whose.part], whose.id) ?? { id: whose.id }
	return { part: whose.part, put: { ...item, ...(hours && { hours }) } }
}

/** Weekdays on which the centre works, and on which anybody does. */
export function openWeekdays(workers: Workers): { open: Set<number>; anyone: Set<number> } {
	const daysOf = (hours: Hours | undefined) => hours?.weekly.flatMap(({ days }) => days) ?? []
	const own = OWN_PARTS.flatMap((part) => workers[part].flatMap(({ hours }) => daysOf(hours)))
	const open = daysOf(workers.hours)
	return { open: new Set(open), anyone: new Set([...open, ...own]) }
}
