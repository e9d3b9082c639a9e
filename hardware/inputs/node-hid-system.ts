import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Device } from 'node-hid'
import type { HidInfo, HidSystem } from './hid-system.ts'
import { hushInput, portOf } from './sys-input.ts'

/** The machine's own devices. The native library is loaded when they are first asked for. */
export function createNodeHidSystem(): HidSystem {
	return {
		devices: async () => {
			const { devicesAsync } = await import('node-hid')
			return Promise.all((await devicesAsync()).flatMap((device) => (device.path ? [infoOf(device, device.path)] : [])))
		},
		open: async (path, { report, gone }) => {
			const { HIDAsync } = await import('node-hid')
			await mayOpen(path)
			const device = await HIDAsync.open(path, { nonExclusive: true }).catch((cause: unknown) => {
				throw new Error(`${path} cannot be opened; another program may hold it`, { cause })
			})
			device.on('error', gone)
			device.on('data', report)
			return { close: () => device.close() }
		},
		hush: (path) => hushInput(path),
	}
}

async function infoOf(device: Device, path: string): Promise<HidInfo> {
	const port = await portOf(path)
	return {
		path,
		vendorId: device.vendorId,
		productId: device.productId,
		...(device.serialNumber && { serial: device.serialNumber }),
		...(device.product && { product: device.product }),
		usagePage: device.usagePage ?? 0,
		usage: device.usage ?? 0,
		...(port && { port }),
	}
}

/** Only on Linux is a device's path a file whose permission can be asked. */
async function mayOpen(path: string): Promise<void> {
	if (process.platform !== 'linux') return
	await access(path, constants.R_OK | constants.W_OK).catch((cause: NodeJS.ErrnoException) => {
		const denied = cause.code === 'EACCES' || cause.code === 'EPERM'
		throw new Error(denied ? `no permission to open ${path}; npm run device-rules makes the rule for it` : `${path} is gone`, { cause })
	})
}
