import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { IntegrityAnswer } from '../../contract/integrity.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'

vi.setConfig(PATIENT)
const [counterId, MONTH] = ['counter-1', '2026-11']
let at = MONDAY_9
let server: TestServer
let supervisor: Credentials

beforeAll(async () => {
	server = await startTestServer({ now: () => at })
	supervisor = await server.signIn('supervisor')
	const admin = await server.signIn('admin')
	const officer = await server.signIn('officer1')
	const [kiosk, rating] = [await server.enrol('kiosk', 'kiosk-1', admin), await server.enrol('rating', counterId, admin)]
	await server.send({ type: 'OpenCounter', counterId }, officer)
	// Twelve visits of four seconds each, every one answered at once.
	for (let i = 0; i < 12; i++) {
		await server.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, kiosk.headers)
		for (const type of ['CallNext', 'StartServing', 'Complete'] as const) await server.send({ type, counterId }, officer)
		at += 4_000
		expect((await server.send({ type: 'Rate', counterId, level: 4 }, rating.headers)).status).toBe(201)
	}
})
afterAll(() => server.stop())

const look = async (month: string) => (await server.getJson<IntegrityAnswer>(`/integrity/${month}`, supervisor)).body
const ID = `bursts:officer:officer1:${MONTH}`

it('asks about what the facts of a month show, and of that month alone', async () => {
	const { ratings, visits, questions } = await look(MONTH)
	expect({ ratings, visits }).toEqual({ ratings: 12, visits: 12 })
	expect(questions.find(({ id }) => id === ID)).toMatchObject({ count: 11, n: 12, subject: { kind: 'officer', id: 'officer1' } })
	expect(questions.find(({ id }) => id === ID)?.visits.map(({ number }) => number)).toContain('A012')
	expect(await look('2026-10')).toMatchObject({ ratings: 0, visits: 0, questions: [] })
})

it('keeps what was found out, and the newest answer stands', async () => {
	const answer = (parts: object) =>
		server.post('/commands', { commandId: randomUUID(), type: 'AnswerQuestion', questionId: ID, ...parts }, supervisor)
	expect((await answer({ answer: 'looking' })).status).toBe(201)
	expect((await answer({ answer: 'explained', note: 'Tập huấn dùng nút.' })).status).toBe(201)
	const question = (await look(MONTH)).questions.find(({ id }) => id === ID)
	expect(question?.answered).toEqual({ answer: 'explained', note: 'Tập huấn dùng nút.', at, actor: 'officer:supervisor' })
})
