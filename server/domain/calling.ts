import type { CommandOf } from '../../contract/commands.ts'
import { ownVisit } from './at-counter.ts'
import { freeCounter } from './counters.ts'
import { accept, canCall, refuse, type Day, type Decision, type Context } from './day.ts'
import { earliest } from './lane-rule.ts'
import { chooseAt, waitingFor } from './work-profile.ts'

/** Calls whoever the lane rule names among those this counter may call. */
export function callNext(day: Day, command: CommandOf<'CallNext'>, { at, actor }: Context): Decision {
	const counter = freeCounter(day, command.counterId, actor)
	if (!counter.ok) return counter
	const { id, called } = counter.value
	const next = chooseAt(day, id, { waiting: waitingFor(day, id), called, at })
	if (!next) return refuse('queue-empty')
	return accept({ type: 'TicketCalled', visitId: next.visit.id, counterId: id, attempt: 1, why: next.why })
}

/** Calls the number an officer asks for: a permission of its own, and the fact says that it was chosen. */
export function callVisit(day: Day, command: CommandOf<'CallVisit'>, { actor }: Context): Decision {
	const visit = day.visits.get(command.visitId)
	if (!visit) return refuse('visit-not-found')
	const counter = freeCounter(day, command.counterId, actor)
	if (!counter.ok) return counter
	if (visit.state !== 'waiting' && visit.state !== 'held') return refuse('wrong-state')
	const { id, called } = counter.value
	if (!canCall(day, id, visit)) return refuse('not-your-counter')
	const oldest = earliest(waitingFor(day, id))
	const passes = oldest !== undefined && oldest.order < visit.order
	return accept({
		type: 'TicketCalled',
		visitId: visit.id,
		counterId: id,
		attempt: 1,
		why: {
			rule: 'chosen',
			...(passes && { before: oldest.number }),
			passed: passes ? called.filter((order) => order > oldest.order).length + 1 : 0,
		},
	})
}

/** Shows and speaks the number again, as often as the set-up allows. */
export function recall(day: Day, command: CommandOf<'Recall'>, { at, actor }: Context): Decision {
	const found = ownVisit(day, command, actor, ['called'])
	if (!found.ok) return found
	const { visit, counter } = found.value
	const { maxCalls, recallAfterMs } = day.setup.centre.calling
	if (visit.attempt >= maxCalls) return refuse('no-more-calls')
	if (isTooSoon(visit.calledAt, at, recallAfterMs)) return refuse('too-soon')
	return accept({
		type: 'TicketCalled',
		visitId: visit.id,
		counterId: counter.id,
		attempt: visit.attempt + 1,
		why: { rule: 'recall', passed: 0 },
	})
}

export function markNoShow(day: Day, command: CommandOf<'MarkNoShow'>, { at, actor }: Context): Decision {
	const found = ownVisit(day, command, actor, ['called'])
	if (!found.ok) return found
	const { visit, counter } = found.value
	const { noShowAfterCalls, recallAfterMs, noShowAfterMs } = day.setup.centre.calling
	if (visit.attempt < noShowAfterCalls || isTooSoon(visit.calledAt, at, recallAfterMs)) return refuse('too-soon')
	if (isTooSoon(visit.firstCalledAt, at, noShowAfterMs)) return refuse('too-soon')
	return accept({ type: 'VisitNoShow', visitId: visit.id, counterId: counter.id })
}

/** Back into the queue with the place of the first arrival. */
export function reinstate(day: Day, command: CommandOf<'Reinstate'>): Decision {
	if (command.visitId === undefined) return refuse('invalid-command', 'visitId: name the visit')
	const visit = day.visits.get(command.visitId)
	if (!visit) return refuse('visit-not-found')
	if (visit.state !== 'no-show') return refuse('wrong-state')
	if (!day.setup.services.has(visit.serviceId)) return refuse('service-not-found', 'the set-up has lost this service since')
	return accept({ type: 'VisitReinstated', visitId: visit.id })
}

/** A clock set back must not lock a counter: a call "in the future" counts as long ago. */
const isTooSoon = (calledAt: number | undefined, at: number, afterMs: number): boolean =>
	calledAt !== undefined && at >= calledAt && at - calledAt < afterMs
