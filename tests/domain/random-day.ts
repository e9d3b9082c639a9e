import fc from 'fast-check'
import type { CommandDraft, CommandType, SystemCommand } from '../../contract/commands.ts'
import { Lane } from '../../contract/ids.ts'
import { testCentre } from '../support/centre.ts'
import { kiosk, MONDAY_9, officer, supervisor, tablet, uuid, visitor, type Who } from '../support/hall.ts'

/** One thing that somebody does, after some time (which may run backwards). */
export interface Step {
	command: CommandDraft | SystemCommand
	who: Who
	afterMs: number
}

/** What happens how often: enough tickets and calls for queues, a little of everything else. */
const WEIGHTS: Record<CommandType | SystemCommand['type'], number> = {
	IssueTicket: 24,
	CheckIn: 2,
	ServeWalkUp: 1,
	ReturnVisit: 2,
	ImportAppointments: 1,
	ReprintTicket: 1,
	CancelVisit: 3,
	OpenCounter: 6,
	CloseCounter: 2,
	PauseCounter: 2,
	CallNext: 8,
	CallVisit: 4,
	Recall: 3,
	StartServing: 12,
	Hold: 5,
	Resume: 5,
	Transfer: 8,
	MarkNoShow: 4,
	Reinstate: 3,
	Complete: 8,
	Rate: 3,
	PostNotice: 1,
	WithdrawNotice: 1,
	RaiseEmergency: 0.5,
	EndEmergency: 0.5,
	TakeAlert: 0.5,
	SnoozeAlert: 0.5,
	CallHelp: 1,
	EndHelp: 1,
	MakeExport: 0.3,
	AnswerQuestion: 0.3,
	ReadSealed: 0.3,
	RecordRetention: 0.2,
	Erase: 0.2,
	ConfigureCentre: 1,
	ReportPrint: 1,
	DoubtPrint: 1,
	RatePressed: 3,
	RefusePress: 1,
	RaiseAlert: 1,
	EndAlert: 1,
	CloseDay: 0.2,
}

const services = testCentre().services
/** The letters of the two sequences change places, so that numbers could meet. */
const swapped = testCentre({ services: services.map((s) => ({ ...s, prefix: s.prefix === 'A' ? 'B' : 'A' })) })
/** A counter fewer, a service moved to another. */
const smaller = testCentre({
	counters: testCentre().counters.flatMap((c) => (c.id === 'counter-2' ? [] : [{ ...c, services: services.map((s) => s.id) }])),
	people: testCentre().people.filter((p) => p.counterId !== 'counter-2'),
})

/** One booking for each service, an hour or so from the start. */
const BOOKED = services.map(({ id }, i) => ({
	code: id.toUpperCase().replace('-', '').slice(0, 12),
	at: MONDAY_9 + (i + 1) * 1_800_000,
	serviceId: id,
}))

const serviceId = fc.constantFrom(...services.map((s) => s.id))
/** The second counter prefers the third service, and helps the first when somebody waits long. */
const profiled = testCentre({
	profiles: [
		{
			id: 'p',
			name: { vi: 'Thử', en: 'Trial' },
			steps: [
				{ services: ['dat-dai'] },
				{ services: ['chung-thuc'], lanes: ['priority'] },
				{ services: ['ho-tich'], when: { waitOverMs: 120_000 } },
				{ services: ['ho-tich', 'chung-thuc'] },
			],
		},
	],
	counters: testCentre().counters.map((c) => (c.id === 'counter-3' ? c : { ...c, profileId: 'p' })),
})

const lane = fc.constantFrom<Lane>('regular', 'priority', 'priority', 'appointment')

const details = fc.record({
	type: fc.oneof(...Object.entries(WEIGHTS).map(([type, n]) => ({ weight: n * 10, arbitrary: fc.constant(type as keyof typeof WEIGHTS) }))),
	who: fc.constantFrom(officer(1), officer(2), officer(3), officer(1), officer(2), officer(3), supervisor),
	guest: fc.constantFrom(kiosk, visitor, tablet(1), tablet(2)),
	visitId: fc.integer({ min: 1, max: 40 }).map(uuid),
	named: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }).map(uuid) }),
	counterId: fc.constantFrom('counter-1', 'counter-2', 'counter-3'),
	serviceId,
	lane,
	toCounter: fc.boolean(),
	centre: fc.constantFrom(testCentre(), swapped, smaller, profiled),
	afterMs: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 300_000 }) }, { weight: 1, arbitrary: fc.constant(-600_000) }),
})
type Details = typeof details extends fc.Arbitrary<infer T> ? T : never

function commandOf({ type, visitId, named, counterId, serviceId, lane, toCounter, centre }: Details): CommandDraft | SystemCommand {
	const atCounter = named === undefined ? {} : { visitId: named }
	switch (type) {
		case 'IssueTicket':
			return { type, visitId, serviceId, lane, ...(toCounter && { thenServiceIds: [services[0]!.id, serviceId] }) }
		case 'CheckIn':
			return { type, visitId, code: serviceId.toUpperCase().replace('-', '').slice(0, 12) }
		case 'ServeWalkUp':
			return { type, visitId, counterId, serviceId }
		case 'ImportAppointments':
			return { type, forDay: '2026-11-23', appointments: BOOKED }
		case 'ReprintTicket':
		case 'CancelVisit':
		case 'Reinstate':
		case 'ReturnVisit':
			return { type, visitId }
		case 'OpenCounter':
			return { type, counterId }
		case 'CallVisit':
			return { type, visitId }
		case 'PauseCounter':
			return { type, reason: 'Họp' }
		case 'CloseCounter':
		case 'CallNext':
			return toCounter ? { type, counterId } : { type }
		case 'Transfer':
			return {
				type,
				...atCounter,
				returnToMe: lane === 'priority',
				...(toCounter ? { toCounterId: counterId } : { toServiceId: serviceId }),
			}
		case 'Rate':
			return { type, counterId, level: 1, ...atCounter }
		case 'ConfigureCentre':
			return { type, centre }
		case 'ReportPrint':
			return { type, visitId, jobId: visitId, printerId: 'printer-1', confirmed: 'by-status' }
		case 'DoubtPrint':
			return { type, visitId, jobId: visitId, printerId: 'printer-1' }
		case 'RatePressed':
			return { type, counterId, level: 2, pressedAt: MONDAY_9 }
		case 'RefusePress':
			return { type, counterId, deviceId: 'pad-1', means: 1, code: 'nothing-to-rate', times: 1 }
		case 'PostNotice':
			return { type, noticeId: counterId, text: { vi: 'Nghỉ lễ.', en: 'Closed.' } }
		case 'WithdrawNotice':
			return { type, noticeId: counterId }
		case 'RaiseEmergency':
			return { type, text: { vi: 'Mất điện.', en: 'No power.' } }
		case 'AnswerQuestion':
			return { type, questionId: `bursts:counter:${counterId}:2026-10`, answer: 'looking' }
		case 'ReadSealed':
			return { type, sealed: [] }
		case 'RecordRetention':
			return { type, removed: { slips: 3 } }
		case 'Erase':
			return { type, requestId: visitId, about: 'visit', removed: { slips: 1 } }
		case 'MakeExport':
			return { type, fromDay: '2026-11-01', toDay: '2026-11-30' }
		case 'TakeAlert':
		case 'SnoozeAlert':
		case 'EndAlert':
			return { type, alertId: `idle-${counterId}` }
		case 'RaiseAlert':
			return { type, alertId: `idle-${counterId}`, kind: 'idle', raisedAt: MONDAY_9 }
		case 'CallHelp':
		case 'EndHelp':
			return { type, counterId }
		case 'CloseDay':
		case 'EndEmergency':
			return { type }
		default:
			return { type, ...atCounter }
	}
}

const GUESTS = new Set<string>(['IssueTicket', 'CheckIn', 'ReturnVisit', 'ReprintTicket', 'CancelVisit', 'Rate'])
const SYSTEM_TYPES = new Set<string>([
	'CloseDay',
	'ReportPrint',
	'DoubtPrint',
	'RatePressed',
	'RefusePress',
	'RaiseAlert',
	'EndAlert',
	'ReadSealed',
	'RecordRetention',
	'Erase',
])
const SYSTEM: Who = { kind: 'system', id: 'system', anyCounter: true }

const anything = details.map((d): Step[] => [
	{
		command: commandOf(d),
		who: SYSTEM_TYPES.has(d.type) ? SYSTEM : GUESTS.has(d.type) ? d.guest : d.who,
		afterMs: d.afterMs,
	},
])
/** What a desk does most: call, and be done with it one way or the other. */
const oneCall = fc
	.record({ n: fc.integer({ min: 1, max: 3 }), then: fc.constantFrom('Complete', 'Hold', 'MarkNoShow', 'StartServing', undefined) })
	.map(({ n, then }): Step[] => {
		const types = ['CallNext', ...(then === 'Complete' ? (['StartServing'] as const) : []), ...(then ? [then] : [])] as const
		return types.map((type) => ({ command: { type }, who: officer(n), afterMs: 60_000 }))
	})
const opening: Step[] = [1, 2, 3].map((n) => ({ command: { type: 'OpenCounter', counterId: `counter-${n}` }, who: officer(n), afterMs: 0 }))

/** People queue before a centre opens. */
const crowd = fc
	.array(fc.record({ serviceId, lane }), { minLength: 4, maxLength: 16, size: 'max' })
	.map((all) => all.map((one, i): Step => ({ command: { type: 'IssueTicket', visitId: uuid(i + 1), ...one }, who: kiosk, afterMs: 0 })))

/** A day from the opening of three counters: mostly calls and tickets, and in between anything at all. */
export const randomDay: fc.Arbitrary<Step[]> = fc
	.tuple(
		crowd,
		fc.array(fc.oneof({ weight: 3, arbitrary: anything }, { weight: 2, arbitrary: oneCall }), {
			minLength: 10,
			maxLength: 70,
			size: 'max',
		}),
	)
	.map(([before, blocks]) => [...opening, ...before, ...blocks.flat()])
