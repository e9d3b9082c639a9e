import { randomUUID } from 'node:crypto'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { encodeSlip } from '../../hardware/printer/escpos.ts'
import { findModel } from '../../hardware/printer/models.ts'
import type { PrinterModel } from '../../hardware/printer/models.ts'
import { createSimulatedPrinter } from '../../hardware/printer/simulated.ts'

const model = findModel('sim-58') as PrinterModel
const bitmap = { widthDots: 384, heightDots: 16, rows: new Uint8Array(48 * 16).fill(0xf0) }
const bytes = encodeSlip(bitmap, model)
const printer = (options = {}) => createSimulatedPrinter({ id: 'printer-1', model, now: () => 5, ...options })
const job = (jobId: string = randomUUID()) => ({ jobId, number: 'A001', bytes })

describe('a simulated printer', () => {
	it('keeps what came out as a picture, the newest first, and only the last few', async () => {
		const sim = printer({ keep: 2 })
		const jobs = [job(), job(), job()]
		for (const each of jobs) expect(await sim.print(each)).toBe('by-status')
		expect(sim.slips().map((slip) => slip.jobId)).toEqual([jobs[2]?.jobId, jobs[1]?.jobId])
		const [newest] = sim.slips()
		expect(newest).toMatchObject({ number: 'A001', printedAt: 5 })
		const png = PNG.sync.read(Buffer.from(newest?.png ?? []))
		expect([png.width, png.height, png.data[0], png.data[4 * 4]]).toEqual([384, 16, 0, 255])
	})
	it.each(['paper-out', 'cover-open', 'offline', 'cutter-error', 'error'] as const)(
		'prints nothing with %s, and prints again after it',
		async (fault) => {
			const sim = printer()
			sim.setFault(fault)
			expect(await sim.state()).toBe(fault)
			await expect(sim.print(job())).rejects.toMatchObject({ fault })
			expect(sim.slips()).toHaveLength(0)
			sim.setFault(null)
			await sim.print(job())
			expect([await sim.state(), sim.slips().length]).toEqual(['ready', 1])
		},
	)
	it('prints near the end of the roll', async () => {
		const sim = printer()
		sim.setFault('near-end')
		await sim.print(job())
		expect([await sim.state(), sim.slips().length]).toEqual(['near-end', 1])
	})
	it('stops in the middle of a slip when the paper ends there', async () => {
		const sim = printer({ printMs: 50 })
		const printing = sim.print(job())
		sim.setFault('paper-out')
		await expect(printing).rejects.toMatchObject({ fault: 'paper-out' })
		expect(sim.slips()).toHaveLength(0)
	})
	it('stops in the middle of a slip, and prints the next one whole', async () => {
		const sim = printer({ printMs: 3_000 })
		const tall = { widthDots: 384, heightDots: 400, rows: new Uint8Array(48 * 400).fill(0xf0) }
		const long = { ...job(), bytes: encodeSlip(tall, model) }
		const printing = sim.print(long)
		await new Promise((resolve) => setTimeout(resolve, 100))
		sim.setFault('cover-open')
		await expect(printing).rejects.toMatchObject({ fault: 'cover-open', mayBeOut: false })
		sim.setFault(null)
		const next = job()
		expect(await sim.print(next)).toBe('by-status')
		expect(sim.slips().map(({ jobId }) => jobId)).toEqual([next.jobId])
	})
	it('prints rubbish as rubbish, as letters, and names the next slip right all the same', async () => {
		const sim = printer()
		expect(await sim.print({ ...job(), bytes: Buffer.from('\x1b@Xin chao\n') })).toBe('by-status')
		const next = job()
		await sim.print(next)
		expect(sim.slips()[0]?.jobId).toBe(next.jobId)
	})
	it('of a kind that says nothing holds slips while it has no paper, and gives each its own name', async () => {
		const mute = findModel('xprinter-xp-58') as PrinterModel
		const sim = printer({ model: mute })
		sim.setFault('paper-out')
		const jobs = [job(), job()]
		for (const each of jobs) expect(await sim.print(each)).toBe('bytes-taken')
		expect(sim.slips()).toEqual([])
		sim.setFault(null)
		expect(sim.slips().map(({ jobId }) => jobId)).toEqual([jobs[1]?.jobId, jobs[0]?.jobId])
	})
})
