import { comparedWith, COMPARISONS, periodOf, PRESETS, type Comparison, type Period, type Preset } from '../../contract/figures/periods.ts'
import type { Asked, Scope } from '../../contract/figures/questions.ts'
import type { Behind } from '../../contract/figures/draw/shapes.ts'
import type { Dimension, VisitsOf } from '../../contract/reports.ts'

/** What a report is narrowed by; an officer's figures are seen in their table alone. */
export const SCOPES = ['zone', 'agency', 'field', 'service', 'counter', 'procedure'] as const satisfies Dimension[]

/** What the address says: `this-month/zone=zone-a/before`, and the list behind a figure `…/issued/hour=8`. */
export interface Place {
	/** A name of a period, or the days themselves. */
	when: Preset | Period
	scope: Scope | undefined
	comparison: Comparison
	behind: Behind | undefined
}

const DAY = /^\d{4}-\d\d-\d\d$/

/** Reads the parts of an address after `#reports/`; what cannot be read is what one usually looks at. */
export function placeOf([when = '', scope = '', comparison = '', of = '', where = '']: readonly string[]): Place {
	const [from = '', to = ''] = when.split('..')
	const days = DAY.test(from) && DAY.test(to) && from <= to ? { from, to } : undefined
	const [narrowed] = pairsIn(scope)
	return {
		when: days ?? PRESETS.find((preset) => preset === when) ?? 'this-month',
		scope: narrowed && SCOPES.some((one) => one === narrowed.dimension) ? narrowed : undefined,
		comparison: COMPARISONS.find((one) => one === comparison) ?? 'before',
		behind: of ? { of: of as VisitsOf, where: pairsIn(where) } : undefined,
	}
}

const pairsIn = (written: string): Scope[] =>
	[...new URLSearchParams(written)].map(([dimension, key]) => ({ dimension: dimension as Dimension, key }))
const writtenAs = (pairs: readonly Scope[]): string => new URLSearchParams(pairs.map(({ dimension, key }) => [dimension, key])).toString()

export function addressFor({ when, scope, comparison, behind }: Place): string {
	const days = typeof when === 'string' ? when : `${when.from}..${when.to}`
	const parts = [days, scope ? writtenAs([scope]) : 'all', comparison, ...(behind ? [behind.of, writtenAs(behind.where)] : [])]
	return `#reports/${parts.map(encodeURIComponent).join('/')}`
}

export function askedAt({ when, scope, comparison }: Place, today: string): Asked {
	const period = typeof when === 'string' ? periodOf(when, today) : when
	return { period, compare: comparedWith(period, comparison), scope }
}

/** The address of the visits behind a figure. A mark of a month or a day is of these days, whatever the period is. */
export function visitsAddress({ period, scope }: Asked, { of, where }: Behind, after: number): string {
	const days = where.find(({ dimension }) => dimension === 'month' || dimension === 'day')
	const params = new URLSearchParams({ ...(days ? daysOf(days.key) : period), of, after: String(after) })
	for (const { dimension, key } of [...(scope ? [scope] : []), ...where.filter((one) => one !== days)]) params.append(dimension, key)
	return `/reports/visits?${params}`
}

function daysOf(key: string): Period {
	if (DAY.test(key)) return { from: key, to: key }
	const [year, month] = key.split('-').map(Number) as [number, number]
	return { from: `${key}-01`, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) }
}

/** The report as a file; the server asks the same questions again. */
export function fileAddress({ period, compare, scope }: Asked, file: string): string {
	const params = new URLSearchParams({ ...period, ...(compare && { compareFrom: compare.from, compareTo: compare.to }) })
	if (scope) params.append(scope.dimension, scope.key)
	return `/api/reports/files/${file}?${params}`
}
