import type { CommandOf } from '../../contract/commands.ts'
import type { Centre, Service } from '../../contract/centre.ts'
import { accept, aheadOfNewcomer, refuse, refuseUntil, type Day, type Decision, type Context } from './day.ts'
import { roughWait } from './forecast/rough.ts'
import type { Lane } from '../../contract/ids.ts'
import type { Wait } from '../../contract/views.ts'
import { freeCounter } from './counters.ts'
import { clockMs, msOfDay } from '../../contract/local-time.ts'
import { serviceOpening } from './opening.ts'

/** What only the server adds to a ticket. */
export interface Booked {
	appointmentAt: number
	appointmentCode?: string
}

/** Gives the next number of the service's sequence. The same visit asked for again gets its own ticket, not another. */
export function issueTicket(day: Day, command: CommandOf<'IssueTicket'>, context: Context, booked?: Booked): Decision {
	const { at, actor } = context
	const known = day.visits.get(command.visitId)
	if (known)
		return known.serviceId === command.serviceId || known.transferredFrom ? { ok: true, repeatOf: known.id } : refuse('visit-exists')
	// A kiosk that the set-up has lost prints nowhere: its visitor would go away with a number and no paper.
	if (actor.kind === 'kiosk' && !day.setup.centre.kiosks.some((k) => k.id === actor.id))
		return refuse('not-permitted', `no kiosk ${actor.id}`)
	const service = day.setup.services.get(command.serviceId)
	if (!service) return refuse('service-not-found')
	const unknown = unknownPart(day, command)
	if (unknown) return refuse('invalid-command', unknown)
	if (!serviceOpening(day.setup.centre, service, at).open) return refuse('service-closed')
	// A booked place is kept, whatever walks in.
	if (!booked && remainingQuota(day, service, at) === 0) return refuse('quota-reached')
	const restsUntil = restingUntil(day, actor, at)
	if (restsUntil !== undefined) return refuseUntil(restsUntil, 'too-many-requests')
	const serial = nextSerial(day, service)
	if (serial === undefined) return refuse('numbers-exhausted')
	return accept({
		type: 'TicketIssued',
		...ticket(command, service, serial),
		...(actor.kind === 'kiosk' ? { kioskId: actor.id } : command.printerId !== undefined && { printerId: command.printerId }),
		ahead: aheadOfNewcomer(day, service.id, command.lane),
		waitMs: told(day, { serviceId: service.id, lane: command.lane, appointmentAt: booked?.appointmentAt }, context),
		...booked,
	})
}

function unknownPart(day: Day, { procedureId, thenServiceIds, printerId }: CommandOf<'IssueTicket'>): string | undefined {
	if (printerId !== undefined && !printersOf(day.setup.centre).includes(printerId)) return `printerId: no printer ${printerId}`
	if (procedureId !== undefined && !day.setup.procedures.has(procedureId)) return `no procedure ${procedureId}`
	const service = thenServiceIds?.find((id) => !day.setup.services.has(id))
	return service === undefined ? undefined : `thenServiceIds: no service ${service}`
}

function ticket(
	{ visitId, lane, language, procedureId, documents, thenServiceIds, dossiers }: CommandOf<'IssueTicket'>,
	service: Service,
	serial: number,
) {
	return {
		visitId,
		number: formatNumber(service, serial),
		serviceId: service.id,
		lane,
		sequence: service.numbers.sequence,
		serial,
		...(procedureId !== undefined && { procedureId }),
		language,
		...(documents && { documents: [...new Set(documents)].sort((a, b) => a - b) }),
		...(thenServiceIds?.length && { thenServiceIds }),
		...(dossiers !== undefined && dossiers > 1 && { dossiers }),
	}
}

/** Somebody, a child perhaps, presses and presses: a kiosk gives its next ticket only after a while. `undefined`: at once. */
function restingUntil(day: Day, actor: Context['actor'], at: number): number | undefined {
	if (actor.kind !== 'kiosk' || day.setup.centre.demo) return undefined
	const coolDownMs = day.setup.centre.kiosks.find((k) => k.id === actor.id)?.coolDownMs ?? 0
	if (coolDownMs === 0) return undefined
	for (const visit of [...day.visits.values()].reverse()) {
		if (visit.kioskId !== actor.id) continue
		return at >= visit.issuedAt && at - visit.issuedAt < coolDownMs ? visit.issuedAt + coolDownMs : undefined
	}
	return undefined
}

/** Someone at the desk without a ticket: a number for the books, and they are served. Nothing is printed or called. */
export function serveWalkUp(day: Day, command: CommandOf<'ServeWalkUp'>, { actor }: Context): Decision {
	if (day.visits.has(command.visitId)) return refuse('visit-exists')
	const service = day.setup.services.get(command.serviceId)
	if (!service) return refuse('service-not-found')
	const counter = freeCounter(day, command.counterId, actor)
	if (!counter.ok) return counter
	const serial = nextSerial(day, service)
	if (serial === undefined) return refuse('numbers-exhausted')
	const { visitId, serviceId, language } = command
	const issued = ticket(
		{ type: 'IssueTicket', commandId: command.commandId, visitId, serviceId, lane: 'regular', language },
		service,
		serial,
	)
	return accept(
		{ type: 'TicketIssued', ...issued, ahead: 0, waitMs: null, walkUp: true },
		{ type: 'ServingStarted', visitId, counterId: counter.value.id },
	)
}

type Newcomer = { serviceId: string; lane: Lane; appointmentAt: number | undefined }
function told(day: Day, newcomer: Newcomer, { at, waits }: Context): Wait {
	return waits ? waits.newcomer(newcomer) : roughWait(day, newcomer.serviceId, newcomer.lane, at)
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

/** Numbers left of today's quota and of this part of the day's; `undefined` when there is none. The demo has no quota. */
export function remainingQuota(day: Day, service: Service, at: number): number | undefined {
	const { quotaPerDay, quotas, id } = service
	if (day.setup.centre.demo) return undefined
	const left = quotaPerDay === undefined ? [] : [quotaPerDay - (day.issued.get(id) ?? 0)]
	for (const { from, to, count } of quotas) if (isWithin(at, from, to)) left.push(count - issuedWithin(day, id, from, to))
	return left.length === 0 ? undefined : Math.max(0, Math.min(...left))
}

const isWithin = (at: number, from: string, to: string): boolean => clockMs(from) <= msOfDay(at) && msOfDay(at) < clockMs(to)

function issuedWithin(day: Day, serviceId: string, from: string, to: string): number {
	let n = 0
	for (const visit of day.visits.values()) if (visit.firstServiceId === serviceId && isWithin(visit.issuedAt, from, to)) n++
	return n
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
