import type { CentreSetup } from '../../contract/centre.ts'
import type { FactOf, Recorded } from '../../contract/facts.ts'
import { formatClock, formatDate, minutesOf } from '../../ui/format.ts'
import { counterNumber } from '../places.ts'
import { sentenceOf } from '../refusal-words.ts'
import { ACTION_WORDS } from '../words.ts'
import { ALERT_WORDS, LOG_WORDS as W } from './words.ts'

/** What a summary may name. `numbers` are the tickets seen so far, by visit; others are named by the visit's first digits. */
export interface Names {
	centre: CentreSetup | undefined
	numbers: Readonly<Record<string, string>>
}

/** One short line about a fact. Never a level of satisfaction: the rater stays unknown. */
export function summaryOf(fact: Recorded, names: Names): string {
	const parts = [ticketOf(fact, names), placeOf(fact, names), detailOf(fact, names)]
	return parts.filter((part) => part !== '').join(' · ')
}

function ticketOf(fact: Recorded, { numbers }: Names): string {
	if (!('visitId' in fact)) return ''
	return numbers[fact.visitId] ?? `lượt ${fact.visitId.slice(0, 8)}`
}

function placeOf(fact: Recorded, { centre }: Names): string {
	if (!('counterId' in fact)) return ''
	return `quầy ${counterNumber(centre, fact.counterId)}`
}

function detailOf(fact: Recorded, { centre }: Names): string {
	switch (fact.type) {
		case 'TicketIssued':
			return [serviceName(centre, fact.serviceId), fact.lane === 'priority' && 'ưu tiên', `còn trước ${fact.ahead} người`]
				.filter(Boolean)
				.join(' · ')
		case 'TicketCalled':
			return `lần ${fact.attempt}`
		case 'TicketPrinted':
		case 'PrintDoubted':
			return fact.printerId
		case 'PressRefused':
			return refusedPress(fact)
		case 'VisitTransferred':
			return fact.toCounterId ? `đến quầy ${counterNumber(centre, fact.toCounterId)}` : `đến ${serviceName(centre, fact.toServiceId)}`
		case 'VisitHeld':
			return nameIn(centre?.holdReasons, fact.reason)
		case 'VisitCompleted':
			return fact.dayEnd ? 'cuối ngày' : nameIn(centre?.outcomes, fact.outcome)
		case 'VisitCancelled':
		case 'CounterClosed':
			return fact.dayEnd ? 'cuối ngày' : ''
		case 'CounterPaused':
			return nameIn(centre?.pauseReasons, fact.reason)
		case 'VisitRated':
			return W.private
		case 'NoticePosted':
		case 'EmergencyRaised':
			return fact.text.vi
		case 'NoticeWithdrawn':
			return fact.noticeId.slice(0, 8)
		case 'AlertRaised':
			return `${ALERT_WORDS[fact.kind]} · ${fact.alertId}`
		case 'AlertEnded':
			return `${ALERT_WORDS[fact.kind]} · ${fact.alertId} · ${W.lasted(minutesOf(fact.at - fact.raisedAt))}`
		case 'AlertTaken':
			return fact.alertId
		case 'AlertSnoozed':
			return `${fact.alertId} · ${W.until(formatClock(fact.until))}`
		case 'SealedRead':
			return W.reports(fact.sealed.length)
		case 'RetentionRun':
		case 'ErasureDone':
			return W.removed(Object.values(fact.removed).reduce((sum, n) => sum + n, 0))
		case 'QuestionAnswered':
			return [fact.questionId, fact.note].filter(Boolean).join(' · ')
		case 'ExportMade':
			return `${dayInWords(fact.fromDay)} – ${dayInWords(fact.toDay)}`
		case 'CentreConfigured':
			return nameOfCentre(fact.centre)
		case 'DayClosed':
			return `${dayInWords(fact.day)} · ${fact.issued} số, ${fact.completed} hoàn thành, ${fact.noShow} vắng mặt`
		default:
			return ''
	}
}

function refusedPress({ means, code, times }: FactOf<'PressRefused'>): string {
	const what = typeof means === 'number' ? W.rating : W.key(ACTION_WORDS[means])
	return [what, sentenceOf(code), times > 1 && W.times(times)].filter(Boolean).join(' · ')
}

const serviceName = (centre: CentreSetup | undefined, id: string): string => centre?.services.find((s) => s.id === id)?.name.vi ?? id
const nameIn = (choices: CentreSetup['outcomes'] | undefined, id: string | undefined): string =>
	choices?.find((choice) => choice.id === id)?.name.vi ?? id ?? ''
const dayInWords = (day: string): string => formatDate(Date.parse(`${day}T12:00:00+07:00`))

function nameOfCentre(centre: Record<string, unknown>): string {
	const name = centre['name']
	return typeof name === 'object' && name !== null && 'vi' in name && typeof name.vi === 'string' ? name.vi : ''
}
