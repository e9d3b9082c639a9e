import type { TicketView } from '../../../contract/views.ts'
import { aheadOf, type Day } from '../day.ts'
import type { Visit } from '../visit.ts'
import { visitsWait } from '../forecast/told.ts'
import { head, type Seen } from './shared.ts'

export function ticketView(seen: Seen, visitId: string): Omit<TicketView, 'rev'> | undefined {
	const { day } = seen
	const visit = day.visits.get(visitId)
	const service = visit && day.setup.services.get(visit.serviceId)
	if (!visit || !service) return undefined
	const zone = day.setup.zones.get(service.zoneId)
	const waiting = visit.state === 'waiting'
	const counter = waiting || !visit.counterId ? undefined : day.setup.counters.get(visit.counterId)
	return {
		...head(seen),
		visitId: visit.id,
		centre: day.setup.centre.name,
		number: visit.number,
		status: visit.state,
		service: (visit.procedureId && day.setup.procedures.get(visit.procedureId)?.short) || service.name,
		zone: { letter: zone?.letter ?? '', name: zone?.name ?? service.name, where: zone?.where ?? service.name, turn: zone?.turn ?? 'ahead' },
		ahead: waiting ? aheadOf(day, visit) : 0,
		aheadAtIssue: visit.aheadAtIssue,
		waitMs: waiting ? visitsWait(seen, visit) : null,
		...(counter && { counter: counter.number }),
		attempt: visit.attempt,
		...calledOf(seen, visit),
		yieldLimit: yieldLimitOf(day, visit),
		...nextOf(day, visit),
		maxCalls: day.setup.centre.calling.maxCalls,
		issuedAt: visit.issuedAt,
		language: visit.language,
		hotline: day.setup.centre.hotline,
	}
}

/** A counter with a work profile prefers others for its services, too, within another limit. */
function yieldLimitOf({ setup }: Day, { serviceId }: Visit): number {
	const { yieldLimit, preferenceLimit } = setup.centre.calling
	const prefers = setup.centre.counters.some(({ id, profileId }) => profileId !== undefined && setup.callable.get(id)?.has(serviceId))
	return prefers ? Math.max(yieldLimit, preferenceLimit) : yieldLimit
}

function nextOf({ setup }: Day, { stops }: Visit): Pick<TicketView, 'next'> {
	const next = stops.flatMap(({ serviceId }) => setup.services.get(serviceId)?.name ?? [])
	return next.length > 0 ? { next } : {}
}

/** Its own call, or the newest that passed it: whoever waits may ask why. */
function calledOf({ day, calls }: Seen, visit: Visit): Pick<TicketView, 'called'> {
	if (visit.state === 'called' && visit.why && visit.calledAt !== undefined)
		return { called: { number: visit.number, why: visit.why, calledAt: visit.calledAt } }
	if (visit.state !== 'waiting') return {}
	for (const call of calls) {
		if (call.at < visit.issuedAt) return {}
		if (call.type !== 'TicketCalled' || call.why.before !== visit.number) continue
		const number = day.visits.get(call.visitId)?.number
		return number === undefined ? {} : { called: { number, why: call.why, calledAt: call.at } }
	}
	return {}
}
