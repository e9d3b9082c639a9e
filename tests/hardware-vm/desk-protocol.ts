import type { PrinterState } from '../../contract/printing.ts'

/** A slip that came out of the guest's printer; `png` is its picture in base64. */
export type PrintedSlip = { png: string; complete: boolean }

/** What is plugged into the guest. */
export type GadgetName = 'pad' | 'keypad' | 'printer'
/** As each names itself: numbers that pid.codes keeps for one's own boards; the pad's are those of its profile. */
export const USB_NAMES: Record<GadgetName, { vendorId: number; productId: number }> = {
	pad: { vendorId: 0x1209, productId: 0x0005 },
	keypad: { vendorId: 0x1209, productId: 0x0010 },
	printer: { vendorId: 0x1209, productId: 0x0011 },
}
export const KEYPAD_PRODUCT = 'Officer keypad'

/** What the test can have done at the desk in the guest: `[what it takes, what it answers]`. */
export type DeskActions = {
	/** Starts the real agent. */
	startAgent: [{ args: string[]; files: Record<string, string> }, null]
	/** Waits until what was started is up and has nothing to do. */
	rest: [null, null]
	plug: [GadgetName, null]
	unplug: [GadgetName, null]
	/** Sends reports as the device would, in hexadecimal, one after another. */
	report: [{ from: 'pad' | 'keypad'; reports: string[] }, null]
	/** `null` clears it. */
	fault: [Exclude<PrinterState, 'ready'> | null, null]
	/** Newest first. */
	slips: [null, PrintedSlip[]]
	/** Whether the kernel keeps the keypad's keys from whoever reads typed text. */
	inhibit: [boolean, null]
	/** Key events that a reader of the kernel's input layer got since it was last asked. */
	typed: [null, number]
}
export type DeskAction = keyof DeskActions
/** One line of JSON each way. */
export type DeskRequest = { [A in DeskAction]: { id: number; action: A; given: DeskActions[A][0] } }[DeskAction]
export type DeskAnswer = { id: number } & ({ result: unknown } | { problem: string })
