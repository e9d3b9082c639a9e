import { z } from 'zod'
import { AppointmentCode } from './appointments.ts'
import { EpochMs, Id, VisitId } from './ids.ts'

/** What a key of a device can mean: a level of the rating scale, or something an officer does at a counter. */
export const KeypadAction = z.enum(['primary', 'call-next', 'start-serving', 'recall', 'no-show', 'complete'])
export type KeypadAction = z.infer<typeof KeypadAction>
export const KeyMeaning = z.union([z.int().min(1).max(5), KeypadAction])
export type KeyMeaning = z.infer<typeof KeyMeaning>

/** A device at the desk or the kiosk other than a printer. */
export const InputKind = z.enum(['rating-pad', 'keypad', 'scanner'])
export type InputKind = z.infer<typeof InputKind>

/** A USB device as it names itself. `serial` tells two of a kind apart where the maker gave them one. */
export const UsbName = z.strictObject({
	vendorId: z.int().min(0).max(0xffff),
	productId: z.int().min(0).max(0xffff),
	serial: z.string().min(1).max(128).optional(),
	/** The socket it hangs on, as its machine names it: tells two of a kind apart that have no serial. */
	port: z
		.string()
		.regex(/^[\x21-\x7e]{1,100}$/)
		.optional(),
})
export type UsbName = z.infer<typeof UsbName>

/** One report of a device in hexadecimal, at most 64 bytes. */
export const ReportHex = z.string().regex(/^([0-9a-f]{2}){1,64}$/)

/**
 * A device that was shown to the centre on a screen: whose it is, and what its keys mean. `agentId` says on which machine
 * it hangs, `here` being the server itself; absent means any.
 */
export const DeviceBinding = z
	.strictObject({
		id: Id,
		kind: InputKind,
		usb: UsbName,
		agentId: Id.optional(),
		/** Of a rating pad or keypad. */
		counterId: Id.optional(),
		/** Of a scanner. */
		kioskId: Id.optional(),
		/** A profile that ships with the product; else `keys` say all. */
		profile: Id.optional(),
		/** Reports as they were learnt. Any other report is "nothing pressed". */
		keys: z
			.array(z.strictObject({ report: ReportHex, means: KeyMeaning }))
			.max(40)
			.default([]),
		/** Whether the device reports that a key was let go. */
		release: z.boolean().default(true),
	})
	.refine((b) => (b.kind === 'scanner' ? b.kioskId !== undefined : b.counterId !== undefined), 'name the counter, or a scanner’s kiosk')
	.refine((b) => b.profile !== undefined || b.keys.length > 0 || b.kind === 'scanner', 'name a profile, or the keys')
export type DeviceBinding = z.infer<typeof DeviceBinding>

/** A button pressed at a desk. Both times are of the agent's clock: their difference is how long ago it was. */
export const Press = z.strictObject({
	counterId: Id,
	padId: Id,
	level: z.int().min(1).max(5),
	at: EpochMs,
	sentAt: EpochMs.optional(),
	/** Makes a press that is sent again harmless. */
	pressId: z.uuid().optional(),
})
export type Press = z.infer<typeof Press>

/** A key pressed on an officer's keypad. */
export const KeyPress = z.strictObject({
	counterId: Id,
	keypadId: Id,
	action: KeypadAction,
	at: EpochMs,
	sentAt: EpochMs.optional(),
	pressId: z.uuid().optional(),
})
export type KeyPress = z.infer<typeof KeyPress>

/**
 * What a scanned code turned out to be. The code itself goes no further than the machine that read it: of a citizen's
 * card only the age is told, as the lower end of a band of five years, or `null` when it cannot be read.
 */
export const Scan = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('ticket'), visitId: VisitId }),
	z.strictObject({ kind: z.literal('dossier'), code: z.string().regex(/^[A-Z0-9.]{1,40}-\d{6}-\d{4,6}$/) }),
	z.strictObject({ kind: z.literal('card'), ageFrom: z.int().min(0).max(130).multipleOf(5).nullable() }),
	z.strictObject({ kind: z.literal('procedure'), procedureId: Id }),
	/** A booking's code, as it was sent to the visitor. */
	z.strictObject({ kind: z.literal('appointment'), code: AppointmentCode }),
	z.strictObject({ kind: z.literal('unknown') }),
])
export type Scan = z.infer<typeof Scan>
export const ScanReport = z.strictObject({ kioskId: Id, scannerId: Id, scan: Scan })
export type ScanReport = z.infer<typeof ScanReport>

/** A device that an agent sees while somebody shows devices to the centre, with its newest reports, newest last. */
export const SeenDevice = z.strictObject({
	/** Stable while it stays plugged in. */
	key: z.string().max(200),
	usb: UsbName,
	name: z.string().max(120),
	/** The profile that fits it, if one does. */
	profile: Id.optional(),
	/** The binding it already has. */
	boundTo: Id.optional(),
	/** Why it cannot be read, in plain English, where it cannot: no permission, taken by another program. */
	problem: z.string().max(200).optional(),
	reports: z.array(z.strictObject({ hex: ReportHex, at: EpochMs })).max(20),
})
export type SeenDevice = z.infer<typeof SeenDevice>
export const SeenDevices = z.array(SeenDevice).max(64)
