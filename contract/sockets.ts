import { z } from 'zod'
import type { DeviceKind } from './api.ts'
import type { DeviceBinding, KeyPress, Press, Scan, ScanReport, SeenDevice } from './devices.ts'
import { Id } from './ids.ts'
import type { FloorView } from './floor-view.ts'
import type { DeviceHealth, PrintJob, PrintReceipt } from './printing.ts'
import type { ReceptionView } from './reception.ts'
import type { AgentAnswer, AgentOrder, ScreenReport, TestCallOutcome } from './screens.ts'
import type { CounterView, DisplayView, KioskView, RatingView, TicketView } from './views.ts'

/** Down: whole views, and jobs for an agent, each answered by its receipt. */
export interface ServerToClientEvents {
	'kiosk:view': (view: KioskView) => void
	'display:view': (view: DisplayView) => void
	'counter:view': (view: CounterView) => void
	'rating:view': (view: RatingView) => void
	'ticket:view': (view: TicketView) => void
	'floor:view': (view: FloorView) => void
	'reception:view': (view: ReceptionView) => void
	/** Every two seconds to every screen, so that a dead link is noticed where TCP does not tell. */
	'server:pulse': (pulse: { at: number; version: string }) => void
	'print:job': (job: PrintJob, ack: (receipt: PrintReceipt) => void) => void
	/** To an agent: the devices shown to the centre that may hang on its machine. After joining, and on every change. */
	'agent:bindings': (bindings: DeviceBinding[]) => void
	/** To an agent: somebody shows devices to the centre now, or no more; then tell what is seen. */
	'agent:learn': (learning: { on: boolean }) => void
	/** To a kiosk: its scanner read a code. A passing event, kept nowhere. */
	'kiosk:scan': (scan: Scan) => void
	/** To an enrolled device: which place it is. After connecting, and when it becomes another one. */
	'screen:place': (place: { kind: DeviceKind; id: string }) => void
	/** To an enrolled screen: load yourself anew, once nobody is disturbed. */
	'screen:restart': () => void
	/** To an enrolled display: speak on trial. Answered when it was heard, or not. */
	'display:test-call': (ack: (outcome: TestCallOutcome) => void) => void
	'agent:order': (order: AgentOrder, ack: (answer: AgentAnswer) => void) => void
}

export const Join = z.strictObject({ screen: z.enum(['kiosk', 'display', 'counter', 'rating', 'ticket', 'floor', 'reception']), id: Id })
export type Join = z.infer<typeof Join>

/** Up: who I am and how I am. Commands go over HTTP. */
export interface ClientToServerEvents {
	/** Answers `{ ok: true }`, or the code of the refusal. */
	'screen:join': (join: Join, ack: (answer: { ok: true } | { ok: false; code: string }) => void) => void
	/** From an enrolled screen, about itself. */
	'screen:state': (report: ScreenReport) => void
	'agent:health': (health: DeviceHealth) => void
	/** Acknowledged once the server has judged it; until then the agent keeps it. */
	'agent:press': (press: Press, ack?: () => void) => void
	'agent:key': (key: KeyPress, ack?: () => void) => void
	'agent:scan': (report: ScanReport) => void
	'agent:seen': (seen: SeenDevice[]) => void
}
