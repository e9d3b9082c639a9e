import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CommandAnswer } from '../../contract/api.ts'
import type { EventsAnswer } from '../../contract/api.ts'
import type { z } from 'zod'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

let server: TestServer
let kiosk: Credentials
let officer: Credentials
let admin: Credentials
beforeAll(async () => {
	server = await startTestServer()
	admin = await server.signIn('admin')
	officer = await server.signIn('officer1')
	kiosk = (await server.enrol('kiosk', 'kiosk-1', admin)).headers
})
afterAll(() => server.stop())

const newest = async () => (await server.getJson<z.infer<typeof EventsAnswer>>('/events?limit=1', admin)).body.head
const issue = (visitId: string = randomUUID()) => ({ commandId: randomUUID(), type: 'IssueTicket', visitId, serviceId: 'ho-tich' })
const send = (command: object, as: Credentials) => server.post('/commands', command, as)
/** The answer as bytes. */
const sendRaw = async (command: object, as: Credentials) => {
	const res = await server.call('/commands', {
		method: 'POST',
		body: JSON.stringify(command),
		headers: { 'content-type': 'application/json', ...as },
	})
	return { status: res.status, text: await res.text() }
}

describe('a command', () => {
	it('is answered 201 with the facts it made', async () => {
		const before = await newest()
		const command = issue()
		const { status, body } = await send(command, kiosk)
		expect(status).toBe(201)
		const { events } = CommandAnswer.parse(body)
		expect(events).toHaveLength(1)
		expect(events[0]).toMatchObject({
			type: 'TicketIssued',
			visitId: command.visitId,
			number: 'A001',
			kioskId: 'kiosk-1',
			actor: 'kiosk:kiosk-1',
			position: before + 1,
			lane: 'regular',
			language: 'vi',
		})
	})
	it('sent again is answered 200 with the same bytes, and nothing is done twice', async () => {
		const command = issue()
		const first = await sendRaw(command, kiosk)
		const second = await sendRaw(command, kiosk)
		expect([first.status, second.status]).toEqual([201, 200])
		expect(second.text).toBe(first.text)
		const facts = await server.getJson<z.infer<typeof EventsAnswer>>('/events?limit=1000', admin)
		expect(facts.body.events.filter((e) => e.type === 'TicketIssued' && e.visitId === command.visitId)).toHaveLength(1)
	})
	it('sent ten times at once is done once', async () => {
		const command = issue()
		const answers = await Promise.all(Array.from({ length: 10 }, () => sendRaw(command, kiosk)))
		expect(answers.map((a) => a.status).sort()).toEqual([...Array<number>(9).fill(200), 201])
		expect(new Set(answers.map((a) => a.text)).size).toBe(1)
	})
	it('of another caller may not use its id', async () => {
		const command = issue()
		await send(command, kiosk)
		expectProblem(await send(command, officer), 'command-id-taken')
		expectProblem(await send({ ...issue(), commandId: command.commandId }, admin), 'command-id-taken')
	})
	it('that was refused may be sent again with its id when things have changed', async () => {
		await server.send({ type: 'OpenCounter', counterId: 'counter-3' }, admin)
		const command = { commandId: randomUUID(), type: 'CallNext', counterId: 'counter-3' }
		expectProblem(await send(command, admin), 'queue-empty')
		await server.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'dat-dai' }, kiosk)
		expect(await send(command, admin)).toMatchObject({ status: 201 })
	})
	it('that changes nothing is answered with no facts, again and again', async () => {
		await server.send({ type: 'OpenCounter', counterId: 'counter-1' }, officer)
		const again = { commandId: randomUUID(), type: 'OpenCounter', counterId: 'counter-1' }
		expect(await send(again, officer)).toMatchObject({ status: 201, body: { events: [] } })
		expect(await send(again, officer)).toMatchObject({ status: 200, body: { events: [] } })
	})
	it('keeps what the visitor chose', async () => {
		const { body } = await send({ ...issue(), lane: 'priority', language: 'en', procedureId: '1.001193', documents: [1, 0] }, kiosk)
		expect(CommandAnswer.parse(body).events[0]).toMatchObject({
			lane: 'priority',
			language: 'en',
			procedureId: '1.001193',
			documents: [0, 1],
		})
	})
})

describe('a ticket asked for again', () => {
	it('with a new commandId is the same ticket', async () => {
		const visitId = randomUUID()
		const first = await send(issue(visitId), kiosk)
		const second = await send(issue(visitId), kiosk)
		expect([first.status, second.status]).toEqual([201, 200])
		expect(second.body).toEqual(first.body)
	})
	it('for another service is refused', async () => {
		const visitId = randomUUID()
		await send(issue(visitId), kiosk)
		expectProblem(await send({ ...issue(visitId), serviceId: 'dat-dai' }, kiosk), 'visit-exists')
	})
})

it('gives every visitor of one instant a number of their own, without a gap', async () => {
	const answers = await Promise.all(Array.from({ length: 60 }, () => send(issue(), kiosk)))
	const serials = answers.map(({ body }) => {
		const [fact] = CommandAnswer.parse(body).events
		return fact?.type === 'TicketIssued' ? fact.serial : NaN
	})
	serials.sort((a, b) => a - b)
	expect(serials).toEqual(serials.map((_, i) => (serials[0] ?? NaN) + i))
})

it('writes facts of one instant in the order of their positions, each with the hash of its own', async () => {
	const { body } = await server.getJson<z.infer<typeof EventsAnswer>>('/events?limit=1000', admin)
	expect(body.events.map((e) => e.position)).toEqual(body.events.map((_, i) => i + 1))
	expect(new Set(body.events.map((e) => e.hash)).size).toBe(body.events.length)
})
