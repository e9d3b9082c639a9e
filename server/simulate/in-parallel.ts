import { fork, type ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { playDay, type Job, type Played } from './play-day.ts'
import { jobsOf, tally, type Question, type Simulated } from './simulate.ts'

const WORKER = fileURLToPath(new URL('./day-worker.ts', import.meta.url))
/** Fewer forecasts than these are made sooner than processes start. */
const WORTH_IT = 3000

/**
 * The same as `simulate`, days at once in processes of their own.
 *
 * @param onDay  told how many of how many days are done
 * @param least  forecasts from which on it is worth the processes
 */
export async function simulateInParallel(
	question: Question,
	onDay: (done: number, of: number) => void,
	least = WORTH_IT,
): Promise<Simulated> {
	const begun = performance.now()
	const jobs = jobsOf(question)
	const forecasts = jobs.reduce((sum, { trace, every }) => sum + trace.visitors.length / every, 0)
	const workers = forecasts < least ? 1 : Math.min(availableParallelism(), jobs.length)
	let done = 0
	const note = (played: Played): Played => {
		onDay(++done, jobs.length)
		return played
	}
	const played = workers < 2 ? jobs.map((job) => note(playDay(job))) : await playAtOnce(jobs, workers, note)
	return tally(question, played, begun)
}

async function playAtOnce(jobs: readonly Job[], workers: number, note: (played: Played) => Played): Promise<Played[]> {
	const played: Played[] = []
	let next = 0
	async function work(): Promise<void> {
		// Not the flags of this process: what they load would let the worker end while it waits for its next day.
		const worker = fork(WORKER, { serialization: 'advanced', execArgv: [] })
		try {
			for (let i = next++; i < jobs.length; i = next++) played[i] = note(await ask(worker, jobs[i] as Job))
		} finally {
			worker.kill()
		}
	}
	await Promise.all(Array.from({ length: workers }, work))
	return played
}

/** @throws when the process ends before it answers */
const ask = (worker: ChildProcess, job: Job): Promise<Played> =>
	new Promise((answer, fail) => {
		const onExit = (code: number | null) => fail(new Error(`a day's process ended with ${code}`))
		worker.once('exit', onExit)
		worker.once('message', (played) => {
			worker.off('exit', onExit)
			answer(played as Played)
		})
		worker.send(job)
	})
