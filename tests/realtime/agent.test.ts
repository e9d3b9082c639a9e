import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Recorded } from '../../contract/facts.ts'
import { PrintJob, type DeviceHealth, type PrintReceipt } from '../../contract/printing.ts'
import { PATIENT } from '../http/patient.ts'
import { startTestServer, tempFolder, type Credentials, type ScreenSocket, type TestServer } from '../support/running.ts'
import { connected, openScreen, pause } from './open-screen.ts'

vi.setConfig(PATIENT)

let server: TestServer
let admin: Credentials & { cookie: string }
let kiosk: { token: string; headers: Credentials }
let agentToken = ''
const folder = tempFolder()
beforeAll(async () => {
	// No device of its own: the printer and the pads are another machine's.
	const devices = joinPath(folder.path, 'devices.json')
	writeFileSync(devices, JSON.stringify({ printers: [], ratingPads: [] }))
	server = await startTestServer({ env: { DEVICES: devices } })
	admin = await server.signIn('admin')
	kiosk = await server.enrol('kiosk', 'kiosk-1', admin)
	agentToken = (await server.enrol('agent', 'pc-1', admin)).token
})
afterAll(async () => {
	await server.stop()
	folder.remove()
})

const health = (changes: Partial<DeviceHealth> = {}): DeviceHealth => ({
	deviceId: 'printer-1',
	kind: 'printer',
	state: 'ready',
	model: 'thử',
	slips: 0,
	...changes,
})
type Answering = (job: PrintJob) => PrintReceipt | undefined
const printed = ({ jobId }: PrintJob): PrintReceipt => ({ outcome: 'printed', jobId, printedAt: Date.now(), confirmed: 'by-status' })

/** A machine with `printer-1`, which answers each job so. */
async function openAgent(answering: Answering = printed) {
	const socket = await connected(server.connect({ token: agentToken }))
	const jobs: PrintJob[] = []
	socket.on('print:job', (job, ack) => {
		jobs.push(job)
		const receipt = answering(job)
		if (receipt) ack(receipt)
	})
	socket.emit('agent:health', health())
	return { socket, jobs }
}
async function issue(): Promise<string> {
	const visitId = randomUUID()
	expect(await server.send({ type: 'IssueTicket', visitId, serviceId: 'ho-tich' }, kiosk.headers)).toMatchObject({ status: 201 })
	return visitId
}
const factsOf = async (visitId: string): Promise<Recorded[]> =>
	(await server.getJson<{ events: Recorded[] }>('/events?limit=1000', admin)).body.events.filter(
		(e) => 'visitId' in e && e.visitId === visitId,
	)
const comes = async (visitId: string, type: string) => {
	const found = async () => (await factsOf(visitId)).find((e) => e.type === type)
	return vi.waitUntil(found, { timeout: 15_000, interval: 50 })
}
const screen = () => openScreen(server, 'kiosk', 'kiosk-1', kiosk)

describe('a printer on another machine', () => {
	it('gets the whole slip, and its receipt is what the log says', async () => {
		const agent = await openAgent()
		const view = await screen()
		const visitId = await issue()
		const fact = await comes(visitId, 'TicketPrinted')
		const [job] = agent.jobs
		expect(PrintJob.safeParse(job).error).toBeUndefined()
		expect(job).toMatchObject({ visitId, printerId: 'printer-1', attempt: 1, slip: { number: 'A001', reprint: false } })
		expect(fact).toMatchObject({ jobId: job?.jobId, printerId: 'printer-1', confirmed: 'by-status' })
		await view.until((v) => v.slips[0]?.visitId === visitId && v.slips[0].state === 'printed')
		agent.socket.disconnect()
	})
	it('that failed is asked again, with the same job, as soon as it is well', async () => {
		const view = await screen()
		let well = false
		const agent = await openAgent((job) => (well ? printed(job) : { outcome: 'failed', jobId: job.jobId, fault: 'paper-out' }))
		const visitId = await issue()
		await view.until((v) => v.slips[0]?.visitId === visitId && v.slips[0].state === 'failed')
		agent.socket.emit('agent:health', health({ state: 'paper-out' }))
		await view.until((v) => v.printer.state === 'paper-out')
		well = true
		agent.socket.emit('agent:health', health())
		await comes(visitId, 'TicketPrinted')
		expect(new Set(agent.jobs.map((j) => j.jobId)).size).toBe(1)
		expect(agent.jobs.map((j) => j.attempt)).toEqual(agent.jobs.map((_, i) => i + 1))
		expect((await factsOf(visitId)).map((e) => e.type)).toEqual(['TicketIssued', 'TicketPrinted'])
		agent.socket.disconnect()
	})
	it.each<[string, Answering]>([
		['another job', (job) => ({ ...printed(job), jobId: randomUUID() })],
		['nothing that can be read', () => ({ outcome: 'eaten' }) as unknown as PrintReceipt],
	])('whose receipt is about %s has not printed', async (_, wrong) => {
		let right = false
		const agent = await openAgent((job) => (right ? printed(job) : wrong(job)))
		const visitId = await issue()
		await vi.waitUntil(() => agent.jobs.length > 0, { timeout: 10_000 })
		await pause(100)
		expect((await factsOf(visitId)).map((e) => e.type)).toEqual(['TicketIssued'])
		right = true
		agent.socket.emit('agent:health', health({ state: 'near-end' }))
		await comes(visitId, 'TicketPrinted')
		agent.socket.disconnect()
	})
	it('that is lost over a slip is known as offline at once; who comes next prints that slip', async () => {
		const view = await screen()
		const silent = await openAgent(() => undefined)
		await view.until((v) => v.printer.state === 'ready')
		const visitId = await issue()
		await vi.waitUntil(() => silent.jobs.length > 0, { timeout: 10_000 })
		silent.socket.disconnect()
		await view.until((v) => v.printer.state === 'offline', 5000)
		const next = await openAgent()
		await comes(visitId, 'TicketPrinted')
		expect(next.jobs.map((j) => j.jobId)).toEqual([silent.jobs[0]?.jobId])
		await view.until((v) => v.printer.state === 'ready')
		next.socket.disconnect()
	})
	it('is nobody’s to speak for but an agent’s', async () => {
		const agent = await openAgent()
		const view = await screen()
		await view.until((v) => v.printer.state === 'ready')
		for (const socket of [
			await connected(server.connect(kiosk)),
			await connected(server.connect(admin)),
			await connected(server.connect()),
		])
			socket.emit('agent:health', health({ state: 'offline' }))
		for (const junk of [null, [], 'printer-1', { ...health(), state: 'on fire' }, { ...health(), slips: -1 }])
			agent.socket.emit('agent:health', junk as unknown as DeviceHealth)
		agent.socket.emit('agent:health', health({ slips: 9 }))
		await pause(600)
		expect(view.views.at(-1)?.printer.state).toBe('ready')
		agent.socket.disconnect()
	})
})

describe('a button pressed on another machine', () => {
	let agent: ScreenSocket
	let visitId = ''
	const press = (changes: object = {}, by = agent) =>
		by.emit('agent:press', { counterId: 'counter-1', level: 2, padId: 'pad-7', at: Date.now(), ...changes })
	beforeAll(async () => {
		agent = (await openAgent()).socket
		await server.send({ type: 'OpenCounter', counterId: 'counter-1' }, admin)
		visitId = await issue()
		await server.send({ type: 'CallVisit', counterId: 'counter-1', visitId }, admin)
		await server.send({ type: 'StartServing', counterId: 'counter-1' }, admin)
	})
	it('counts for nothing when it is late, of another, or no press at all', async () => {
		press({ at: Date.now() - 11_000 })
		press({ counterId: 'counter-2' })
		press({ level: 0 })
		press({ level: 9 })
		press({ padId: 'pad 7' })
		press({ more: 1 })
		press({}, await connected(server.connect(kiosk)))
		press({}, await connected(server.connect(admin)))
		await pause(200)
		expect((await factsOf(visitId)).map((e) => e.type)).not.toContain('VisitRated')
	})
	it('rates who sits at that desk, once, in the name of the pad', async () => {
		press()
		expect(await comes(visitId, 'VisitRated')).toMatchObject({ counterId: 'counter-1', level: 2, reasons: [], actor: 'pad:pad-7' })
		press({ level: 1 })
		await pause(200)
		expect((await factsOf(visitId)).filter((e) => e.type === 'VisitRated')).toHaveLength(1)
	})
})
