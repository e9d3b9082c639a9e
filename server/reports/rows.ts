import { msOfDay, startOfDay } from '../../contract/local-time.ts'
import { dayNumber } from './calendar.ts'
import {
	CLOCK_BACK,
	COLUMNS,
	ENDS,
	FIRST,
	pack,
	packKind,
	packRating,
	rowsBeside,
	SERVED,
	SPARSE,
	UNANSWERED,
	WALK_UP,
	type Block,
	type Column,
	type Ints,
	type Sparse,
} from './columns.ts'
import type { Folded } from './day-fold.ts'
import type { Names } from './names.ts'
import { isServed, waitOf, type Stop } from './stop.ts'

/** Rows being gathered: one list of numbers a column. */
export type Rows = Record<Column, number[]>
export const noRows = (): Rows => Object.fromEntries(COLUMNS.map((column) => [column, [] as number[]])) as unknown as Rows

/** Adds every stop of these visits of one day. */
export function addVisits(rows: Rows, visits: readonly Folded[], { day, names }: { day: string; names: Names }): void {
	const midnight = startOfDay(day)
	const place = { day: dayNumber(day), midnight, names }
	for (const visit of visits) for (const [i, stop] of visit.stops.entries()) addStop(rows, visit, { stop, i, ...place })
}

interface Placed {
	stop: Stop
	i: number
	day: number
	midnight: number
	names: Names
}

function addStop(rows: Rows, visit: Folded, { stop, i, day, midnight, names }: Placed): void {
	const isLast = i === visit.stops.length - 1
	const moment = (at: number | undefined) => (at === undefined ? 0 : Math.max(0, Math.floor((at - midnight) / 1000)) + 1)
	const whose = whoseIs(visit, stop)
	for (const [space, id] of Object.entries(whose)) rows[space as keyof typeof whose].push(names.codeOf(space as keyof typeof whose, id))
	addSparse(rows, { recalls: stop.recalls, reinstated: stop.reinstated, laterWait: i === 0 ? 0 : length(waitOf(stop)) })
	for (const reason of stop.rating?.reasons ?? []) addSparse(rows, { reason: names.codeOf('reason', reason) })
	rows.day.push(day)
	rows.hour.push(Math.floor(msOfDay(visit.issuedAt) / 3_600_000))
	rows.kind.push(packKind(visit.lane, visit.channel, visit.language))
	rows.end.push(packEnd(stop, { isFirst: i === 0, isWalkUp: visit.channel === 'walk-up' }))
	rows.wait.push(i === 0 ? length(waitOf(stop)) : 0)
	rows.served.push(length(isServed(stop) ? stop.servedMs : undefined))
	rows.allServed.push(length(isLast && stop.end === 'completed' ? visit.stops.reduce((sum, s) => sum + s.servedMs, 0) : undefined))
	rows.stay.push(length(isLast ? visit.stayMs : undefined))
	rows.rating.push(stop.rating ? packRating(stop.rating.level, stop.rating.counts) : stop.unanswered && !isRated(visit) ? UNANSWERED : 0)
	rows.number.push(names.codeOf('number', visit.number))
	rows.stop.push(i + 1)
	rows.stops.push(visit.stops.length)
	rows.issued.push(moment(visit.issuedAt))
	rows.called.push(moment(stop.firstCallAt))
	rows.serving.push(moment(stop.servedFromAt))
	rows.ended.push(moment(stop.endedAt))
}

/** Of the row that comes next. */
function addSparse(rows: Rows, values: Partial<Record<Sparse, number>>): void {
	for (const [column, value] of Object.entries(values) as [Sparse, number][]) {
		if (value === 0) continue
		rows[column].push(value)
		rows[SPARSE[column]].push(rows.day.length)
	}
}

/** A visit is rated once, at whichever stop. */
const isRated = ({ stops }: Folded): boolean => stops.some((stop) => stop.rating !== undefined)

function whoseIs({ setup, procedureId }: Folded, { serviceId, counterId, officer, outcome }: Stop) {
	return {
		service: serviceId,
		field: setup.fieldOf({ procedureId, serviceId }),
		agency: setup.agencyOf({ procedureId, counterId }),
		zone: setup.zoneOf(serviceId),
		counter: counterId,
		officer,
		procedure: procedureId,
		outcome,
	}
}

const packEnd = (stop: Stop, { isFirst, isWalkUp }: { isFirst: boolean; isWalkUp: boolean }): number =>
	ENDS.indexOf(stop.end) |
	(isFirst ? FIRST : 0) |
	(isWalkUp ? WALK_UP : 0) |
	(isServed(stop) ? SERVED : 0) |
	(stop.clockBack ? CLOCK_BACK : 0)

/** Whole seconds, half up, plus one; 0 is none. */
const length = (ms: number | undefined): number => (ms === undefined ? 0 : Math.round(ms / 1000) + 1)

export function blockOf(rows: Rows): Block {
	const packed = new Map<Column, Ints>()
	return {
		rows: rows.day.length,
		first: Math.min(...new Set(rows.day)),
		last: Math.max(...new Set(rows.day)),
		read(column) {
			const ints = packed.get(column) ?? pack(rows[column])
			packed.set(column, ints)
			return ints
		},
	}
}

/** The same rows without those of one day. */
export function withoutDay(rows: Rows, day: string): Rows {
	const number = dayNumber(day)
	if (!rows.day.includes(number)) return rows
	const kept = noRows()
	/** New place of each row that stays. */
	const places = rows.day.map((d): number => (d === number ? -1 : 0))
	let next = 0
	for (const [i, place] of places.entries()) if (place === 0) places[i] = next++
	const stays = (row: number) => (places[row] ?? -1) >= 0
	for (const column of COLUMNS) {
		const beside = rowsBeside(column)
		const values = rows[column].filter((_, i) => stays(beside ? (rows[beside][i] ?? 0) : i))
		kept[column] = column === beside ? values.map((row) => places[row] ?? 0) : values
	}
	return kept
}
