import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KEYPAD_PRODUCT, USB_NAMES } from '../desk-protocol.ts'
import type { GadgetName } from '../desk-protocol.ts'

/** A USB device that this machine plays for itself, over a controller that is only software. */
export type Gadget = {
	plug(): void
	unplug(): void
	/** Path of the device's own side: where its reports are written, where what it prints is read. */
	door(): string
}

type Kind = {
	usb: { vendorId: number; productId: number }
	product: string
	serial: string
	function: string
	attributes: Record<string, string | Uint8Array>
}

const CONFIG = '/sys/kernel/config/usb_gadget'
const ENGLISH = '0x409'
const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex')

/** Two bytes of the maker's own: report 1, then the button. @source USB HID 1.11, 6.2.2 "Report Descriptor" */
const PAD_REPORT = bytes('06 00 ff 09 01 a1 01 09 01 15 00 26 ff 00 75 08 95 02 81 02 c0')
/** A keyboard: eight modifier bits, a spare byte, six keys. @source USB HID 1.11, appendix B.1 "Boot keyboard" */
const KEYBOARD_REPORT = bytes(
	'05 01 09 06 a1 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 01 95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 c0',
)

const KINDS: Record<GadgetName, Kind> = {
	pad: {
		usb: USB_NAMES.pad,
		product: 'Rating pad',
		serial: 'PAD-1',
		function: 'hid.pad',
		attributes: { protocol: '0', subclass: '0', report_length: '2', report_desc: PAD_REPORT },
	},
	keypad: {
		usb: USB_NAMES.keypad,
		product: KEYPAD_PRODUCT,
		serial: 'KEYPAD-1',
		function: 'hid.keypad',
		attributes: { protocol: '1', subclass: '1', report_length: '8', report_desc: KEYBOARD_REPORT },
	},
	printer: {
		usb: USB_NAMES.printer,
		product: 'Ticket printer',
		serial: 'PRINTER-1',
		function: 'printer.slips',
		attributes: { pnp_string: 'MFG:Guest;MDL:Ticket printer;CLS:PRINTER;CMD:ESC/POS;' },
	},
}

/** Prepares a device; it is not plugged in yet. @param slot number of a controller nobody else uses */
export function createGadget(name: GadgetName, slot: number): Gadget {
	const kind = KINDS[name]
	const home = join(CONFIG, name)
	const set = (path: string, value: string | Uint8Array) => writeFileSync(join(home, path), value)
	const hex = (id: number) => `0x${id.toString(16).padStart(4, '0')}`
	for (const folder of [`strings/${ENGLISH}`, 'configs/c.1', `functions/${kind.function}`])
		mkdirSync(join(home, folder), { recursive: true })
	set('idVendor', hex(kind.usb.vendorId))
	set('idProduct', hex(kind.usb.productId))
	set(`strings/${ENGLISH}/product`, kind.product)
	set(`strings/${ENGLISH}/serialnumber`, kind.serial)
	for (const [attribute, value] of Object.entries(kind.attributes)) set(`functions/${kind.function}/${attribute}`, value)
	symlinkSync(join(home, 'functions', kind.function), join(home, 'configs/c.1', kind.function))
	return {
		plug: () => set('UDC', `dummy_udc.${slot}`),
		unplug: () => set('UDC', '\n'),
		door: () => (name === 'printer' ? '/dev/g_printer0' : hidDoor(join(home, 'functions', kind.function, 'dev'))),
	}
}

function hidDoor(numbers: string): string {
	const minor = readFileSync(numbers, 'utf8').trim().split(':')[1] ?? ''
	const path = `/dev/hidg${minor}`
	if (!existsSync(path)) throw new Error(`${path} is not there`)
	return path
}
