import type { StoredFact } from '../../contract/audit.ts'
import { linkOf, type Link } from './chain.ts'

export type Links = readonly (readonly [position: number, link: Link])[]
export interface Checker {
	check(facts: readonly StoredFact[]): Promise<Links>
	stop(): void
}

/** Makes hashes again in a worker of this page; where a browser has none, at once. */
export function createChecker(): Checker {
	if (typeof Worker === 'undefined')
		return { check: (facts) => Promise.resolve(facts.map((fact) => [fact.position, linkOf(fact)] as const)), stop: () => undefined }
	const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
	const waiting = new Map<number, (links: Links) => void>()
	let next = 1
	worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; links: Links }>) => {
		waiting.get(data.id)?.(data.links)
		waiting.delete(data.id)
	})
	return {
		check: (facts) =>
			new Promise((done) => {
				waiting.set(next, done)
				worker.postMessage({ id: next++, facts })
			}),
		stop: () => worker.terminate(),
	}
}
