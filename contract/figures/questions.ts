import type { Dimension, FigurePart, ReportAnswer } from '../reports.ts'
import type { Period } from './periods.ts'
import { trendOf } from './periods.ts'

/** Days, and what they are narrowed to. */
export interface Asked {
	period: Period
	compare?: Period | undefined
	/** By one dimension, to one key; the whole centre without it. */
	scope?: Scope | undefined
}
export interface Scope {
	dimension: Dimension
	key: string
}

/** What a report asks for: few questions, each for several tables. */
export const QUESTIONS = ['hours', 'zones', 'services', 'week', 'ways', 'trend', 'officers'] as const
export type QuestionId = (typeof QUESTIONS)[number]
export type Answers = Record<QuestionId, ReportAnswer>

const SHAPES: Record<QuestionId, { by: Dimension[]; parts: FigurePart[] }> = {
	hours: { by: ['hour'], parts: ['volumes', 'waits', 'services', 'ratings'] },
	zones: { by: ['zone'], parts: ['volumes', 'waits', 'ratings'] },
	services: { by: ['service'], parts: ['volumes', 'waits'] },
	week: { by: ['weekday', 'hour'], parts: ['volumes'] },
	ways: { by: ['lane', 'channel'], parts: ['volumes'] },
	trend: { by: ['month'], parts: ['volumes', 'waits', 'ratings'] },
	officers: { by: ['officer'], parts: ['volumes', 'services', 'ratings'] },
}

export interface Question {
	from: string
	to: string
	compareFrom?: string
	compareTo?: string
	by: Dimension[]
	parts: FigurePart[]
	scope?: Scope | undefined
}

/** `first`: the first day with facts, where a trend cannot begin before. */
export function questionOf(id: QuestionId, { period, compare, scope }: Asked, first: string | undefined): Question {
	const { by, parts } = SHAPES[id]
	if (id === 'trend') return { ...trendOf(period, first), parts, scope }
	const compared = id === 'hours' && compare ? { compareFrom: compare.from, compareTo: compare.to } : {}
	return { from: period.from, to: period.to, ...compared, by, parts, scope }
}

/** As the address of a request. */
export function addressOf({ scope, by, parts, ...days }: Question): string {
	const params = new URLSearchParams(days)
	for (const dimension of by) params.append('by', dimension)
	for (const part of parts) params.append('parts', part)
	if (scope) params.append(scope.dimension, scope.key)
	return `/reports?${params}`
}
