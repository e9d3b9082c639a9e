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
	it('refuses bytes no printer would understand, and says why', async () => {
		const garbled = printer().print({ ...job(), bytes: Buffer.from('Xin chào') })
		await expect(garbled).rejects.toMatchObject({ fault: 'error', message: 'error: unknown command 58 69 at byte 0' })
	})
})
