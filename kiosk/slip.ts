import type { KioskView } from '../contract/views.ts'

export type SlipFault = 'paper-out' | 'cover-open' | 'cutter-error' | 'offline' | 'error'
/** Why a visitor may stand without paper. `doubtful`: it may have come out, and may not. */
export type SlipTrouble = SlipFault | 'doubtful'
export type SlipState = 'printing' | 'printed' | SlipTrouble

/** Another machine that a slip was sent to, since this one's printer cannot. */
export type Backup = NonNullable<KioskView['backup']>

/** A slip that has not come out after this long is not promised any more. */
const PATIENCE_MS = 12_000
const NO_FAULT = ['ready', 'near-end']

/** What this kiosk's own printer needs before it prints; `undefined` when it can. */
export const printerFaultOf = ({ printer }: Pick<KioskView, 'printer'>): SlipFault | undefined =>
	NO_FAULT.includes(printer.state) ? undefined : (printer.state as SlipFault)

/**
 * Where the newest slip of a visit is.
 *
 * @param askedMs   how long ago it was asked for, milliseconds
 * @param elsewhere whether it was sent to another machine: what ails this one's printer is then no matter
 */
export function slipStateOf(view: Pick<KioskView, 'slips' | 'printer'>, visitId: string, askedMs: number, elsewhere = false): SlipState {
	const slip = view.slips.find((s) => s.visitId === visitId && (s.reprint || !elsewhere))
	if (slip?.state === 'printed' || slip?.state === 'doubtful') return slip.state
	const fault = elsewhere ? undefined : printerFaultOf(view)
	return fault ?? (slip?.state === 'failed' || askedMs > PATIENCE_MS ? 'error' : 'printing')
}

export const isTrouble = (state: SlipState): state is SlipTrouble => state !== 'printing' && state !== 'printed'
