import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { usbLink } from '../../hardware/printer/links/usb-link.ts'
import type { UsbPort } from '../../hardware/printer/links/usb-link.ts'
import { listen, told } from './links-support.ts'
import { until } from './support.ts'

/** A device as the `usb` package shows it, and what was done to it. */
function usbPort(changes: Partial<UsbPort> = {}) {
	const done: string[] = []
	const got: number[] = []
	const answers: number[][] = []
	const note = (what: string) => async () => void done.push(what)
	const endpoints = [
		{ endpointNumber: 2, direction: 'in', type: 'bulk' },
		{ endpointNumber: 1, direction: 'out', type: 'bulk' },
	]
	const port: UsbPort = {
		vendorId: 0x04b8,
		productId: 0x0202,
		serialNumber: 'ABC',
		configuration: {
			interfaces: [
				{ interfaceNumber: 0, alternates: [{ interfaceClass: 3, alternateSetting: 0, endpoints }] },
				{ interfaceNumber: 1, alternates: [{ interfaceClass: 7, alternateSetting: 0, endpoints }] },
			],
		},
		open: note('open'),
		close: note('close'),
		claimInterface: async (n) => void done.push(`claim ${n}`),
		releaseInterface: async (n) => void done.push(`release ${n}`),
		selectAlternateInterface: note('select'),
		detachKernelDriver: async (n) => void done.push(`detach ${n}`),
		attachKernelDriver: async (n) => void done.push(`attach ${n}`),
		nativeTransferIn: async (_endpoint, timeout) => {
			await sleep(answers.length ? 1 : timeout)
			const next = answers.shift()
			if (next) return Uint8Array.from(next)
			throw new Error('timeout')
		},
		nativeTransferOut: async (_endpoint, _timeout, data) => {
			got.push(...data)
			return data.length
		},
		...changes,
	}
	return { port, done, got, answers }
}

describe('a link over USB', () => {
	const name = { vendorId: 0x04b8, productId: 0x0202 }
	it('takes the printer’s interface, brings bytes both ways, and gives it back', async () => {
		const { port, done, got, answers } = usbPort()
		const link = await usbLink(name, async () => [port])()
		const heard = listen(link)
		await link.send(new Uint8Array(5_000).fill(9), 1_000)
		answers.push([0x12], [0x14, 0, 0, 0])
		await until(() => heard.bytes.length === 5)
		await link.close()
		expect([link.answers, got.length, heard.bytes]).toEqual([true, 5_000, [0x12, 0x14, 0, 0, 0]])
		expect(done).toEqual(['open', 'detach 1', 'claim 1', 'release 1', 'attach 1', 'close'])
	})
	it('tells a printer that is gone from one that has nothing to say', async () => {
		const { port } = usbPort({ nativeTransferIn: () => Promise.reject(new Error('device disconnected')) })
		const link = await usbLink(name, async () => [port])()
		const heard = listen(link)
		await until(() => heard.lost !== undefined)
		expect(heard.lost).toBe('the printer is gone (device disconnected)')
		expect(await told(link.send(Uint8Array.of(1), 100))).toBe('the printer is gone (device disconnected)')
		link.abort()
	})
	it('gives up when nothing is taken', async () => {
		const { port } = usbPort({ nativeTransferOut: () => new Promise(() => {}) })
		const link = await usbLink(name, async () => [port])()
		listen(link)
		expect(await told(link.send(Uint8Array.of(1), 50))).toBe('the printer takes no more bytes')
		link.abort()
	})
	it('says in one line what is wrong', async () => {
		const one = usbPort().port
		const open = (devices: UsbPort[], serial?: string) => told(usbLink({ ...name, ...(serial && { serial }) }, async () => devices)())
		expect(await open([])).toBe('USB 04b8:0202: not plugged in')
		expect(await open([one], 'XYZ')).toBe('USB 04b8:0202 XYZ: not plugged in')
		expect(await open([one, one])).toBe('USB 04b8:0202: 2 are plugged in; name one by its serial number')
		expect(await open([{ ...one, configuration: { interfaces: [] } }])).toBe('USB 04b8:0202: is not a printer')
		expect(await open([{ ...one, open: () => Promise.reject(new Error('access denied\nmore')) }])).toBe(
			'USB 04b8:0202: cannot be opened (access denied)',
		)
		expect(await open([{ ...one, claimInterface: () => Promise.reject(new Error('busy')) }])).toBe(
			'USB 04b8:0202: taken by another program (busy)',
		)
	})
	it('is looked for among the devices of this machine', async () => {
		expect(await told(usbLink({ vendorId: 1, productId: 2 })())).toMatch(
			/^USB 0001:0002: (not plugged in|cannot be looked for \([^\n]+\))$/,
		)
	})
})
