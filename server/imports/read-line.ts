import { isEmpty, type Cell, type Row } from './cells.ts'
import type { Item, Lookup, Patch } from './columns.ts'
import { cellIn, type Head } from './heads.ts'
import type { Said } from './report.ts'
import { setAt } from './table.ts'

export interface LineSay {
	(said: Said, head?: Head): void
}

/** What a line says of its item, put upon what is drafted. Columns that the file does not have stay as they are. */
export function readLine(before: Item, row: Row, heads: readonly Head[], { say, lookup }: { say: LineSay; lookup: Lookup }): Item {
	const item = structuredClone(before)
	const beside = (path: string) => {
		const cell = cellIn(
			row,
			heads.find((head) => head.path === path),
		)
		return cell?.kind === 'error' ? '' : (cell?.text ?? '')
	}
	for (const head of heads) {
		const { column } = head
		if (column && !column.read) continue
		const patch = patchOf(head, row, { say, lookup, beside })
		for (const [path, value] of Object.entries(patch)) {
			if (column?.set && path === column.path) column.set(item, value)
			else setAt(item, path, value)
		}
	}
	followVietnamese(item, before, heads)
	return item
}

interface Around {
	say: LineSay
	lookup: Lookup
	beside: (path: string) => string
}

function patchOf(head: Head, row: Row, { say, lookup, beside }: Around): Patch {
	const { column, path, isNative } = head
	const cell = cellIn(row, head)
	const empty = isNative ? { [path]: column?.empty?.[path] } : (column?.empty ?? { [path]: undefined })
	const isFilledBeside = column?.path === 'limit' && beside('limit.unit').trim() !== ''
	if (isEmpty(cell) && !isFilledBeside) return empty
	const shown: Cell = cell ?? { kind: 'text', text: '' }
	if (shown.kind === 'value') return { [path]: shown.value }
	if (!isReadable(shown, (said) => say(said, head), column?.isNeeded)) return empty
	if (!column?.read) return { [path]: shown.text }
	return column.read({ ...shown, text: shown.text.normalize('NFC') }, { say: (said) => say(said, head), lookup, beside })
}

/** Says what is odd about a cell. @returns whether there is anything to read in it */
function isReadable({ kind, text, formula }: Cell, say: (said: Said) => void, isNeeded = false): boolean {
	const severity = isNeeded ? { isError: true } : {}
	if (kind === 'error') say({ code: 'cell-error', value: text, names: [text], ...severity })
	if (kind === 'date') say({ code: 'unexpected-date', value: text, ...severity })
	if (kind === 'error' || kind === 'date') return false
	if (formula) say({ code: 'formula', value: text })
	if (text !== text.normalize('NFC')) say({ code: 'not-nfc', value: text })
	if (CONTROL.test(text)) say({ code: 'control-characters', value: text })
	return true
}
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** English falls back to Vietnamese; where it did so before, it goes on to. */
function followVietnamese(item: Item, before: Item, heads: readonly Head[]): void {
	for (const [key, words] of Object.entries(item)) {
		if (typeof words !== 'object' || words === null || !('vi' in words) || heads.some(({ path }) => path === key)) continue
		const text = words as { vi: string; en?: string }
		const old = before[key] as { vi: string; en: string } | undefined
		const isTold = heads.some(({ path }) => path === `${key}.en`) && text.en !== undefined
		const followed = old !== undefined && old.en === old.vi && !heads.some(({ path }) => path === `${key}.en`)
		if (!isTold && (text.en === undefined || followed)) item[key] = { ...text, en: text.vi }
	}
}
