import { LIST_PARTS, VALUE_PARTS, keyOf, type Item } from '../../contract/centre-parts.ts'
import type { Centre } from '../../contract/centre.ts'
import type { ListPart, PartChange, ValuePart } from '../../contract/draft.ts'
import { differences, isSame, wordsOf, type Difference } from './differences.ts'

/** Items named of each kind; their number is always told. */
const NAMED = 50
/** Fields told of one item, and of one part. */
const FIELDS = 40

/** What `after` has that `before` has not, part by part; parts that are alike are left out. Shared items cost nothing. */
export function changesBetween(before: Centre | undefined, after: Centre): PartChange[] {
	const lists = LIST_PARTS.map((part) => listChange(part, before?.[part] ?? [], after[part]))
	const values = before ? VALUE_PARTS.map((part) => valueChange(part, before[part], after[part])) : []
	return [...values, ...lists].filter((change) => change !== undefined)
}

/** The same in numbers. */
export const summaryOf = (changes: readonly PartChange[]) => changes.map(({ part, counts }) => ({ part, ...counts }))

function valueChange(part: ValuePart, before: unknown, after: unknown): PartChange | undefined {
	const fields = differences(before, after)
	if (fields.length === 0) return undefined
	const counts = { added: 0, changed: fields.length, removed: 0 }
	return { part, added: [], changed: [], removed: [], counts, fields: fields.slice(0, FIELDS) }
}

function listChange(part: ListPart, before: readonly Item[], after: readonly Item[]): PartChange | undefined {
	if (before === after) return undefined
	const old = new Map(before.map((item) => [keyOf(part, item), item]))
	const added: Item[] = []
	const changed: [Item, Item][] = []
	const stayed: string[] = []
	for (const item of after) {
		const key = keyOf(part, item)
		const was = old.get(key)
		if (!was) added.push(item)
		else {
			stayed.push(key)
			if (!isSame(was, item)) changed.push([was, item])
		}
		old.delete(key)
	}
	const moved = orderChange(part, before, stayed, old)
	if (added.length + changed.length + old.size === 0 && !moved) return undefined
	const name = (item: Item) => nameOf(part, item)
	return {
		part,
		added: added.slice(0, NAMED).map(name),
		changed: changed.slice(0, NAMED).map(([was, is]) => ({ name: name(is), fields: differences(was, is).slice(0, FIELDS) })),
		removed: [...old.values()].slice(0, NAMED).map(name),
		counts: { added: added.length, changed: changed.length, removed: old.size },
		...(moved && { fields: [moved] }),
	}
}

/** Items that stayed and stand in another order. */
function orderChange(
	part: ListPart,
	before: readonly Item[],
	now: readonly string[],
	gone: ReadonlyMap<string, Item>,
): Difference | undefined {
	const was = before.map((item) => keyOf(part, item)).filter((key) => !gone.has(key))
	if (was.every((key, i) => key === now[i])) return undefined
	return { path: 'order', before: wordsOf(was), after: wordsOf(now) }
}

/** What people call it. */
export function nameOf(part: ListPart, item: Item): string {
	const text = (value: unknown) => (typeof value === 'object' && value !== null && 'vi' in value ? String(value.vi) : undefined)
	switch (part) {
		case 'counters':
			return `Quầy ${String(item['number'])}`
		case 'procedures':
			return `${text(item['short']) ?? ''} (${keyOf(part, item)})`
		case 'people':
			return `${String(item['name'])} (${keyOf(part, item)})`
		case 'kiosks':
		case 'displays':
			return String(item['label'])
		default:
			return text(item['name']) ?? keyOf(part, item)
	}
}
