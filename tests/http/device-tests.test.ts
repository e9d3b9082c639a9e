import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DeviceTest } from '../../contract/screens.ts'
import { testCentre } from '../support/centre.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

let at = Date.UTC(2026, 10, 23, 2, 0)
let server: TestServer
let by: Record<'admin' | 'supervisor' | 'officer' | 'kiosk' | 'otherKiosk' | 'display' | 'nobody', Credentials>
beforeAll(async () => {
	const { kiosks } = testCentre()
	const second = { id: 'kiosk-2', label: 'K-02', printerId: 'printer-2', coolDownMs: 0, zoneIds: [] }
	server = await startTestServer({ centre: testCentre({ kiosks: [...kiosks, second] }), now: () => at })
	const admin = await server.signIn('admin')
	by = {
		admin,
		supervisor: await server.signIn('supervisor'),
		officer: await server.signIn('officer1'),
		kiosk: (await server.enrol('kiosk', 'kiosk-1', admin)).headers,
		otherKiosk: (await server.enrol('kiosk', 'kiosk-2', admin)).headers,
		display: (await server.enrol('display', 'wall-1', admin)).headers,
		nobody: {},
	}
})
afterAll(() => server.stop())

const ask = (path: string, who: keyof typeof by) => server.post(path, undefined, by[who])
const print = (who: keyof typeof by) => ask('/printers/printer-1/test', who)
const later = () => void (at += 6000)
async function ended(body: unknown, who: keyof typeof by): Promise<DeviceTest> {
	const { testId } = DeviceTest.parse(body)
	return vi.waitUntil(
		async () => {
			const test = DeviceTest.parse((await server.getJson(`/tests/${testId}`, by[who])).body)
			return test.state === 'done' && test
		},
		{ timeout: 15_000, interval: 50 },
	)
}
const slips = async () =>
	(await server.getJson<{ printers: { id: string; slips: { jobId: string; number: string }[] }[] }>('/bench')).body.printers[0]?.slips ?? []

describe('a slip on trial', () => {
	it.each(['admin', 'kiosk'] as const)('comes out for the %s, as a picture of its own and no fact', async (who) => {
		later()
		const before = (await server.getJson<{ position: number }>('/health')).body.position
		const { status, body } = await print(who)
		expect(status).toBe(202)
		expect(await ended(body, who)).toMatchObject({ outcome: 'printed', confirmed: 'by-status' })
		const [newest] = await slips()
		expect(newest?.jobId).toBe(DeviceTest.parse(body).testId)
		const paper = await server.call(`/bench/slips/${newest?.jobId}.png`)
		expect((await paper.arrayBuffer()).byteLength).toBeGreaterThan(1000)
		expect((await server.getJson<{ position: number }>('/health')).body.position).toBe(before)
	})
	it('is nobody else’s to print', async () => {
		later()
		for (const who of ['supervisor', 'officer', 'otherKiosk', 'display'] as const)
			expectProblem(await print(who), 'not-permitted', '/api/printers/printer-1/test')
		expectProblem(await print('nobody'), 'not-signed-in', '/api/printers/printer-1/test')
		expectProblem(await ask('/printers/none/test', 'admin'), 'not-found', '/api/printers/none/test')
	})
	it('comes no more often than every five seconds, so that nobody empties a roll', async () => {
		later()
		const first = await print('kiosk')
		await ended(first.body, 'kiosk')
		expectProblem(await print('kiosk'), 'too-soon', '/api/printers/printer-1/test')
		later()
		expect((await print('kiosk')).status).toBe(202)
	})
	it('that cannot come out says what to clear, and does not come out later by itself', async () => {
		later()
		await server.post('/bench/printers/printer-1/fault', { fault: 'paper-out' }, {}, 'PUT')
		const count = (await slips()).length
		const { body } = await print('kiosk')
		expect(await ended(body, 'kiosk')).toMatchObject({ outcome: 'failed', fault: 'paper-out' })
		await server.post('/bench/printers/printer-1/fault', { fault: null }, {}, 'PUT')
		await new Promise((done) => setTimeout(done, 1500))
		expect(await slips()).toHaveLength(count)
	})
	it('is asked for by its id alone, by whoever is known', async () => {
		const unknown = crypto.randomUUID()
		const get = async (who: keyof typeof by) => answerOf(await server.call(`/tests/${unknown}`, { headers: by[who] }))
		expectProblem(await get('admin'), 'not-found', `/api/tests/${unknown}`)
		expectProblem(await get('nobody'), 'not-signed-in', `/api/tests/${unknown}`)
	})
})

describe('a new roll', () => {
	const paperMm = async () =>
		(await server.getJson<{ hardware: { deviceId: string; paperMm?: number }[] }>('/devices', by.admin)).body.hardware.find(
			({ deviceId }) => deviceId === 'printer-1',
		)?.paperMm ?? -1
	it.each(['admin', 'kiosk'] as const)('is said by the %s, and the paper is counted from there', async (who) => {
		later()
		await ended((await print(who)).body, who)
		await vi.waitUntil(async () => (await paperMm()) > 0)
		expect((await ask('/printers/printer-1/roll', who)).status).toBe(204)
		await vi.waitUntil(async () => (await paperMm()) === 0)
	})
	it('is nobody else’s to say', async () => {
		for (const who of ['supervisor', 'otherKiosk'] as const)
			expectProblem(await ask('/printers/printer-1/roll', who), 'not-permitted', '/api/printers/printer-1/roll')
	})
})

describe('a call on trial', () => {
	it('is an administrator’s alone, on a display that there is', async () => {
		for (const who of ['supervisor', 'kiosk', 'display'] as const)
			expectProblem(await ask('/displays/wall-1/test-call', who), 'not-permitted', '/api/displays/wall-1/test-call')
		expectProblem(await ask('/displays/none/test-call', 'admin'), 'not-found', '/api/displays/none/test-call')
		expect(await ended((await ask('/displays/wall-1/test-call', 'admin')).body, 'admin')).toMatchObject({ outcome: 'absent' })
	})
})
