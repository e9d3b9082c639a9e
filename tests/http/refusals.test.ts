import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Centre } from '../../contract/centre.ts'
import { PROBLEMS, type ProblemCode } from '../../contract/problems.ts'
import { testCentre } from '../support/centre.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

const HOUR_MS = 3_600_000
/** One number of land, one ticket of certification, two calls, five seconds between them. */
function strictCentre(): Centre {
	const { services, calling, ...rest } = testCentre()
	const changed = services.map((s) => ({
		...s,
		...(s.id === 'chung-thuc' && { quotaPerDay: 1 }),
		...(s.id === 'dat-dai' && { numbers: { ...s.numbers, last: s.numbers.first } }),
	}))
	return testCentre({ ...rest, demo: false, services: changed, calling: { ...calling, maxCalls: 2, recallAfterMs: 5000 } })
}

let at = MONDAY_9
let server: TestServer
let by: Record<'kiosk' | 'tablet' | 'admin' | 'officer1' | 'officer2' | 'inspector' | 'nobody', Credentials>
beforeAll(async () => {
	server = await startTestServer({ centre: strictCentre(), now: () => at })
	const admin = await server.signIn('admin')
	by = {
		admin,
		kiosk: (await server.enrol('kiosk', 'kiosk-1', admin)).headers,
		tablet: (await server.enrol('rating', 'counter-1', admin)).headers,
		officer1: await server.signIn('officer1'),
		officer2: await server.signIn('officer2'),
		inspector: await server.signIn('inspector'),
		nobody: {},
	}
})
afterAll(() => server.stop())

const seen = new Set<ProblemCode>()
const send = (who: keyof typeof by, command: object) => server.post('/commands', { commandId: randomUUID(), ...command }, by[who])
async function must(who: keyof typeof by, command: object): Promise<void> {
	expect(await send(who, command)).toMatchObject({ status: 201 })
}
async function refused(who: keyof typeof by, command: object, code: ProblemCode): Promise<string | undefined> {
	seen.add(code)
	return expectProblem(await send(who, command), code)
}
const issue = (serviceId = 'ho-tich', visitId: string = randomUUID()) => ({ type: 'IssueTicket', visitId, serviceId })
const [an, binh, chi] = [randomUUID(), randomUUID(), randomUUID()]

describe('at the kiosk', () => {
	it('service-not-found, quota-reached, numbers-exhausted, visit-exists', async () => {
		await refused('kiosk', issue('nowhere'), 'service-not-found')
		await must('kiosk', issue('chung-thuc'))
		await refused('kiosk', issue('chung-thuc'), 'quota-reached')
		await must('kiosk', issue('dat-dai', chi))
		await refused('kiosk', issue('dat-dai'), 'numbers-exhausted')
		await refused('kiosk', issue('ho-tich', chi), 'visit-exists')
		await refused('kiosk', { type: 'ReprintTicket', visitId: randomUUID() }, 'visit-not-found')
	})
	it('service-closed outside the hours', async () => {
		at = MONDAY_9 + 3 * HOUR_MS
		await refused('kiosk', issue(), 'service-closed')
		at = MONDAY_9
	})
})

describe('at the counter', () => {
	it('counter-closed, counter-not-found, counter-taken, already-at-counter', async () => {
		await refused('officer1', { type: 'CallNext', counterId: 'counter-1' }, 'counter-closed')
		await refused('officer1', { type: 'OpenCounter', counterId: 'nowhere' }, 'counter-not-found')
		await must('officer1', { type: 'OpenCounter', counterId: 'counter-1' })
		await refused('officer2', { type: 'OpenCounter', counterId: 'counter-1' }, 'counter-taken')
		await refused('officer1', { type: 'OpenCounter', counterId: 'counter-2' }, 'already-at-counter')
		await must('officer2', { type: 'OpenCounter', counterId: 'counter-2' })
	})
	it('queue-empty, not-your-counter, counter-busy', async () => {
		await refused('officer2', { type: 'CallNext', counterId: 'counter-2' }, 'queue-empty')
		await refused('officer2', { type: 'CallNext', counterId: 'counter-1' }, 'not-your-counter')
		await must('kiosk', issue('ho-tich', an))
		await must('kiosk', issue('ho-tich', binh))
		await must('officer1', { type: 'CallVisit', counterId: 'counter-1', visitId: an })
		await refused('officer1', { type: 'CallNext' }, 'counter-busy')
	})
	it('too-soon, no-more-calls, wrong-state', async () => {
		await refused('officer1', { type: 'Recall' }, 'too-soon')
		await refused('officer1', { type: 'MarkNoShow' }, 'too-soon')
		at += 6000
		await must('officer1', { type: 'Recall' })
		at += 6000
		await refused('officer1', { type: 'Recall' }, 'no-more-calls')
		await refused('officer1', { type: 'Complete' }, 'wrong-state')
	})
})

describe('with a booking', () => {
	it('appointment-not-found, appointment-too-early', async () => {
		await refused('kiosk', { type: 'CheckIn', visitId: randomUUID(), code: 'NOWHERE' }, 'appointment-not-found')
		const appointments = [{ code: 'HEN1', at: at + 2 * HOUR_MS, serviceId: 'ho-tich' }]
		await must('admin', { type: 'ImportAppointments', forDay: '2026-11-23', appointments })
		await refused('kiosk', { type: 'CheckIn', visitId: randomUUID(), code: 'HEN1' }, 'appointment-too-early')
	})
	it('officer-not-here', async () => {
		await refused('officer1', { type: 'Transfer', toOfficer: 'officer3' }, 'officer-not-here')
	})
})

describe('at the rating tablet', () => {
	it('nothing-to-rate, already-rated', async () => {
		const rate = { type: 'Rate', counterId: 'counter-1', level: 1 }
		await refused('tablet', rate, 'nothing-to-rate')
		await must('officer1', { type: 'StartServing' })
		await must('tablet', rate)
		await refused('tablet', rate, 'already-rated')
		await refused('tablet', { ...rate, counterId: 'counter-2' }, 'not-your-counter')
	})
})

describe('on the floor', () => {
	it('alert-not-found', async () => {
		await refused('admin', { type: 'TakeAlert', alertId: 'nowhere' }, 'alert-not-found')
		await refused('admin', { type: 'SnoozeAlert', alertId: 'nowhere' }, 'alert-not-found')
	})
})

describe('at the door', () => {
	it('not-signed-in, not-permitted, invalid-command, command-id-taken', async () => {
		await refused('nobody', issue(), 'not-signed-in')
		await refused('inspector', issue(), 'not-permitted')
		expect(await refused('kiosk', { type: 'IssueTicket' }, 'invalid-command')).toMatch(/visitId: .*; serviceId: /)
		const taken = { commandId: randomUUID(), ...issue() }
		await must('kiosk', taken)
		await refused('officer1', taken, 'command-id-taken')
	})
	it('unsupported-media-type, body-too-large', async () => {
		const post = (type: string, body: string) =>
			server.call('/commands', { method: 'POST', body, headers: { 'content-type': type, ...by.kiosk } })
		seen.add('unsupported-media-type').add('body-too-large')
		expectProblem(await answerOf(await post('text/plain', '{}')), 'unsupported-media-type')
		expectProblem(await answerOf(await post('application/json', `"${'x'.repeat(1 << 20)}"`)), 'body-too-large')
	})
	it('wrong-credentials, not-found, too-many-requests', async () => {
		seen.add('wrong-credentials').add('not-found').add('too-many-requests')
		const guess = () => server.post('/session', { username: 'nobody', password: 'x' })
		expectProblem(await guess(), 'wrong-credentials', '/api/session')
		await Promise.all(Array.from({ length: 10 }, guess))
		expectProblem(await guess(), 'too-many-requests', '/api/session')
		expectProblem(await answerOf(await server.call('/nothing')), 'not-found', '/api/nothing')
	})
})

it('leaves no refusal untried but those of a failing machine', () => {
	const failing: ProblemCode[] = ['store-unavailable', 'shutting-down', 'internal-error']
	// A key at a desk is no caller of HTTP; notices, the draft, imports and passwords have tests of their own.
	const elsewhere = (code: string) =>
		code === 'too-late' || /notice|emergency|draft|undo|still-needed|import|file-|password|link-/.test(code)
	expect(Object.keys(PROBLEMS).filter((code) => !seen.has(code as ProblemCode) && !elsewhere(code))).toEqual(failing)
})
