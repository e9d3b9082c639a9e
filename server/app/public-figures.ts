import type { Centre } from '../../contract/centre.ts'
import { dayBefore, localDay } from '../../contract/local-time.ts'
import { PUBLIC_FROM, type PublicFigures, type PublicPeriod } from '../../contract/public-figures.ts'
import type { ReportAnswer, ReportQuery } from '../../contract/reports.ts'
import { targetsOf } from '../../contract/targets.ts'
import type { Clock } from '../ports/core.ts'

/** While days are still being counted, what was found so far is asked for again after this long. */
const UNFINISHED_MS = 60_000
/** Also of days that are over: a dossier of facts brought back from a copy changes them. */
const KEPT_MS = 60 * 60_000

interface Parts {
	/** JSON in UTF-8 of a `ReportAnswer`. */
	report: (query: ReportQuery) => Promise<{ ok: true; json: Uint8Array } | { ok: false }>
	centre: () => Centre
	clock: Clock
}

/**
 * The public figure: of days that are over, never of today, so that nobody who watches a desk can tell who answered what.
 * Counted once an hour at most, however many ask.
 *
 * @returns `undefined` while it cannot be counted
 */
export function createPublicFigures({ report, centre, clock }: Parts): () => Promise<PublicFigures | undefined> {
	let kept: { figures: PublicFigures; day: string; until: number } | undefined
	let counting: Promise<PublicFigures | undefined> | undefined

	async function count(day: string): Promise<PublicFigures | undefined> {
		const answers: ReportAnswer[] = []
		for (const period of PERIODS) {
			const told = await report({ ...spanOf(period, day), parts: ['ratings'] })
			if (!told.ok) return undefined
			answers.push(JSON.parse(new TextDecoder().decode(told.json)) as ReportAnswer)
		}
		const { id, name, ...rest } = centre()
		const periods = answers.map((answer, i) => publicPeriod(PERIODS[i] ?? 'day', answer))
		const figures = { centre: { id, name }, at: clock.now(), target: targetsOf(rest).satisfied, periods }
		const isWhole = answers.every(({ building }) => building === undefined)
		kept = { figures, day, until: clock.now() + (isWhole ? KEPT_MS : UNFINISHED_MS) }
		return figures
	}

	return () => {
		const day = dayBefore(localDay(clock.now()), 1)
		if (kept?.day === day && clock.now() < kept.until) return Promise.resolve(kept.figures)
		counting ??= count(day).finally(() => (counting = undefined))
		return counting
	}
}

const PERIODS: readonly PublicPeriod['period'][] = ['day', 'month', 'quarter', 'year']

/** From the period's first day to `day`. */
export function spanOf(period: PublicPeriod['period'], day: string): { from: string; to: string } {
	const [year = '', month = ''] = day.split('-')
	const quarter = String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')
	const from = { day, month: `${year}-${month}-01`, quarter: `${year}-${quarter}-01`, year: `${year}-01-01` }[period]
	return { from, to: day }
}

function publicPeriod(period: PublicPeriod['period'], { from, to, total }: ReportAnswer): PublicPeriod {
	const satisfied = total.ratings?.satisfied
	return { period, from, to, satisfied: satisfied && satisfied.n >= PUBLIC_FROM ? satisfied : null }
}
