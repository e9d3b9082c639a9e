import type { Command, SystemCommand } from '../../contract/commands.ts'
import { callNext, callVisit, markNoShow, recall, reinstate } from './calling.ts'
import { configureCentre } from './configuring.ts'
import { closeCounter, openCounter, pauseCounter } from './counters.ts'
import { accept, refuse, type Context, type Day, type Decision } from './day.ts'
import { closeDay } from './day-end.ts'
import { rate, ratePressed } from './rating.ts'
import { complete, hold, resume, startServing, transfer } from './serving.ts'
import { cancelVisit, issueTicket, reprintTicket } from './ticketing.ts'

/** The rules: facts to record, or a refusal. Pure: no I/O, no clock, no randomness. */
export function decide(day: Day, command: Command | SystemCommand, context: Context): Decision {
	switch (command.type) {
		case 'IssueTicket':
			return issueTicket(day, command, context)
		case 'ReprintTicket':
			return reprintTicket(day, command)
		case 'CancelVisit':
			return cancelVisit(day, command, context)
		case 'OpenCounter':
			return openCounter(day, command, context)
		case 'CloseCounter':
			return closeCounter(day, command, context)
		case 'PauseCounter':
			return pauseCounter(day, command, context)
		case 'CallNext':
			return callNext(day, command, context)
		case 'CallVisit':
			return callVisit(day, command, context)
		case 'Recall':
			return recall(day, command, context)
		case 'StartServing':
			return startServing(day, command, context)
		case 'Hold':
			return hold(day, command, context)
		case 'Resume':
			return resume(day, command, context)
		case 'Transfer':
			return transfer(day, command, context)
		case 'MarkNoShow':
			return markNoShow(day, command, context)
		case 'Reinstate':
			return reinstate(day, command)
		case 'Complete':
			return complete(day, command, context)
		case 'Rate':
			return rate(day, command, context)
		case 'ConfigureCentre':
			return configureCentre(day, command.centre)
		case 'ReportPrint':
			return reportPrint(day, command)
		case 'DoubtPrint':
			return doubtPrint(day, command)
		case 'RatePressed':
			return ratePressed(day, command, context)
		case 'RefusePress':
			return refusePress(day, command)
		case 'CloseDay':
			return closeDay(day)
	}
}

type Sent<T extends SystemCommand['type']> = Extract<SystemCommand, { type: T }>

/** The paper came out. A receipt that comes twice is recorded once. */
function reportPrint(day: Day, { visitId, jobId, printerId, confirmed }: Sent<'ReportPrint'>): Decision {
	const visit = day.visits.get(visitId)
	if (!visit) return refuse('visit-not-found')
	if (visit.printed.includes(jobId)) return accept()
	return accept({ type: 'TicketPrinted', visitId, jobId, printerId, confirmed })
}

/** Whether the paper came out will never be known. Said once, and not of a slip that is known to be out. */
function doubtPrint(day: Day, { visitId, jobId, printerId }: Sent<'DoubtPrint'>): Decision {
	const visit = day.visits.get(visitId)
	if (!visit) return refuse('visit-not-found')
	if (visit.printed.includes(jobId) || visit.doubted.includes(jobId)) return accept()
	return accept({ type: 'PrintDoubted', visitId, jobId, printerId })
}

function refusePress(day: Day, { counterId, deviceId, means, code, times }: Sent<'RefusePress'>): Decision {
	if (!day.counters.has(counterId)) return refuse('counter-not-found')
	return accept({ type: 'PressRefused', counterId, deviceId, means, code, times })
}
