import type { FoundVisit, FoundVisits, ReceptionView } from '../../../contract/reception.ts'
import { aheadOf, type Day } from '../day.ts'
import { visitsWait } from '../forecast/told.ts'
import type { Visit } from '../visit.ts'
import { head, serviceViews, visitCard, type Seen } from './shared.ts'

const AT_MOST = 12

export function receptionView(seen: Seen): Omit<ReceptionView, 'rev'> {
	const { day, devices, isOnline } = seen
	return {
		...head(seen),
		services: serviceViews(seen),
		noShows: noShowsOf(day),
		kiosks: day.setup.centre.kiosks.map(({ id, label, printerId }) => {
			const printer = devices.get(printerId)
			const state = printer?.kind === 'printer' && printer.state !== 'stuck' ? printer.state : 'offline'
			return { id, label, online: isOnline('kiosk', id), printer: { id: printerId, state, since: printer?.since ?? 0 } }
		}),
	}
}

function noShowsOf(day: Day): ReceptionView['noShows'] {
	return [...day.visits.values()]
		.reverse()
		.flatMap((visit) => (visit.state === 'no-show' && visit.noShowAt !== undefined ? [{ visit, noShowAt: visit.noShowAt }] : []))
		.sort((a, b) => b.noShowAt - a.noShowAt)
		.slice(0, AT_MOST)
		.map(({ visit, noShowAt }) => ({ ...visitCard(day, visit), noShowAt, ...counterOf(day, visit) }))
}

/**
 * Today's tickets by what a visitor can say or show: the number with or without its letter, the code of the booking, or the
 * address of the paper's QR, which ends with the visit's id.
 */
export function findVisits(seen: Seen, text: string): FoundVisits {
	const { day } = seen
	const asked = text.trim().toUpperCase().replaceAll(/\s/g, '')
	const id = /[0-9A-F]{8}-[0-9A-F-]{27}$/.exec(asked)?.[0].toLowerCase()
	const found = [...day.visits.values()].flatMap((visit) => {
		const rank = visit.id === id || visit.number === asked ? 0 : rankOf(visit, asked)
		return rank === undefined ? [] : [{ visit, rank }]
	})
	found.sort((a, b) => a.rank - b.rank || b.visit.issuedAt - a.visit.issuedAt)
	return { count: found.length, visits: found.slice(0, AT_MOST).map(({ visit }) => foundVisit(seen, visit)) }
}

/** `undefined`: not meant. Digits mean the counting number of any letter, `12` as well as `012`. */
function rankOf(visit: Visit, asked: string): number | undefined {
	if (asked === '') return undefined
	if (visit.appointmentCode?.toUpperCase() === asked) return 1
	if (/^\d+$/.test(asked)) return visit.number.replace(/^[A-Z]+0*/, '').replace(/^0+/, '') === asked.replace(/^0+/, '') ? 2 : undefined
	const [, prefix = '', digits = ''] = /^([A-Z]{1,3})(\d+)$/.exec(asked) ?? []
	return prefix !== '' && visit.number.startsWith(prefix) && Number(visit.number.slice(prefix.length)) === Number(digits) ? 1 : undefined
}

function foundVisit(seen: Seen, visit: Visit): FoundVisit {
	const { day } = seen
	const waits = visit.state === 'waiting'
	const kiosk = day.setup.centre.kiosks.find(({ id }) => id === visit.kioskId)
	return {
		...visitCard(day, visit),
		ahead: waits ? aheadOf(day, visit) : 0,
		waitMs: waits ? visitsWait(seen, visit) : null,
		...(waits ? {} : counterOf(day, visit)),
		...(visit.calledAt !== undefined && !waits && { calledAt: visit.calledAt }),
		attempt: visit.attempt,
		...(kiosk && { kiosk: kiosk.label }),
	}
}

function counterOf(day: Day, { counterId }: Visit): { counter?: number } {
	const counter = counterId === undefined ? undefined : day.setup.counters.get(counterId)
	return counter ? { counter: counter.number } : {}
}
