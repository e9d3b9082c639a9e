import type { InputKind, KeyMeaning, UsbName } from '../../contract/devices.ts'

/** Holds when the byte `at` (from 0), cut to the bits of `mask`, equals `value`. */
export type Condition = { at: number; mask: number; value: number }

/** How the reports of a device are read. */
export type ReportForm =
	/** A keyboard's: usages of page 0x07 and what they mean. */
	| { form: 'keyboard'; keys: Readonly<Record<number, KeyMeaning>> }
	/** The maker's own: the first key whose conditions all hold is down. */
	| { form: 'vendor'; keys: readonly { when: readonly Condition[]; means: KeyMeaning }[] }
	/** A scanner that types what it read, ended by Enter. */
	| { form: 'keyboard-scanner' }
	/** A scanner of usage page 0x8C: reports of number `reportId` hold `lengthAt` a count, from `dataAt` that many bytes; `more` follow. */
	| { form: 'pos-scanner'; reportId: number; lengthAt: number; dataAt: number; more?: Condition }

/** A kind of device, as data. A new device is a new entry here, or is shown to the centre on a screen. */
export type Profile = {
	id: string
	name: string
	kind: InputKind
	/** The devices it is known to fit; none means it is chosen by hand. */
	usb: readonly Pick<UsbName, 'vendorId' | 'productId'>[]
	/** Which interface of the device to open. */
	open: { usagePage: number; usage: number }
	/** Whether the device reports that a key was let go. */
	release: boolean
	report: ReportForm
}

const KEYBOARD = { usagePage: 0x01, usage: 0x06 }
const VENDOR = { usagePage: 0xff00, usage: 0x01 }
const BAR_CODE_SCANNER = { usagePage: 0x8c, usage: 0x02 }

const levels = (from: number): Record<number, KeyMeaning> => Object.fromEntries([1, 2, 3, 4, 5].map((level) => [from + level - 1, level]))
const LEVELS = [1, 2, 3, 4, 5] as const

/** Every kind that ships. The first that fits a device is its own. */
export const PROFILES: readonly Profile[] = [
	{
		id: 'pad-digits',
		name: 'Rating pad, keys 1–5',
		kind: 'rating-pad',
		usb: [],
		open: KEYBOARD,
		release: true,
		report: { form: 'keyboard', keys: { ...levels(0x1e), ...levels(0x59) } },
	},
	{
		id: 'pad-function-keys',
		name: 'Rating pad, keys F1–F5 or F13–F17',
		kind: 'rating-pad',
		usb: [],
		open: KEYBOARD,
		release: true,
		report: { form: 'keyboard', keys: { ...levels(0x3a), ...levels(0x68) } },
	},
	{
		// Numbers that pid.codes keeps for one's own boards.
		id: 'pad-report-number',
		name: 'Rating pad, number of the button',
		kind: 'rating-pad',
		usb: [{ vendorId: 0x1209, productId: 0x0005 }],
		open: VENDOR,
		release: true,
		report: {
			form: 'vendor',
			keys: LEVELS.map((level) => ({
				when: [
					{ at: 0, mask: 0xff, value: 0x01 },
					{ at: 1, mask: 0xff, value: level },
				],
				means: level,
			})),
		},
	},
	{
		id: 'pad-report-bits',
		name: 'Rating pad, a bit for each button',
		kind: 'rating-pad',
		usb: [{ vendorId: 0x1209, productId: 0x0006 }],
		open: VENDOR,
		release: true,
		report: {
			form: 'vendor',
			keys: LEVELS.map((level) => ({
				when: [
					{ at: 0, mask: 0xff, value: 0x01 },
					{ at: 1, mask: 1 << (level - 1), value: 1 << (level - 1) },
				],
				means: level,
			})),
		},
	},
	{
		id: 'keypad-numeric',
		name: 'Number block',
		kind: 'keypad',
		usb: [],
		open: KEYBOARD,
		release: true,
		report: {
			form: 'keyboard',
			keys: {
				0x58: 'primary',
				0x28: 'primary',
				0x57: 'call-next',
				0x54: 'start-serving',
				0x55: 'recall',
				0x56: 'no-show',
				0x63: 'complete',
			},
		},
	},
	{
		id: 'scanner-zebra-keyboard',
		name: 'Zebra or Symbol scanner, keyboard mode',
		kind: 'scanner',
		usb: [{ vendorId: 0x05e0, productId: 0x1200 }],
		open: KEYBOARD,
		release: true,
		report: { form: 'keyboard-scanner' },
	},
	{
		id: 'scanner-keyboard',
		name: 'Scanner, keyboard mode',
		kind: 'scanner',
		usb: [],
		open: KEYBOARD,
		release: true,
		report: { form: 'keyboard-scanner' },
	},
	{
		id: 'scanner-newland-pos',
		name: 'Newland FM430 scanner, POS mode',
		kind: 'scanner',
		usb: [{ vendorId: 0x1eab, productId: 0x1d10 }],
		open: BAR_CODE_SCANNER,
		release: true,
		report: { form: 'pos-scanner', reportId: 0x02, lengthAt: 1, dataAt: 2 },
	},
	{
		id: 'scanner-pos',
		name: 'Scanner, POS mode',
		kind: 'scanner',
		usb: [],
		open: BAR_CODE_SCANNER,
		release: true,
		// Bytes 2–4 name the symbology; the last bit of byte 63 says that the code goes on in the next report.
		report: { form: 'pos-scanner', reportId: 0x02, lengthAt: 1, dataAt: 5, more: { at: 63, mask: 0x01, value: 0x01 } },
	},
]

export const findProfile = (id: string): Profile | undefined => PROFILES.find((profile) => profile.id === id)

/** Whether the kernel, too, would take the device's reports as typing. */
export const typesKeys = (profile: Profile): boolean =>
	profile.open.usagePage === KEYBOARD.usagePage && profile.open.usage === KEYBOARD.usage
