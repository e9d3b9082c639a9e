import { startOfDay } from '../../contract/local-time.ts'
import type { ReportVisit, VisitsAnswer, VisitsOf, VisitsQuery } from '../../contract/reports.ts'
import { dayOf } from './calendar.ts'
import {
	channelIn,
	CHANNELS,
	CLOCK_BACK,
	endIn,
	FIRST,
	laneIn,
	LANES,
	LAST,
	SERVED,
	type Block,
	type Column,
	type ENDS,
} from './columns.ts'
import type { History } from './history.ts'
import type { Names } from './names.ts'
import { buildingFor, targetCodes, whereOf, type Asked } from './report.ts'
import { createSelection } from './selection.ts'
import type { TargetCodes } from './tally.ts'
import { TOLD_FROM } from './withhold.ts'

/** The stops behind a cell, in the order of their days and of issue. An officer's are not listed when they are fewer than ten. */
export function visits(history: History, query: VisitsQuery, { targets, now }: Asked): VisitsAnswer {
	const { from, to, after, limit } = query
	const selection = createSelection(query, { names: history.names, setup: history.setup(), from, to })
	const codes = targetCodes(history, targets)
	const page: ReportVisit[] = []
	let total = 0
	let served = 0
	for (const block of history.blocks(from, to, now)) {
		const ends = block.read('end')
		const isOne = behind(block, query.of, codes)
		const found: number[] = []
		for (const [row, cell] of selection.cellsOf(block).entries()) {
			if (cell < 0) continue
			if (((ends[row] as number) & SERVED) !== 0) served++
			if (!isOne(row)) continue
			if (total >= after && total < after + limit) found.push(row)
			total++
		}
		if (found.length) page.push(...visitsAt(block, found, history))
	}
	const building = buildingFor(history, to)
	const isOfFew = whereOf(query).has('officer') && served < TOLD_FROM
	return { ...(isOfFew ? { total: 0, visits: [], withheld: true } : { total, visits: page }), ...(building && { building }) }
}

const BY_END: Partial<Record<VisitsOf, (typeof ENDS)[number]>> = {
	completed: 'completed',
	noShows: 'no-show',
	cancelled: 'cancelled',
	left: 'left',
	dayEnd: 'day-end',
	open: 'open',
	transferred: 'transferred',
	steps: 'step',
}

/** Whether a row is one of those that were asked for; counted as in `Volumes`. */
function behind(block: Block, of: VisitsOf, targets: TargetCodes): (row: number) => boolean {
	const ends = block.read('end')
	const has = (flag: number) => (row: number) => ((ends[row] as number) & flag) !== 0
	const end = BY_END[of]
	// The last stop alone ends in one of the others.
	if (end !== undefined) return (row) => endIn(ends[row] as number) === end && (end === 'transferred' || end === 'step' || has(LAST)(row))
	if (of === 'served') return has(SERVED)
	if (of === 'clockBack') return has(CLOCK_BACK)
	if (of === 'recalls' || of === 'reinstated') {
		const counts = block.read(of)
		return (row) => counts[row] !== 0
	}
	if (of === 'overTarget') {
		const [waits, services] = [block.read('wait'), block.read('service')]
		return (row) => waits[row] !== 0 && has(FIRST)(row) && (waits[row] as number) - 1 > (targets.wait[services[row] as number] ?? Infinity)
	}
	if (of === 'walkUps') {
		const kinds = block.read('kind')
		return (row) => has(FIRST)(row) && CHANNELS[channelIn(kinds[row] as number)] === 'walk-up'
	}
	return has(FIRST)
}

const LISTED = [
	...(['day', 'number', 'service', 'counter', 'procedure', 'kind', 'stop', 'stops', 'end'] as const),
	...(['issued', 'called', 'serving', 'ended', 'wait', 'served'] as const),
] satisfies Column[]

function visitsAt(block: Block, rows: readonly number[], { names }: History): ReportVisit[] {
	const columns = new Map(LISTED.map((column) => [column, block.read(column)]))
	return rows.map((row) => visitOf((column) => columns.get(column)?.[row] ?? 0, names))
}

function visitOf(value: (column: (typeof LISTED)[number]) => number, names: Names): ReportVisit {
	const midnight = startOfDay(dayOf(value('day')))
	const moment = (seconds: number) => (seconds === 0 ? null : midnight + (seconds - 1) * 1000)
	const length = (seconds: number) => (seconds === 0 ? null : (seconds - 1) * 1000)
	const kind = value('kind')
	return {
		number: names.idOf('number', value('number')),
		day: dayOf(value('day')),
		serviceId: names.idOf('service', value('service')),
		counterId: names.idOf('counter', value('counter')) || null,
		procedureId: names.idOf('procedure', value('procedure')) || null,
		lane: LANES[laneIn(kind)] ?? 'regular',
		channel: CHANNELS[channelIn(kind)] ?? 'kiosk',
		stop: value('stop'),
		stops: value('stops'),
		end: endIn(value('end')),
		issuedAt: moment(value('issued')) ?? midnight,
		calledAt: moment(value('called')),
		servingAt: moment(value('serving')),
		endedAt: moment(value('ended')),
		waitMs: length(value('wait')),
		serviceMs: length(value('served')),
	}
}
