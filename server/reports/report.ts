import { Dimension, FigurePart, type ReportAnswer, type ReportPeriod, type ReportQuery } from '../../contract/reports.ts'
import { targetFor, type Targets } from '../../contract/targets.ts'
import { figuresOf, ratedIn, servedIn } from './figures.ts'
import type { History } from './history.ts'
import { createSelection, TooMuch } from './selection.ts'
import { Tally, type TargetCodes } from './tally.ts'
import { withhold } from './withhold.ts'

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
	const given = { history, query, now, targets: targetCodes(history, targets) }
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
	targets: TargetCodes
}

function periodOf({ history, query, now, targets }: Given, from: string, to: string): ReportPeriod {
	const { names } = history
	const parts = new Set(query.parts ?? FigurePart.options)
	const selection = createSelection(query, { names, setup: history.setup(), from, to })
	const tally = new Tally(targets)
	const begun = performance.now()
	for (const block of history.blocks(from, to, now)) {
		if (performance.now() - begun > LONGEST_MS) throw new TooMuch('it takes too long: ask for a shorter period')
		tally.add(block, selection, parts)
	}
	const based = (key: string[], cell?: number) => {
		const figures = figuresOf(tally, { parts, ...(cell !== undefined && { cell }), reasonOf: (code) => names.idOf('reason', code) })
		return { key, figures, served: servedIn(tally, cell), rated: ratedIn(figures) }
	}
	const by = query.by ?? []
	const rows = by.length ? selection.keys().map(({ cell, key }) => based(key, cell)) : []
	return { from, to, ...withhold({ total: based([]), rows }, { by, where: whereOf(query) }) }
}

/** Targets of today's set-up: older services are held against the general one. */
export function targetCodes({ names, setup }: Pick<History, 'names' | 'setup'>, targets: Targets): TargetCodes {
	const services = names.all('service')
	const codes = { wait: new Int32Array(services.length + 1).fill(-1), service: new Int32Array(services.length + 1).fill(-1) }
	for (const [i, { id }] of services.entries()) {
		const { waitMs, serviceMs } = targetFor(targets, { serviceId: id, zoneId: setup().zoneOf(id) })
		codes.wait[i + 1] = Math.floor(waitMs / 1000)
		codes.service[i + 1] = serviceMs === undefined ? -1 : Math.floor(serviceMs / 1000)
	}
	return codes
}
