import { z } from 'zod'
import { EpochMs, Id } from './ids.ts'
import type { DeviceHealth, PrintJob, PrintReceipt } from './printing.ts'
import type { CounterView, DisplayView, KioskView, RatingView, TicketView } from './views.ts'

/** Down: whole views, and jobs for an agent, each answered by its receipt. */
export interface ServerToClientEvents {
	'kiosk:view': (view: KioskView) => void
	'display:view': (view: DisplayView) => void
	'counter:view': (view: CounterView) => void
	'rating:view': (view: RatingView) => void
	'ticket:view': (view: TicketView) => void
	/** Every two seconds to every screen, so that a dead link is noticed where TCP does not tell. */
	'server:pulse': (pulse: { at: number; version: string }) => void
	'print:job': (job: PrintJob, ack: (receipt: PrintReceipt) => void) => void
}

export const Join = z.strictObject({ screen: z.enum(['kiosk', 'display', 'counter', 'rating', 'ticket']), id: Id })
export type Join = z.infer<typeof Join>

/** Up: who I am and how I am. Commands go over HTTP. */
export interface ClientToServerEvents {
	/** Answers `{ ok: true }`, or the code of the refusal. */
	'screen:join': (join: Join, ack: (answer: { ok: true } | { ok: false; code: string }) => void) => void
	'agent:health': (health: DeviceHealth) => void
	'agent:press': (press: Press) => void
}

/** A button pressed at a desk. */
export const Press = z.strictObject({ counterId: Id, level: z.int().min(1).max(5), at: EpochMs, padId: Id })
export type Press = z.infer<typeof Press>
