import type { Recorded } from '../../contract/facts.ts'
import { ReportQuery, VisitsQuery } from '../../contract/reports.ts'
import { Targets } from '../../contract/targets.ts'
import { createHistory } from '../../server/reports/history.ts'
import { report } from '../../server/reports/report.ts'
import { openTables, type Tables } from '../../server/reports/tables.ts'
import { visits } from '../../server/reports/visits.ts'
import { memorySource } from './memory-source.ts'

/** The engine over a log in memory, all of it read. */
export function engineOver(
	log: readonly Recorded[],
	{ tables = openTables(':memory:'), now = log.at(-1)?.at ?? 0, targets = {} }: { tables?: Tables; now?: number; targets?: object } = {},
) {
	const history = createHistory(memorySource(log), tables)
	while (history.step());
	const period = { from: '2026-01-01', to: '2027-12-31' }
	const asked = { targets: Targets.parse(targets), now }
	return {
		history,
		report: (query: object = {}) => report(history, ReportQuery.parse({ ...period, ...query }), asked),
		visits: (query: object = {}) => visits(history, VisitsQuery.parse({ ...period, ...query }), asked),
	}
}
