import { describe, expect, it } from 'vitest'
import type { CommandDraft, CommandType } from '../../contract/commands.ts'
import type { FactType } from '../../contract/facts.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import type { VisitState } from '../../contract/views.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, kiosk, officer, supervisor, tablet, uuid, type Who } from '../support/hall.ts'

const STATES = ['waiting', 'called', 'serving', 'held', 'no-show', 'completed', 'cancelled'] as const satisfies VisitState[]
const V = uuid(1)

/** A hall where visit 1 is in the wanted state, with officer 1 at counter 1. */
function hallWith(state: VisitState) {
	const hall = createHall()
	hall.open(1)
	hall.issue(1)
	if (state === 'waiting') return hall
	if (state === 'cancelled') return (hall.must({ type: 'CancelVisit', visitId: V }, kiosk), hall)
	hall.callNext(1)
	if (state === 'called') return hall
	if (state === 'no-show') return (hall.must({ type: 'MarkNoShow' }, officer(1)), hall)
	hall.must({ type: 'StartServing' }, officer(1))
	if (state === 'serving') return hall
	hall.must(state === 'held' ? { type: 'Hold' } : { type: 'Complete' }, officer(1))
	return hall
}

type Row = { command: CommandDraft; who: Who; by: Record<VisitState, FactType | ProblemCode | 'nothing' | 'repeat'> }
const same = (x: FactType | ProblemCode | 'nothing') => Object.fromEntries(STATES.map((s) => [s, x])) as Row['by']
const wrong = (legal: Partial<Row['by']>): Row['by'] => ({ ...same('wrong-state'), ...legal })

/** Every command of the contract × every state of the visit it names. */
const MATRIX: Record<CommandType, Row> = {
	IssueTicket: {
		command: { type: 'IssueTicket', visitId: V, serviceId: 'ho-tich' },
		who: kiosk,
		by: Object.fromEntries(STATES.map((s) => [s, 'repeat'])) as Row['by'],
	},
	CheckIn: { command: { type: 'CheckIn', visitId: V, code: 'HEN1' }, who: kiosk, by: same('appointment-not-found') },
	ServeWalkUp: { command: { type: 'ServeWalkUp', visitId: V, serviceId: 'ho-tich' }, who: officer(1), by: same('visit-exists') },
	ReturnVisit: { command: { type: 'ReturnVisit', visitId: V }, who: kiosk, by: wrong({ held: 'VisitReturned' }) },
	ImportAppointments: {
		command: { type: 'ImportAppointments', forDay: '2026-11-24', appointments: [] },
		who: supervisor,
		by: same('AppointmentsImported'),
	},
	ReprintTicket: {
		command: { type: 'ReprintTicket', visitId: V },
		who: kiosk,
		by: { ...same('ReprintRequested'), completed: 'wrong-state', cancelled: 'wrong-state' },
	},
	CancelVisit: {
		command: { type: 'CancelVisit', visitId: V },
		who: kiosk,
		by: wrong({ waiting: 'VisitCancelled', called: 'VisitCancelled', held: 'VisitCancelled', 'no-show': 'VisitCancelled' }),
	},
	OpenCounter: { command: { type: 'OpenCounter', counterId: 'counter-1' }, who: officer(1), by: same('nothing') },
	CloseCounter: {
		command: { type: 'CloseCounter' },
		who: officer(1),
		by: { ...same('CounterClosed'), called: 'counter-busy', serving: 'counter-busy' },
	},
	PauseCounter: {
		command: { type: 'PauseCounter', reason: 'Họp' },
		who: officer(1),
		by: { ...same('CounterPaused'), called: 'counter-busy', serving: 'counter-busy' },
	},
	CallNext: {
		command: { type: 'CallNext', counterId: 'counter-1' },
		who: officer(1),
		by: { ...same('queue-empty'), waiting: 'TicketCalled', called: 'counter-busy', serving: 'counter-busy' },
	},
	CallVisit: {
		command: { type: 'CallVisit', counterId: 'counter-1', visitId: V },
		who: officer(1),
		by: wrong({ waiting: 'TicketCalled', held: 'TicketCalled', called: 'counter-busy', serving: 'counter-busy' }),
	},
	Recall: { command: { type: 'Recall', visitId: V }, who: officer(1), by: wrong({ called: 'TicketCalled' }) },
	StartServing: { command: { type: 'StartServing', visitId: V }, who: officer(1), by: wrong({ called: 'ServingStarted' }) },
	Hold: { command: { type: 'Hold', visitId: V }, who: officer(1), by: wrong({ called: 'VisitHeld', serving: 'VisitHeld' }) },
	Resume: { command: { type: 'Resume', visitId: V }, who: officer(1), by: wrong({ held: 'VisitResumed' }) },
	Transfer: {
		command: { type: 'Transfer', visitId: V, toServiceId: 'dat-dai' },
		who: officer(1),
		by: wrong({ called: 'VisitTransferred', serving: 'VisitTransferred', held: 'VisitTransferred' }),
	},
	MarkNoShow: { command: { type: 'MarkNoShow', visitId: V }, who: officer(1), by: wrong({ called: 'VisitNoShow' }) },
	Reinstate: { command: { type: 'Reinstate', visitId: V }, who: officer(1), by: wrong({ 'no-show': 'VisitReinstated' }) },
	Complete: { command: { type: 'Complete', visitId: V }, who: officer(1), by: wrong({ serving: 'VisitCompleted' }) },
	Rate: {
		command: { type: 'Rate', counterId: 'counter-1', visitId: V, level: 4 },
		who: tablet(1),
		by: { ...same('nothing-to-rate'), serving: 'VisitRated', completed: 'VisitRated' },
	},
	PostNotice: {
		command: { type: 'PostNotice', noticeId: 'n', text: { vi: 'Nghỉ lễ.', en: 'Closed.' } },
		who: supervisor,
		by: same('NoticePosted'),
	},
	WithdrawNotice: { command: { type: 'WithdrawNotice', noticeId: 'n' }, who: supervisor, by: same('notice-not-found') },
	RaiseEmergency: {
		command: { type: 'RaiseEmergency', text: { vi: 'Mời rời khỏi nhà.', en: 'Please leave.' } },
		who: supervisor,
		by: same('EmergencyRaised'),
	},
	TakeAlert: { command: { type: 'TakeAlert', alertId: 'wait-zone-a' }, who: supervisor, by: same('alert-not-found') },
	SnoozeAlert: { command: { type: 'SnoozeAlert', alertId: 'wait-zone-a' }, who: supervisor, by: same('alert-not-found') },
	CallHelp: { command: { type: 'CallHelp' }, who: officer(1), by: same('AlertRaised') },
	EndHelp: { command: { type: 'EndHelp' }, who: officer(1), by: same('nothing') },
	AnswerQuestion: {
		command: { type: 'AnswerQuestion', questionId: 'bursts:officer:mai:2026-10', answer: 'looking' },
		who: supervisor,
		by: same('QuestionAnswered'),
	},
	MakeExport: { command: { type: 'MakeExport', fromDay: '2026-11-01', toDay: '2026-11-30' }, who: supervisor, by: same('ExportMade') },
	EndEmergency: { command: { type: 'EndEmergency' }, who: supervisor, by: same('notice-not-found') },
	ConfigureCentre: { command: { type: 'ConfigureCentre', centre: testCentre() }, who: supervisor, by: same('CentreConfigured') },
}

/** Where a visit is after a fact; every other fact leaves it where it was. */
const AFTER: Partial<Record<string, VisitState>> = {
	TicketCalled: 'called',
	ServingStarted: 'serving',
	VisitHeld: 'held',
	VisitResumed: 'serving',
	VisitReturned: 'waiting',
	VisitTransferred: 'waiting',
	VisitNoShow: 'no-show',
	VisitReinstated: 'waiting',
	VisitCompleted: 'completed',
	VisitCancelled: 'cancelled',
}

const outcomeOf = (result: ReturnType<ReturnType<typeof createHall>['run']>): string =>
	'refused' in result ? result.refused : 'repeatOf' in result ? 'repeat' : (result.facts[0]?.type ?? 'nothing')

describe.each(Object.entries(MATRIX))('%s', (_, { command, who, by }) => {
	it.each(STATES)('on a visit that is %s', (state) => {
		const hall = hallWith(state)
		const before = hall.log.length
		expect(hall.state(V)).toBe(state)
		const outcome = outcomeOf(hall.run(command, who))
		expect(outcome).toBe(by[state])
		expect(hall.log.length).toBe(/^[A-Z]/.test(outcome) ? before + 1 : before)
		expect(hall.state(V)).toBe(AFTER[outcome] ?? state)
	})
})

describe('every counter command', () => {
	const named: CommandType[] = [
		'Recall',
		'StartServing',
		'Hold',
		'Resume',
		'Transfer',
		'MarkNoShow',
		'Complete',
		'CallVisit',
		'CancelVisit',
		'ReprintTicket',
		'Reinstate',
		'ReturnVisit',
	]
	it.each(named)('%s refuses a visit that does not exist', (type) => {
		const hall = createHall()
		hall.open(1)
		expect(hall.run({ ...MATRIX[type].command, visitId: uuid(99) } as CommandDraft, MATRIX[type].who)).toEqual({
			refused: 'visit-not-found',
		})
	})
	it.each(['Recall', 'StartServing', 'Hold', 'Transfer', 'MarkNoShow'] as const)('%s refuses another officer', (type) => {
		const hall = hallWith('called')
		hall.open(2)
		expect(hall.run(MATRIX[type].command, officer(2))).toEqual({ refused: 'not-your-counter' })
		expect('facts' in hall.run(MATRIX[type].command, supervisor)).toBe(true)
	})
	it('Complete refuses another officer', () => {
		const hall = hallWith('serving')
		hall.open(2)
		expect(hall.run(MATRIX.Complete.command, officer(2))).toEqual({ refused: 'not-your-counter' })
	})
})
