import type { PrinterState } from '../../contract/printing.ts'

/** The four status bytes of `DLE EOT`, by what they tell. */
export const STATUS_KINDS = [1, 2, 3, 4] as const
export type StatusKind = (typeof STATUS_KINDS)[number]
export type StatusBytes = Record<StatusKind, number>

/** Asks for one status byte; answered at once, even while printing or offline. */
export const requestStatus = (kind: StatusKind): Uint8Array => Uint8Array.of(0x10, 0x04, kind)

/**
 * Asks for the paper sensor's state in its turn: the answer comes when everything sent before has been done.
 *
 * @source Epson ESC/POS command reference: GS r
 */
export const REQUEST_END_MARK: Uint8Array = Uint8Array.of(0x1d, 0x72, 1)

/**
 * Asks for the printer's name, in its turn. Unlike other answers that come in turn, its own cannot be taken for the answer
 * to something that was asked earlier.
 *
 * @source Epson ESC/POS command reference: GS I, n = 67
 */
export const REQUEST_NAME: Uint8Array = Uint8Array.of(0x1d, 0x49, 67)

/**
 * Drops what the printer holds and has not printed, even while it is offline.
 *
 * @source Epson ESC/POS command reference: DLE DC4, function 8
 */
export const CLEAR_BUFFER: Uint8Array = Uint8Array.of(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8)

/** Whether a byte answers `DLE EOT`: bits 1 and 4 set, 0 and 7 clear. Other answers have bit 4 clear. */
export const isStatusByte = (byte: number): boolean => (byte & 0x93) === 0x12
/** Whether a byte answers `GS r`. */
export const isEndMark = (byte: number): boolean => (byte & 0x90) === 0

/** Asks to be told of every change of: online, errors, paper. @source Epson ESC/POS command reference: GS a */
export const REQUEST_STATUS_BACK: Uint8Array = Uint8Array.of(0x1d, 0x61, 0x0e)
/** Whether a byte begins four that are sent by themselves: bit 4 set, bits 0, 1 and 7 clear. */
export const isStatusBack = (byte: number): boolean => (byte & 0x93) === 0x10
/** Whether a byte can be one of the three that follow it. */
export const isStatusBackMore = isEndMark

/** Bits that mean something, as the command reference names them. */
const OFFLINE = 0x08
const COVER_OPEN = 0x04
const STOPPED_BY_PAPER_END = 0x20
const ERROR = 0x40
const CUTTER_ERROR = 0x08
const NEAR_END = 0x0c
const PAPER_END = 0x60

/**
 * What the operator must clear, or that there is nothing. The cause nearest to hand is named first: an open cover also
 * takes the printer offline and may hide the paper.
 *
 * @source Epson ESC/POS command reference: DLE EOT n = 1 printer, 2 offline cause, 3 error cause, 4 roll paper
 */
export function readStatus(bytes: StatusBytes): PrinterState {
	if (bytes[2] & COVER_OPEN) return 'cover-open'
	if (bytes[4] & PAPER_END || bytes[2] & STOPPED_BY_PAPER_END) return 'paper-out'
	if (bytes[2] & ERROR || bytes[3] & CUTTER_ERROR) return bytes[3] & CUTTER_ERROR ? 'cutter-error' : 'error'
	if (bytes[1] & OFFLINE) return 'offline'
	return bytes[4] & NEAR_END ? 'near-end' : 'ready'
}

/** The same of four bytes that were sent by themselves. @source Epson ESC/POS command reference: GS a */
export function readStatusBack([first = 0, second = 0, third = 0]: readonly number[]): PrinterState {
	if (first & 0x20) return 'cover-open'
	if (third & 0x0c) return 'paper-out'
	if (second & 0x08) return 'cutter-error'
	if (second & 0x60) return 'error'
	if (first & OFFLINE) return 'offline'
	return third & 0x03 ? 'near-end' : 'ready'
}

/** Whether the first status byte says that the printer does not print. */
export const saysOffline = (byte: number): boolean => (byte & OFFLINE) !== 0
