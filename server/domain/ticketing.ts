import type { CommandOf } from '../../contract/commands.ts'
import type { Centre, Service } from '../../contract/centre.ts'
import { accept, aheadOfNewcomer, refuse, type Day, type Decision, type Context } from './day.ts'
import { waitOfNewcomer } from './forecast.ts'
import type { Wait } from '../../contract/views.ts'
import { serviceOpening } from './opening.ts'

/** Gives the next number of the service's sequence. The same visit asked for again gets its own ticket, not another. */
export function issueTicket(day: Day, command: CommandOf<'IssueTicket'> & { appointmentAt?: number }, context: Context): Decision {
	const { at, actor } = context
	const known = day.visits.get(command.visitId)
	if (known)
		return known.serviceId === command.serviceId || known.transferredFrom ? { ok: true, repeatOf: known.id } : refuse('visit-exists')
	const service = day.setup.services.get(command.serviceId)
	if (!service) return refuse('service-not-found')
	const procedure = command.procedureId === undefined ? undefined : day.setup.procedures.get(command.procedureId)
	if (command.procedureId !== undefined && !procedure) return refuse('invalid-command', `no procedure ${command.procedureId}`)
	if (!serviceOpening(day.setup.centre, service, at).open) return refuse('service-closed')
	if (remainingQuota(day, service) === 0) return refuse('quota-reached')
	const serial = nextSerial(day, service)
	if (serial === undefined) return refuse('numbers-exhausted')
	return accept({
		type: 'TicketIssued',
		visitId: command.visitId,
		number: formatNumber(service, serial),
		serviceId: service.id,
		lane: command.lane,
		sequence: service.numbers.sequence,
		serial,
		...(procedure && { procedureId: procedure.id }),
		language: command.language,
		...(command.documents && { documents: [...new Set(command.documents)].sort((a, b) => a - b) }),
		...(actor.kind === 'kiosk' && { kioskId: actor.id }),
		ahead: aheadOfNewcomer(day, service.id, command.lane),
		waitMs: told(day, command, context),
		...(command.appointmentAt !== undefined && { appointmentAt: command.appointmentAt }),
	})
}

function told(day: Day, { serviceId, lane, appointmentAt }: CommandOf<'IssueTicket'> & { appointmentAt?: number }, { at, waits }: Context): Wait {
	return waits ? waits.newcomer({ serviceId, lane, appointmentAt }) : waitOfNewcomer(day, serviceId, lane, at)
}

/** Another slip for the same number, never another number. */
export function reprintTicket(day: Day, { visitId, printerId }: CommandOf<'ReprintTicket'>): Decision {
	const visit = day.visits.get(visitId)
	if (!visit) return refuse('visit-not-found')
	if (visit.state === 'completed' || visit.state === 'cancelled') return refuse('wrong-state')
	if (printerId !== undefined && !printersOf(day.setup.centre).includes(printerId))
		return refuse('invalid-command', `printerId: no printer ${printerId}`)
	return accept({ type: 'ReprintRequested', visitId, ...(printerId && { printerId }) })
}

/** Every printer that the set-up names. */
export const printersOf = ({ kiosks }: Pick<Centre, 'kiosks'>): string[] => [
	...new Set(kiosks.flatMap(({ printerId, backupPrinterId }) => (backupPrinterId ? [printerId, backupPrinterId] : [printerId]))),
]

/** The visitor gives up. Not while an officer serves them. */
export function cancelVisit(day: Day, command: CommandOf<'CancelVisit'>, { actor }: Context): Decision {
	const visit = day.visits.get(command.visitId)
	if (!visit) return refuse('visit-not-found')
	if (actor.kind === 'kiosk' && visit.kioskId !== actor.id) return refuse('not-permitted')
	if (!['waiting', 'called', 'held', 'no-show'].includes(visit.state)) return refuse('wrong-state')
	return accept({ type: 'VisitCancelled', visitId: visit.id })
}

/** Numbers left of today's quota; `undefined` when there is none. The demo has no quota. */
export function remainingQuota(day: Day, service: Service): number | undefined {
	if (service.quotaPerDay === undefined || day.setup.centre.demo) return undefined
	return Math.max(0, service.quotaPerDay - (day.issued.get(service.id) ?? 0))
}

/**
 * `undefined` when the range is used up: a number is never given twice in a day, not even by a sequence that took over
 * another's letters in a new set-up.
 */
export function nextSerial(day: Day, service: Service): number | undefined {
	const { sequence, first, last } = service.numbers
	let next = Math.max((day.serials.get(sequence) ?? first - 1) + 1, first)
	while (next <= last && day.numbers.has(formatNumber(service, next))) next++
	return next <= last ? next : undefined
}

/** `A012`: prefix and the serial at its width. */
export const formatNumber = ({ prefix, numbers }: Service, serial: number): string => prefix + String(serial).padStart(numbers.width, '0')
