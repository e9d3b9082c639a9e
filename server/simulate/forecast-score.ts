import type { Wait } from '../../contract/views.ts'
import { mean, pinball90, rounded } from './figures.ts'
import type { Ticket } from './replay.ts'
import type { Visitor } from './trace.ts'

/** How far the waits told at issue were from the waits that came, over tickets that had to queue and were called. */
export interface ForecastFigures {
	n: number
	/** Tickets that were told nothing, because nothing could be known; not in `n`. */
	unknown: number
	maeMs: number | null
	/** Above 0: told too long. */
	biasMs: number | null
	/** Shares, 0–1. */
	insideP10P90: number | null
	aboveP90: number | null
	pinball90Ms: number | null
}
export interface ZmsFigures {
	maeMs: number | null
	pinball90Ms: number | null
}

export interface Score {
	/** A day's tickets, with what the product and what ZMS would have told each at issue. */
	add(tickets: readonly Ticket[], told: ReadonlyMap<Visitor, Wait>, zmsTold: ReadonlyMap<Visitor, number>, counts: boolean): void
	figures(): { forecast: ForecastFigures; zms: ZmsFigures }
}

interface Sample {
	actual: number
	/** A rough wait has none: then nothing is too short. */
	p10?: number | undefined
	p50: number
	p90: number
	zms: number
	zmsP90: number
}

export function createScore(): Score {
	const samples: Sample[] = []
	const band = createBand()
	let unknown = 0

	/** ZMS tells one number. Its P90 is learnt from tickets called before, on past days and on this one. */
	const add: Score['add'] = (tickets, told, zmsTold, counts) => {
		const queued = tickets.filter((ticket) => ticket.queued && ticket.calledAt !== undefined)
		const called = [...queued].sort((a, b) => callOf(a) - callOf(b))
		let seen = 0
		const learnUntil = (at: number) => {
			for (let ticket = called[seen]; ticket && callOf(ticket) <= at; ticket = called[++seen])
				band.learn(zmsTold.get(ticket.visitor) ?? 0, callOf(ticket) - ticket.visitor.t)
		}
		for (const ticket of queued) {
			const { visitor } = ticket
			learnUntil(visitor.t)
			const wait = told.get(visitor)
			const zms = zmsTold.get(visitor) ?? 0
			if (!counts) continue
			if (wait) samples.push({ ...wait, actual: callOf(ticket) - visitor.t, zms, zmsP90: band.p90(zms) })
			else unknown++
		}
		learnUntil(Infinity)
	}

	return { add, figures: () => ({ forecast: { n: samples.length, unknown, ...ofProduct(samples) }, zms: ofZms(samples) }) }
}

const callOf = ({ calledAt }: Ticket): number => calledAt ?? Infinity

function ofProduct(samples: readonly Sample[]): Omit<ForecastFigures, 'n' | 'unknown'> {
	return {
		maeMs: rounded(mean(samples.map(({ actual, p50 }) => Math.abs(p50 - actual)))),
		biasMs: rounded(mean(samples.map(({ actual, p50 }) => p50 - actual))),
		insideP10P90: shareOf(samples, ({ actual, p10 = 0, p90 }) => p10 <= actual && actual <= p90),
		aboveP90: shareOf(samples, ({ actual, p90 }) => actual > p90),
		pinball90Ms: rounded(mean(samples.map(({ actual, p90 }) => pinball90(actual, p90)))),
	}
}

/** To four decimals. */
const shareOf = (samples: readonly Sample[], is: (sample: Sample) => boolean): number | null =>
	samples.length ? Math.round((samples.filter(is).length / samples.length) * 10_000) / 10_000 : null

const ofZms = (samples: readonly Sample[]): ZmsFigures => ({
	maeMs: rounded(mean(samples.map(({ actual, zms }) => Math.abs(zms - actual)))),
	pinball90Ms: rounded(mean(samples.map(({ actual, zmsP90 }) => pinball90(actual, zmsP90)))),
})

/** The factor below which nine of ten waits stayed, measured on what was told. An estimate under a minute counts as one. */
function createBand() {
	const MIN = 60_000
	const factors: number[] = []

	function learn(told: number, actual: number): void {
		const factor = actual / Math.max(MIN, told)
		let [low, high] = [0, factors.length]
		while (low < high) {
			const middle = (low + high) >> 1
			if ((factors[middle] ?? 0) < factor) low = middle + 1
			else high = middle
		}
		factors.splice(low, 0, factor)
	}

	const p90 = (told: number) => Math.max(MIN, told) * (factors[Math.ceil(0.9 * factors.length) - 1] ?? 1)
	return { learn, p90 }
}
