import type { Command, SystemCommand } from '../../contract/commands.ts'
import type { Fact, Recorded } from '../../contract/facts.ts'
import type { Context } from '../domain/day.ts'
import { decide } from '../domain/decide.ts'
import type { Waits } from '../domain/forecast/asking.ts'
import { localDay } from '../../contract/local-time.ts'
import type { Actor, Clock, Dispatch, Outcome } from '../ports/core.ts'
import type { Entry, FactLog } from '../ports/facts.ts'
import type { Today } from './today.ts'

type AnyCommand = Command | (SystemCommand & { commandId?: string })
interface Waiting {
	command: AnyCommand
	actor: Actor
	answer: (outcome: Outcome) => void
}

/** What dispatch needs of the store: one transaction, and writing in it. */
export interface Writer extends FactLog {
	transaction<T>(work: () => T): T
	append(entry: Entry): Recorded[]
}

export interface DispatchParts {
	log: Writer
	today: Today
	clock: Clock
	/** What a newcomer is told; without it, a rough wait. */
	waits?: Waits | undefined
	/** What stands on the floor, of which somebody may take hold. */
	alertOf?: Context['alertOf']
	/** Keeps apart what is told in confidence, in the transaction of its fact. @returns the facts to record */
	seal?: (facts: readonly Fact[], at: number) => Fact[]
	/** Rows that follow from a fact, written in its transaction. */
	consequences: (fact: Recorded) => void
	/** After the commit, never before. */
	publish: (facts: readonly Recorded[]) => void
	onStoreError: (error: unknown) => void
	onBug: (error: unknown, type: string) => void
}

const SYSTEM: Actor = { name: 'system', kind: 'system', id: 'system', anyCounter: true }

/** Which day memory held and under which set-up: what it is folded from again. */
type Held = Parameters<Today['load']>

/**
 * The only write path: decide → append → apply → commit → answer and publish. Commands of one event-loop turn share a
 * transaction. If it fails, none of them happened: each is answered so, and memory is folded again from the log.
 */
export function createDispatch(parts: DispatchParts): { dispatch: Dispatch; turn: () => void; stop: () => Promise<void> } {
	const { log, today, clock } = parts
	let batch: Waiting[] = []
	let stopped = false
	let idle = Promise.resolve()
	/** Set while memory could not be folded again: nothing is decided on a memory that differs from the log. */
	let lost: Held | undefined

	const dispatch: Dispatch = (command, actor) =>
		new Promise((answer) => {
			if (stopped) return answer({ ok: false, code: 'shutting-down' })
			batch.push({ command, actor, answer })
			if (batch.length === 1) idle = new Promise((done) => setImmediate(() => (flush(), done())))
		})

	function flush(): void {
		const work = batch
		batch = []
		const made: Recorded[] = []
		const at = clock.now()
		const before = lost ?? held()
		try {
			if (lost) refold(lost)
			const outcomes = log.transaction(() => {
				turnDay(at, made)
				return work.map((item) => handle(item, at, made))
			})
			work.forEach((item, i) => item.answer(outcomes[i] as Outcome))
		} catch (error) {
			parts.onStoreError(error)
			recover(before)
			for (const item of work) item.answer({ ok: false, code: 'store-unavailable' })
			return
		}
		if (made.length) safely('publish', () => parts.publish(made))
	}

	const held = (): Held => [today.day.date, today.day.setup.centre, today.setupRev]

	function refold(from: Held): void {
		today.load(...from)
		lost = undefined
	}

	function recover(from: Held): void {
		lost = from
		try {
			refold(from)
		} catch (error) {
			parts.onStoreError(error)
		}
	}

	/** Midnight, or a clock that was moved: the day on hand is closed and the day of the clock is folded. */
	function turnDay(at: number, made: Recorded[]): void {
		const { day } = today
		if (localDay(at) === day.date) return
		const isUsed = day.visits.size > 0 || day.alerts.size > 0 || [...day.counters.values()].some((c) => c.state !== 'closed')
		if (isUsed && !log.isClosed(day.date)) handle({ command: { type: 'CloseDay' }, actor: SYSTEM, answer: () => undefined }, at, made)
		today.load(localDay(at), today.day.setup.centre, today.setupRev)
	}

	function handle({ command, actor }: Waiting, at: number, made: Recorded[]): Outcome {
		const repeat = command.commandId === undefined ? undefined : log.findCommand(command.commandId)
		if (repeat) return answerAgain(repeat, actor)
		if (command.type === 'IssueTicket' && isOfAnotherDay(command.visitId)) return { ok: false, code: 'visit-exists' }
		const decision = safely(command.type, () => decide(today.day, command, { at, actor, waits: parts.waits, alertOf: parts.alertOf }))
		if (!decision) return { ok: false, code: 'internal-error' }
		if (!decision.ok) return decision
		if ('repeatOf' in decision) return { ok: true, repeated: true, events: log.ofVisit(decision.repeatOf).slice(0, 1) }
		const facts = parts.seal ? parts.seal(decision.facts, at) : decision.facts
		const entry = { actor: actor.name, at, day: today.day.date, facts }
		const events = log.append(command.commandId === undefined ? entry : { ...entry, commandId: command.commandId })
		for (const fact of events) {
			today.apply(fact)
			parts.consequences(fact)
		}
		made.push(...events)
		return { ok: true, repeated: false, events }
	}

	function answerAgain({ actor, first, last }: { actor: string; first: number; last: number }, by: Actor): Outcome {
		if (actor !== by.name) return { ok: false, code: 'command-id-taken' }
		return { ok: true, repeated: true, events: first === 0 ? [] : log.read(first - 1, last - first + 1) }
	}

	/** The rules know today alone; the log knows every visit there ever was. */
	const isOfAnotherDay = (visitId: string): boolean => !today.day.visits.has(visitId) && log.ofVisit(visitId).length > 0

	/** A rule that throws is a bug: one command fails, the others of its turn go on. */
	function safely<T>(what: string, work: () => T): T | undefined {
		try {
			return work()
		} catch (error) {
			parts.onBug(error, what)
			return undefined
		}
	}

	return {
		dispatch,
		/** Closes the day when the clock says so, without waiting for a command. */
		turn: flush,
		stop: () => {
			stopped = true
			return idle
		},
	}
}
