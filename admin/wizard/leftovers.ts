import type { Edit } from '../../contract/draft.ts'
import type { Draft } from '../draft/draft.svelte.ts'

/** The lists of which a bare centre has one item each, in the order in which those may go. */
const SKELETON = ['counters', 'services', 'zones'] as const
type Skeleton = Record<(typeof SKELETON)[number], readonly { id: string }[]>

export async function skeletonOf(draft: Draft): Promise<Skeleton> {
	const [counters = [], services = [], zones = []] = await Promise.all(SKELETON.map((part) => draft.part<{ id: string }[]>(part)))
	return { counters, services, zones }
}

/**
 * What a bare centre began with and a file did not name goes, once the file has brought something in its place.
 *
 * @param before  the lists as they were; one that had more than one item was no longer bare
 * @param named   keys that the file names
 */
export function leftovers(before: Skeleton, after: Skeleton, named: ReadonlySet<string>): Edit[] {
	return SKELETON.flatMap((part): Edit[] => {
		const [only, ...others] = before[part]
		if (!only || others.length > 0 || named.has(only.id)) return []
		const isLeft = after[part].length > 1 && after[part].some(({ id }) => id === only.id)
		return isLeft ? [{ part, remove: only.id }] : []
	})
}
