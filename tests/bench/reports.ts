import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { localDay } from '../../contract/local-time.ts'
import { FigurePart, ReportQuery, VisitsQuery } from '../../contract/reports.ts'
import { Targets } from '../../contract/targets.ts'
import type { FactSource } from '../../server/reports/fact-source.ts'
import { createHistory, type History } from '../../server/reports/history.ts'
import { report } from '../../server/reports/report.ts'
import { openTables } from '../../server/reports/tables.ts'
import { startReportsThread } from '../../server/reports/thread.ts'
import { visits } from '../../server/reports/visits.ts'
import { REPORTS_PROGRAM } from '../../server/program.ts'
import { DATABASE_FILE, openDatabase } from '../../server/store/database.ts'
import { createFactStore } from '../../server/store/fact-log.ts'
import { percentile, type Figure } from './figures.ts'
import { FIRST_DAY, tenYears, VISITS } from './make-history.ts'
import { millionFacts } from './million.ts'

const REPORT_MS = 300
const PAUSE_MS = 5
const TIMES = 20
const targets = Targets.parse({})
const APPENDS = 400

/** What people ask of ten years; each is measured. */
const QUERIES: Record<string, object> = {
	'in all': { parts: FigurePart.options },
	'by month': { by: 'month' },
	'by day': { by: 'day' },
	'by service': { by: 'service' },
	'by officer': { by: 'officer' },
	'by procedure': { by: 'procedure' },
	'by hour and weekday': { by: ['hour', 'weekday'] },
	'by service and month': { by: ['service', 'month'] },
	'by day, of priority at two counters': { by: 'day', lane: 'priority', counter: ['counter-1', 'counter-2'] },
	'five years beside five': { to: '2020-12-31', compareFrom: '2021-01-01', compareTo: '2025-12-31', by: 'month' },
}

/** Reports over ten years of a province; and what a thread that makes a million facts into figures costs whoever writes. */
export async function measureReports(say: (line: string) => void): Promise<Figure[]> {
	const { path, lastDay } = tenYears(say)
	const tables = openTables(path)
	const history = createHistory(nothing, tables)
	history.step()
	try {
		return [...reportFigures(history, lastDay), listFigure(history, lastDay), ...(await pauses(say))]
	} finally {
		tables.close()
	}
}

/** The log was made up and is gone. */
const nothing: FactSource = {
	head: () => 0,
	after: () => [],
	ofDay: () => [],
	setupBefore: () => undefined,
	hashAt: () => '',
	close: () => undefined,
}

function reportFigures(history: History, lastDay: string): Figure[] {
	return Object.entries(QUERIES).map(([name, asked]) => {
		const query = ReportQuery.parse({ from: FIRST_DAY, to: lastDay, ...asked })
		const value = p95(() => report(history, query, { targets, now: Date.now() }).total)
		return { part: 'reports', figure: `${VISITS / 1_000_000} million visits ${name}, p95`, value, unit: 'ms', bound: REPORT_MS }
	})
}

function listFigure(history: History, lastDay: string): Figure {
	const query = VisitsQuery.parse({ from: FIRST_DAY, to: lastDay, of: 'overTarget', after: 1_000_000 })
	const value = p95(() => visits(history, query, { targets, now: Date.now() }).total)
	return { part: 'reports', figure: 'a page of the visits behind a figure, p95', value, unit: 'ms', bound: REPORT_MS }
}

function p95(work: () => unknown): number {
	work()
	const samples = Array.from({ length: TIMES }, () => {
		const since = performance.now()
		work()
		return performance.now() - since
	})
	return percentile(samples, 0.95)
}

/** Durable appends by this thread: alone, then while the other one reads a million facts and answers one question after another. */
async function pauses(say: (line: string) => void): Promise<Figure[]> {
	const folder = mkdtempSync(join(tmpdir(), 'mot-cua-'))
	cpSync(join(millionFacts(say), DATABASE_FILE), join(folder, DATABASE_FILE))
	const db = openDatabase(join(folder, DATABASE_FILE))
	const store = createFactStore(db, [])
	const write = (): void => {
		const at = Date.now()
		store.transaction(() => store.append({ actor: 'bench', at, day: localDay(at), facts: [{ type: 'EmergencyEnded' }] }))
	}
	const alone = await appends(write)
	const files = { facts: join(folder, DATABASE_FILE), tables: join(folder, 'reports.sqlite') }
	const thread = startReportsThread({ program: REPORTS_PROGRAM, files, onDied: (error) => say(String(error)), onRenewed: say })
	const query = ReportQuery.parse({ from: '2000-01-01', to: '2040-12-31', by: 'day' })
	let isAsking = true
	const asking = (async () => {
		while (isAsking) await thread.ask({ ask: 'report', query, targets, now: Date.now() })
	})()
	const beside = await appends(write)
	isAsking = false
	await asking
	await thread.stop()
	db.close()
	rmSync(folder, { recursive: true, force: true })
	const more = (share: number) => Math.max(0, percentile(beside, share) - percentile(alone, share))
	return [0.5, 0.95].map((share) => ({
		...{ part: 'reports', unit: 'ms', bound: PAUSE_MS, beside: { name: 'append alone', value: percentile(alone, share) } },
		figure: `an append waits longer beside the figures by, p${share * 100}`,
		value: more(share),
	}))
}

/** How late each append is done that was due: the event loop's part and the disk's. */
async function appends(write: () => void): Promise<number[]> {
	const samples: number[] = []
	for (let i = 0; i < APPENDS; i++) {
		const due = performance.now() + 5
		await pause(5)
		write()
		samples.push(performance.now() - due)
	}
	return samples
}
