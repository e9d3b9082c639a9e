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
	SERVED,
	SPARSE,
	WALK_UP,
	type Block,
	type Column,
	type ENDS,
} from './columns.ts'
import type { History } from './history.ts'
import type { Names } from './names.ts'
import { buildingFor, targetCodes, whereOf, type Asked } from './report.ts'
import { createSelection } from './selection.ts'
import type { TargetsByService } from './tally.ts'
import { TOLD_FROM } from './withhold.ts'

/** The stops behind a cell, in the order of their days and of issue. An officer's are not listed when they are fewer than ten. */
export function visits(history: History, query: VisitsQuery, { targets, now }: Asked): VisitsAnswer {
	const { from, to, after, limit } = query
	// First, because the day on hand may bring names of its own.
	const blocks = history.blocks(from, to, now)
	const selection = createSelection(query, { names: history.names, setup: history.setup(), from, to })
	const codes = targetCodes(history, targets)
	const asked = Uint8Array.from({ length: 256 }, (_, end) => Number(isAsked(end, query.of)))
	const page: ReportVisit[] = []
	let total = 0
	let served = 0
	for (const block of blocks) {
		const found: number[] = []
		const picked = selection.pick(block)
		const ends = block.read('end')
		const isOne = behind(block, query.of, codes)
		for (let row = 0; row < ends.length; row++) {
			if ('cells' in picked && (picked.cells[row] as number) < 0) continue
			if (((ends[row] as number) & SERVED) !== 0) served++
			if (asked[ends[row] as number] === 0 || (isOne && !isOne(row))) continue
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

const FLAGS: Partial<Record<VisitsOf, number>> = { served: SERVED, clockBack: CLOCK_BACK, walkUps: FIRST | WALK_UP, issued: FIRST }

/** Whether rows of this end are among those asked for, as far as the end tells; counted as in `Volumes`. */
function isAsked(end: number, of: VisitsOf): boolean {
	const as = BY_END[of]
	if (as !== undefined) return endIn(end) === as
	const flags = FLAGS[of] ?? 0
	return (end & flags) === flags
}

/** What the end does not tell. */
function behind(block: Block, of: VisitsOf, targets: TargetsByService): ((row: number) => boolean) | undefined {
	if (of === 'recalls' || of === 'reinstated') {
		const rows = new Set(block.read(SPARSE[of]))
		return (row) => rows.has(row)
	}
	if (of !== 'overTarget') return undefined
	const [waits, services] = [block.read('wait'), block.read('service')]
	return (row) => (waits[row] as number) > (targets.wait.codes[services[row] as number] ?? Infinity) + 1
}

const LISTED = [
	...(['day', 'number', 'service', 'counter', 'procedure', 'kind', 'stop', 'stops', 'end'] as const),
	...(['issued', 'called', 'serving', 'ended', 'wait', 'served'] as const),
] satisfies Column[]

function visitsAt(block: Block, rows: readonly number[], { names }: History): ReportVisit[] {
	const columns = new Map(LISTED.map((column) => [column, block.read(column)]))
	const [later, laterRows] = [block.read('laterWait'), block.read('laterWaitRow')]
	return rows.map((row) => visitOf((column) => columns.get(column)?.[row] ?? 0, later[laterRows.indexOf(row)] ?? 0, names))
}

function visitOf(value: (column: (typeof LISTED)[number]) => number, laterWait: number, names: Names): ReportVisit {
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
		waitMs: length(value('wait') || laterWait),
		serviceMs: length(value('served')),
	}
}
