import { weekdayOf } from '../../contract/local-time.ts'
import type { Dimension } from '../../contract/reports.ts'
import { dayNumber, dayOf, monthOf, quarterOf, weekOf, yearOf } from './calendar.ts'
import { channelIn, CHANNELS, laneIn, LANES, languageIn, LANGUAGES, type Column } from './columns.ts'
import type { Names } from './names.ts'
import type { NamedDimension, SetupThen } from './setup-then.ts'

/** One dimension as the columns have it: what each code of a column reads as. */
export interface Axis {
	column: Column
	/** By code; `undefined`: outside the period, or no such code. */
	keys: (string | undefined)[]
	/** Where a key stands among the others. */
	orderOf: (key: string) => number | string
}

export interface Known {
	names: Names
	/** The set-up in force, for the order. */
	setup: SetupThen
	from: string
	to: string
}

const OF_DAY = {
	weekday: (day: string) => String(weekdayOf(day)),
	day: (day: string) => day,
	week: weekOf,
	month: monthOf,
	quarter: quarterOf,
	year: yearOf,
} as const
const OF_KIND = {
	lane: { words: LANES, within: laneIn },
	channel: { words: CHANNELS, within: channelIn },
	language: { words: LANGUAGES, within: languageIn },
} as const
/** Lanes, channels and languages take five bits. */
const KINDS = 32

export function axisOf(dimension: Dimension, known: Known): Axis {
	if (dimension === 'hour') return { column: 'hour', keys: Array.from({ length: 24 }, (_, hour) => String(hour)), orderOf: Number }
	if (dimension in OF_DAY) return dayAxis(OF_DAY[dimension as keyof typeof OF_DAY], known)
	if (dimension in OF_KIND) {
		const { words, within } = OF_KIND[dimension as keyof typeof OF_KIND]
		const list: readonly string[] = words
		return { column: 'kind', keys: Array.from({ length: KINDS }, (_, kind) => list[within(kind)]), orderOf: (key) => list.indexOf(key) }
	}
	return namedAxis(dimension as Exclude<NamedDimension, 'reason'>, known)
}

function dayAxis(keyOf: (day: string) => string, { from, to }: Known): Axis {
	const keys: Axis['keys'] = []
	for (let day = dayNumber(from); day <= dayNumber(to); day++) keys[day] = keyOf(dayOf(day))
	return { column: 'day', keys, orderOf: (key) => key }
}

/** In the order of the set-up in force, then those it has no more, then none. */
function namedAxis(dimension: Exclude<NamedDimension, 'reason'>, { names, setup }: Known): Axis {
	const all = names.all(dimension)
	const current = setup.names.filter((n) => n.dimension === dimension)
	const order = new Map([...current, ...all.filter(({ id }) => !current.some((n) => n.id === id))].map(({ id }, i) => [id, i]))
	return { column: dimension, keys: ['', ...all.map(({ id }) => id)], orderOf: (key) => (key === '' ? Infinity : (order.get(key) ?? 0)) }
}

/** Two keys of one axis in its order. */
export function compareKeys({ orderOf }: Axis, a: string, b: string): number {
	const [x, y] = [orderOf(a), orderOf(b)]
	return x < y ? -1 : x > y ? 1 : 0
}
