import type { Text } from '../../contract/ids.ts'
import type { NamedDimension } from './setup-then.ts'

/** Words that stand in columns as codes. Ticket numbers repeat day by day, so there are not many of them. */
export type NameSpace = NamedDimension | 'number'
export interface NameRow {
	space: NameSpace
	code: number
	id: string
	name: Text | null
}

/** Codes of words, in the order in which they became known; 0 is none. */
export interface Names {
	codeOf(space: NameSpace, id: string): number
	idOf(space: NameSpace, code: number): string
	/** How people call it, as last told. */
	rename(space: NameSpace, id: string, name: Text): void
	/** Those with a code from 1 on, by code. */
	all(space: NameSpace): { id: string; name: Text | null }[]
	/** Everything, to be stored. */
	rows(): NameRow[]
}

export function createNames(stored: readonly NameRow[]): Names {
	const spaces = new Map<NameSpace, { codes: Map<string, number>; known: { id: string; name: Text | null }[] }>()
	const spaceOf = (space: NameSpace) => {
		const found = spaces.get(space) ?? { codes: new Map<string, number>(), known: [] as { id: string; name: Text | null }[] }
		spaces.set(space, found)
		return found
	}
	function put({ space, code, id, name }: NameRow): void {
		const { codes, known } = spaceOf(space)
		codes.set(id, code)
		known[code - 1] = { id, name }
	}
	stored.forEach(put)

	function codeOf(space: NameSpace, id: string): number {
		if (id === '') return 0
		const { codes, known } = spaceOf(space)
		const code = codes.get(id)
		if (code !== undefined) return code
		put({ space, code: known.length + 1, id, name: null })
		return known.length
	}

	return {
		codeOf,
		idOf: (space, code) => spaceOf(space).known[code - 1]?.id ?? '',
		rename(space, id, name) {
			const code = codeOf(space, id)
			const before = spaceOf(space).known[code - 1]?.name
			if (before?.vi !== name.vi || before.en !== name.en) put({ space, code, id, name })
		},
		all: (space) => [...spaceOf(space).known],
		rows: () => [...spaces].flatMap(([space, { known }]) => known.map(({ id, name }, i) => ({ space, code: i + 1, id, name }))),
	}
}
