import { randomUUID } from 'node:crypto'
import { Command, type CommandDraft } from '../../contract/commands.ts'
import type { Recorded } from '../../contract/facts.ts'
import { createDispatch, type Writer } from '../../server/app/dispatch.ts'
import { createToday } from '../../server/app/today.ts'
import { localDay } from '../../contract/local-time.ts'
import type { Actor, Outcome } from '../../server/ports/core.ts'
import { testCentre } from '../support/centre.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { openStore } from '../store/temp-store.ts'

export const kiosk: Actor = { name: 'kiosk:kiosk-1', kind: 'kiosk', id: 'kiosk-1', anyCounter: false }
export const officer = (n: number): Actor => ({ name: `officer:officer${n}`, kind: 'officer', id: `officer${n}`, anyCounter: false })
export const supervisor: Actor = { name: 'officer:supervisor', kind: 'officer', id: 'supervisor', anyCounter: true }

/** The real write path over a real file, under a clock that the test sets. */
export function openDesk({ path, at = MONDAY_9 }: { path?: string; at?: number } = {}) {
	const store = openStore(path)
	const clock = { at, now: () => clock.at }
	const said = { transactions: 0, published: [] as Recorded[][], storeErrors: [] as unknown[], bugs: [] as unknown[] }
	/** What the next transactions suffer: `commit` fails after all was written, `read` when memory is folded again. */
	const broken = { commit: false, read: false }
	const log: Writer = {
		...store.log,
		transaction: (work) => {
			said.transactions++
			return store.log.transaction(() => {
				const result = work()
				if (broken.commit) throw new Error('disk full')
				return result
			})
		},
		ofDay: (day) => {
			if (broken.read) throw new Error('disk gone')
			return store.log.ofDay(day)
		},
	}
	const today = createToday(log, localDay(at), testCentre())
	const hooks = { consequences: (_fact: Recorded): void => undefined, publish: (_facts: readonly Recorded[]): void => undefined }
	const { dispatch, turn, stop } = createDispatch({
		log,
		today,
		clock,
		consequences: (fact) => hooks.consequences(fact),
		publish: (facts) => {
			said.published.push([...facts])
			hooks.publish(facts)
		},
		onStoreError: (error) => said.storeErrors.push(error),
		onBug: (error) => said.bugs.push(error),
	})
	const send = (command: CommandDraft, actor: Actor, commandId: string = randomUUID()): Promise<Outcome> =>
		dispatch(Command.parse({ commandId, ...command }), actor)

	return { ...store, clock, today, dispatch, turn, stop, send, said, broken, hooks }
}
export type Desk = ReturnType<typeof openDesk>

/** The facts of an outcome that must be good. */
export function factsOf(outcome: Outcome): Recorded[] {
	if (!outcome.ok) throw new Error(`refused: ${outcome.code}`)
	return outcome.events
}
