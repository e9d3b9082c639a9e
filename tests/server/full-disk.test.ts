import { randomUUID } from 'node:crypto'
import { closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Health } from '../../contract/api.ts'
import { expectProblem } from '../http/problem-shape.ts'
import { PATIENT } from '../http/patient.ts'
import { testCentre } from '../support/centre.ts'
import { startServerProcess, startThatFails, type ServerProcess } from '../support/process.ts'
import { createClient, PASSWORD, tempFolder, type Client, type Credentials } from '../support/running.ts'
import { mountDisk, verify } from './programs.ts'

vi.setConfig(PATIENT)

const folder = tempFolder()
const path = join(folder.path, 'disk')
const disk = mountDisk(path, 'size=3m')
const canMount = 'unmount' in disk
afterAll(() => {
	if (canMount) disk.unmount()
	folder.remove()
})
const filling = join(path, 'filling')
function fill(): void {
	const file = openSync(filling, 'w')
	try {
		for (;;) writeSync(file, Buffer.alloc(1024))
	} catch (error) {
		expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
	} finally {
		closeSync(file)
	}
}
const issue = () => ({ commandId: randomUUID(), type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }) as const

it('a disk can be filled here, or it is known why not', () => {
	if ('refused' in disk) expect(disk.refused).toMatch(/superuser|permission|permitted|denied|ENOENT/i)
	else expect(fill).not.toThrow()
	if (canMount) rmSync(filling)
})

describe.runIf(canMount)('a full disk', () => {
	let server: ServerProcess
	let client: Client
	let admin: Credentials
	let kiosk: Credentials
	let unseen = ''
	const refused = { ...issue() }
	const DATA_DIR = join(path, 'data')
	const CENTRE = join(folder.path, 'centre.json')
	beforeAll(async () => {
		writeFileSync(CENTRE, JSON.stringify(testCentre()))
		server = await startServerProcess({ DATA_DIR, CENTRE, LOG_LEVEL: 'silent' })
		client = createClient(server.url)
		admin = await client.signIn('admin')
		kiosk = (await client.enrol('kiosk', 'kiosk-1', admin)).headers
		unseen = (await client.enrol('display', 'wall-1', admin)).token
		for (let n = 0; n < 3; n++) expect((await client.send(issue(), kiosk)).status).toBe(201)
		await vi.waitUntil(
			async () =>
				(await client.getJson<{ slips: { state: string }[] }>('/views/kiosk/kiosk-1', kiosk)).body.slips.every(
					(s) => s.state === 'printed',
				),
			20_000,
		)
		fill()
	})
	afterAll(() => server.kill())

	it('refuses every command, and says so on its health', async () => {
		expectProblem(await client.post('/commands', refused, kiosk), 'store-unavailable')
		const crowd = await Promise.all(Array.from({ length: 20 }, () => client.post('/commands', issue(), kiosk)))
		for (const answer of crowd) expectProblem(answer, 'store-unavailable')
		const { status, body } = await client.getJson('/health')
		expect(status).toBe(503)
		expect(Health.strict().parse(body).status).toBe('unavailable')
		expectProblem(await client.post('/session', { username: 'officer1', password: PASSWORD }), 'store-unavailable', '/api/session')
	})
	it('shows on, to whoever is known, and ends for no newcomer', async () => {
		const view = await client.getJson<{ waiting: number }>('/views/kiosk/kiosk-1', kiosk)
		expect([view.status, view.body.waiting]).toEqual([200, 3])
		expect((await client.call(`/tickets/${refused.visitId}`)).status).toBe(404)
		const socket = io(server.url, { transports: ['websocket'], auth: { token: unseen }, reconnection: false })
		await new Promise<void>((done) => void socket.on('connect', () => done()).on('connect_error', () => done()))
		socket.disconnect()
		expect([200, 503]).toContain((await client.call('/centre', { headers: { authorization: `Bearer ${unseen}` } })).status)
		expect([server.child.exitCode, server.child.signalCode]).toEqual([null, null])
	})
	it('given room again goes on where it stopped, with no number lost and none twice', async () => {
		rmSync(filling)
		await vi.waitUntil(async () => (await client.call('/health')).status === 200, 10_000)
		const answer = await client.send(refused, kiosk)
		expect(answer).toMatchObject({ status: 201, events: [{ number: 'A004', visitId: refused.visitId }] })
		expect((await client.getJson('/events?limit=1000', admin)).status).toBe(200)
	})
	it('that is full when the server stops leaves facts that are proved', async () => {
		fill()
		expectProblem(await client.post('/commands', issue(), kiosk), 'store-unavailable')
		expect((await server.stop()).code).toBe(0)
		expect(await verify(DATA_DIR)).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^proved: \d+ facts/) as string })
	})
	it('lets no new centre start, and says why', async () => {
		const { code, stderr } = await startThatFails({ DATA_DIR: join(path, 'other'), CENTRE })
		expect(code).toBe(2)
		expect(stderr).toMatch(/^cannot (open|write to the data folder) .*: the disk is full\n$/)
	})
	it('lets the centre start again when there is room', async () => {
		rmSync(filling)
		server = await startServerProcess({ DATA_DIR, CENTRE })
		expect(await createClient(server.url).send(issue(), kiosk)).toMatchObject({ status: 201, events: [{ number: 'A005' }] })
	})
})
