import { randomUUID } from 'node:crypto'
import { percentile, type Figure } from './figures.ts'
import { startFloor } from './floor.ts'
import { openCentre, type Desk } from './open-centre.ts'
import { createPoster, type Post } from './poster.ts'

const DESKS = 16
const ROUNDS = 5
/** Commands of one kind in a round, one at a time and sixteen at once. Each desk has enough waiting to call. */
const ONE_BY_ONE = 48
const AT_ONCE = 640
const WARM_UP = 160

/** Latency of single requests and how many were answered in how long. */
interface Run {
	latencies: number[]
	requests: number
	ms: number
}
const nothing = (): Run => ({ latencies: [], requests: 0, ms: 0 })

/**
 * Tickets and calls over HTTP, one client and sixteen, beside a bare server that writes one row; by turns in short
 * rounds, so that all meet the same machine. Slips go to an agent that prints at once.
 */
export async function measureLoad(): Promise<Figure[]> {
	const floor = await startFloor()
	const centre = await openCentre({ counters: DESKS, printing: 'elsewhere' })
	const [bare, ours] = [createPoster(floor.url, DESKS), createPoster(centre.url, DESKS)]
	const runs: Record<string, Run> = {}
	const into = (name: string, c: number) => (runs[`${name} c=${c}`] ??= nothing())
	let issued = WARM_UP
	try {
		await each(DESKS, WARM_UP, nothing(), (i) => issue(bare.post, centre.desks, { i, credentials: {} }))
		await each(DESKS, WARM_UP, nothing(), (i) => issue(ours.post, centre.desks, { i, credentials: centre.kiosk }))
		for (let round = 0; round < ROUNDS; round++)
			for (const [c, count] of [
				[1, ONE_BY_ONE],
				[DESKS, AT_ONCE],
			] as const) {
				await each(c, count, into('floor', c), (i) => issue(bare.post, centre.desks, { i, credentials: {} }))
				await each(c, count, into('issue', c), (i) => issue(ours.post, centre.desks, { i, credentials: centre.kiosk }))
				await centre.printed((issued += count))
				await callAll(ours.post, centre.desks, { c, count, run: into('callNext', c) })
			}
		return [1, DESKS].flatMap((c) =>
			['issue', 'callNext'].flatMap((name) => figures(name, c, { run: into(name, c), floor: into('floor', c) })),
		)
	} finally {
		for (const poster of [bare, ours]) poster.close()
		await centre.stop()
		await floor.stop()
	}
}

function issue(post: Post, desks: readonly Desk[], { i, credentials }: { i: number; credentials: Desk['officer'] }): Promise<string> {
	const { serviceId } = desks[i % desks.length] as Desk
	return post({ type: 'IssueTicket', visitId: randomUUID(), serviceId }, credentials)
}

/** Each call is followed by the start and the end of the visit; all three count as answered, the call alone is timed. */
async function callAll(post: Post, desks: readonly Desk[], { c, count, run }: { c: number; count: number; run: Run }): Promise<void> {
	const begun = performance.now()
	const worker = async (first: number) => {
		for (let i = first; i < count; i += c) {
			const { counterId, officer } = desks[i % desks.length] as Desk
			const since = performance.now()
			await post({ type: 'CallNext', counterId }, officer)
			run.latencies.push(performance.now() - since)
			for (const type of ['StartServing', 'Complete'] as const) await post({ type, counterId }, officer)
			run.requests += 3
		}
	}
	await Promise.all(Array.from({ length: c }, (_, first) => worker(first)))
	run.ms += performance.now() - begun
}

async function each(c: number, count: number, run: Run, work: (i: number) => Promise<unknown>): Promise<void> {
	let next = 0
	const begun = performance.now()
	const worker = async () => {
		for (let i = next++; i < count; i = next++) {
			const since = performance.now()
			await work(i)
			run.latencies.push(performance.now() - since)
			run.requests++
		}
	}
	await Promise.all(Array.from({ length: c }, worker))
	run.ms += performance.now() - begun
}

function figures(name: string, c: number, { run, floor }: { run: Run; floor: Run }): Figure[] {
	const part = 'load'
	const all = name === 'callNext' ? 'callNext, start, complete' : name
	const perSecond = ({ requests, ms }: Run) => (requests * 1000) / ms
	const latency = (share: number, label: string): Figure => ({
		part,
		figure: `${name}, ${c} at once, ${label}`,
		value: percentile(run.latencies, share),
		unit: 'ms',
		beside: { name: 'bare insert', value: percentile(floor.latencies, share) },
	})
	return [
		latency(0.5, 'p50'),
		latency(0.99, 'p99'),
		{
			part,
			figure: `${all}, ${c} at once, commands`,
			value: perSecond(run),
			unit: '/s',
			beside: { name: 'bare insert', value: perSecond(floor) },
		},
	]
}
