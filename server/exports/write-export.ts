import type { FileFormat, ImportKind } from '../../contract/imports.ts'
import type { Item } from '../imports/columns.ts'
import { TABLES } from '../imports/tables/all.ts'
import { explanationOf, headsOf, rowsOf } from './rows.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

export interface ExportTask {
	kind: ImportKind
	format: FileFormat
	/** `undefined`: an empty template. */
	centre: Readonly<Record<string, unknown>> | undefined
}

/** One kind of list as a file. A whole centre has no CSV. */
export async function writeExport({ kind, format, centre }: ExportTask): Promise<Uint8Array> {
	const tables = TABLES[kind]
	if (format === 'json') return json(kind === 'centre' ? (centre ?? {}) : { [kind]: centre?.[kind] ?? [] })
	const sheets = tables.map((table) => ({
		name: table.sheet[0],
		rows: centre ? rowsOf(table, (centre[table.part] ?? []) as Item[]) : [headsOf(table)],
	}))
	if (format === 'csv') return writeCsv(sheets[0]?.rows ?? [])
	const explained = tables.flatMap((table) => [...(tables.length > 1 ? [[], [table.sheet[0]]] : []), ...explanationOf(table)])
	return writeXlsx(centre ? sheets : [...sheets, { name: 'Hướng dẫn', rows: explained }])
}

const json = (content: unknown): Uint8Array => Buffer.from(JSON.stringify(content, null, '\t'))
