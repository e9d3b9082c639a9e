import { describe, expect, it } from 'vitest'
import type { Slip } from '../../contract/printing.ts'
import type { NewPrintJob } from '../../server/store/print-jobs.ts'
import { uuid } from '../support/hall.ts'
import { append, DAY, issued, openStore } from './temp-store.ts'

const text = { vi: 'Hộ tịch', en: 'Civil status' }
const slip: Slip = {
	centre: text,
	number: 'A001',
	title: text,
	zone: { letter: 'A', name: text, where: text },
	counters: '1–4',
	ahead: 3,
	waitMs: null,
	url: 'http://127.0.0.1/t/1',
	documents: ['Tờ khai'],
	issuedAt: 1_000,
	day: DAY,
	kiosk: 'K-01',
	hotline: '0212 300 0000',
	language: 'vi',
	reprint: false,
}
const job = (n: number, more: Partial<NewPrintJob> = {}): NewPrintJob => ({
	jobId: uuid(n),
	visitId: uuid(1),
	printerId: 'printer-1',
	kioskId: 'kiosk-1',
	day: DAY,
	createdAt: n,
	slip,
	...more,
})
const ids = (rows: { jobId: string }[]) => rows.map((r) => r.jobId)

describe('the outbox', () => {
	it('keeps a job whole until it is printed', () => {
		const { jobs } = openStore()
		jobs.add(job(1))
		expect(jobs.find(uuid(1))).toEqual({ ...job(1), state: 'waiting', attempts: 0, fault: null, printedAt: null })
		expect(jobs.find(uuid(2))).toBeUndefined()
	})
	it('lists what waits for a printer today, oldest first', () => {
		const { jobs } = openStore()
		jobs.add(job(2))
		jobs.add(job(1))
		jobs.add(job(3, { printerId: 'printer-2' }))
		jobs.add(job(4, { day: '2026-11-22' }))
		expect(ids(jobs.waiting('printer-1', DAY))).toEqual([uuid(1), uuid(2)])
		expect(ids(jobs.ofDay(DAY))).toEqual([uuid(1), uuid(2), uuid(3)])
	})
	it('counts attempts and remembers the fault', () => {
		const { jobs } = openStore()
		jobs.add(job(1))
		jobs.noteAttempt(uuid(1), 'paper-out')
		jobs.noteAttempt(uuid(1), 'cover-open')
		expect(jobs.find(uuid(1))).toMatchObject({ state: 'waiting', attempts: 2, fault: 'cover-open' })
	})
	it('learns from the fact that a slip came out', () => {
		const { jobs, log } = openStore()
		jobs.add(job(1))
		jobs.noteAttempt(uuid(1), 'paper-out')
		const printed = { type: 'TicketPrinted', visitId: uuid(1), jobId: uuid(1), printerId: 'printer-1', confirmed: 'by-status' } as const
		append(log, [issued(1), printed], { at: 5_000 })
		expect(jobs.find(uuid(1))).toMatchObject({ state: 'printed', fault: null, printedAt: 5_000 })
		expect(jobs.waiting('printer-1', DAY)).toEqual([])
	})
	it('forgets that a slip came out when its fact was not written', () => {
		const { jobs, log } = openStore()
		jobs.add(job(1))
		const printed = { type: 'TicketPrinted', visitId: uuid(1), jobId: uuid(1), printerId: 'printer-1', confirmed: 'by-status' } as const
		expect(() =>
			log.transaction(() => {
				log.append({ actor: 'spooler', at: 1, day: DAY, facts: [printed] })
				throw new Error('power cut')
			}),
		).toThrow('power cut')
		expect(jobs.find(uuid(1))?.state).toBe('waiting')
	})
	it('gives up one job, or all of other days, but none that was printed', () => {
		const { jobs, db } = openStore()
		jobs.add(job(1))
		jobs.add(job(2, { day: '2026-11-22' }))
		jobs.add(job(3, { day: '2026-11-22' }))
		db.exec(`UPDATE print_jobs SET state = 'printed' WHERE job_id = '${uuid(3)}'`)
		jobs.abandon(uuid(3))
		expect(jobs.abandonBefore(DAY)).toBe(1)
		expect([1, 2, 3].map((n) => jobs.find(uuid(n))?.state)).toEqual(['waiting', 'abandoned', 'printed'])
		jobs.abandon(uuid(1))
		expect(jobs.waiting('printer-1', DAY)).toEqual([])
	})
	it('takes a job once', () => {
		const { jobs } = openStore()
		jobs.add(job(1))
		expect(() => jobs.add(job(1))).toThrow('UNIQUE constraint failed')
	})
})
