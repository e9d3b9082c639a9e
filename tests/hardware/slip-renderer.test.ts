import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { decodeSlip } from '../../hardware/printer/escpos-decode.ts'
import { findModel } from '../../hardware/printer/models.ts'
import type { PrinterModel } from '../../hardware/printer/models.ts'
import { createSlipRenderer } from '../../hardware/printer/slip-renderer.ts'
import type { SlipRenderer } from '../../hardware/printer/slip-renderer.ts'
import { slip, until } from './support.ts'

const wide = findModel('sim-80') as PrinterModel
const worker = (name: string) => fileURLToPath(new URL(`./workers/${name}.ts`, import.meta.url))
const made: SlipRenderer[] = []
const renderer = (...options: Parameters<typeof createSlipRenderer>) => {
	const one = createSlipRenderer(...options)
	made.push(one)
	return one
}
const isAlive = (pid: number) => {
	try {
		return process.kill(pid, 0)
	} catch {
		return false
	}
}
afterEach(() => Promise.all(made.splice(0).map((one) => one.stop())))

describe('drawing in a process of its own', () => {
	it('starts at the first slip, not before', async () => {
		const one = renderer()
		expect(one.figures()).toMatchObject({ pid: undefined, starts: 0 })
		const paper = decodeSlip(await one.render(slip(), wide), 576)
		expect(paper.bitmap.heightDots).toBeGreaterThan(1_000)
		expect(one.figures()).toMatchObject({ starts: 1, slips: 1, waiting: 0 })
		expect(one.figures().pid).not.toBe(process.pid)
	})
	it('gives the process neither secrets nor fonts of this machine', async () => {
		process.env.DEMO_PASSWORD = 'not for printers'
		const one = renderer()
		one.warm()
		const environ = `/proc/${one.figures().pid}/environ`
		await one.renderPng(slip(), 384)
		// Only Linux shows the environment of another process.
		const seen = existsSync(environ) ? readFileSync(environ, 'latin1') : 'DISABLE_SYSTEM_FONTS_LOAD=1'
		expect(seen).toContain('DISABLE_SYSTEM_FONTS_LOAD=1')
		expect(seen).not.toContain('not for printers')
		delete process.env.DEMO_PASSWORD
	})
	it('starts another process when one is killed, and loses no slip', async () => {
		const one = renderer()
		await one.render(slip(), wide)
		const first = one.figures().pid ?? 0
		const waiting = [1, 2, 3].map(() => one.render(slip(), wide))
		process.kill(first, 'SIGKILL')
		expect((await Promise.all(waiting)).every((bytes) => bytes.length > 10_000)).toBe(true)
		expect(one.figures().starts).toBe(2)
		expect(isAlive(first)).toBe(false)
	})
	it('replaces a process that has grown too large', async () => {
		const one = renderer({ maxRssBytes: 1 })
		await one.render(slip(), wide)
		await one.render(slip(), wide)
		expect(one.figures().starts).toBe(2)
	})
	it('draws slips to be printed before pictures to be looked at', async () => {
		const one = renderer()
		const order: string[] = []
		await Promise.all([
			one.renderPng(slip(), 576).then(() => order.push('first picture')),
			one.renderPng(slip(), 576).then(() => order.push('second picture')),
			one.render(slip(), wide).then(() => order.push('print')),
		])
		expect(order).toEqual(['first picture', 'print', 'second picture'])
	})
	it('refuses one slip that cannot be drawn and goes on', async () => {
		const one = renderer()
		await expect(one.renderPng(slip(), 5_000)).rejects.toThrow('no paper has 5000 dots')
		expect((await one.renderPng(slip(), 384)).length).toBeGreaterThan(1_000)
		expect(one.figures().starts).toBe(1)
	})
})

describe('when the drawing process fails', () => {
	it('gives up a slip that takes too long, and ends the process', async () => {
		const one = renderer({ workerPath: worker('hanging'), timeoutMs: 300 })
		const slow = one.render(slip(), wide)
		const { pid = 0 } = one.figures()
		await expect(slow).rejects.toThrow('more than 300 ms')
		await until(() => !isAlive(pid))
	})
	it('gives up a slip that two processes died of', async () => {
		const one = renderer({ workerPath: worker('dying') })
		await expect(one.render(slip(), wide)).rejects.toThrow('the drawing process ended (7)')
		expect(one.figures().starts).toBe(2)
	})
	it('says what a process that cannot draw has found', async () => {
		await expect(renderer({ workerPath: worker('unfit') }).render(slip(), wide)).rejects.toThrow('lack 40 letters')
	})
	it('refuses when too many slips wait', async () => {
		const one = renderer({ workerPath: worker('hanging'), maxWaiting: 1 })
		const held = [one.render(slip(), wide), one.render(slip(), wide)].map((each) => each.catch(() => 'stopped'))
		await expect(one.render(slip(), wide)).rejects.toThrow('1 slips are waiting')
		await one.stop()
		expect(await Promise.all(held)).toEqual(['stopped', 'stopped'])
	})
	it('refuses after it was stopped, and leaves no process', async () => {
		const one = renderer({ workerPath: worker('hanging') })
		one.warm()
		const { pid = 0 } = one.figures()
		await one.stop()
		expect(isAlive(pid)).toBe(false)
		await expect(one.render(slip(), wide)).rejects.toThrow('no longer drawn')
	})
})
