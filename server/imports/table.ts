import type { z } from 'zod'
import type { ListPart } from '../../contract/draft.ts'
import type { Column, Item } from './columns.ts'
import type { Said } from './report.ts'

/** What may be asked while a line is completed. */
export interface Completing {
	/** `path` names the column that is meant. */
	say: (said: Said, path?: string) => void
	fieldOf: (id: string) => { serviceId: string } | undefined
}

/** One part of the set-up as a table. */
export interface Table {
	part: ListPart
	/** As names of sheets; the first is written. */
	sheet: readonly [string, ...string[]]
	key: 'id' | 'username'
	schema: z.ZodType
	columns: readonly Column[]
	/** What a line may leave out, where that is no guess. */
	complete?: (item: Item, completing: Completing) => void
}

export function keyOf(table: Pick<Table, 'key'>, item: Item): string {
	const key = item[table.key]
	return typeof key === 'string' ? key : ''
}

export function valueAt(item: Item, path: string): unknown {
	return path.split('.').reduce<unknown>((inside, step) => (inside as Item | undefined)?.[step], item)
}

/** `undefined` takes it away. What is above it is made, never shared with another item. */
export function setAt(item: Item, path: string, value: unknown): void {
	const [first = '', ...rest] = path.split('.')
	if (rest.length > 0) {
		const inside = { ...(item[first] as Item | undefined) }
		setAt(inside, rest.join('.'), value)
		if (Object.keys(inside).length > 0) item[first] = inside
		else delete item[first]
	} else if (value === undefined) delete item[first]
	else item[first] = value
}

/** How people call an item: its name in Vietnamese, or what stands for one. */
export function nameOf(item: Item): string {
	const words = item.short ?? item.name ?? item.label ?? item.number
	const name = typeof words === 'object' && words !== null && 'vi' in words ? words.vi : words
	return typeof name === 'string' || typeof name === 'number' ? String(name) : ''
}
