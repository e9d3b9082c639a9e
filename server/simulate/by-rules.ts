import type { Centre } from '../../contract/centre.ts'
import type { Command, CommandDraft } from '../../contract/commands.ts'
import type { Fact, Recorded } from '../../contract/facts.ts'
import { createToday } from '../app/today.ts'
import type { Context, Day } from '../domain/day.ts'
import { decide } from '../domain/decide.ts'
import type { Memory } from '../domain/forecast/memory.ts'
import { runsOfNewcomer, waitFrom } from '../domain/forecast/waits.ts'
import { planOf } from './trace-plan.ts'
import { startOfDay } from '../../contract/local-time.ts'
import type { Keeper, Step } from './replay.ts'
import { KIOSK } from './trace-centre.ts'
import type { Trace, Visitor } from './trace.ts'

type Actor = Context['actor']
const AT_KIOSK: Actor = { kind: 'kiosk', id: KIOSK, anyCounter: false }
const AT_HOME: Actor = { kind: 'visitor', id: 'visitor', anyCounter: false }
const officerAt = (counter: { id: string }): Actor => ({ kind: 'officer', id: `officer.${counter.id}`, anyCounter: false })

const uuid = (order: number): string => `00000000-0000-4000-8000-${String(order).padStart(12, '0')}`
/** Nothing is ever repeated here, so nobody asks which command a fact came from. */
const COMMAND_ID = uuid(0)
const NO_HASH = '0'.repeat(64)

export interface RulesKeeper extends Keeper {
	/** The waits of each visitor who was forecast, in the runs made at issue. */
	readonly runs: Map<Visitor, Float64Array>
	readonly day: Day
}

/** What the product knows before the day begins; without it, nobody is told a wait. */
export interface Knowing {
	readonly memory: Memory
	/** Whose wait is forecast; everyone's unless given. */
	readonly asks?: (visitor: Visitor) => boolean
}

/**
 * The queue as the product keeps it: each step of the day is a command to the rules, and its facts are folded as the
 * server folds them; only clock, log and network are missing.
 */
export function keptByRules(trace: Trace, centre: Centre, knowing?: Knowing): RulesKeeper {
	const midnight = startOfDay(trace.date)
	const today = createToday({ ofDay: () => [] }, trace.date, centre)
	const plan = planOf(trace)
	const runs = new Map<Visitor, Float64Array>()
	const visitors = new Map(trace.visitors.map((visitor) => [uuid(visitor.order), visitor]))
	let position = 0

	/** The facts of a command; none when the queue is empty. @throws {RangeError} on any other refusal */
	function send(
		draft: CommandDraft,
		actor: Actor,
		now: number,
		{ day = today.day, waits }: { day?: Day; waits?: Context['waits'] } = {},
	): Fact[] {
		const at = midnight + now
		const decision = decide(day, { lane: 'regular', language: 'vi', ...draft, commandId: COMMAND_ID } as Command, { at, actor, waits })
		if (!decision.ok && decision.code === 'queue-empty') return []
		if (!decision.ok || !('facts' in decision)) throw new RangeError(`${draft.type} refused: ${JSON.stringify(decision)}`)
		for (const fact of decision.facts) {
			position++
			const recorded: Recorded = { ...fact, position, at, day: trace.date, actor: actor.id, v: 1, hash: NO_HASH }
			today.apply(recorded)
		}
		return decision.facts
	}

	return {
		runs,
		get day() {
			return today.day
		},
		issue(visitor, { now }) {
			const { order, service: serviceId, lane } = visitor
			const newcomer: NonNullable<Context['waits']>['newcomer'] = (asking) => {
				if (!knowing || knowing.asks?.(visitor) === false) return null
				const found = runsOfNewcomer(today.day, asking, { memory: knowing.memory, plan, now: midnight + now })
				runs.set(visitor, found)
				return waitFrom(found, knowing.memory.levels)
			}
			const appointmentAt = visitor.appointmentAt === undefined ? undefined : midnight + visitor.appointmentAt
			const draft = {
				type: 'IssueTicket' as const,
				visitId: uuid(order),
				serviceId,
				lane,
				...(appointmentAt !== undefined && { appointmentAt }),
			}
			send(draft, AT_KIOSK, now, { waits: { newcomer } })
		},
		call(counter, { now }, issuedBefore) {
			const day = onlyIssuedBefore(today.day, midnight + issuedBefore)
			const [fact] = send({ type: 'CallNext', counterId: counter.id }, officerAt(counter), now, { day })
			return fact?.type === 'TicketCalled' ? visitors.get(fact.visitId) : undefined
		},
		note(step, { now }) {
			send(commandOf(step), 'counter' in step ? officerAt(step.counter) : AT_HOME, now)
		},
	}
}

/** The day with only those waiting whom a counter past its closing time still serves. */
function onlyIssuedBefore(day: Day, at: number): Day {
	const newest = [...day.waiting.values()].at(-1)
	if (!newest || newest.issuedAt < at) return day
	return { ...day, waiting: new Map([...day.waiting].filter(([, visit]) => visit.issuedAt < at)) }
}

function commandOf(step: Step): CommandDraft {
	if (step.do === 'leave') return { type: 'CancelVisit', visitId: uuid(step.visitor.order) }
	const counterId = step.counter.id
	switch (step.do) {
		case 'open':
			return { type: 'OpenCounter', counterId }
		case 'pause':
			return { type: 'PauseCounter', counterId, reason: 'break' }
		case 'close':
			return { type: 'CloseCounter', counterId }
		case 'start':
			return { type: 'StartServing', counterId }
		case 'complete':
			return { type: 'Complete', counterId }
		case 'no-show':
			return { type: 'MarkNoShow', counterId }
	}
}
