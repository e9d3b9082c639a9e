import { createTurns, reasonOf, within } from './link.ts'
import type { ByteLink, OpenLink } from './link.ts'

const PRINTER_CLASS = 7
const READ_BYTES = 64
const READ_MS = 250
const SLICE = 4096

type Endpoint = { endpointNumber: number; direction: string; type: string }
type Alternate = { interfaceClass: number; alternateSetting: number; endpoints: readonly Endpoint[] }
/** What is needed of a device of the `usb` package, which follows WebUSB. Both transfers take a timeout in milliseconds. */
export type UsbPort = {
	readonly vendorId: number
	readonly productId: number
	readonly serialNumber?: string | null | undefined
	readonly configuration?: { interfaces: readonly { interfaceNumber: number; alternates: readonly Alternate[] }[] } | undefined
	open(): Promise<void>
	close(): Promise<void>
	claimInterface(interfaceNumber: number): Promise<void>
	releaseInterface(interfaceNumber: number): Promise<void>
	selectAlternateInterface(interfaceNumber: number, alternateSetting: number): Promise<void>
	detachKernelDriver(interfaceNumber: number): Promise<void>
	attachKernelDriver(interfaceNumber: number): Promise<void>
	nativeTransferIn(endpointNumber: number, timeout: number, length: number): Promise<Uint8Array | null>
	nativeTransferOut(endpointNumber: number, timeout: number, data: Uint8Array): Promise<number>
}

export type UsbPrinterName = { vendorId: number; productId: number; serial?: string | undefined }
type Channel = { interfaceNumber: number; alternateSetting: number; out: number; in: number | undefined }

/**
 * A printer on USB without a driver of the operating system's: its interface of class 7 is taken from the kernel for the
 * length of a call, and given back.
 *
 * @param devices what is plugged in; the `usb` package's list by default, loaded at the first call
 */
export function usbLink(name: UsbPrinterName, devices: () => Promise<readonly UsbPort[]> = pluggedIn): OpenLink {
	return async () => {
		const all = await devices().catch((cause: unknown) => {
			throw new Error(`USB ${told(name)}: cannot be looked for (${reasonOf(cause)})`, { cause })
		})
		const port = pick(all, name)
		try {
			await port.open()
		} catch (cause) {
			throw new Error(`USB ${told(name)}: cannot be opened (${reasonOf(cause)})`, { cause })
		}
		try {
			return linkOver(port, await claim(port, name))
		} catch (cause) {
			await port.close().catch(() => {})
			throw cause
		}
	}
}

async function pluggedIn(): Promise<readonly UsbPort[]> {
	const { usb } = await import('usb')
	return usb.getDevices()
}

const hex = (id: number): string => id.toString(16).padStart(4, '0')
const told = ({ vendorId, productId, serial }: UsbPrinterName): string => `${hex(vendorId)}:${hex(productId)}${serial ? ` ${serial}` : ''}`

function pick(devices: readonly UsbPort[], name: UsbPrinterName): UsbPort {
	const fitting = devices.filter(
		(device) =>
			device.vendorId === name.vendorId &&
			device.productId === name.productId &&
			(name.serial === undefined || device.serialNumber === name.serial),
	)
	const [first, ...more] = fitting
	if (!first) throw new Error(`USB ${told(name)}: not plugged in`)
	if (more.length) throw new Error(`USB ${told(name)}: ${fitting.length} are plugged in; name one by its serial number`)
	return first
}

async function claim(port: UsbPort, name: UsbPrinterName): Promise<Channel> {
	const channel = findChannel(port)
	if (!channel) throw new Error(`USB ${told(name)}: is not a printer`)
	// Only Linux lends its driver's interface; elsewhere there is none to take.
	await port.detachKernelDriver(channel.interfaceNumber).catch(() => {})
	try {
		await port.claimInterface(channel.interfaceNumber)
		if (channel.alternateSetting) await port.selectAlternateInterface(channel.interfaceNumber, channel.alternateSetting)
	} catch (cause) {
		throw new Error(`USB ${told(name)}: taken by another program (${reasonOf(cause)})`, { cause })
	}
	return channel
}

function findChannel({ configuration }: UsbPort): Channel | undefined {
	for (const { interfaceNumber, alternates } of configuration?.interfaces ?? [])
		for (const { interfaceClass, alternateSetting, endpoints } of alternates) {
			const bulk = (way: string) => endpoints.find(({ direction, type }) => direction === way && type === 'bulk')?.endpointNumber
			const out = bulk('out')
			if (interfaceClass === PRINTER_CLASS && out !== undefined) return { interfaceNumber, alternateSetting, out, in: bulk('in') }
		}
	return undefined
}

function linkOver(port: UsbPort, channel: Channel): ByteLink {
	const inward = channel.in
	const turns = createTurns()
	let open = true
	let lost: Error | undefined
	let reading: Promise<void> = Promise.resolve()

	async function read(endpoint: number, onBytes: (bytes: Uint8Array) => void): Promise<void> {
		while (open) {
			// A read that found nothing ends with a timeout; one that failed at once ends with the device.
			const begunAt = performance.now()
			const bytes = await port.nativeTransferIn(endpoint, READ_MS, READ_BYTES).catch((cause: unknown) => {
				if (performance.now() - begunAt < READ_MS / 2) throw cause
				return null
			})
			if (bytes?.length) onBytes(bytes)
		}
	}

	async function finish(): Promise<void> {
		open = false
		await reading
		await port.releaseInterface(channel.interfaceNumber).catch(() => {})
		await port.attachKernelDriver(channel.interfaceNumber).catch(() => {})
		await port.close().catch(() => {})
	}

	return {
		answers: inward !== undefined,
		send: async (bytes, stallMs) => {
			const check = turns.begin()
			for (let at = 0; at < bytes.length;) {
				if (lost) throw lost
				check()
				const sending = port.nativeTransferOut(channel.out, stallMs, bytes.subarray(at, at + SLICE))
				const count = await within(sending, stallMs + READ_MS, 'the printer takes no more bytes')
				if (count <= 0) throw new Error('the printer takes no more bytes')
				at += count
			}
		},
		listen: (onBytes, onLost) => {
			if (inward === undefined) return
			reading = read(inward, onBytes).catch((cause: unknown) => {
				lost = new Error(`the printer is gone (${reasonOf(cause)})`, { cause })
				onLost(lost)
			})
		},
		close: finish,
		abort: () => void finish(),
	}
}
