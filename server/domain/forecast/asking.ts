import type { Lane } from '../../../contract/ids.ts'
import type { Wait } from '../../../contract/views.ts'

/** The waits that people are told. */
export interface Waits {
	/** Of someone who takes a number now. */
	newcomer(asking: Asking): Wait
	/** Of a visit that waits: what is left. */
	visit(visitId: string): Wait
}
export interface Asking {
	readonly serviceId: string
	readonly lane: Lane
	readonly appointmentAt?: number | undefined
}
