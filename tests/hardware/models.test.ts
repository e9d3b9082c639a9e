import { describe, expect, it } from 'vitest'
import { findModel, MODEL_IDS, soundPage } from '../../hardware/printer/models.ts'
import { modelOf } from './printer-support.ts'

const models = MODEL_IDS.map(modelOf)

describe('the table of printers', () => {
	it('names each once, and is found by what it names', () => {
		expect(new Set(MODEL_IDS).size).toBe(MODEL_IDS.length)
		expect(MODEL_IDS.length).toBeGreaterThanOrEqual(16)
		expect(models.map(({ name }) => name)).toEqual([...new Set(models.map(({ name }) => name))])
		expect(findModel('no-such-printer')).toBe(undefined)
	})
	it.each(models.map((model) => [model.id, model] as const))('%s can be printed on', (id, model) => {
		expect(id).toMatch(/^[a-z0-9-]+$/)
		expect([model.widthDots % 8, model.bandRows >= 8 && model.bandRows <= 255]).toEqual([0, true])
		expect(model.bufferBytes).toBeGreaterThanOrEqual(1_024)
		expect(model.speedMmPerSecond).toBeGreaterThanOrEqual(50)
		for (const { vendorId, productId } of model.usb ?? []) expect(Math.max(vendorId, productId)).toBeLessThanOrEqual(0xffff)
		// Who cannot be asked can say nothing else either.
		if (model.status === 'none') expect([model.endMark, model.clearsBuffer, model.asb]).toEqual([false, false, false])
	})
	it('builds nothing on what is only assumed', () => {
		for (const { source, endMark, clearsBuffer, asb, codePages, nativeQr, bandRows } of models)
			if (source === 'assumed')
				expect([endMark, clearsBuffer, asb, codePages.length, nativeQr, bandRows <= 128]).toEqual([false, false, false, 0, false, true])
	})
	it('knows capitals of one-byte pages, and calls a page sound only where all letters are proven', () => {
		for (const { codePages } of models)
			for (const { encoding, capitalsPage } of codePages) expect(capitalsPage !== undefined).toBe(encoding === 'tcvn3')
		expect(models.filter(soundPage).map(({ id }) => id)).toEqual(['sim-80', 'sim-58'])
	})
})
