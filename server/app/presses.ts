import { randomUUID } from 'node:crypto'
import type { Press } from '../../contract/devices.ts'
import type { Actor, Clock, Dispatch, Outcome } from '../ports.ts'

/** A press that was longer on its way is about somebody who has left. */
const LATE_MS = 10_000

/** Turns presses of buttons at the desks into ratings. A press with nobody to rate is refused, like any command. */
export function createPresses(parts: { dispatch: Dispatch; clock: Clock; onRefused: (padId: string, code: string) => void }) {
	const last = new Map<string, Promise<Outcome>>()

	async function rate({ counterId, level, at, padId }: Press): Promise<Outcome> {
		const actor: Actor = { name: `pad:${padId}`, kind: 'agent', id: padId, anyCounter: false }
		const outcome: Outcome =
			Math.abs(parts.clock.now() - at) > LATE_MS
				? { ok: false, code: 'nothing-to-rate', detail: 'the press came too late' }
				: await parts.dispatch({ type: 'Rate', commandId: randomUUID(), counterId, level }, actor)
		if (!outcome.ok) parts.onRefused(padId, outcome.code)
		return outcome
	}

	return {
		take: (press: Press): void => void last.set(press.padId, rate(press)),
		/** What became of the newest press of a pad, told once. */
		answerOf(padId: string): Promise<Outcome> | undefined {
			const outcome = last.get(padId)
			last.delete(padId)
			return outcome
		},
	}
}
