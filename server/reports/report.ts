import { Dimension, type FigurePart, type ReportAnswer, type ReportPeriod, type ReportQuery } from '../../contract/reports.ts'
import { targetFor, type Targets } from '../../contract/targets.ts'
import { figuresOf, ratedIn, servedIn } from './figures.ts'
import type { History } from './history.ts'
import { createSelection, TooMuch } from './selection.ts'
import { createTally, type Sums, type TargetsByService } from './tally.ts'
import { withhold } from './withhold.ts'

/** What is answered where the parts are not named: all but how long visitors stayed in all. */
const USUAL: readonly FigurePart[] = ['volumes', 'waits', 'services', 'ratings']
/** Nobody waits longer for one answer, nor do the questions after it. */
const LONGEST_MS = 10_000

/** What a question is answered with, besides the history. */
export interface Asked {
	targets: Targets
	/** Epoch ms. */
	now: number
}

/** @throws {TooMuch} it would have more rows than anyone can read, or take too long */
export function report(history: History, query: ReportQuery, { targets, now }: Asked): ReportAnswer {
	const { from, to, compareFrom, compareTo, by = [] } = query
	const given = { history, query, now, targets }
	const before = compareFrom !== undefined && compareTo !== undefined ? periodOf(given, compareFrom, compareTo) : undefined
	const building = buildingFor(history, compareTo !== undefined && compareTo > to ? compareTo : to)
	return { ...periodOf(given, from, to), by: [...by], at: now, targets, ...(before && { before }), ...(building && { building }) }
}

/** Progress, where days up to this one are still missing. */
export function buildingFor(history: History, to: string) {
	const building = history.building()
	return building && (building.through === null || building.through < to) ? building : undefined
}

export const whereOf = (query: Partial<Record<Dimension, unknown>>): ReadonlySet<Dimension> =>
	new Set(Dimension.options.filter((dimension) => query[dimension] !== undefined))

interface Given {
	history: History
	query: ReportQuery
	now: number
	targets: Targets
}

function periodOf({ history, query, now, targets }: Given, from: string, to: string): ReportPeriod {
	const { names } = history
	const { by = [] } = query
	const parts = new Set(query.parts ?? USUAL)
	// First, because the day on hand may bring names of its own.
	const blocks = history.blocks(from, to, now)
	const selection = createSelection(query, { names, setup: history.setup(), from, to })
	const tally = createTally(parts, targetCodes(history, targets))
	const begun = performance.now()
	for (const block of blocks) {
		if (performance.now() - begun > LONGEST_MS) throw new TooMuch('it takes too long: ask for a shorter period')
		tally.add(block, selection)
	}
	const closed = tally.close(selection.count())
	const based = (key: string[], sums: Sums) => {
		const figures = figuresOf(sums, parts, (code) => names.idOf('reason', code))
		return { key, figures, served: servedIn(sums), rated: ratedIn(figures) }
	}
	const rows = by.length ? selection.keys().map(({ cell, key }) => based(key, closed.of(cell))) : []
	return { from, to, ...withhold({ total: based([], closed.total()), rows }, { by, where: whereOf(query) }) }
}

/** Targets of today's set-up: older services are held against the general one. */
export function targetCodes({ names, setup }: Pick<History, 'names' | 'setup'>, targets: Targets): TargetsByService {
	const own = names.all('service').map(({ id }) => targetFor(targets, { serviceId: id, zoneId: setup().zoneOf(id) }))
	const target = (of: (own: ReturnType<typeof targetFor>) => number | undefined) => {
		const seconds = own.map((one) => Math.floor((of(one) ?? -1000) / 1000))
		return { codes: Int32Array.of(-1, ...seconds), same: new Set(seconds).size === 1 ? seconds[0] : undefined }
	}
	return { wait: target((one) => one.waitMs), service: target((one) => one.serviceMs) }
}
