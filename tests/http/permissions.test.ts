import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { CommandType } from '../../contract/commands.ts'
import { codeOf, type Problem } from '../../contract/problems.ts'
import { testCentre } from '../support/centre.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

const CALLERS = [
	'administrator',
	'supervisor',
	'inspector',
	'officer',
	'no-choice',
	'receptionist',
	'post-office',
	'kiosk',
	'display',
	'rating',
	'agent',
	'visitor',
] as const
type Caller = (typeof CALLERS)[number]

const AT_COUNTER: Caller[] = ['administrator', 'supervisor', 'officer', 'no-choice', 'post-office']
const TICKETS: Caller[] = [...AT_COUNTER, 'receptionist', 'kiosk']
/** `no-choice` is an officer from whom the set-up took the choice of a number. */
const MAY: Record<CommandType, Caller[]> = {
	IssueTicket: TICKETS,
	CheckIn: TICKETS,
	ServeWalkUp: AT_COUNTER,
	ReturnVisit: TICKETS,
	ImportAppointments: ['administrator', 'supervisor'],
	ReprintTicket: TICKETS,
	CancelVisit: [...TICKETS.filter((c) => c !== 'post-office'), 'visitor'],
	OpenCounter: AT_COUNTER,
	CloseCounter: AT_COUNTER,
	PauseCounter: AT_COUNTER,
	CallNext: AT_COUNTER,
	CallVisit: ['administrator', 'supervisor', 'officer'],
	Recall: AT_COUNTER,
	StartServing: AT_COUNTER,
	Hold: AT_COUNTER,
	Resume: AT_COUNTER,
	Transfer: AT_COUNTER,
	MarkNoShow: AT_COUNTER,
	Reinstate: [...AT_COUNTER, 'receptionist'],
	Complete: AT_COUNTER,
	Rate: ['rating', 'agent'],
	PostNotice: ['administrator', 'supervisor'],
	WithdrawNotice: ['administrator', 'supervisor'],
	RaiseEmergency: ['administrator', 'supervisor'],
	EndEmergency: ['administrator', 'supervisor'],
	TakeAlert: ['administrator', 'supervisor'],
	SnoozeAlert: ['administrator', 'supervisor'],
	CallHelp: AT_COUNTER,
	EndHelp: AT_COUNTER,
	AnswerQuestion: ['administrator', 'supervisor'],
	MakeExport: ['administrator', 'inspector'],
	ConfigureCentre: ['administrator'],
}
/** Well formed, and about nothing there is: who may send it is told so, and nothing changes. */
const [visitId, counterId] = [randomUUID(), 'nowhere']
const PARTS: Partial<Record<CommandType, object>> = {
	IssueTicket: { visitId, serviceId: 'nowhere' },
	CheckIn: { visitId, code: 'NOWHERE' },
	ServeWalkUp: { visitId, serviceId: 'nowhere' },
	ReturnVisit: { visitId },
	ImportAppointments: { forDay: '2026-11-27', appointments: [{ code: 'HEN1', at: 1_795_744_800_000, serviceId: 'nowhere' }] },
	ReprintTicket: { visitId },
	CancelVisit: { visitId },
	PauseCounter: { counterId, reason: 'hop' },
	CallVisit: { counterId, visitId },
	Transfer: { visitId, toServiceId: 'ho-tich' },
	Resume: { visitId },
	Reinstate: { visitId },
	Rate: { counterId, level: 1 },
	PostNotice: { noticeId: 'n', text: { vi: 'a', en: 'a' }, displayIds: ['nowhere'] },
	WithdrawNotice: { noticeId: 'nowhere' },
	RaiseEmergency: { text: { vi: 'a', en: 'a' }, displayIds: ['nowhere'] },
	EndEmergency: {},
	TakeAlert: { alertId: 'nowhere' },
	SnoozeAlert: { alertId: 'nowhere' },
	AnswerQuestion: { questionId: 'bursts:officer:nobody:2999-01', answer: 'looking' },
	MakeExport: { fromDay: '2026-11-25', toDay: '2026-11-24' },
	ConfigureCentre: { centre: {} },
}

let server: TestServer
const by = {} as Record<Caller, Credentials>
beforeAll(async () => {
	const [someone, ...others] = testCentre().people.map((p) => (p.username === 'officer3' ? { ...p, mayChoose: false } : p))
	if (!someone) throw new Error('a centre without people')
	const people = [
		...[someone, ...others],
		{ ...someone, username: 'le-tan', role: 'receptionist' as const },
		{ ...someone, username: 'buu-dien', role: 'post-office' as const },
	]
	server = await startTestServer({ centre: testCentre({ people }) })
	const accounts = {
		administrator: 'admin',
		supervisor: 'supervisor',
		inspector: 'inspector',
		officer: 'officer1',
		'no-choice': 'officer3',
		receptionist: 'le-tan',
		'post-office': 'buu-dien',
	}
	for (const [caller, username] of Object.entries(accounts)) by[caller as Caller] = await server.signIn(username)
	const places = { kiosk: 'kiosk-1', display: 'wall-1', rating: 'counter-1', agent: 'agent-1' } as const
	for (const kind of ['kiosk', 'display', 'rating', 'agent'] as const)
		by[kind] = (await server.enrol(kind, places[kind], by.administrator)).headers
	by.visitor = {}
})
afterAll(() => server.stop())

const send = (caller: Caller, type: string, parts: object = { counterId }) =>
	server.post('/commands', { commandId: randomUUID(), type, ...parts }, by[caller])

describe.each(Object.entries(MAY))('%s', (type, allowed) => {
	it.each(CALLERS)('by %s', async (caller) => {
		const answer = await send(caller, type, PARTS[type as CommandType])
		if (!allowed.includes(caller)) expectProblem(answer, caller === 'visitor' ? 'not-signed-in' : 'not-permitted')
		else expect(codeOf(answer.body as Problem)).toMatch(/-not-found$|^invalid-command$/)
	})
})

describe('what a role does not say alone', () => {
	const issue = async (caller: Caller) => {
		const id = randomUUID()
		await send(caller, 'IssueTicket', { visitId: id, serviceId: 'ho-tich' })
		return id
	}
	it('a visitor gives their number up by its id, and no more than that', async () => {
		const id = await issue('kiosk')
		expectProblem(await send('visitor', 'Rate', { visitId: id, level: 1 }), 'not-signed-in')
		expectProblem(await send('visitor', 'ReprintTicket', { visitId: id }), 'not-signed-in')
		const { status, body } = await send('visitor', 'CancelVisit', { visitId: id })
		expect(status).toBe(201)
		expect(body).toMatchObject({ events: [{ type: 'VisitCancelled', visitId: id, actor: 'visitor' }] })
	})
	it('a kiosk gives up the numbers it issued alone', async () => {
		const id = await issue('officer')
		expectProblem(await send('kiosk', 'CancelVisit', { visitId: id }), 'not-permitted')
	})
	it('a supervisor works a counter that an officer opened; another officer does not', async () => {
		await send('officer', 'OpenCounter', { counterId: 'counter-1' })
		await issue('kiosk')
		expectProblem(await send('no-choice', 'CallNext', { counterId: 'counter-1' }), 'not-your-counter')
		expect(await send('supervisor', 'CallNext', { counterId: 'counter-1' })).toMatchObject({ status: 201 })
	})
	it('a receptionist takes back who was absent at any counter', async () => {
		const id = await issue('kiosk')
		await send('supervisor', 'OpenCounter', { counterId: 'counter-2' })
		await send('supervisor', 'CallVisit', { counterId: 'counter-2', visitId: id })
		await send('supervisor', 'MarkNoShow', { visitId: id })
		const { status, body } = await send('receptionist', 'Reinstate', { visitId: id })
		expect(status).toBe(201)
		expect(body).toMatchObject({ events: [{ type: 'VisitReinstated', visitId: id, actor: 'officer:le-tan' }] })
		await send('officer', 'CancelVisit', { visitId: id })
	})
	it('a rating tablet speaks for its own counter', async () => {
		await send('officer', 'StartServing', { counterId: 'counter-1' })
		expectProblem(await send('rating', 'Rate', { counterId: 'counter-2', level: 1 }), 'not-your-counter')
		expect(await send('rating', 'Rate', { counterId: 'counter-1', level: 1 })).toMatchObject({ status: 201 })
	})
	it('nobody may send what the server sends itself', async () => {
		for (const type of ['CloseDay', 'ReportPrint']) expectProblem(await send('administrator', type), 'invalid-command')
	})
})
