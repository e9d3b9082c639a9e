import type { Procedure } from '../../contract/catalogue.ts'
import type { Centre } from '../../contract/centre.ts'
import type { DraftPage } from '../../contract/draft.ts'
import type { Person } from '../../contract/people.ts'
import type { PageAsk } from '../ports/set-up.ts'

/** Items are never changed in place, so what each is found by is made once. */
const keys = new WeakMap<Procedure | Person, string>()

/** One page of a part, of those that fit: all words of the search, in any order, anywhere in an item's names. */
export function pageOf(part: 'procedures' | 'people', centre: Centre, ask: PageAsk): Omit<DraftPage, 'rev'> {
	const words = fold(ask.search ?? '')
		.split(/\s+/)
		.filter(Boolean)
	const all: readonly (Procedure | Person)[] = centre[part]
	const fits = all.filter((item) => isAsked(item, ask) && words.every((word) => keyOf(item).includes(word)))
	return { total: fits.length, items: fits.slice(ask.after, ask.after + ask.limit) }
}

function isAsked(item: Procedure | Person, { agencyId, fieldId }: PageAsk): boolean {
	if (!('legal' in item)) return true
	return (agencyId === undefined || item.agencyId === agencyId) && (fieldId === undefined || item.fieldId === fieldId)
}

function keyOf(item: Procedure | Person): string {
	const known = keys.get(item)
	if (known !== undefined) return known
	const key = fold(namesOf(item).join('\n'))
	keys.set(item, key)
	return key
}

const namesOf = (item: Procedure | Person): string[] =>
	'legal' in item
		? [item.id, item.short.vi, item.short.en, item.legal, ...item.aliases]
		: [item.username, item.name, item.title.vi, item.signInAs ?? '']

/** Without marks and case, `đ` as `d`: as people type. */
export const fold = (text: string): string => text.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '')
