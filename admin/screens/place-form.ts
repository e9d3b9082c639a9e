import type { Draft } from '../draft/draft.svelte.ts'
import { saveEdits } from '../draft/edits.ts'
import { FORM_WORDS as W } from './form-words.ts'

/** With it where it was not, without it where it was; in the order of choosing. */
export const toggled = (list: readonly string[], id: string): string[] =>
	list.includes(id) ? list.filter((one) => one !== id) : [...list, id]

/** How a place is taken out of the draft. Machines enrolled for it stay enrolled, and can be moved. */
export function removalOf(draft: Draft, of: { part: 'kiosks' | 'displays'; id: string; name: string; machines: number }) {
	return {
		label: W.remove,
		title: W.removeSure(of.name),
		uses: () => Promise.resolve(of.machines > 0 ? W.used(W.machines(of.machines)) : W.notUsed),
		onremove: () => saveEdits(draft, `${W.remove}: ${of.name}`, [{ part: of.part, remove: of.id }]),
	}
}
