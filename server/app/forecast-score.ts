import type { Recorded } from '../../contract/facts.ts'
import type { ForecastJudgement, ForecastScore } from '../../contract/forecast.ts'
import { judge } from '../domain/forecast/judge.ts'
import type { Stop } from '../ports/core.ts'
import type { FactLog } from '../ports/facts.ts'
import type { Today } from './today.ts'

/** Days with facts that are judged. */
const DAYS = 14
/** Facts read at one go: a few milliseconds. */
const BATCH = 200

interface DayScore extends ForecastJudgement {
	day: string
	services: ReadonlyMap<string, ForecastJudgement>
}

export interface ForecastScores {
	/** Of the newest `days` days with facts before today, as far as they are read. */
	last(days: number): ForecastScore
	stop: Stop
}

/**
 * How good the forecasts of the last days were. Read from the log when somebody asks, a few facts at a time so that no
 * command waits; a day that has ended stays judged.
 */
export function createForecastScores(parts: {
	log: Pick<FactLog, 'head' | 'read'>
	today: Pick<Today, 'day'>
	onStoreError: (error: unknown) => void
}): ForecastScores {
	const { log, today } = parts
	/** Newest first. */
	let kept: DayScore[] = []
	/** The day before which all is judged. */
	let before: string | undefined
	let work: Generator<undefined> | undefined
	let timer: NodeJS.Timeout | undefined

	const dayAt = (position: number): string => log.read(position - 1, 1)[0]?.day ?? ''

	/** First position from 1 to `last` that is of this day or a later one: days only grow along the log. */
	function firstOf(day: string, last: number): number {
		let [low, high] = [1, last]
		while (low < high) {
			const middle = (low + high) >> 1
			if (dayAt(middle) >= day) high = middle
			else low = middle + 1
		}
		return low
	}

	function* readDays(date: string): Generator<undefined> {
		const { position } = log.head()
		const scores: DayScore[] = []
		let end = position > 0 && dayAt(position) >= date ? firstOf(date, position) : position + 1
		while (end > 1 && scores.length < DAYS) {
			yield
			const day = dayAt(end - 1)
			const first = firstOf(day, end - 1)
			const known = kept.find((score) => score.day === day)
			if (known) scores.push(known)
			else {
				const facts: Recorded[] = []
				for (let from = first; from < end; from += BATCH) {
					yield
					facts.push(...log.read(from - 1, Math.min(BATCH, end - from)).filter(isOfWaits))
				}
				yield
				const { all, services } = judge(facts)
				scores.push({ day, ...all, services })
			}
			end = first
			kept = [...scores, ...kept.filter((score) => score.day < day)].slice(0, DAYS)
		}
		kept = scores
		before = date
	}

	function go(): void {
		timer = undefined
		try {
			work ??= readDays(today.day.date)
			if (work.next().done) return void (work = undefined)
		} catch (error) {
			work = undefined
			return parts.onStoreError(error)
		}
		timer = setTimeout(go, 0)
		timer.unref()
	}

	return {
		last(days) {
			const pending = before !== today.day.date
			if (pending && !timer) timer = setTimeout(go, 0)
			const shown = kept.filter(({ day, n, untold }) => day < today.day.date && n + untold > 0).slice(0, days)
			return { all: pooled(shown), days: shown.map(({ services: _, ...score }) => score), services: byService(shown), pending }
		},
		stop: () => clearTimeout(timer),
	}
}

/** A whole set-up is large, and tells nothing of waits. */
const isOfWaits = ({ type }: Recorded): boolean => type !== 'CentreConfigured' && type !== 'AppointmentsImported'

function byService(days: readonly DayScore[]): ForecastScore['services'] {
	const ids = new Set(days.flatMap(({ services }) => [...services.keys()]))
	return [...ids].map((serviceId) => ({ serviceId, ...pooled(days.flatMap(({ services }) => services.get(serviceId) ?? [])) }))
}

/** Several judgements as one: each figure weighs by its `n`. */
export function pooled(parts: readonly ForecastJudgement[]): ForecastJudgement {
	const sum = (of: (part: ForecastJudgement) => number) => parts.reduce((total, part) => total + of(part), 0)
	const mean = (of: (part: ForecastJudgement) => number | null): number | null => {
		const told = parts.flatMap((part) => (of(part) === null || part.n === 0 ? [] : [{ value: of(part) ?? 0, n: part.n }]))
		const n = told.reduce((total, part) => total + part.n, 0)
		return n === 0 ? null : told.reduce((total, part) => total + part.value * part.n, 0) / n
	}
	const whole = (value: number | null) => (value === null ? null : Math.round(value))
	return {
		n: sum(({ n }) => n),
		untold: sum(({ untold }) => untold),
		errorMs: whole(mean(({ errorMs }) => errorMs)),
		biasMs: whole(mean(({ biasMs }) => biasMs)),
		inside: mean(({ inside }) => inside),
		above: mean(({ above }) => above),
	}
}
