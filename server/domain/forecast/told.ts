import type { Lane } from '../../../contract/ids.ts'
import type { Wait } from '../../../contract/views.ts'
import type { Day } from '../day.ts'
import type { Visit } from '../visit.ts'
import { roughWait, roughWaitOf } from './rough.ts'
import type { Waits } from './asking.ts'

interface Seen {
	readonly day: Day
	readonly at: number
	/** The forecast as it stands. Without one, people are told a rough wait. */
	readonly waits?: Waits | undefined
}

/** What someone is told who would take a number now. */
export const newcomersWait = ({ day, at, waits }: Seen, serviceId: string, lane: Lane = 'regular'): Wait =>
	shown(waits ? waits.newcomer({ serviceId, lane }) : roughWait(day, serviceId, lane, at))

/** What is left of the wait of a visit that waits. */
export const visitsWait = ({ day, at, waits }: Seen, visit: Visit): Wait =>
	shown(waits ? waits.visit(visit.id) : roughWaitOf(day, visit, at))

/** Nobody is shown a P10. */
const shown = (wait: Wait): Wait => wait && { p50: wait.p50, p90: wait.p90 }
