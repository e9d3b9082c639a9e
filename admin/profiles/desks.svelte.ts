import type { Centre } from '../../contract/centre.ts'
import type { CounterView } from '../../contract/views.ts'
import { formatClock } from '../../ui/format.ts'
import type { Call } from '../api.ts'
import { inTurns } from '../polling.ts'
import type { Desk } from './checks.ts'

/** Questions on their way at one time. */
const WIDTH = 4

/** Which counters are open now, and who sits there. A failed round leaves what was known. */
export class Desks {
	all = $state.raw<Desk[]>()
	/** The server's time of day at the last round, `HH:MM`. */
	clock = $state('')

	async look(call: Call, { counters }: Pick<Centre, 'counters'>): Promise<void> {
		const replies = await inTurns(counters, WIDTH, ({ id }) => call<CounterView>(`/views/counter/${encodeURIComponent(id)}`))
		const seen = replies.flatMap((reply) => (reply.ok ? [reply.value] : []))
		const [first] = seen
		if (!first) return
		this.clock = formatClock(first.at)
		this.all = seen.map(({ counterId, state, officer }) => ({ counterId, isOpen: state === 'open', officer: officer?.username }))
	}
}
