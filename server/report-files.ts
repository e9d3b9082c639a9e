import type { Centre } from '../contract/centre.ts'
import { QUESTIONS, questionOf, type Answers, type Scope } from '../contract/figures/questions.ts'
import { Dimension, type ReportAnswer, type ReportOptions, type ReportQuery } from '../contract/reports.ts'
import type { ProblemCode } from '../contract/problems.ts'
import type { CatalogueTask } from './catalogue-worker.ts'
import type { FileFormat, Meeting, ReportTask } from './exports/figures/book.ts'
import { inThread, threadFile } from './pdf/in-thread.ts'
import type { ReportsDesk, Told } from './reports/desk.ts'

const WRITING = { timeoutMs: 120_000, heapMb: 700 } as const

export interface AskedFile {
	/** Its days, the days beside them and what it is narrowed by. */
	query: ReportQuery
	/** One table alone, by its id. */
	only?: string | undefined
	meeting?: Meeting | undefined
}
type Made<T> = { ok: true; value: T } | { ok: false; code: ProblemCode; detail?: string }
/** Everything a report's files are written from. */
export type Gathered = Omit<ReportTask, 'format' | 'only' | 'meeting'>

export interface ReportFiles {
	gather(query: ReportQuery): Promise<Made<Gathered>>
	/** Writes one file in a thread, one after another. @throws {ThreadTrouble} */
	write(gathered: Gathered, how: { format: FileFormat } & Omit<AskedFile, 'query'>): Promise<Uint8Array>
	file: (format: FileFormat, asked: AskedFile) => Promise<Made<Uint8Array>>
}

/** Reports as files: the questions of the page asked once more, so that paper and screen say the same. */
export function createReportFiles(reports: ReportsDesk, centre: () => Centre): ReportFiles {
	let last: Promise<unknown> = Promise.resolve()

	async function gather(query: ReportQuery): Promise<Made<Gathered>> {
		const options = read<ReportOptions>(await reports.options())
		if (!options.ok) return options
		const answers: Partial<Answers> = {}
		for (const id of QUESTIONS) {
			const reply = read<ReportAnswer>(await reports.report(askedFor(id, query, options.value.days?.first)))
			if (!reply.ok) return reply
			answers[id] = reply.value
		}
		const { name, zones, services } = centre()
		const { from, to, compareFrom, compareTo } = query
		const compare = compareFrom !== undefined && compareTo !== undefined ? { from: compareFrom, to: compareTo } : undefined
		const whole = answers as Answers
		const scope = scopeOf(query)
		const value = {
			centre: { name, zones, services },
			period: { from, to },
			compare,
			scope,
			options: options.value,
			answers: whole,
			at: whole.hours.at,
		}
		return { ok: true, value }
	}

	function write(gathered: Gathered, how: { format: FileFormat } & Omit<AskedFile, 'query'>): Promise<Uint8Array> {
		const task: CatalogueTask = { do: 'report', ...gathered, ...how }
		const made = last.then(() => inThread<Uint8Array>(threadFile(import.meta.dirname, 'catalogue-worker'), task, WRITING))
		last = made.catch(() => undefined)
		return made
	}

	return {
		gather,
		write,
		async file(format, { query, ...how }) {
			const gathered = await gather(query)
			return gathered.ok ? { ok: true, value: await write(gathered.value, { format, ...how }) } : gathered
		},
	}
}

/** One of the page's questions, narrowed as the file is. */
function askedFor(id: (typeof QUESTIONS)[number], query: ReportQuery, first: string | undefined): ReportQuery {
	const { from, to, compareFrom, compareTo, by: _, parts: __, ...filters } = query
	const compare = compareFrom !== undefined && compareTo !== undefined ? { from: compareFrom, to: compareTo } : undefined
	const { scope: ___, ...question } = questionOf(id, { period: { from, to }, compare }, first)
	return { ...filters, ...question }
}

const scopeOf = (query: ReportQuery): Scope[] =>
	Dimension.options.flatMap((dimension) => (query[dimension] ?? []).map((key) => ({ dimension, key })))

const read = <T>(told: Told): Made<T> => (told.ok ? { ok: true, value: JSON.parse(Buffer.from(told.json).toString()) as T } : told)
