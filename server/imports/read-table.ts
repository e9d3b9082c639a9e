import { isEmpty, type Row, type Sheet } from './cells.ts'
import type { Item } from './columns.ts'
import { FileTrouble } from './file-trouble.ts'
import { cellIn, findHeads, sayHeads, type Head } from './heads.ts'
import { judge } from './judge.ts'
import type { Known } from './lookup.ts'
import { createCodes } from './codes.ts'
import { readLine } from './read-line.ts'
import type { Problems, Said } from './report.ts'
import { keyOf, type Table } from './table.ts'

export interface ReadLine {
	line: number
	key: string
	/** `undefined`: refused. */
	item: Item | undefined
	/** As far as it could be read, for its name. */
	seen: Item
}

interface Asked {
	/** Named in problems, where the file has several sheets. */
	sheetName: string | undefined
	problems: Problems
	lookup: Known
	before: readonly Item[]
	/** So many lines more are read. */
	onLines: (lines: number) => void
}

/**
 * The lines of a sheet as items of a part; each is judged by itself.
 *
 * @throws {FileTrouble} `no-heads` or `no-key-column`
 */
export function readTable(sheet: Sheet, table: Table, asked: Asked): ReadLine[] {
	const { problems, before } = asked
	const found = findHeads(sheet, table)
	if (!found) throw new FileTrouble('no-heads')
	const at = (line: number) => ({ line, ...(asked.sheetName !== undefined && { sheet: asked.sheetName }) })
	const heads = sayHeads(found.heads, found.row, { say: problems.say, place: at(found.row.line) })
	const keyHead = heads.find(({ path }) => path === table.key)
	if (!keyHead) throw new FileTrouble('no-key-column')
	for (const { text, line, column } of sheet.merged) {
		if (line <= found.row.line) continue
		const name = heads.find(({ index }) => index === column)?.name
		problems.say({ ...at(line), ...(name !== undefined && { column: name }) }, { code: 'merged-cells', value: text, names: [text] })
	}
	const rows = sheet.rows.slice(found.position + 1).filter((row) => row.cells.some((cell) => !isEmpty(cell)))
	const codes = createCodes(
		rows.map((row) => ({ line: row.line, key: cellIn(row, keyHead)?.text ?? '' })),
		before.map((item) => keyOf(table, item)),
		table.key,
	)
	const byKey = new Map(before.map((item) => [keyOf(table, item), item]))
	return rows.map((row, i) => {
		if ((i + 1) % REPORTED_EVERY === 0) asked.onLines(REPORTED_EVERY)
		return readRow(row, { table, heads, keyHead, codes, byKey, place: at(row.line), ...asked })
	})
}
const REPORTED_EVERY = 200

interface Around extends Asked {
	table: Table
	heads: Head[]
	keyHead: Head
	codes: ReturnType<typeof createCodes>
	byKey: Map<string, Item>
	place: { line: number }
}

function readRow(row: Row, { table, heads, keyHead, codes, byKey, place, problems, lookup }: Around): ReadLine {
	let refused = false
	const spoken = new Set<string>()
	const say = (said: Said, head?: Head) => {
		if (head) spoken.add(head.path)
		refused = problems.say({ ...place, ...(head && { column: head.name }) }, said) === 'error' || refused
	}
	if (row.hidden) say({ code: 'hidden-row' })
	const cell = cellIn(row, keyHead)
	const key = isEmpty(cell) ? '' : cell.text.normalize('NFC')
	for (const said of codes.mistakesOf(row.line, cell)) say(said, keyHead)
	const before = byKey.get(key)
	const seen = readLine(before ?? {}, row, heads, { say, lookup })
	const item = judge(seen, { table, heads, say, lookup, spoken: new Set(spoken) })
	return { line: row.line, key, item: refused ? undefined : item, seen }
}
