import { z } from 'zod'
import { Centre } from '../../../contract/centre.ts'
import { ListPart } from '../../../contract/draft.ts'
import type { ImportKind } from '../../../contract/imports.ts'
import { wordsKey } from '../words-key.ts'
import type { Table } from '../table.ts'
import { AGENCIES, FIELDS } from './groups.ts'
import { COUNTERS, SERVICES, ZONES } from './hall.ts'
import { PEOPLE } from './people.ts'
import { PROCEDURES } from './procedures.ts'
import { DISPLAYS, KIOSKS } from './screens.ts'

/** Those of a workbook, so ordered that a table names only what stands before it. */
export const TABLES: Readonly<Record<ImportKind, readonly Table[]>> = {
	procedures: [PROCEDURES],
	people: [PEOPLE],
	centre: [ZONES, AGENCIES, SERVICES, COUNTERS, FIELDS, PROCEDURES, PEOPLE, KIOSKS, DISPLAYS],
}

/** Parts that a centre file has and a workbook has not: they are lists without columns, so JSON alone brings them. */
const WITHOUT_COLUMNS: readonly Table[] = ListPart.options
	.filter((part) => !TABLES.centre.some((table) => table.part === part))
	.map((part) => ({ part, sheet: [part], key: 'id', schema: elementOf(part), columns: [] }))

/** All lists of a centre file. */
export const JSON_TABLES: Readonly<Record<ImportKind, readonly Table[]>> = { ...TABLES, centre: [...WITHOUT_COLUMNS, ...TABLES.centre] }

function elementOf(part: ListPart): z.ZodType {
	const list = Centre.shape[part]
	return (list instanceof z.ZodDefault ? list.unwrap() : list).element
}

export const isSheetOf = (table: Table, name: string): boolean =>
	[table.part, ...table.sheet].some((known) => wordsKey(known) === wordsKey(name))
