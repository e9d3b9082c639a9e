import { Worker } from 'node:worker_threads'
import type { TrailCheck } from '../../contract/audit.ts'
import type { Clock, Stop } from '../ports/core.ts'
import type { ProofNews, Task } from './protocol.ts'

/** Proves the whole trail in a thread of its own, while the hall goes on. */
export interface TrailChecks {
	current(): TrailCheck
	/** One at a time: while one runs, it is that one. */
	begin(): TrailCheck
	stop: Stop
}

interface Parts {
	program: string | URL
	path: string
	clock: Clock
	onBug: (error: unknown, where: string) => void
}

export function createTrailChecks({ program, path, clock, onBug }: Parts): TrailChecks {
	let current: TrailCheck = { state: 'never', checked: 0, total: 0 }
	let worker: Worker | undefined

	function begin(): TrailCheck {
		if (current.state === 'running') return current
		current = { state: 'running', startedAt: clock.now(), checked: 0, total: 0 }
		const workerData: Task = { task: 'prove', path }
		// The thread before may still be ending: it told all it had, and has no say in this check.
		const started = new Worker(program, { workerData, execArgv: [], name: 'trail-check' })
		worker = started
		started.on('message', (news: ProofNews) => (current = heard(current, news, clock.now())))
		started.on('error', (error) => onBug(error, 'trail-check'))
		started.on('exit', () => {
			if (worker !== started) return
			worker = undefined
			if (current.state === 'running') current = { ...current, state: 'failed', endedAt: clock.now() }
		})
		return current
	}

	return {
		current: () => current,
		begin,
		stop: async () => void (await worker?.terminate()),
	}
}

function heard(before: TrailCheck, news: ProofNews, now: number): TrailCheck {
	if (!('proof' in news)) return { ...before, ...news }
	const { proof } = news
	const ended = { ...before, endedAt: now }
	return proof.ok
		? { ...ended, state: 'proved', checked: proof.facts, total: proof.facts, head: proof.head }
		: { ...ended, state: 'altered', position: proof.position, problem: proof.problem }
}
