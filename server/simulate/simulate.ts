import type { Wait } from '../../contract/views.ts'
import { hadToQueue, movedLevels } from '../domain/forecast/learn.ts'
import { emptyMemory, type Memory } from '../domain/forecast/memory.ts'
import { waitFrom } from '../domain/forecast/waits.ts'
import { joined, overtakesOf, waitSamples, waitsOf, type Waits, type WaitSamples } from './figures.ts'
import { createScore, type ForecastFigures, type ZmsFigures } from './forecast-score.ts'
import { memoriesOf, playDay, type Job, type Order, type Played } from './play-day.ts'
import type { Ticket } from './replay.ts'
import type { Trace, Visitor } from './trace.ts'

/** What `--json` prints. Times in ms; ZMS's errors are over the same tickets as ours. */
export interface Result {
	days: number
	/** The traces' site, or `mixed`. */
	site: string
	visits: number
	elapsedMs: number
	waits: Waits
	overtaken: { byOneCounterMax: number; totalMax: number }
	left: number
	noShows: number
	unserved: number
	forecast: ForecastFigures
	zms: ZmsFigures & { waits: Waits }
	fifo: { waits: Waits }
}
/** The result, and the waits behind it. */
export interface Simulated {
	readonly result: Result
	readonly samples: Partial<Record<Order | 'ours', WaitSamples>>
}

/** Days to count, and past days that only teach; `orders` beside those of the result. */
export interface Question {
	readonly days: readonly Trace[]
	readonly history?: readonly Trace[]
	readonly orders?: readonly Order[]
}

/** Forecasts of a past day, about: enough to learn the levels from. */
const SAMPLE = 150
const ALWAYS: readonly Order[] = ['fifo', 'zms']

/** Replays the days in the order given, `history` first and uncounted; each learns from those of its site before it. */
export function simulate(days: readonly Trace[], history: readonly Trace[] = []): Result {
	const begun = performance.now()
	const question = { days, history }
	return tally(question, jobsOf(question).map(playDay), begun).result
}

/** The days to play, past ones first. They can be played in any order, or at once. */
export function jobsOf({ days, history = [], orders = [] }: Question): Job[] {
	const memories = memoriesOf([...history, ...days])
	return [...history, ...days].map((trace, i) => {
		const counts = i >= history.length
		return {
			trace,
			memory: memories[i] ?? emptyMemory(),
			every: counts ? 1 : Math.max(1, Math.round(trace.visitors.length / SAMPLE)),
			orders: counts ? [...ALWAYS, ...orders] : [],
		}
	})
}

/** Adds up days that were played, in the order of {@link jobsOf}. */
export function tally({ days, history = [] }: Question, played: readonly Played[], begun: number): Simulated {
	const score = createScore()
	const levels = new Map<string, Memory['levels']>()
	for (const [i, trace] of [...history, ...days].entries()) {
		const day = played[i]
		if (!day) throw new RangeError(`day ${i} was not played`)
		const before = levels.get(trace.site) ?? emptyMemory().levels
		const told = new Map([...day.runs].map(([visitor, runs]) => [visitor, waitFrom(runs, before)]))
		score.add(day.tickets, told, day.zmsTold, i >= history.length)
		levels.set(trace.site, levelsAfter(before, day.tickets, told))
	}
	return sumUp(days, played.slice(history.length), { ...score.figures(), begun })
}

/** What a day's waits say of the levels: the same that the server learns from its facts. */
function levelsAfter(levels: Memory['levels'], tickets: readonly Ticket[], told: ReadonlyMap<Visitor, Wait>): Memory['levels'] {
	const cases = tickets.flatMap(({ visitor, calledAt }) => {
		const wait = told.get(visitor)
		if (!wait || calledAt === undefined || !hadToQueue({ told: wait, issuedAt: visitor.t, calledAt })) return []
		return [{ ...wait, actual: calledAt - visitor.t }]
	})
	return movedLevels(levels, cases)
}

function sumUp(
	days: readonly Trace[],
	played: readonly Played[],
	{ forecast, zms, begun }: { forecast: ForecastFigures; zms: ZmsFigures; begun: number },
): Simulated {
	const tickets = played.flatMap((day) => day.tickets)
	const ended = (end: Ticket['end']) => tickets.filter((ticket) => ticket.end === end).length
	const of = (order: Order) => joined(played.map(({ others }) => others[order]))
	const samples = { ours: waitSamples(tickets), fifo: of('fifo'), zms: of('zms'), strict: of('strict'), novoSga: of('novoSga') }
	const result = {
		days: days.length,
		site: new Set(days.map(({ site }) => site)).size === 1 ? (days[0]?.site ?? '') : 'mixed',
		visits: tickets.length,
		waits: waitsOf(samples.ours),
		overtaken: overtakesOf(tickets),
		left: ended('left'),
		noShows: ended('no-show'),
		unserved: ended('unserved'),
		forecast,
		zms: { ...zms, waits: waitsOf(samples.zms) },
		fifo: { waits: waitsOf(samples.fifo) },
		elapsedMs: Math.round(performance.now() - begun),
	}
	return { result, samples }
}
