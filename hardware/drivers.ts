import { z } from 'zod'
import { Id } from '../contract/ids.ts'

/** A number of 16 bits, or its four hexadecimal digits as `lsusb` shows them. */
const UsbId = z.union(
	[
		z.int().min(0).max(0xffff),
		z
			.string()
			.regex(/^[0-9a-f]{4}$/i)
			.transform((digits) => parseInt(digits, 16)),
	],
	{ error: () => 'a number up to 65535, or four hexadecimal digits in quotes' },
)
const usbName = { vendorId: UsbId, productId: UsbId, serial: z.string().min(1).max(128).optional() }
const SerialPath = z.string().regex(/^(\/dev\/\S{1,200}|COM\d{1,3})$/, 'a serial port, /dev/… or COM1')
const BaudRate = z.int().min(1_200).max(921_600)

const SimulatedPrinterDriver = z.strictObject({
	kind: z.literal('simulated'),
	/** How long a slip takes to come out. */
	printMs: z.int().min(0).max(60_000).default(0),
})
const TcpDriver = z.strictObject({
	kind: z.literal('tcp'),
	host: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, 'a host name or address'),
	port: z.int().min(1).max(65_535).default(9100),
})
/** The kernel's own driver for printers on USB. */
const DeviceDriver = z.strictObject({
	kind: z.literal('device'),
	path: z.string().regex(/^\/dev\/\S{1,200}$/, 'a device file, or a pattern that fits one: /dev/usb/lp*'),
})
const UsbDriver = z.strictObject({ kind: z.literal('usb'), ...usbName })
const SerialDriver = z.strictObject({
	kind: z.literal('serial'),
	path: SerialPath,
	/** As set on the printer. */
	baudRate: BaudRate,
	flow: z.enum(['rts-cts', 'xon-xoff', 'none']).default('rts-cts'),
})
const QueueDriver = z.strictObject({ kind: z.literal('queue'), name: z.string().regex(/^[\w.-]{1,127}$/, 'the name of a print queue') })
const ShareDriver = z.strictObject({
	kind: z.literal('share'),
	path: z.string().regex(/^\\\\[^\\/\s]{1,100}\\[^\\/]{1,100}$/, String.raw`a Windows share: \\host\printer`),
})

/** How a printer is reached. */
export const PrinterDriver = z.discriminatedUnion(
	'kind',
	[SimulatedPrinterDriver, TcpDriver, DeviceDriver, UsbDriver, SerialDriver, QueueDriver, ShareDriver],
	{ error: () => 'unknown kind; known are simulated, tcp, device, usb, serial, queue, share' },
)
export type PrinterDriver = z.infer<typeof PrinterDriver>

export const SimulatedDriver = z.strictObject({ kind: z.literal('simulated') })
/** A pad, keypad or scanner on USB that reports keys or codes by itself. */
export const HidDriver = z.strictObject({ kind: z.literal('hid'), ...usbName, profile: Id })
export const SerialScannerDriver = z.strictObject({ kind: z.literal('serial'), path: SerialPath, baudRate: BaudRate.default(9_600) })
