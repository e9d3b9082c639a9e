import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Centre } from '../contract/centre.ts'
import { comparedWith, type Period } from '../contract/figures/periods.ts'
import { dayBefore, localDay, nextDay } from '../contract/local-time.ts'
import type { ProblemCode } from '../contract/problems.ts'
import type { ReportPack, ReportPacks } from '../contract/report-packs.ts'
import type { Meeting } from './exports/figures/book.ts'
import { DEVICE_ALERTS } from './exports/figures/meeting.ts'
import type { Clock, Stop } from './ports/core.ts'
import type { FactLog } from './ports/facts.ts'
import type { ReportFiles } from './report-files.ts'

/** The server has more to do at its start; and while figures are made again, a month has to wait for its days. */
const FIRST_MS = 20_000
const AGAIN_MS = 60_000
/** Months that are made up for: longer ago nobody meets about them. */
const MISSED_AT_MOST = 12
const FORMATS = ['xlsx', 'pdf'] as const
const FILE = /^(\d{4}-\d\d)\.(xlsx|pdf)$/

interface Parts {
	dataDir: string
	files: ReportFiles
	log: Pick<FactLog, 'ofDay'>
	centre: () => Centre
	clock: Clock
	onBug: (error: unknown, where: string) => void
}
type Made = { ok: true; pack: ReportPack } | { ok: false; code: ProblemCode; detail?: string }

export interface MonthlyPacks {
	list(): ReportPacks
	make(month: string): Promise<Made>
	/** One file of a pack, `2026-10.pdf`. */
	open(file: string): Uint8Array<ArrayBuffer> | undefined
	/** Makes what the set-up asks for and is not there yet. */
	look: () => void
	stop: Stop
}

/** The months' reports, each in two files of the data folder. */
export function createMonthlyPacks({ dataDir, files, log, centre, clock, onBug }: Parts): MonthlyPacks {
	const folder = join(dataDir, 'reports')
	let timer = setTimeout(look, FIRST_MS).unref()
	let isWorking = false

	const packOf = (month: string): ReportPack => ({ month, madeAt: Math.round(statSync(join(folder, `${month}.pdf`)).mtimeMs) })
	function list(): ReportPack[] {
		if (!existsSync(folder)) return []
		const months = readdirSync(folder).flatMap((name) => (name.endsWith('.pdf') && FILE.test(name) ? [name.slice(0, 7)] : []))
		return months.sort().reverse().map(packOf)
	}

	/** @returns `later` while days of the month are not counted yet */
	async function make(month: string): Promise<Made & { later?: boolean }> {
		const period = daysOf(month)
		if (period.to >= localDay(clock.now())) return { ok: false, code: 'invalid-command', detail: 'the month is not over' }
		const before = comparedWith(period, 'before')
		const gathered = await files.gather({ ...period, ...(before && { compareFrom: before.from, compareTo: before.to }) })
		if (!gathered.ok) return gathered
		const isBehind = gathered.value.answers.hours.building !== undefined
		if (isBehind) return { ok: false, code: 'too-many-requests', detail: 'the figures of this month are still being counted', later: true }
		const meeting = { alerts: await alertsIn(log, period) }
		mkdirSync(folder, { recursive: true })
		for (const format of FORMATS) {
			const [path, bytes] = [join(folder, `${month}.${format}`), await files.write(gathered.value, { format, meeting })]
			writeFileSync(`${path}.new`, bytes)
			renameSync(`${path}.new`, path)
		}
		return { ok: true, pack: packOf(month) }
	}

	function look(): void {
		clearTimeout(timer)
		if (isWorking || !centre().monthlyReport) return
		isWorking = true
		void catchUp()
			.catch((error: unknown) => onBug(error, 'monthly report'))
			.finally(() => (isWorking = false))
	}
	async function catchUp(): Promise<void> {
		for (const month of missing(localDay(clock.now()), list())) {
			if (!(await hasFacts(log, daysOf(month)))) continue
			const made = await make(month)
			if (!made.ok && made.later) timer = setTimeout(look, AGAIN_MS).unref()
			if (!made.ok) return
		}
	}

	return {
		list: () => ({ packs: list(), monthly: centre().monthlyReport ?? false }),
		make,
		open: (file) => (FILE.test(file) && existsSync(join(folder, file)) ? new Uint8Array(readFileSync(join(folder, file))) : undefined),
		look,
		stop: () => clearTimeout(timer),
	}
}

function daysOf(month: string): Period {
	const [year, nth] = month.split('-').map(Number) as [number, number]
	return { from: `${month}-01`, to: new Date(Date.UTC(year, nth, 0)).toISOString().slice(0, 10) }
}

/** Months that are over and have no pack, the oldest first. */
export function missing(today: string, packs: readonly ReportPack[]): string[] {
	const months: string[] = []
	for (let first = `${today.slice(0, 7)}-01`; months.length < MISSED_AT_MOST; first = `${months[0]}-01`)
		months.unshift(dayBefore(first, 1).slice(0, 7))
	return months.filter((month) => !packs.some((pack) => pack.month === month))
}

/** A moment for others between two days that are read. */
const breath = () => new Promise((done) => setImmediate(done))

async function hasFacts(log: Parts['log'], { from, to }: Period): Promise<boolean> {
	for (let day = from; day <= to; day = nextDay(day)) {
		if (log.ofDay(day).length > 0) return true
		await breath()
	}
	return false
}

/** How often and how long devices were in trouble. */
async function alertsIn(log: Parts['log'], { from, to }: Period): Promise<Meeting['alerts']> {
	const found = new Map<string, { times: number; ms: number }>()
	for (let day = from; day <= to; day = nextDay(day)) {
		for (const fact of log.ofDay(day)) {
			if (fact.type !== 'AlertEnded' || !(fact.kind in DEVICE_ALERTS)) continue
			const { times, ms } = found.get(fact.kind) ?? { times: 0, ms: 0 }
			found.set(fact.kind, { times: times + 1, ms: ms + fact.at - fact.raisedAt })
		}
		await breath()
	}
	return [...found].map(([kind, { times, ms }]) => ({ kind, times, ms }))
}
