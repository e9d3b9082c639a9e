import type { Wait } from '../../contract/views.ts'
import { keptByArrival, keptByZms } from './by-order.ts'
import { keptByRules } from './by-rules.ts'
import { createExperience, type Experience } from './experience.ts'
import { overtakesOf, waitsOf, type Waits } from './figures.ts'
import { createScore, type ForecastFigures, type ZmsFigures } from './forecast-score.ts'
import { replay, type Ticket } from './replay.ts'
import { centreOf } from './trace-centre.ts'
import type { Trace, Visitor } from './trace.ts'
import { zmsEstimate } from './zms.ts'

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

/**
 * Replays the days in the order given, `history` first and uncounted. Each day knows from those before it what a service
 * usually takes ({@link Experience}), as an administrator would set it; and ZMS its band.
 */
export function simulate(days: readonly Trace[], history: readonly Trace[] = []): Result {
	const begun = performance.now()
	const experience = createExperience()
	const score = createScore()
	for (const trace of history) playDay(trace, experience, (tickets, told, zms) => score.add(tickets, told, zms, false))
	const tickets = days.flatMap((trace) => playDay(trace, experience, (...played) => score.add(...played, true)))
	const { forecast, zms } = score.figures()
	const ended = (end: Ticket['end']) => tickets.filter((ticket) => ticket.end === end).length
	return {
		days: days.length,
		site: new Set(days.map(({ site }) => site)).size === 1 ? (days[0]?.site ?? '') : 'mixed',
		visits: tickets.length,
		waits: waitsOf(tickets),
		overtaken: overtakesOf(tickets),
		left: ended('left'),
		noShows: ended('no-show'),
		unserved: ended('unserved'),
		forecast,
		zms: { ...zms, waits: waitsOf(days.flatMap((trace) => replay(trace, keptByZms))) },
		fifo: { waits: waitsOf(days.flatMap((trace) => replay(trace, keptByArrival))) },
		elapsedMs: Math.round(performance.now() - begun),
	}
}

type Note = (tickets: Ticket[], told: ReadonlyMap<Visitor, Wait>, zmsTold: ReadonlyMap<Visitor, number>) => void

/** One day under the real rules; ZMS is asked for its estimate at each issue as well. */
function playDay(trace: Trace, experience: Experience, note: Note): Ticket[] {
	const rules = keptByRules(
		trace,
		centreOf(trace, (serviceId) => experience.usualMs(trace.site, serviceId)),
	)
	const zmsTold = new Map<Visitor, number>()
	const tickets = replay(trace, {
		...rules,
		issue(visitor, hall) {
			zmsTold.set(visitor, zmsEstimate(trace, visitor, hall))
			rules.issue(visitor, hall)
		},
	})
	experience.learn(trace, tickets)
	note(tickets, rules.told, zmsTold)
	return tickets
}
