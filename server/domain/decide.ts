import type { Command, SystemCommand } from '../../contract/commands.ts'
import { callHelp, endAlert, endHelp, raiseAlert, snoozeAlert, takeAlert } from './alert-board.ts'
import { checkIn, importAppointments } from './appointments.ts'
import { callNext, callVisit, markNoShow, recall, reinstate } from './calling.ts'
import { configureCentre } from './configuring.ts'
import { closeCounter, openCounter, pauseCounter } from './counters.ts'
import { accept, refuse, type Context, type Day, type Decision } from './day.ts'
import { closeDay } from './day-end.ts'
import { makeExport } from './exporting.ts'
import { answerQuestion } from './integrity/answering.ts'
import { endEmergency, postNotice, raiseEmergency, withdrawNotice } from './notices.ts'
import { rate, ratePressed } from './rating.ts'
import { complete, hold, resume, returnVisit, startServing, transfer } from './serving.ts'
import { cancelVisit, issueTicket, reprintTicket, serveWalkUp } from './ticketing.ts'

/** The rules: facts to record, or a refusal. Pure: no I/O, no clock, no randomness. */
export function decide(day: Day, command: Command | SystemCommand, context: Context): Decision {
	switch (command.type) {
		case 'IssueTicket':
			return issueTicket(day, command, context, 'appointmentAt' in command ? { appointmentAt: command.appointmentAt } : undefined)
		case 'CheckIn':
			return checkIn(day, command, context)
		case 'ServeWalkUp':
			return serveWalkUp(day, command, context)
		case 'ReturnVisit':
			return returnVisit(day, command)
		case 'ImportAppointments':
			return importAppointments(day, command)
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
		case 'PostNotice':
			return postNotice(day, command, context)
		case 'WithdrawNotice':
			return withdrawNotice(day, command)
		case 'RaiseEmergency':
			return raiseEmergency(day, command)
		case 'EndEmergency':
			return endEmergency(day)
		case 'TakeAlert':
			return takeAlert(day, command, context)
		case 'SnoozeAlert':
			return snoozeAlert(day, command, context)
		case 'CallHelp':
			return callHelp(day, command, context)
		case 'EndHelp':
			return endHelp(day, command, context)
		case 'RaiseAlert':
			return raiseAlert(day, command)
		case 'EndAlert':
			return endAlert(day, command)
		case 'AnswerQuestion':
			return answerQuestion(day, command)
		case 'ReadSealed':
			return accept({ type: 'SealedRead', sealed: command.sealed })
		case 'RecordRetention':
			return accept({ type: 'RetentionRun', removed: command.removed })
		case 'Erase':
			return accept({ type: 'ErasureDone', requestId: command.requestId, about: command.about, removed: command.removed })
		case 'MakeExport':
			return makeExport(command)
		case 'ConfigureCentre':
			return configureCentre(day, command)
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
