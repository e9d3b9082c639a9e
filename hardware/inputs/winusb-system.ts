import type { HidHandle, HidInfo, HidListeners, HidSystem } from './hid-system.ts'
import { usbId } from './units.ts'

type Endpoint = { endpointNumber: number; direction: string; type: string; packetSize?: number }
type Alternate = { interfaceClass: number; interfaceSubclass: number; interfaceProtocol: number; endpoints: readonly Endpoint[] }

/** What is needed of a device of the `usb` package. `nativeTransferIn` takes a timeout in milliseconds. */
export type UsbKeys = {
	readonly vendorId: number
	readonly productId: number
	readonly serialNumber?: string | null
	readonly productName?: string | null
	readonly bus: string
	readonly ports: readonly number[]
	readonly configuration?: { interfaces: readonly { interfaceNumber: number; alternates: readonly Alternate[] }[] }
	open(): Promise<void>
	close(): Promise<void>
	claimInterface(interfaceNumber: number): Promise<void>
	nativeTransferIn(endpointNumber: number, timeout: number, length: number): Promise<Uint8Array | null>
}

type Keys = { path: string; port: string; device: UsbKeys; interfaceNumber: number; endpoint: Endpoint }

const HID_CLASS = 3
const BOOT = 1
const KEYBOARD = 1
const READ_MS = 1_000
const REPORT_BYTES = 64

/**
 * Adds keyboards that were given to WinUSB to what HID lists: Windows keeps its own keyboards to itself, so one that is
 * to be read as a pad must not be one. What HID lists stays as it is.
 *
 * @param devices what is plugged in; the `usb` package's list by default, loaded at the first call
 */
export function withWinUsb(hid: HidSystem, devices: () => Promise<readonly UsbKeys[]> = pluggedIn): HidSystem {
	let known = new Map<string, Keys>()
	return {
		devices: async () => {
			const listed = await hid.devices()
			const taken = new Set(listed.map(usbId))
			const others = (await devices().catch(() => [])).filter((device) => !taken.has(usbId(device)))
			known = new Map(others.flatMap(keysOf).map((keys) => [keys.path, keys]))
			return [...listed, ...[...known.values()].map(infoOf)]
		},
		open: (path, listeners) => {
			const keys = known.get(path)
			return keys ? openKeys(keys, listeners) : hid.open(path, listeners)
		},
		// A keyboard that is WinUSB's types into no window anyway.
		hush: async (path) => (known.has(path) ? async () => {} : hid.hush(path)),
	}
}

async function pluggedIn(): Promise<readonly UsbKeys[]> {
	const { usb } = await import('usb')
	return usb.getDevices()
}

function keysOf(device: UsbKeys): Keys[] {
	const port = `${device.bus}-${device.ports.join('.')}`
	return (device.configuration?.interfaces ?? []).flatMap(({ interfaceNumber, alternates }) => {
		const keyboard = alternates.find(
			(one) => one.interfaceClass === HID_CLASS && one.interfaceSubclass === BOOT && one.interfaceProtocol === KEYBOARD,
		)
		const endpoint = keyboard?.endpoints.find(({ direction, type }) => direction === 'in' && type === 'interrupt')
		return endpoint ? { path: `winusb ${usbId(device)} ${port} ${interfaceNumber}`, port, device, interfaceNumber, endpoint } : []
	})
}

const infoOf = ({ path, port, device }: Keys): HidInfo => ({
	path,
	port,
	vendorId: device.vendorId,
	productId: device.productId,
	...(device.serialNumber && { serial: device.serialNumber }),
	...(device.productName && { product: device.productName }),
	usagePage: 0x01,
	usage: 0x06,
})

async function openKeys({ device, interfaceNumber, endpoint, path }: Keys, { report, gone }: HidListeners): Promise<HidHandle> {
	try {
		await device.open()
		await device.claimInterface(interfaceNumber)
	} catch (cause) {
		await device.close().catch(() => {})
		throw new Error(`${path} cannot be opened; npm run device-rules makes the driver file for it`, { cause })
	}
	let open = true
	const read = async () => {
		while (open) {
			// A read that found nothing ends with a timeout; one that failed at once ends with the device.
			const begunAt = performance.now()
			const bytes = await device.nativeTransferIn(endpoint.endpointNumber, READ_MS, endpoint.packetSize ?? REPORT_BYTES).catch((cause) => {
				if (performance.now() - begunAt < READ_MS / 2) throw cause
				return null
			})
			if (open && bytes?.length) report(bytes)
		}
	}
	void read().catch(() => {
		if (open) gone()
	})
	return {
		close: async () => {
			open = false
			await device.close()
		},
	}
}
