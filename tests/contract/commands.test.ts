import { describe, expect, it } from 'vitest'
import { Command, type CommandInput, type CommandType } from '../../contract/commands.ts'
import { PERMISSION_FOR } from '../../contract/permissions.ts'
import { Approval, BenchFault, BenchPress, Credentials, NewDevice, NewEnrolment } from '../../contract/api.ts'
import { Press } from '../../contract/devices.ts'
import { Join } from '../../contract/sockets.ts'
import { uuid } from '../support/hall.ts'

const commandId = uuid(1)
const visitId = uuid(2)
const counterId = 'counter-1'
const atCounter = { counterId, visitId }

/** Every command with everything it may say. */
const FULL: { [T in CommandType]: Extract<CommandInput, { type: T }> } = {
	IssueTicket: {
		commandId,
		type: 'IssueTicket',
		visitId,
		serviceId: 'ho-tich',
		lane: 'priority',
		procedureId: '1.001193',
		language: 'en',
		documents: [0, 39],
		thenServiceIds: ['thu-phi'],
		dossiers: 3,
	},
	CheckIn: { commandId, type: 'CheckIn', visitId, code: 'HEN2711', language: 'en' },
	ServeWalkUp: { commandId, type: 'ServeWalkUp', visitId, counterId, serviceId: 'ho-tich', language: 'vi' },
	ReturnVisit: { commandId, type: 'ReturnVisit', visitId },
	ImportAppointments: {
		commandId,
		type: 'ImportAppointments',
		forDay: '2026-11-27',
		appointments: [{ code: 'HEN2711', at: 1_795_744_800_000, serviceId: 'ho-tich', procedureId: '1.001193' }],
	},
	ReprintTicket: { commandId, type: 'ReprintTicket', visitId, printerId: 'printer-2' },
	CancelVisit: { commandId, type: 'CancelVisit', visitId },
	OpenCounter: { commandId, type: 'OpenCounter', counterId, officer: 'officer1' },
	CloseCounter: { commandId, type: 'CloseCounter', counterId },
	PauseCounter: { commandId, type: 'PauseCounter', counterId, reason: 'Họp' },
	CallNext: { commandId, type: 'CallNext', counterId },
	CallVisit: { commandId, type: 'CallVisit', ...atCounter },
	Recall: { commandId, type: 'Recall', ...atCounter },
	StartServing: { commandId, type: 'StartServing', ...atCounter },
	Hold: { commandId, type: 'Hold', ...atCounter, reason: 'Đi photo giấy tờ', room: 'Phòng 2' },
	Resume: { commandId, type: 'Resume', ...atCounter },
	Transfer: { commandId, type: 'Transfer', ...atCounter, toServiceId: 'dat-dai', returnToMe: true },
	MarkNoShow: { commandId, type: 'MarkNoShow', ...atCounter },
	Reinstate: { commandId, type: 'Reinstate', ...atCounter },
	Complete: { commandId, type: 'Complete', ...atCounter, outcome: 'tiep-nhan' },
	Rate: { commandId, type: 'Rate', ...atCounter, level: 1, reasons: ['cho-lau'] },
	PostNotice: {
		commandId,
		type: 'PostNotice',
		noticeId: 'nghi-le',
		text: { vi: 'Thứ Ba nghỉ lễ.', en: 'Closed on Tuesday.' },
		from: 1_795_744_800_000,
		until: 1_795_744_900_000,
		displayIds: ['wall-1'],
	},
	WithdrawNotice: { commandId, type: 'WithdrawNotice', noticeId: 'nghi-le' },
	RaiseEmergency: { commandId, type: 'RaiseEmergency', text: { vi: 'Mời rời khỏi nhà.', en: 'Please leave.' }, displayIds: ['wall-1'] },
	EndEmergency: { commandId, type: 'EndEmergency' },
	TakeAlert: { commandId, type: 'TakeAlert', alertId: 'wait-zone-a' },
	SnoozeAlert: { commandId, type: 'SnoozeAlert', alertId: 'wait-zone-a', forMs: 900_000 },
	CallHelp: { commandId, type: 'CallHelp', counterId },
	EndHelp: { commandId, type: 'EndHelp', counterId },
	AnswerQuestion: { commandId, type: 'AnswerQuestion', questionId: 'bursts:officer:mai:2026-10', answer: 'explained', note: 'Tập huấn.' },
	MakeExport: { commandId, type: 'MakeExport', fromDay: '2026-11-01', toDay: '2026-11-30' },
	ConfigureCentre: { commandId, type: 'ConfigureCentre', centre: { anything: true } },
}
const ALL = Object.entries(FULL)
const accepts = (input: unknown) => Command.safeParse(input).success

describe('every command', () => {
	it('of the contract is here, and needs a permission', () => {
		const types = Command.options.map((option) => option.shape.type.value).sort()
		expect(Object.keys(FULL).sort()).toEqual(types)
		expect(Object.keys(PERMISSION_FOR).sort()).toEqual(types)
	})
	it.each(ALL)('%s comes through JSON as it was sent', (_, input) => {
		expect(Command.parse(JSON.parse(JSON.stringify(input)))).toEqual(input)
	})
	it.each(ALL)('%s refuses what it does not know', (_, input) => {
		expect(accepts({ ...input, actor: 'officer1' })).toBe(false)
	})
	it.each(ALL)('%s needs an id that is a UUID', (_, { commandId: _id, ...input }) => {
		expect(accepts(input)).toBe(false)
		expect(accepts({ ...input, commandId: '1' })).toBe(false)
	})
	it.each(ALL.filter(([, input]) => 'visitId' in input))('%s takes no other visit than a UUID', (_, input) => {
		expect(accepts({ ...input, visitId: "1' OR 1=1" })).toBe(false)
	})
	it.each(ALL.filter(([, input]) => 'counterId' in input))('%s takes no other counter than a name', (_, input) => {
		for (const bad of ['', 'a b', '../etc', 'x'.repeat(65), 7, null]) expect(accepts({ ...input, counterId: bad })).toBe(false)
	})
	it('of the server’s own is never taken from outside', () => {
		expect(accepts({ commandId, type: 'CloseDay' })).toBe(false)
		expect(accepts({ commandId, type: 'EndAlert', alertId: 'wait-zone-a' })).toBe(false)
		expect(accepts({ commandId, type: 'ReportPrint', visitId, jobId: visitId, printerId: 'p', confirmed: 'by-status' })).toBe(false)
	})
})

describe('a ticket asked for in few words', () => {
	it('is regular and in Vietnamese', () => {
		expect(Command.parse({ commandId, type: 'IssueTicket', visitId, serviceId: 'ho-tich' })).toEqual({
			commandId,
			type: 'IssueTicket',
			visitId,
			serviceId: 'ho-tich',
			lane: 'regular',
			language: 'vi',
		})
	})
	it.each([
		{ lane: 'vip' },
		{ language: 'fr' },
		{ documents: [-1] },
		{ documents: [40] },
		{ documents: [0.5] },
		{ documents: Array(41).fill(0) },
		{ serviceId: '' },
	])('refuses %o', (more) => {
		expect(accepts({ ...FULL.IssueTicket, ...more })).toBe(false)
	})
})

describe('a transfer', () => {
	const { toServiceId: _, ...nowhere } = FULL.Transfer
	it('goes to one place: a service or a counter', () => {
		expect(accepts({ ...nowhere, toCounterId: 'counter-2' })).toBe(true)
		expect(accepts(nowhere)).toBe(false)
		expect(accepts({ ...FULL.Transfer, toCounterId: 'counter-2' })).toBe(false)
	})
})

describe('a rating', () => {
	it('is about a counter or a visit, on a scale of at most five', () => {
		const { counterId: _c, visitId: _v, ...nobody } = FULL.Rate
		expect(accepts(nobody)).toBe(false)
		expect(accepts({ ...nobody, visitId })).toBe(true)
		for (const level of [0, 6, 1.5, '1']) expect(accepts({ ...FULL.Rate, level })).toBe(false)
	})
})

describe('words typed by hand', () => {
	it('are trimmed, needed, and short', () => {
		expect(Command.parse({ ...FULL.PauseCounter, reason: '  Họp ' })).toMatchObject({ reason: 'Họp' })
		for (const reason of ['', '   ', 'x'.repeat(201)]) expect(accepts({ ...FULL.PauseCounter, reason })).toBe(false)
		expect(accepts({ ...FULL.Complete, outcome: 'x'.repeat(65) })).toBe(false)
	})
})

describe('other bodies that come from outside', () => {
	const press = { counterId, level: 4, at: 1, padId: 'pad-1' }
	it.each([
		['Credentials', Credentials, { username: 'admin', password: 'demo' }],
		['NewDevice', NewDevice, { kind: 'kiosk', id: 'kiosk-1', label: 'Sảnh' }],
		['NewEnrolment', NewEnrolment, { kind: 'display', id: 'wall-1' }],
		['Approval', Approval, { code: '012345' }],
		['BenchFault', BenchFault, { fault: null }],
		['BenchPress', BenchPress, { level: 5 }],
		['Join', Join, { screen: 'ticket', id: visitId }],
		['Press', Press, press],
	] as const)('%s takes what it knows and nothing else', (_, schema, body) => {
		expect(schema.safeParse(body).success).toBe(true)
		expect(schema.safeParse({ ...body, role: 'administrator' }).success).toBe(false)
		expect(schema.safeParse({}).success).toBe(false)
	})
})
