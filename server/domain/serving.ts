import type { CommandOf } from '../../contract/commands.ts'
import { ownVisit } from './at-counter.ts'
import { freeCounter } from './counters.ts'
import { accept, counterOf, refuse, type Day, type Decision, type Context } from './day.ts'

export function startServing(day: Day, command: CommandOf<'StartServing'>, { actor }: Context): Decision {
	const found = ownVisit(day, command, actor, ['called'])
	if (!found.ok) return found
	const { visit, counter } = found.value
	return accept({ type: 'ServingStarted', visitId: visit.id, counterId: counter.id })
}

/** Set aside, to come back to the desk without queueing: papers to copy, a fee to pay. */
export function hold(day: Day, command: CommandOf<'Hold'>, { actor }: Context): Decision {
	const found = ownVisit(day, command, actor, ['called', 'serving'])
	if (!found.ok) return found
	const { visit, counter } = found.value
	const { reason, room } = command
	return accept({ type: 'VisitHeld', visitId: visit.id, counterId: counter.id, ...(reason && { reason }), ...(room && { room }) })
}

/** A held visitor says that they are back: they wait for the counter that held them, or for any, where it has closed. */
export function returnVisit(day: Day, { visitId }: CommandOf<'ReturnVisit'>): Decision {
	const visit = day.visits.get(visitId)
	if (!visit) return refuse('visit-not-found')
	if (visit.state !== 'held') return refuse('wrong-state')
	const works = day.counters.get(visit.counterId ?? '')?.state !== 'closed'
	return accept({ type: 'VisitReturned', visitId, ...(works && visit.counterId && { toCounterId: visit.counterId }) })
}

/** Back to the desk: the counter named, else where the sender sits, else the one that held it. */
export function resume(day: Day, command: CommandOf<'Resume'>, { actor }: Context): Decision {
	const at = command.counterId ?? counterOf(day, actor.id)?.id
	const visit = command.visitId === undefined ? onlyHeldAt(day, at) : day.visits.get(command.visitId)
	if (!visit) return refuse(command.visitId === undefined ? 'wrong-state' : 'visit-not-found')
	if (visit.state !== 'held') return refuse('wrong-state')
	const fallback = actor.anyCounter ? visit.counterId : undefined
	const counter = freeCounter(day, command.counterId ?? fallback, actor)
	if (!counter.ok) return counter
	const { id } = counter.value
	if (id !== visit.counterId && !day.setup.callable.get(id)?.has(visit.serviceId)) return refuse('not-your-counter')
	return accept({ type: 'VisitResumed', visitId: visit.id, counterId: id })
}

/** To another service's queue, another counter's or officer's; number, history and arrival stay. */
export function transfer(day: Day, command: CommandOf<'Transfer'>, { actor }: Context): Decision {
	const found = ownVisit(day, command, actor, ['called', 'serving', 'held'])
	if (!found.ok) return found
	const { visit, counter } = found.value
	const base = {
		...({ type: 'VisitTransferred', visitId: visit.id, counterId: counter.id, fromServiceId: visit.serviceId } as const),
		...(command.returnToMe && { returnToCounterId: counter.id }),
	}
	if (command.toServiceId !== undefined) {
		if (!day.setup.services.has(command.toServiceId)) return refuse('service-not-found')
		return accept({ ...base, toServiceId: command.toServiceId })
	}
	const toCounterId = command.toOfficer === undefined ? command.toCounterId : counterOf(day, command.toOfficer)?.id
	if (toCounterId === undefined) return refuse('officer-not-here')
	const to = day.setup.counters.get(toCounterId)
	if (!to) return refuse('counter-not-found')
	if (to.id === counter.id) return refuse('wrong-state', 'the visit is at this counter')
	const toServiceId = to.services.includes(visit.serviceId) ? visit.serviceId : (to.services[0] ?? visit.serviceId)
	return accept({ ...base, toServiceId, toCounterId: to.id })
}

/** Done here. A visit with another stop goes on to it under the same number; one without is complete. */
export function complete(day: Day, command: CommandOf<'Complete'>, { actor }: Context): Decision {
	const found = ownVisit(day, command, actor, ['serving'])
	if (!found.ok) return found
	const { visit, counter } = found.value
	const here = { visitId: visit.id, counterId: counter.id, ...(command.outcome && { outcome: command.outcome }) }
	const next = visit.stops.find((stop) => day.setup.services.has(stop.serviceId))
	if (!next) return accept({ type: 'VisitCompleted', ...here })
	const works = next.counterId !== undefined && day.counters.get(next.counterId)?.state !== 'closed'
	return accept({
		...({ type: 'VisitTransferred', ...here, fromServiceId: visit.serviceId, toServiceId: next.serviceId, step: true } as const),
		...(works && next.counterId && { toCounterId: next.counterId }),
	})
}

/** Without a visit named: the one held there, if there is exactly one. */
function onlyHeldAt(day: Day, counterId: string | undefined) {
	const held = [...day.visits.values()].filter((v) => v.state === 'held' && v.counterId === counterId)
	return held.length === 1 ? held[0] : undefined
}
