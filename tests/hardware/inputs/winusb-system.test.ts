import { describe, expect, it } from 'vitest'
import { withWinUsb } from '../../../hardware/inputs/winusb-system.ts'
import type { UsbKeys } from '../../../hardware/inputs/winusb-system.ts'
import { until } from '../support.ts'
import { device, fakeHid, KEYBOARD } from './fake-hid.ts'

/** A keyboard as the `usb` package shows it; `reports` come one by one, then it is pulled. */
function keyboard(reports: string[], changes: Partial<UsbKeys> = {}) {
	const calls: string[] = []
	const made: UsbKeys = {
		vendorId: 0x0483,
		productId: 0x5750,
		serialNumber: null,
		productName: 'Pad',
		bus: '1',
		ports: [2, 4],
		configuration: {
			interfaces: [
				{ interfaceNumber: 0, alternates: [{ interfaceClass: 3, interfaceSubclass: 1, interfaceProtocol: 2, endpoints: [] }] },
				{
					interfaceNumber: 1,
					alternates: [
						{
							interfaceClass: 3,
							interfaceSubclass: 1,
							interfaceProtocol: 1,
							endpoints: [{ endpointNumber: 2, direction: 'in', type: 'interrupt', packetSize: 8 }],
						},
					],
				},
			],
		},
		open: async () => void calls.push('open'),
		close: async () => void calls.push('close'),
		claimInterface: async (number) => void calls.push(`claim ${number}`),
		nativeTransferIn: async (endpoint, _timeout, length) => {
			calls.push(`read ${endpoint} ${length}`)
			const next = reports.shift()
			if (next === undefined) throw new Error('no device')
			return Buffer.from(next, 'hex')
		},
		...changes,
	}
	return { made, calls }
}

describe('keyboards that were given to WinUSB', () => {
	it('are listed beside what HID lists, by their sockets', async () => {
		const hid = fakeHid()
		const listed = device()
		hid.plug(listed)
		const same = keyboard([], { vendorId: listed.vendorId, productId: listed.productId }).made
		const system = withWinUsb(hid.system, async () => [keyboard([]).made, same])
		expect(await system.devices()).toEqual([
			listed,
			{ path: 'winusb 0483:5750 1-2.4 1', port: '1-2.4', vendorId: 0x0483, productId: 0x5750, product: 'Pad', ...KEYBOARD },
		])
	})
	it('are read until they are pulled', async () => {
		const { made, calls } = keyboard(['00001e0000000000', '0000000000000000'])
		const system = withWinUsb(fakeHid().system, async () => [made])
		const [info] = await system.devices()
		const heard: string[] = []
		let gone = 0
		await system.open(info?.path ?? '', { report: (bytes) => heard.push(Buffer.from(bytes).toString('hex')), gone: () => gone++ })
		await until(() => gone === 1)
		expect(heard).toEqual(['00001e0000000000', '0000000000000000'])
		expect(calls).toEqual(['open', 'claim 1', 'read 2 8', 'read 2 8', 'read 2 8'])
	})
	it('that are the keyboard driver’s still say what to do', async () => {
		const { made, calls } = keyboard([], { claimInterface: async () => Promise.reject(new Error('access denied')) })
		const system = withWinUsb(fakeHid().system, async () => [made])
		const [info] = await system.devices()
		await expect(system.open(info?.path ?? '', { report: () => {}, gone: () => {} })).rejects.toThrow('npm run device-rules')
		expect(calls).toEqual(['open', 'close'])
	})
	it('cost HID nothing where USB cannot be listed, and leave its devices to it', async () => {
		const hid = fakeHid()
		const listed = device()
		hid.plug(listed)
		const system = withWinUsb(hid.system, () => Promise.reject(new Error('no USB')))
		expect(await system.devices()).toEqual([listed])
		const handle = await system.open(listed.path, { report: () => {}, gone: () => {} })
		const undo = await system.hush(listed.path)
		expect([hid.isOpen(listed), hid.hushed.has(listed.path)]).toEqual([true, true])
		await undo()
		await handle.close()
		expect([hid.isOpen(listed), hid.hushed.size]).toEqual([false, 0])
	})
})
