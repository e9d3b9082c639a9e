import { isDeepStrictEqual } from 'node:util'
import type { Edit } from '../../contract/draft.ts'
import type { ImportReport } from '../../contract/imports.ts'
import type { Item } from './columns.ts'
import type { ReadLine } from './read-table.ts'
import { keyOf, nameOf, type Table } from './table.ts'

type What = ImportReport['preview'][number]['what']
const PREVIEWED = 100

/** How a part would change, with the edits that change it. */
export interface PartChanges {
	counts: Record<What | 'absent', number>
	preview: ImportReport['preview']
	edits: Edit[]
	/** Besides, where what the file does not have shall go. */
	removals: Edit[]
}

export function changesOf(table: Table, lines: readonly ReadLine[], before: readonly Item[], sheet: string | undefined): PartChanges {
	const drafted = new Map(before.map((item) => [keyOf(table, item), item]))
	const changes: PartChanges = {
		counts: { added: 0, changed: 0, unchanged: 0, refused: 0, absent: 0 },
		...{ preview: [], edits: [], removals: [] },
	}
	for (const { line, key, item, seen } of lines) {
		const old = drafted.get(key)
		const what =
			item === undefined ? 'refused' : old === undefined ? 'added' : isDeepStrictEqual(plain(old), plain(item)) ? 'unchanged' : 'changed'
		if (++changes.counts[what] <= PREVIEWED) {
			changes.preview.push({
				line,
				what,
				key: key.slice(0, 200),
				name: nameOf(item ?? seen).slice(0, 300),
				...(sheet !== undefined && { sheet }),
			})
		}
		if (item !== undefined && what !== 'unchanged') changes.edits.push({ part: table.part, put: item })
	}
	// A line that is refused names its item all the same.
	const named = new Set(lines.map(({ key }) => key))
	changes.removals = [...drafted.keys()].filter((key) => !named.has(key)).map((remove) => ({ part: table.part, remove }))
	changes.counts.absent = changes.removals.length
	return changes
}

/** Without keys that hold nothing. */
const plain = (item: Item): unknown => JSON.parse(JSON.stringify(item))
