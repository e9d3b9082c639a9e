import type { KioskView } from '../contract/views.ts'

export type SlipFault = 'paper-out' | 'cover-open' | 'cutter-error' | 'offline' | 'error'
export type SlipState = 'printing' | 'printed' | SlipFault

/** A slip that has not come out after this long is not promised any more. */
const PATIENCE_MS = 12_000
const NO_FAULT = ['ready', 'near-end']

/** Where the newest slip of a visit is. `askedMs` is how long ago it was asked for. */
export function slipStateOf({ slips, printer }: Pick<KioskView, 'slips' | 'printer'>, visitId: string, askedMs: number): SlipState {
	const slip = slips.find((s) => s.visitId === visitId)
	if (slip?.state === 'printed') return 'printed'
	if (!NO_FAULT.includes(printer.state)) return printer.state as SlipFault
	return slip?.state === 'failed' || askedMs > PATIENCE_MS ? 'error' : 'printing'
}

export const isFault = (state: SlipState): state is SlipFault => state !== 'printing' && state !== 'printed'
