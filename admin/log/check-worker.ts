import type { StoredFact } from '../../contract/audit.ts'
import { linkOf } from './chain.ts'

/** Makes hashes again while the page goes on scrolling. */
addEventListener('message', ({ data }: MessageEvent<{ id: number; facts: StoredFact[] }>) => {
	const links = data.facts.map((fact) => [fact.position, linkOf(fact)] as const)
	postMessage({ id: data.id, links })
})
