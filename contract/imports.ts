import { z } from 'zod'
import { Id } from './ids.ts'

/** Lists brought in as XLSX, CSV or JSON: read, reported line by line, looked at, and only then taken into the draft. */

export const ImportKind = z.enum(['procedures', 'people', 'centre'])
export type ImportKind = z.infer<typeof ImportKind>
export const FileFormat = z.enum(['xlsx', 'csv', 'json'])
export type FileFormat = z.infer<typeof FileFormat>

/**
 * What is wrong with a line. `error`: the line is not taken; `warning`: it is taken, without what could not be read.
 * Nothing is ever guessed.
 */
export const ImportProblem = z.object({
	/** As the file counts, the head of a table included; for JSON the place in the list, from 1. */
	line: z.int().min(1),
	/** Its sheet, where the file has several. */
	sheet: z.string().optional(),
	/** The column as the file names it; absent when the whole line is meant. */
	column: z.string().optional(),
	code: Id,
	severity: z.enum(['error', 'warning']),
	/** What stood there, at most 120 characters. */
	value: z.string(),
	vi: z.string(),
	en: z.string(),
})
export type ImportProblem = z.infer<typeof ImportProblem>

/** How the lines would change the draft. The first 100 of each are named. */
export const ImportReport = z.object({
	lines: z.int(),
	added: z.int(),
	changed: z.int(),
	unchanged: z.int(),
	refused: z.int(),
	/** In the draft, but not in the file: they stay unless asked otherwise. */
	absent: z.int(),
	/** The first 2,000. */
	problems: z.array(ImportProblem),
	/** How many there are of each code, also beyond those listed. */
	problemCounts: z.record(z.string(), z.int()),
	preview: z.array(
		z.object({
			line: z.int().min(1),
			what: z.enum(['added', 'changed', 'unchanged', 'refused']),
			key: z.string(),
			name: z.string(),
			/** Where the file has several. */
			sheet: z.string().optional(),
		}),
	),
})
export type ImportReport = z.infer<typeof ImportReport>

export const ImportState = z.object({
	importId: z.uuid(),
	kind: ImportKind,
	fileName: z.string(),
	state: z.enum(['reading', 'ready', 'failed', 'taken']),
	/** Lines read so far, and how many there are once that is known. */
	done: z.int(),
	total: z.int().nullable(),
	/** Why it could not be read at all. */
	failed: z.object({ code: z.string(), vi: z.string(), en: z.string() }).optional(),
	report: ImportReport.optional(),
})
export type ImportState = z.infer<typeof ImportState>

/** `removeAbsent`: what the file does not have leaves the draft too. */
export const TakeImport = z.strictObject({ rev: z.int().min(0), removeAbsent: z.boolean().default(false) })

/** What an export is made from; `template` is an empty table with its columns explained. */
export const ExportSource = z.enum(['draft', 'current', 'template'])
export type ExportSource = z.infer<typeof ExportSource>
