import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answered, Credentials } from '../support/running.ts'
import { startTestServer, type TestServer } from '../support/running.ts'

const ROUNDS = 40
/** Two counters of the test centre that serve the same service. */
const DESKS = ['counter-1', 'counter-2'] as const

describe('two presses at the same instant', { timeout: 60_000 }, () => {
	let server: TestServer
	let officers: Credentials[]
	let kiosk: Credentials
	beforeAll(async () => {
		server = await startTestServer()
		kiosk = (await server.enrol('kiosk', 'kiosk-1')).headers
		officers = await Promise.all(DESKS.map((_, i) => server.signIn(`officer${i + 1}`)))
		for (const [i, counterId] of DESKS.entries()) await server.send({ type: 'OpenCounter', counterId }, officers[i])
	})
	afterAll(() => server.stop())

	const issue = async (): Promise<string> => {
		const visitId = randomUUID()
		expect(await server.send({ type: 'IssueTicket', visitId, serviceId: 'ho-tich' }, kiosk)).toMatchObject({ status: 201 })
		return visitId
	}
	const press = (desk: number) => server.send({ type: 'CallNext', counterId: DESKS[desk] as string }, officers[desk])
	const calledBy = ({ events = [] }: Answered) => events.flatMap((fact) => (fact.type === 'TicketCalled' ? [fact.visitId] : []))
	const serve = async (desk: number) => {
		const counterId = DESKS[desk] as string
		for (const type of ['StartServing', 'Complete'] as const)
			expect(await server.send({ type, counterId }, officers[desk])).toMatchObject({ status: 201 })
	}

	it('gives the last waiting visit to one counter, and tells the other that nobody waits', async () => {
		for (let round = 0; round < ROUNDS; round++) {
			const visitId = await issue()
			const answers = await Promise.all(round % 2 ? [press(0), press(1)] : [press(1), press(0)].reverse())
			expect(answers.flatMap(calledBy)).toEqual([visitId])
			expect(answers.map(({ code }) => code ?? 'called').sort()).toEqual(['called', 'queue-empty'])
			await serve(answers.findIndex((answer) => calledBy(answer).length))
		}
	})

	it('gives two waiting visits to the two counters, one each', async () => {
		for (let round = 0; round < ROUNDS; round++) {
			const waiting = [await issue(), await issue()]
			const answers = await Promise.all([press(0), press(1)])
			expect(answers.flatMap(calledBy).sort()).toEqual(waiting.sort())
			expect(answers.map((answer) => calledBy(answer).length)).toEqual([1, 1])
			await Promise.all([serve(0), serve(1)])
		}
	})

	it('calls one visit when one officer presses twice, each press a command of its own', async () => {
		for (let round = 0; round < ROUNDS; round++) {
			const waiting = [await issue(), await issue()]
			const answers = await Promise.all([press(0), press(0)])
			expect(answers.flatMap(calledBy)).toEqual(waiting.slice(0, 1))
			expect(answers.map(({ code }) => code ?? 'called').sort()).toEqual(['called', 'counter-busy'])
			await serve(0)
			expect(calledBy(await press(0))).toEqual(waiting.slice(1))
			await serve(0)
		}
	})
})
