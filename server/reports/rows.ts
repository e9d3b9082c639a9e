import { msOfDay, startOfDay } from '../../contract/local-time.ts'
import { dayNumber } from './calendar.ts'
import {
	CLOCK_BACK,
	COLUMNS,
	ENDS,
	FIRST,
	LAST,
	pack,
	packKind,
	packRating,
	SERVED,
	UNANSWERED,
	type Block,
	type Column,
	type Ints,
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
	rows.day.push(day)
	rows.hour.push(Math.floor(msOfDay(visit.issuedAt) / 3_600_000))
	rows.kind.push(packKind(visit.lane, visit.channel, visit.language))
	rows.end.push(packEnd(stop, i === 0, isLast))
	rows.recalls.push(stop.recalls)
	rows.reinstated.push(stop.reinstated)
	rows.wait.push(length(waitOf(stop)))
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
	for (const reason of stop.rating?.reasons ?? []) {
		rows.reasonRow.push(rows.day.length - 1)
		rows.reason.push(names.codeOf('reason', reason))
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

const packEnd = (stop: Stop, isFirst: boolean, isLast: boolean): number =>
	ENDS.indexOf(stop.end) | (isFirst ? FIRST : 0) | (isLast ? LAST : 0) | (isServed(stop) ? SERVED : 0) | (stop.clockBack ? CLOCK_BACK : 0)

/** Whole seconds, half up, plus one; 0 is none. */
const length = (ms: number | undefined): number => (ms === undefined ? 0 : Math.round(ms / 1000) + 1)

export function blockOf(rows: Rows): Block {
	const packed = new Map<Column, Ints>()
	return {
		rows: rows.day.length,
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
		const isPair = column === 'reasonRow' || column === 'reason'
		kept[column] = rows[column].filter((_, i) => stays(isPair ? (rows.reasonRow[i] ?? 0) : i))
	}
	kept.reasonRow = kept.reasonRow.map((row) => places[row] ?? 0)
	return kept
}
