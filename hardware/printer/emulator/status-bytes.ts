import type { PrinterState } from '../../../contract/printing.ts'

/** Everything that is so at once; a printer can be out of paper with its cover open. */
export type Conditions = ReadonlySet<Exclude<PrinterState, 'ready'>>

/** Conditions that stop the head. */
export const isStopped = (is: Conditions): boolean => is.size > (is.has('near-end') ? 1 : 0)

const bits = (...of: [boolean, number][]): number => of.reduce((sum, [on, bit]) => (on ? sum | bit : sum), 0)

/**
 * One status byte.
 *
 * @param which 1 printer, 2 cause of offline, 3 cause of error, 4 roll paper
 * @source Epson ESC/POS command reference: DLE EOT
 */
export function statusByte(which: number, is: Conditions): number {
	const paperEnd = is.has('paper-out')
	const error = is.has('cutter-error') || is.has('error')
	switch (which) {
		case 1:
			return 0x12 | bits([isStopped(is), 0x08])
		case 2:
			return 0x12 | bits([is.has('cover-open'), 0x04], [paperEnd, 0x20], [error, 0x40])
		case 3:
			return 0x12 | bits([is.has('cutter-error'), 0x08], [is.has('error'), 0x20])
		default:
			return 0x12 | bits([is.has('near-end') || paperEnd, 0x0c], [paperEnd, 0x60])
	}
}

/**
 * The paper sensor as answered in its turn.
 *
 * @source Epson ESC/POS command reference: GS r, n = 1
 */
export const sensorByte = (is: Conditions): number => bits([is.has('near-end') || is.has('paper-out'), 0x03], [is.has('paper-out'), 0x0c])

/**
 * Four bytes that are sent by themselves when something changes.
 *
 * @source Epson ESC/POS command reference: GS a
 */
export const statusBack = (is: Conditions): Uint8Array =>
	Uint8Array.of(
		0x10 | bits([isStopped(is), 0x08], [is.has('cover-open'), 0x20]),
		bits([is.has('cutter-error'), 0x08], [is.has('error'), 0x20]),
		sensorByte(is),
		0,
	)
