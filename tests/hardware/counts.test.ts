import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCounts } from '../../hardware/counts.ts'
import { createPaperCount, lengthMm } from '../../hardware/printer/paper-count.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'counts-'))))
afterEach(() => rmSync(folder, { recursive: true }))

describe('what a printer has used', () => {
	it('grows with each slip and begins anew with a new roll', () => {
		const paper = createPaperCount(undefined, () => {})
		paper.seen('ready')
		paper.used(120)
		paper.used(130.4)
		expect(paper.of()).toEqual({ slips: 2, paperMm: 250 })
		for (const state of ['near-end', 'cover-open', 'offline', 'ready'] as const) paper.seen(state)
		expect(paper.of().paperMm).toBe(250)
		paper.seen('paper-out')
		paper.seen('cover-open')
		expect(paper.of().paperMm).toBe(250)
		paper.seen('ready')
		expect(paper.of()).toEqual({ slips: 2, paperMm: 0 })
	})
	it('is known again after a restart, also that the roll was empty', () => {
		const file = join(folder, 'counts.json')
		const before = openCounts(file)
		const paper = createPaperCount(before.of('printer-1'), (use) => before.set('printer-1', use))
		paper.used(99)
		paper.seen('paper-out')
		before.set('pad-1', { presses: 7 })
		const after = openCounts(file)
		expect(after.of('pad-1')?.presses).toBe(7)
		const again = createPaperCount(after.of('printer-1'), () => {})
		expect(again.of()).toEqual({ slips: 1, paperMm: 99 })
		again.seen('ready')
		expect(again.of().paperMm).toBe(0)
	})
	it.each(['', 'no', '{"x":1}'])('begins anew after a file that says %j', (text) => {
		writeFileSync(join(folder, 'c.json'), text)
		expect(openCounts(join(folder, 'c.json')).of('x')).toBeUndefined()
	})
})

describe('the length of a slip', () => {
	it('is that of its picture and lines, whatever the picture holds', () => {
		const band = (rows: number) => [0x1d, 0x76, 0x30, 0, 2, 0, rows, 0, ...Array.from({ length: 2 * rows }, () => 0x0a)]
		expect(lengthMm(Uint8Array.of(0x1b, 0x40, ...band(80), ...band(8), 0x0a, 0x0a))).toBe(11 + 7.5 + 12)
		expect(lengthMm(Uint8Array.of(0x1d, 0x76, 0x30))).toBe(12)
	})
})
