import { writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DeviceTest } from '../../contract/screens.ts'
import { createAgent } from '../../hardware/agent.ts'
import { createSocketLink } from '../../hardware/socket-link.ts'
import { PATIENT } from '../http/patient.ts'
import { startTestServer, tempFolder, type Credentials, type TestServer } from '../support/running.ts'

vi.setConfig(PATIENT)

/** A real agent on a line of its own, with the only printer of the centre. */
let server: TestServer
let admin: Credentials
let agentId = ''
const folder = tempFolder()
const stops: (() => unknown)[] = []
beforeAll(async () => {
	const devices = joinPath(folder.path, 'devices.json')
	writeFileSync(devices, JSON.stringify({ printers: [] }))
	server = await startTestServer({ env: { DEVICES: devices } })
	admin = await server.signIn('admin')
	const { deviceId, token } = await server.enrol('agent', 'pc-1', admin)
	agentId = deviceId
	const link = createSocketLink({ url: server.url, token, onState: () => undefined })
	const printers = [{ id: 'printer-1', model: 'sim-80', driver: { kind: 'simulated' as const, printMs: 0 } }]
	const list = { printers, ratingPads: [], keypads: [], scanners: [] }
	const agent = createAgent({ devices: list, link, clock: { now: Date.now }, folder: folder.path })
	stops.push(agent.start(), link.start())
	await vi.waitUntil(async () => (await printer()) !== undefined, { timeout: 10_000 })
})
afterAll(async () => {
	for (const stop of stops) await stop()
	await server.stop()
	folder.remove()
})

const printer = async () =>
	(await server.getJson<{ hardware: { deviceId: string; slips: number; paperMm?: number }[] }>('/devices', admin)).body.hardware.find(
		({ deviceId }) => deviceId === 'printer-1',
	)
async function testSlip(): Promise<DeviceTest> {
	const { status, body } = await server.post('/printers/printer-1/test', undefined, admin)
	expect(status).toBe(202)
	const { testId } = DeviceTest.parse(body)
	return vi.waitUntil(
		async () => {
			const test = DeviceTest.parse((await server.getJson(`/tests/${testId}`, admin)).body)
			return test.state === 'done' && test
		},
		{ timeout: 20_000, interval: 50 },
	)
}
const restart = async () => (await server.post(`/devices/${agentId}/restart`, undefined, admin)).body

describe('an agent on another machine', () => {
	it('prints a slip on trial, and counts paper from a new roll', async () => {
		expect(await testSlip()).toMatchObject({ outcome: 'printed', confirmed: 'by-status' })
		await vi.waitUntil(async () => ((await printer())?.paperMm ?? 0) > 0)
		expect((await server.post('/printers/printer-1/roll', undefined, admin)).status).toBe(204)
		await vi.waitUntil(async () => (await printer())?.paperMm === 0)
	})
	it('begins anew with its devices when it is told to, and prints each slip once afterwards', async () => {
		expect(await restart()).toEqual({ outcome: 'done' })
		expect(await restart()).toEqual({ outcome: 'done' })
		const before = (await printer())?.slips ?? -1
		const visitId = crypto.randomUUID()
		await server.send({ type: 'IssueTicket', visitId, serviceId: 'ho-tich' }, admin)
		const printed = async () =>
			(await server.getJson<{ events: { type: string; visitId?: string }[] }>('/events?limit=1000', admin)).body.events.filter(
				(fact) => fact.type === 'TicketPrinted' && fact.visitId === visitId,
			)
		await vi.waitUntil(async () => (await printed()).length > 0, { timeout: 20_000, interval: 50 })
		await vi.waitUntil(async () => (await printer())?.slips === before + 1, { timeout: 5000 })
		expect(await printed()).toHaveLength(1)
	})
	it('has no new roll for a printer that it has not', async () => {
		expect((await server.post('/printers/printer-9/roll', undefined, admin)).status).toBe(404)
	})
})
