import type { CentrePart, Edit } from '../../contract/draft.ts'
import type { Draft } from '../draft/draft.svelte.ts'
import { countsInWords } from '../draft/change-words.ts'
import { fileEdits, PARTS } from '../draft/edits.ts'
import { PART_WORDS } from '../draft/words.ts'
import { inTurns } from '../polling.ts'

/** What the server takes from who may configure. */
export const LIMIT_BYTES = 4 * 1024 * 1024
/** Questions on their way at one time. */
const WIDTH = 6

export type CentreFile = Record<string, unknown>

/** Whether a value says it is a centre file; the server alone judges whether it is a good one. */
export const isCentreFile = (file: unknown): file is CentreFile =>
	typeof file === 'object' && file !== null && (file as CentreFile)['schema'] === 'centre/1'

/** What makes the draft, as it is now, say what the file says. */
export async function editsFor(draft: Draft, file: CentreFile): Promise<Edit[]> {
	const values = await inTurns(PARTS, WIDTH, async (part) => [part, await draft.part<unknown>(part)] as const)
	return fileEdits(Object.fromEntries(values), file)
}

/** `Dịch vụ: thêm 1, bỏ 1`, part by part. What comes anew is not told from what is only different until the review. */
export function editsInWords(edits: readonly Edit[]): string[] {
	const counts = new Map<CentrePart, { added: number; changed: number; removed: number }>()
	for (const edit of edits) {
		const of = counts.get(edit.part) ?? { added: 0, changed: 0, removed: 0 }
		counts.set(edit.part, of)
		if ('put' in edit) of.changed++
		if ('remove' in edit) of.removed++
	}
	return [...counts].map(([part, of]) => [PART_WORDS[part], countsInWords(of)].filter((one) => one !== '').join(': '))
}
