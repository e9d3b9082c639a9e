import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from '../../hardware/printer/journal.ts'

const printed = (jobId: string, printedAt = 1_000) => ({ outcome: 'printed', jobId, printedAt, confirmed: 'by-status' }) as const
const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()] as [string, string, string]
let folder: string
let file: string

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'journal-'))
	file = join(folder, 'deep', 'printed.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the print journal', () => {
	it('knows what was printed, and forgets what failed', () => {
		const journal = openJournal()
		journal.begin(a, 1)
		journal.printed(printed(a))
		journal.begin(b, 2)
		journal.failed(b)
		expect([journal.find(a), journal.find(b), journal.find(c)]).toEqual([printed(a), undefined, undefined])
	})
	it('still knows after a restart', () => {
		const before = openJournal({ file })
		before.begin(a, 1)
		before.printed(printed(a))
		before.begin(b, 2)
		before.failed(b)
		before.close()
		const after = openJournal({ file })
		expect([after.find(a), after.find(b)]).toEqual([printed(a), undefined])
		after.close()
	})
	it('calls a job doubtful that had begun when the power went, and one that the printer was lost over', () => {
		const before = openJournal({ file })
		before.begin(a, 77)
		before.begin(b, 78)
		before.doubtful(b)
		expect(before.find(b)).toEqual({ outcome: 'doubtful', jobId: b, fault: 'offline' })
		before.close()
		const after = openJournal({ file })
		for (const id of [a, b]) expect(after.find(id)).toEqual({ outcome: 'doubtful', jobId: id, fault: 'offline' })
		after.close()
		expect(openJournal({ file }).find(a)?.outcome).toBe('doubtful')
	})
	it('reads past a torn line and lines that say nothing', () => {
		const before = openJournal({ file })
		before.printed(printed(a))
		before.close()
		appendFileSync(file, 'null\n[1]\n{"receipt":{"outcome":"printed"}}\n{"begun":"')
		const after = openJournal({ file })
		expect(after.find(a)).toEqual(printed(a))
		after.printed(printed(b))
		after.close()
		expect(openJournal({ file }).find(b)).toEqual(printed(b))
	})
	it('remembers the newest jobs only, in memory and on disk', () => {
		const journal = openJournal({ file, keep: 10 })
		const jobs = Array.from({ length: 200 }, () => randomUUID())
		for (const jobId of jobs) {
			journal.begin(jobId, 1)
			journal.printed(printed(jobId))
		}
		expect(jobs.filter((jobId) => journal.find(jobId))).toEqual(jobs.slice(-10))
		expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThanOrEqual(4 * 10 + 1)
		journal.close()
		const again = openJournal({ file, keep: 10 })
		expect(jobs.filter((jobId) => again.find(jobId))).toEqual(jobs.slice(-10))
		expect(statSync(file).size).toBeLessThan(10 * 200)
		again.close()
	})
	it('says so when it cannot be written', () => {
		openJournal({ file }).close()
		expect(() => openJournal({ file: join(file, 'below-a-file') })).toThrow()
	})
})
