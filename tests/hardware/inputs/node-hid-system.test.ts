import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { createNodeHidSystem } from '../../../hardware/inputs/node-hid-system.ts'

/** The native part needs libusb and libudev, which a bare machine lacks. */
const loads = (() => {
	try {
		const hid = createRequire(import.meta.url)('node-hid') as { getHidapiVersion(): string }
		return hid.getHidapiVersion() !== ''
	} catch {
		return false
	}
})()

describe('the machine’s own HID devices', () => {
	it.skipIf(!loads)('are listed (skipped where the native library cannot be loaded: libusb-1.0-0 is missing)', async () => {
		const devices = await createNodeHidSystem().devices()
		expect(Array.isArray(devices)).toBe(true)
		for (const { path, vendorId, productId } of devices) expect([path.length > 0, vendorId >= 0, productId >= 0]).not.toContain(false)
	})
	it.runIf(process.platform === 'linux')('that are not there are told so in plain English', async () => {
		const nothing = { report: () => {}, gone: () => {} }
		await expect(createNodeHidSystem().open('/dev/hidraw99', nothing)).rejects.toThrow('/dev/hidraw99 is gone')
	})
})
