import type { Centre } from '../../contract/centre.ts'
import type { ReportOptions } from '../../contract/reports.ts'
import { targetsOf } from '../../contract/targets.ts'
import type { History } from './history.ts'
import type { NamedDimension } from './setup-then.ts'

/** What of the set-up in force a choice shows. */
export type Scale = Pick<Centre, 'rating' | 'targets'>

/** Everything that figures can be grouped and narrowed by, also what the set-up has no more. */
export function options(history: History, { rating, targets }: Scale): ReportOptions {
	const building = history.building()
	return {
		days: history.days(),
		service: named(history, 'service'),
		field: named(history, 'field'),
		agency: named(history, 'agency'),
		zone: named(history, 'zone'),
		counter: named(history, 'counter'),
		officer: named(history, 'officer'),
		procedure: named(history, 'procedure'),
		outcome: named(history, 'outcome'),
		reasons: named(history, 'reason'),
		levels: rating.levels.map(({ level, name, counts }) => ({ level, name, counts })),
		targets: targetsOf({ targets }),
		...(building && { building }),
	}
}

function named({ names, setup }: History, dimension: NamedDimension) {
	const current = setup().names.filter((n) => n.dimension === dimension)
	const ids = new Set(current.map(({ id }) => id))
	const gone = names.all(dimension).filter(({ id }) => !ids.has(id))
	return [
		...current.map(({ id, name }) => ({ id, name, current: true })),
		...gone.map(({ id, name }) => ({ id, name: name ?? { vi: id, en: id }, current: false })),
	]
}
