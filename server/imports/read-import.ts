import { Centre } from '../../contract/centre.ts'
import { ValuePart, type Edit } from '../../contract/draft.ts'
import type { FileFormat, ImportKind, ImportReport } from '../../contract/imports.ts'
import { isDeepStrictEqual } from 'node:util'
import { changesOf, type PartChanges } from './changes.ts'
import type { Sheet } from './cells.ts'
import type { Item } from './columns.ts'
import { FileTrouble, LIMITS } from './file-trouble.ts'
import { findHeads } from './heads.ts'
import { createLookup } from './lookup.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { readTable } from './read-table.ts'
import { readXlsx } from './read-xlsx.ts'
import { createProblems } from './report.ts'
import type { Table } from './table.ts'
import { isSheetOf, JSON_TABLES, TABLES } from './tables/all.ts'

export interface ImportTask {
	kind: ImportKind
	format: FileFormat
	bytes: Uint8Array
	/** As drafted: what the file is held against. */
	centre: Readonly<Record<string, unknown>>
}
export interface ImportResult {
	report: ImportReport
	edits: Edit[]
	removals: Edit[]
}

/** A file as its tables, before they are read. */
interface Opened {
	tables: { table: Table; sheet: Sheet; name: string | undefined }[]
	unknown: string[]
	values: Map<string, unknown>
}

/** Sheets of the template that hold no data. */
const EXPLAINS = ['hướng dẫn', 'ví dụ']

/**
 * Reads a file against the draft. Nothing is changed here.
 *
 * @throws {FileTrouble} where nothing of it can be read
 */
export async function readImport(task: ImportTask, onProgress: (done: number, total: number) => void): Promise<ImportResult> {
	const { tables, unknown, values } = await open(task)
	const total = tables.reduce((sum, { sheet }) => sum + sheet.rows.length, 0)
	if (total > LIMITS.lines + tables.length) throw new FileTrouble('too-many-lines')
	if (tables.every(({ sheet }) => sheet.rows.length <= 1) && (task.kind !== 'centre' || values.size === 0)) throw new FileTrouble('empty')
	const [problems, lookup] = [createProblems(), createLookup(task.centre)]
	let done = 0
	onProgress(done, total)
	for (const name of unknown) problems.say({ line: 1, sheet: name }, { code: 'unknown-sheet', value: name })
	const parts: PartChanges[] = []
	for (const { table, sheet, name } of tables) {
		const before = (task.centre[table.part] ?? []) as Item[]
		const onLines = (lines: number) => onProgress((done += lines), total)
		// A list that a centre file leaves empty is empty.
		const lines = sheet.rows.length > 1 ? readTable(sheet, table, { sheetName: name, problems, lookup, before, onLines }) : []
		lookup.add(
			table.part,
			lines.flatMap(({ item }) => (item === undefined ? [] : [item])),
		)
		parts.push(changesOf(table, lines, before, name))
	}
	if (task.kind === 'centre') parts.push(valueChanges(values, task.centre, problems))
	onProgress(total, total)
	return gather(parts, problems)
}

async function open({ kind, format, bytes }: ImportTask): Promise<Opened> {
	const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const [only] = TABLES[kind]
	if (format === 'json') {
		const { lists, values } = readJson(content, only?.part ?? '')
		const tables = JSON_TABLES[kind].flatMap((table) => {
			const sheet = lists.get(table.part)
			return sheet ? [{ table, sheet, name: kind === 'centre' ? table.part : undefined }] : []
		})
		if (tables.length === 0) throw new FileTrouble('no-heads')
		return { tables, unknown: [], values }
	}
	if (format === 'csv') {
		if (kind === 'centre' || !only) throw new FileTrouble('no-centre-csv')
		return { tables: [{ table: only, sheet: readCsv(content), name: undefined }], unknown: [], values: new Map() }
	}
	return sheetsFor(kind, await readXlsx(content))
}

/** By name; where one table is asked for and no sheet has its name, the first with its heads. */
function sheetsFor(kind: ImportKind, sheets: readonly Sheet[]): Opened {
	const used = new Set<Sheet>()
	const tables = TABLES[kind].flatMap((table) => {
		const named = sheets.find(({ name = '' }) => isSheetOf(table, name))
		const sheet = named ?? (TABLES[kind].length === 1 ? (sheets.find((s) => findHeads(s, table)) ?? sheets[0]) : undefined)
		if (!sheet) return []
		used.add(sheet)
		return [{ table, sheet, name: kind === 'centre' ? sheet.name : undefined }]
	})
	if (tables.length === 0) throw new FileTrouble('no-heads')
	const unknown = sheets.filter((sheet) => !used.has(sheet)).map(({ name = '' }) => name)
	const filled = tables.filter(({ sheet }) => kind !== 'centre' || sheet.rows.length > 1)
	return { tables: filled, unknown: unknown.filter((name) => !EXPLAINS.includes(name.toLocaleLowerCase('vi'))), values: new Map() }
}

/** Parts of a centre file that are no lists. Whether it is a demo is not for a file to say. */
function valueChanges(
	values: Map<string, unknown>,
	centre: Readonly<Record<string, unknown>>,
	problems: ReturnType<typeof createProblems>,
): PartChanges {
	const changes: PartChanges = {
		counts: { added: 0, changed: 0, unchanged: 0, refused: 0, absent: 0 },
		preview: [],
		edits: [],
		removals: [],
	}
	for (const part of ValuePart.options) {
		const value = values.get(part)
		if (value === undefined) continue
		const parsed = Centre.shape[part].safeParse(value)
		if (!parsed.success) {
			changes.counts.refused++
			problems.say(
				{ line: 1, sheet: part },
				{ code: 'bad-value', value: JSON.stringify(value), names: [parsed.error.issues[0]?.message ?? ''] },
			)
		} else if (isDeepStrictEqual(parsed.data, centre[part])) changes.counts.unchanged++
		else {
			changes.counts.changed++
			changes.preview.push({ line: 1, what: 'changed', key: part, name: part, sheet: part })
			changes.edits.push({ part, set: parsed.data })
		}
	}
	return changes
}

function gather(parts: readonly PartChanges[], problems: ReturnType<typeof createProblems>): ImportResult {
	const sum = (what: keyof PartChanges['counts']) => parts.reduce((all, { counts }) => all + counts[what], 0)
	const [added, changed, unchanged, refused, absent] = [sum('added'), sum('changed'), sum('unchanged'), sum('refused'), sum('absent')]
	return {
		report: {
			...{ lines: added + changed + unchanged + refused, added, changed, unchanged, refused, absent },
			...{ problems: problems.list(), problemCounts: problems.counts, preview: parts.flatMap(({ preview }) => preview) },
		},
		edits: parts.flatMap(({ edits }) => edits),
		removals: parts.flatMap(({ removals }) => removals),
	}
}
