import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { PrintReceipt } from '../../contract/printing.ts'
import { uuid } from '../support/hall.ts'
import { factsOf, kiosk, officer } from './desk.ts'
import { failed, hall, issue, printed, reprint, RETRY_MS, second, settle, STOP_MS, USEFUL_MS } from './print-hall.ts'

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
	onTestFinished(() => void vi.useRealTimers())
})

describe('a slip', () => {
	it('is printed once, recorded, and told to its kiosk', async () => {
		const { send, sent, log, jobs, spooler, changes, today } = await hall()
		await send(issue(1), kiosk)
		await settle()
		expect(sent).toMatchObject([{ visitId: uuid(1), printerId: 'printer-1', attempt: 1, slip: { number: 'A001', reprint: false } }])
		expect(log.ofVisit(uuid(1)).map((f) => [f.type, f.actor])).toEqual([
			['TicketIssued', 'kiosk:kiosk-1'],
			['TicketPrinted', 'spooler'],
		])
		expect(jobs.ofDay(today.day.date).map((j) => j.state)).toEqual(['printed'])
		expect(spooler.slipsOf('kiosk-1')).toEqual([{ visitId: uuid(1), state: 'printed', reprint: false }])
		expect(new Set(changes)).toEqual(new Set(['kiosk-1']))
		spooler.wake()
		await settle()
		expect(sent).toHaveLength(1)
	})
	it('belongs to the transaction of its ticket', async () => {
		const { send, jobs, broken, sent, spooler, today } = await hall()
		broken.commit = true
		await send(issue(1), kiosk)
		expect([jobs.ofDay(today.day.date), spooler.slipsOf('kiosk-1')]).toEqual([[], []])
		broken.commit = false
		await send(issue(1), kiosk)
		await settle()
		expect(sent.map((j) => j.slip.number)).toEqual(['A001'])
	})
	it('of a ticket that an officer gave comes out at the first kiosk', async () => {
		const { send, sent } = await hall()
		await send(issue(1), officer(1))
		await settle()
		expect(sent.map((j) => j.printerId)).toEqual(['printer-1'])
	})
	it('printed again is another job, and says so', async () => {
		const { send, sent, spooler } = await hall()
		await send(issue(1), kiosk)
		await send(reprint(1), kiosk)
		await settle()
		expect(sent.map((j) => j.slip.reprint)).toEqual([false, true])
		expect(new Set(sent.map((j) => j.jobId)).size).toBe(2)
		expect(spooler.slipsOf('kiosk-1').map((s) => s.reprint)).toEqual([true, false])
	})
	it.each(['held', 'no-show'])('is printed again for a visit that is %s', async (state) => {
		const { send, sent, today } = await hall()
		await send({ type: 'OpenCounter', counterId: 'counter-1' }, officer(1))
		await send(issue(1), kiosk)
		await send({ type: 'CallNext' }, officer(1))
		await send({ type: state === 'held' ? 'Hold' : 'MarkNoShow' }, officer(1))
		expect(today.day.visits.get(uuid(1))?.state).toBe(state)
		factsOf(await send(reprint(1), kiosk))
		await settle()
		expect(sent.map((j) => [j.slip.reprint, j.slip.waitMs])).toEqual([
			[false, { p50: 0, p90: 0 }],
			[true, null],
		])
	})
})

describe('a slip that may be out', () => {
	const doubtful = ({ jobId }: { jobId: string }): PrintReceipt => ({ outcome: 'doubtful', jobId, fault: 'offline' })

	it('is recorded as such, told to its kiosk, and never printed again by itself', async () => {
		const { send, sent, log, jobs, spooler, printers, today } = await hall()
		printers['printer-1'] = doubtful
		await send(issue(1), kiosk)
		await settle()
		printers['printer-1'] = printed
		spooler.wake()
		await vi.advanceTimersByTimeAsync(RETRY_MS * 3)
		await settle()
		expect(sent).toHaveLength(1)
		expect(log.ofVisit(uuid(1)).map((f) => f.type)).toEqual(['TicketIssued', 'PrintDoubted'])
		expect(jobs.ofDay(today.day.date).map((j) => j.state)).toEqual(['doubtful'])
		expect(spooler.slipsOf('kiosk-1')).toMatchObject([{ visitId: uuid(1), state: 'doubtful' }])
	})
	it('is printed again when asked for, marked as a reprint, and keeps no other slip waiting', async () => {
		const { send, sent, printers, log } = await hall()
		printers['printer-1'] = (job) => (job.slip.number === 'A001' && !job.slip.reprint ? doubtful(job) : printed(job))
		await send(issue(1), kiosk)
		await send(issue(2), kiosk)
		await send(reprint(1), kiosk)
		await settle()
		expect(sent.map((j) => [j.slip.number, j.slip.reprint])).toEqual([
			['A001', false],
			['A002', false],
			['A001', true],
		])
		expect(log.ofVisit(uuid(1)).map((f) => f.type)).toEqual(['TicketIssued', 'PrintDoubted', 'ReprintRequested', 'TicketPrinted'])
	})
})

describe('another printer', () => {
	it('prints the reprint that was asked for there, and the kiosk hears of it', async () => {
		const { send, sent, printers, spooler } = await hall()
		printers['printer-1'] = failed
		await send(issue(1), kiosk)
		await settle()
		factsOf(await send({ ...reprint(1), printerId: 'printer-2' } as ReturnType<typeof reprint>, kiosk))
		await settle()
		expect(sent.filter((j) => j.printerId === 'printer-2').map((j) => [j.slip.number, j.slip.reprint])).toEqual([['A001', true]])
		expect(spooler.slipsOf('kiosk-1').map((s) => [s.reprint, s.state])).toEqual([
			[true, 'printed'],
			[false, 'failed'],
		])
	})
	it('is one of the set-up', async () => {
		const { send } = await hall()
		await send(issue(1), kiosk)
		expect(await send({ ...reprint(1), printerId: 'printer-9' } as ReturnType<typeof reprint>, kiosk)).toMatchObject({
			ok: false,
			code: 'invalid-command',
		})
	})
})

describe('a printer that cannot print', () => {
	it('is tried again with the same job, which then comes out once', async () => {
		const { send, sent, printers, jobs, today, spooler } = await hall()
		printers['printer-1'] = failed
		await send(issue(1), kiosk)
		await settle()
		expect(jobs.ofDay(today.day.date)).toMatchObject([{ state: 'waiting', attempts: 1, fault: 'paper-out' }])
		expect(spooler.slipsOf('kiosk-1')).toEqual([{ visitId: uuid(1), state: 'failed', reprint: false, fault: 'paper-out' }])
		printers['printer-1'] = printed
		await vi.advanceTimersByTimeAsync(RETRY_MS)
		await settle()
		expect(sent.map((j) => [j.attempt, j.jobId === sent[0]?.jobId])).toEqual([
			[1, true],
			[2, true],
		])
		expect(spooler.slipsOf('kiosk-1')).toEqual([{ visitId: uuid(1), state: 'printed', reprint: false }])
	})
	it('is tried at once when its health changes', async () => {
		const { send, sent, printers, spooler } = await hall()
		printers['printer-1'] = failed
		await send(issue(1), kiosk)
		await settle()
		printers['printer-1'] = printed
		spooler.wake('printer-1')
		await settle()
		expect(sent).toHaveLength(2)
		await vi.advanceTimersByTimeAsync(10 * RETRY_MS)
		expect(sent).toHaveLength(2)
	})
	it('delays no other, not even one that never answers', async () => {
		const { send, numbers, printers } = await hall()
		printers['printer-1'] = () => new Promise<PrintReceipt>(() => undefined)
		await send(issue(1), kiosk)
		await send(issue(2), second)
		await send(issue(3), kiosk)
		await send(issue(4), second)
		await settle()
		expect([numbers('printer-1'), numbers('printer-2')]).toEqual([['A001'], ['A002', 'A004']])
	})
	it('keeps the order of its slips', async () => {
		const { send, numbers, printers, spooler } = await hall()
		printers['printer-1'] = failed
		for (const n of [1, 2, 3]) await send(issue(n), kiosk)
		await settle()
		printers['printer-1'] = printed
		spooler.wake('printer-1')
		await settle()
		expect(numbers('printer-1').slice(-3)).toEqual(['A001', 'A002', 'A003'])
	})
	it('throws, and the slip still comes out', async () => {
		const { send, sent, printers } = await hall()
		printers['printer-1'] = () => {
			throw new Error('unplugged')
		}
		await send(issue(1), kiosk)
		await settle()
		printers['printer-1'] = printed
		await vi.advanceTimersByTimeAsync(RETRY_MS)
		await settle()
		expect(sent).toHaveLength(2)
	})
})

describe('a receipt', () => {
	it('that could not be recorded is asked for again, with the same job', async () => {
		const { send, sent, broken, printers, log } = await hall()
		printers['printer-1'] = (job) => {
			broken.commit = sent.length === 1
			return printed(job)
		}
		await send(issue(1), kiosk)
		await settle()
		expect(log.ofVisit(uuid(1)).map((f) => f.type)).toEqual(['TicketIssued'])
		await vi.advanceTimersByTimeAsync(RETRY_MS)
		await settle()
		expect(sent.map((j) => j.jobId)).toEqual([sent[0]?.jobId, sent[0]?.jobId])
		expect(log.ofVisit(uuid(1)).map((f) => f.type)).toEqual(['TicketIssued', 'TicketPrinted'])
	})
	it('lost in a crash is asked for again after the restart', async () => {
		const before = await hall()
		before.printers['printer-1'] = () => new Promise<PrintReceipt>(() => undefined)
		await before.send(issue(1), kiosk)
		await settle()
		const after = await hall(before.path)
		expect(after.spooler.slipsOf('kiosk-1')).toEqual([{ visitId: uuid(1), state: 'waiting', reprint: false }])
		after.spooler.wake()
		await settle()
		expect(after.sent.map((j) => j.jobId)).toEqual(before.sent.map((j) => j.jobId))
	})
})

describe('a slip that nobody waits for', () => {
	it.each([
		['is older than ten minutes', USEFUL_MS, false],
		['was given up', 0, true],
	])('because it %s is not printed, and the kiosk knows', async (_, ageMs, cancel) => {
		const { send, sent, printers, clock, jobs, today, spooler } = await hall()
		printers['printer-1'] = failed
		await send(issue(1), kiosk)
		await settle()
		clock.at += ageMs
		if (cancel) await send({ type: 'CancelVisit', visitId: uuid(1) }, kiosk)
		printers['printer-1'] = printed
		spooler.wake('printer-1')
		await settle()
		expect(sent).toHaveLength(1)
		expect(jobs.ofDay(today.day.date).map((j) => j.state)).toEqual(['abandoned'])
		expect(spooler.slipsOf('kiosk-1').map((s) => s.state)).toEqual(['failed'])
	})
	it('given up before it was ever tried is told to the kiosk too', async () => {
		const { send, numbers, printers, spooler } = await hall()
		let finish = (_receipt: PrintReceipt): void => undefined
		printers['printer-1'] = () => new Promise<PrintReceipt>((done) => (finish = done))
		await send(issue(1), kiosk)
		await send(issue(2), kiosk)
		await send({ type: 'CancelVisit', visitId: uuid(2) }, kiosk)
		expect(spooler.slipsOf('kiosk-1').map((s) => s.state)).toEqual(['waiting', 'printing'])
		finish({ outcome: 'printed', jobId: uuid(1), printedAt: 1, confirmed: 'bytes-taken' })
		await settle()
		expect(spooler.slipsOf('kiosk-1').map((s) => s.state)).toEqual(['failed', 'printed'])
		expect(numbers('printer-1')).toEqual(['A001'])
	})
	it('a moment before ten minutes is still printed', async () => {
		const { send, sent, printers, clock, spooler } = await hall()
		printers['printer-1'] = failed
		await send(issue(1), kiosk)
		await settle()
		clock.at += USEFUL_MS - 1
		spooler.wake('printer-1')
		await settle()
		expect(sent).toHaveLength(2)
	})
})

describe('what a kiosk is told', () => {
	it('is its last five slips, newest first, whatever older job is tried meanwhile', async () => {
		const { send, printers, spooler } = await hall()
		printers['printer-1'] = failed
		for (let n = 1; n <= 7; n++) await send(issue(n), kiosk)
		await settle()
		await vi.advanceTimersByTimeAsync(RETRY_MS)
		await settle()
		expect(spooler.slipsOf('kiosk-1').map((s) => s.visitId)).toEqual([7, 6, 5, 4, 3].map(uuid))
		expect(spooler.slipsOf('kiosk-2')).toEqual([])
	})
})

describe('stopping', () => {
	it('sends nothing more', async () => {
		const { send, sent, printers, spooler } = await hall()
		printers['printer-1'] = failed
		await send(issue(1), kiosk)
		await settle()
		await spooler.stop()
		spooler.wake()
		await vi.advanceTimersByTimeAsync(10 * RETRY_MS)
		expect(sent).toHaveLength(1)
	})
	it('waits two seconds for a printer that never answers, not longer', async () => {
		const { send, printers, spooler } = await hall()
		printers['printer-1'] = () => new Promise<PrintReceipt>(() => undefined)
		await send(issue(1), kiosk)
		await settle()
		let stopped = false
		const stopping = Promise.resolve(spooler.stop()).then(() => (stopped = true))
		await vi.advanceTimersByTimeAsync(STOP_MS - 1)
		expect(stopped).toBe(false)
		await vi.advanceTimersByTimeAsync(1)
		await stopping
		expect(stopped).toBe(true)
	})
})
