import { Channel, ReportVisit } from '../../contract/reports.ts'
import { Lane, Language } from '../../contract/ids.ts'

/**
 * One row is one stop of a visit; each of its figures is a column of whole numbers ≥ 0, kept apart, so that a report reads
 * only what it needs. Words are codes of `names.ts`. Lengths and moments are whole seconds plus one; 0 is none.
 */
const DENSE = [
	// Whose it is: codes, 0 for none.
	'service',
	'field',
	'agency',
	'zone',
	'counter',
	'officer',
	'procedure',
	'outcome',
	// Days since 1970-01-01; hour of issue; lane, channel and language in one (`packKind`).
	'day',
	'hour',
	'kind',
	// How it ended and what it is of its visit, in one (`FIRST` …).
	'end',
	// Lengths: from issue to the first call, with the officer, with all officers, in the house.
	'wait',
	'served',
	'allServed',
	'stay',
	// Level and how it counts, in one (`packRating`).
	'rating',
	// For the list behind a cell: the number's code, which stop of how many, seconds since midnight.
	'number',
	'stop',
	'stops',
	'issued',
	'called',
	'serving',
	'ended',
] as const
/** What few rows have: a list of values, and beside it the rows they are of. */
export const SPARSE = { recalls: 'recallsRow', reinstated: 'reinstatedRow', laterWait: 'laterWaitRow', reason: 'reasonRow' } as const
export type Sparse = keyof typeof SPARSE
const SPARSE_COLUMNS = Object.entries(SPARSE).flat() as (Sparse | (typeof SPARSE)[Sparse])[]

export const COLUMNS = [...DENSE, ...SPARSE_COLUMNS] as const
export type Column = (typeof COLUMNS)[number]
/** The column that tells the rows of a sparse column's values; `undefined`: it has a value for each row. */
export const rowsBeside = (column: Column): Column | undefined =>
	Object.entries(SPARSE).find(([values, rows]) => column === values || column === rows)?.[1]

/** As narrow as the largest value allows. */
export type Ints = Uint8Array | Uint16Array | Uint32Array

/** Rows of some days, the first and last of which it may have. */
export interface Block {
	rows: number
	first: number
	last: number
	read(column: Column): Ints
}

/** @throws {RangeError} on what is no whole number from 0 to 2³² − 1: it would be stored as another one */
export function pack(values: readonly number[]): Ints {
	let most = 0
	for (const value of values) {
		if (!(Number.isInteger(value) && value >= 0 && value < 2 ** 32)) throw new RangeError(`${value} fits no column`)
		if (value > most) most = value
	}
	return most < 2 ** 8 ? Uint8Array.from(values) : most < 2 ** 16 ? Uint16Array.from(values) : Uint32Array.from(values)
}

/** Reads what `pack` made, from bytes of `n` values. @throws {RangeError} when the bytes are none of that */
export function unpack(bytes: Uint8Array, n: number): Ints {
	const width = n === 0 ? 1 : bytes.byteLength / n
	// Not as the kind of Buffer that it is: loops are faster over one kind of list.
	if (width === 1) return new Uint8Array(bytes.buffer, bytes.byteOffset, n)
	const at = bytes.byteOffset % width === 0 ? bytes : bytes.slice()
	if (width === 2) return new Uint16Array(at.buffer, at.byteOffset, n)
	if (width === 4) return new Uint32Array(at.buffer, at.byteOffset, n)
	throw new RangeError(`${bytes.byteLength} bytes are no ${n} values`)
}

export const ENDS = ReportVisit.shape.end.options
export const LANES = Lane.options
export const CHANNELS = Channel.options
export const LANGUAGES = Language.options

export const packKind = (lane: Lane, channel: Channel, language: Language): number =>
	LANES.indexOf(lane) | (CHANNELS.indexOf(channel) << 2) | (LANGUAGES.indexOf(language) << 4)
export const laneIn = (kind: number): number => kind & 3
export const channelIn = (kind: number): number => (kind >> 2) & 3
export const languageIn = (kind: number): number => (kind >> 4) & 1

/** Above the four bits of `ENDS`. The last stop of a visit is the one that ended in none of `step`, `transferred`, `moved`. */
export const FIRST = 1 << 4
export const WALK_UP = 1 << 5
export const SERVED = 1 << 6
export const CLOCK_BACK = 1 << 7
export const endIn = (end: number): (typeof ENDS)[number] => ENDS[end & 15] ?? 'open'

export const UNANSWERED = 1
const COUNTS = ['positive', 'neutral', 'negative'] as const
export const packRating = (level: number, counts: (typeof COUNTS)[number]): number => level * 4 + COUNTS.indexOf(counts) + 1
export const levelIn = (rating: number): number => rating >> 2
/** `undefined`: nobody answered. */
export const countsIn = (rating: number) => (levelIn(rating) === 0 ? undefined : COUNTS[(rating & 3) - 1])
