import type { Procedure } from '../../contract/catalogue.ts'
import type { Counter } from '../../contract/centre.ts'
import type { Edit } from '../../contract/draft.ts'
import type { Draft } from '../draft/draft.svelte.ts'
import { put } from '../draft/edits.ts'

/** Procedures the server gives at once, at most. */
const PAGE = 200

/** An agency goes with its procedures; counters stay, and belong to nobody. */
export async function removalOf(draft: Draft, agencyId: string): Promise<Edit[]> {
	const [ids, counters, picks] = [
		await proceduresOf(draft, agencyId),
		(await draft.part<Counter[]>('counters')) ?? [],
		(await draft.part<string[]>('quickPicks')) ?? [],
	]
	const freed = counters.filter((counter) => counter.agencyId === agencyId).map(({ agencyId: _, ...counter }) => put('counters', counter))
	const left = picks.filter((id) => !ids.includes(id))
	return [
		...(left.length < picks.length ? [{ part: 'quickPicks' as const, set: left }] : []),
		...freed,
		...ids.map((remove) => ({ part: 'procedures' as const, remove })),
		{ part: 'agencies', remove: agencyId },
	]
}

async function proceduresOf(draft: Draft, agencyId: string): Promise<string[]> {
	const ids: string[] = []
	for (;;) {
		const page = await draft.page<Procedure>('procedures', { agencyId, after: ids.length, limit: PAGE })
		ids.push(...(page?.items.map(({ id }) => id) ?? []))
		if (!page || page.items.length === 0 || ids.length >= page.total) return ids
	}
}
