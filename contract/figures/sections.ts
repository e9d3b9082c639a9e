import type { ReportAnswer } from '../reports.ts'
import type { Context } from './context.ts'
import { drawArrivals } from './draw/columns.ts'
import { drawEndings, drawReasons, drawWays, drawWithin } from './draw/bars.ts'
import { drawWaits } from './draw/dots.ts'
import { drawWeek } from './draw/heat.ts'
import type { Drawing } from './draw/shapes.ts'
import { drawRatings } from './draw/stacks.ts'
import { drawTrend } from './draw/trend.ts'
import type { QuestionId } from './questions.ts'
import type { SectionId } from './tables.ts'

export interface Section {
	id: SectionId
	from: QuestionId
	/** What is not drawn is a table alone: officers are never compared at a glance. */
	draw?: (answer: ReportAnswer, context: Context, width: number) => Drawing
	/** What its marks mean. */
	how?: string
	/** A line of its own on a wide screen. */
	wide?: true
}

/** A report's parts in their order, on screen and on paper. */
export const SECTIONS: readonly Section[] = [
	{ id: 'arrivals', from: 'hours', draw: drawArrivals },
	{ id: 'waits', from: 'hours', draw: drawWaits, how: 'phút; chấm: trung vị, vạch: đến P90' },
	{ id: 'ratings', from: 'zones', draw: drawRatings },
	{ id: 'within', from: 'services', draw: drawWithin },
	{ id: 'endings', from: 'services', draw: drawEndings },
	{ id: 'reasons', from: 'hours', draw: drawReasons },
	{ id: 'lanes', from: 'ways', draw: drawWays(0) },
	{ id: 'channels', from: 'ways', draw: drawWays(1) },
	{ id: 'week', from: 'week', draw: drawWeek, wide: true },
	{ id: 'trend', from: 'trend', draw: drawTrend, wide: true },
	{ id: 'officers', from: 'officers', wide: true },
]
