import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CommandAnswer } from '../../contract/api.ts'
import { PATIENT } from '../http/patient.ts'
import { testCentre } from '../support/centre.ts'
import { startServerProcess, type ServerProcess } from '../support/process.ts'
import { createClient, tempFolder, type Client, type Credentials } from '../support/running.ts'
import { verify } from './programs.ts'

vi.setConfig(PATIENT)

const STOP_MS = 5000
const folder = tempFolder()
let server: ServerProcess
let client: Client
let admin: Credentials
let kiosk: { token: string; headers: Credentials }

async function start(): Promise<void> {
	server = await startServerProcess({ DATA_DIR: folder.path, CENTRE: join(folder.path, 'centre.json') })
	client = createClient(server.url)
}
beforeAll(async () => {
	writeFileSync(join(folder.path, 'centre.json'), JSON.stringify(testCentre()))
	await start()
	admin = await client.signIn('admin')
	kiosk = await client.enrol('kiosk', 'kiosk-1', admin)
})
afterAll(async () => {
	await server.stop()
	folder.remove()
})

const issue = (visitId: string = randomUUID()) => ({ commandId: randomUUID(), type: 'IssueTicket', visitId, serviceId: 'ho-tich' }) as const
/** A client that speaks bytes. */
async function open(): Promise<Socket> {
	const { hostname, port } = new URL(server.url)
	const socket = connect(Number(port), hostname)
	socket.on('error', () => undefined)
	await once(socket, 'connect')
	return socket
}
const head = (length: number) =>
	`POST /api/commands HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${kiosk.token}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`

describe('a server that is asked to stop', () => {
	it('ends within five seconds and with success, whoever is connected and whatever is half said', async () => {
		const screen = io(server.url, { transports: ['websocket'], auth: { token: kiosk.token }, reconnection: false })
		await new Promise((done) => void screen.on('connect', () => void screen.emit('screen:join', { screen: 'kiosk', id: 'kiosk-1' }, done)))
		const lost = new Promise<string>((done) => void screen.on('disconnect', done))
		const [silent, half, slow] = [await open(), await open(), await open()]
		const halfEnded = once(half, 'close')
		half.write(head(1000) + '{"commandId":')
		const body = JSON.stringify(issue())
		slow.write(head(body.length) + body.slice(0, 20))
		let answer = ''
		slow.on('data', (bytes) => (answer += String(bytes)))
		const answered = once(slow, 'close')
		setTimeout(() => slow.write(body.slice(20)), 50)

		const { code, tookMs } = await server.stop()
		expect(code).toBe(0)
		expect(tookMs).toBeLessThan(STOP_MS)
		expect(await lost).toBe('io server disconnect')
		await Promise.all([halfEnded, answered])
		// In time it was recorded; late it was refused; cut off it said nothing.
		expect(answer).toMatch(/^$|^HTTP\/1\.1 201 |^HTTP\/1\.1 503 [^]*\/problems\/shutting-down/)
		silent.destroy()
	})
	it('leaves a file that is proved as it was sealed', async () => {
		const { code, stdout, stderr } = await verify(folder.path)
		expect({ code, stdout, stderr }).toEqual({
			code: 0,
			stderr: '',
			stdout: expect.stringMatching(/^proved: \d+ facts, head [0-9a-f]{64}, file as sealed\n$/) as string,
		})
	})
})

describe('a server that starts again', () => {
	beforeAll(start)
	it('knows its sessions and devices, and goes on with the numbers', async () => {
		expect((await client.getJson('/session', admin)).status).toBe(200)
		const first = (await client.send(issue(), kiosk.headers)).events?.[0]
		await server.stop()
		await start()
		const second = (await client.send(issue(), kiosk.headers)).events?.[0]
		const serials = [first, second].map((fact) => (fact?.type === 'TicketIssued' ? fact.serial : NaN))
		expect(serials[1]).toBe((serials[0] ?? NaN) + 1)
	})
	it('answers what was answered before, also when it was killed', async () => {
		const command = issue()
		const before = await client.post('/commands', command, kiosk.headers)
		expect(before.status).toBe(201)
		await server.kill()
		const { code, stdout } = await verify(folder.path)
		expect({ code, stdout }).toEqual({
			code: 0,
			stdout: expect.stringMatching(/^proved: .*, file not sealed: the server runs, or was killed\n$/) as string,
		})
		await start()
		const again = await client.post('/commands', command, kiosk.headers)
		expect([again.status, again.body]).toEqual([200, before.body])
		expect(await client.send({ ...issue(), commandId: command.commandId }, admin)).toMatchObject({ code: 'command-id-taken' })
	})
	it('has recorded what it promised while it was stopping, and nothing that it refused', async () => {
		const visits: { id: string; status: number | 'cut off' }[] = []
		let stopping = true
		const crowd = Array.from({ length: 8 }, async () => {
			while (stopping) {
				const id = randomUUID()
				const status = await client.post('/commands', issue(id), kiosk.headers).then(
					(a) => a.status,
					() => 'cut off' as const,
				)
				visits.push({ id, status })
				if (status === 'cut off') return
			}
		})
		await new Promise((done) => setTimeout(done, 200))
		expect((await server.stop()).code).toBe(0)
		stopping = false
		await Promise.all(crowd)
		await start()
		const promised = visits.filter(({ status }) => status === 201)
		expect(promised.length).toBeGreaterThan(8)
		const { body } = await client.getJson<unknown>('/events?limit=1000', admin)
		const recorded = new Set(CommandAnswer.parse(body).events.flatMap((e) => (e.type === 'TicketIssued' ? [e.visitId] : [])))
		for (const { id, status } of visits)
			if (status !== 'cut off') expect([id, status, recorded.has(id)]).toEqual([id, status, status === 201])
	})
	it('ends as well when somebody presses Ctrl-C', async () => {
		server.child.kill('SIGINT')
		expect(await once(server.child, 'exit')).toEqual([0, null])
		await start()
	})
})
