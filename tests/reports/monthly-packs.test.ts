import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Recorded } from '../../contract/facts.ts'
import { createMonthlyPacks, missing } from '../../server/monthly-packs.ts'
import type { Gathered, ReportFiles } from '../../server/report-files.ts'
import { testCentre } from '../support/centre.ts'
import { tempFolder } from '../support/running.ts'
import { bookTask } from './report-book.ts'

const NOVEMBER_2 = Date.UTC(2026, 10, 2, 1)
const stops: (() => void)[] = []
afterEach(() => stops.splice(0).forEach((stop) => stop()))

function desk(over: { monthly?: boolean; now?: number; months?: string[]; behind?: boolean; fails?: boolean } = {}) {
	const folder = tempFolder()
	const written: { format: string; from: string; before: string | undefined; alerts: unknown }[] = []
	const asked: string[] = []
	const state = { behind: over.behind ?? false }
	const bugs: unknown[] = []
	const files: ReportFiles = {
		gather: async ({ from, to, compareFrom, compareTo }) => {
			asked.push(from)
			const { format: _, ...task } = bookTask('one')
			const building = state.behind ? { building: { done: 1, total: 2, through: null } } : {}
			const compare = compareFrom && compareTo ? { from: compareFrom, to: compareTo } : undefined
			const value: Gathered = {
				...task,
				period: { from, to },
				compare,
				answers: { ...task.answers, hours: { ...task.answers.hours, ...building } },
			}
			return { ok: true, value }
		},
		write: async ({ period, compare }, { format, meeting }) => {
			if (over.fails) throw new Error('no thread')
			written.push({ format, from: period.from, before: compare?.from, alerts: meeting?.alerts })
			return Buffer.from(`${format} of ${period.from}`)
		},
		file: () => Promise.reject(new Error('not asked for')),
	}
	const alert = { type: 'AlertEnded', kind: 'printer', alertId: 'printer-1', at: 600_000, raisedAt: 0 } as unknown as Recorded
	const packs = createMonthlyPacks({
		dataDir: folder.path,
		files,
		log: { ofDay: (day) => ((over.months ?? ['2026-10']).includes(day.slice(0, 7)) && day.endsWith('-15') ? [alert] : []) },
		centre: () => testCentre({ ...(over.monthly !== undefined && { monthlyReport: over.monthly }) }),
		clock: { now: () => over.now ?? NOVEMBER_2 },
		onBug: (error) => bugs.push(error),
	})
	stops.push(() => void packs.stop(), folder.remove)
	return { packs, written, asked, state, bugs, folder: join(folder.path, 'reports') }
}

describe('the report of a month', () => {
	it('is made in two files, beside the month before, with the trouble of devices', async () => {
		const { packs, written, folder } = desk()
		const made = await packs.make('2026-10')
		expect(made).toMatchObject({ ok: true, pack: { month: '2026-10' } })
		const alerts = [{ kind: 'printer', times: 1, ms: 600_000 }]
		expect(written).toEqual(['xlsx', 'pdf'].map((format) => ({ format, from: '2026-10-01', before: '2026-09-01', alerts })))
		expect(readFileSync(join(folder, '2026-10.pdf'), 'utf8')).toBe('pdf of 2026-10-01')
		expect(packs.list().packs.map(({ month }) => month)).toEqual(['2026-10'])
		expect(Buffer.from(packs.open('2026-10.xlsx') ?? []).toString()).toBe('xlsx of 2026-10-01')
	})

	it('is not made before the month is over, nor while its days are still being counted', async () => {
		const { packs, folder } = desk({ behind: true })
		expect(await packs.make('2026-11')).toMatchObject({ ok: false, code: 'invalid-command' })
		expect(await packs.make('2026-10')).toMatchObject({ ok: false, code: 'too-many-requests' })
		expect(existsSync(folder)).toBe(false)
		expect(packs.list()).toEqual({ packs: [], monthly: false })
	})

	it('opens nothing but files of months', async () => {
		const { packs, folder } = desk()
		await packs.make('2026-10')
		writeFileSync(join(folder, 'other.pdf'), 'x')
		expect(['../facts.sqlite', 'other.pdf', '2026-09.pdf', '2026-10.pdf.new'].map((file) => packs.open(file))).toEqual(
			Array(4).fill(undefined),
		)
		expect(packs.list().packs).toHaveLength(1)
	})
})

describe('reports that are made by themselves', () => {
	it('are those of all months that are over, have facts and were missed, once', async () => {
		const { packs, asked, folder } = desk({ monthly: true, months: ['2026-08', '2026-10', '2026-11'] })
		packs.look()
		await vi.waitFor(() => expect(packs.list().packs.map(({ month }) => month)).toEqual(['2026-10', '2026-08']))
		expect(packs.list().monthly).toBe(true)
		await new Promise((done) => setTimeout(done, 20))
		packs.look()
		await new Promise((done) => setTimeout(done, 20))
		expect(asked).toEqual(['2026-08-01', '2026-10-01'])
		expect(readdirSync(folder).sort()).toEqual(['2026-08.pdf', '2026-08.xlsx', '2026-10.pdf', '2026-10.xlsx'])
	})

	it('are not made where the set-up does not ask for them', async () => {
		const { packs, asked } = desk()
		packs.look()
		await new Promise((done) => setTimeout(done, 20))
		expect(asked).toEqual([])
	})

	it('are tried again a minute later while days are still being counted', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
		const { packs, state, written } = desk({ monthly: true, behind: true })
		packs.look()
		await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
		state.behind = false
		await new Promise((done) => setImmediate(done))
		vi.advanceTimersByTime(60_000)
		vi.useRealTimers()
		await vi.waitFor(() => expect(written).toHaveLength(2))
	})

	it('are told to the log when a thread broke, and nothing half made is listed', async () => {
		const { packs, bugs } = desk({ monthly: true, fails: true })
		packs.look()
		await vi.waitFor(() => expect(bugs).toHaveLength(1))
		expect(packs.list().packs).toEqual([])
	})

	it('are looked for a year back', () => {
		expect(missing('2026-11-02', [{ month: '2026-10', madeAt: 0 }])).toEqual([
			...['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04'],
			...['2026-05', '2026-06', '2026-07', '2026-08', '2026-09'],
		])
	})
})
