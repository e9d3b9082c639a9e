import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Enrolment } from '../../contract/api.ts'
import { io } from 'socket.io-client'
import { startServerProcess } from '../support/process.ts'
import { createClient, PASSWORD, tempFolder } from '../support/running.ts'
import { PATIENT } from './patient.ts'

vi.setConfig(PATIENT)

/** Everything that opens something, by what it is. */
const secrets: Record<string, string> = { password: PASSWORD, 'mistyped password': `${PASSWORD}-mistyped` }
let said = ''
const folder = tempFolder()

beforeAll(async () => {
	const server = await startServerProcess({ DATA_DIR: folder.path, LOG_LEVEL: 'trace' })
	server.child.stderr?.on('data', (text: string) => (said += text))
	await useEverything(server.url)
	await server.stop()
})
afterAll(() => folder.remove())

async function useEverything(url: string): Promise<void> {
	const client = createClient(url)
	const keep = (what: string, secret: string) => (secrets[what] = secret)
	const admin = await client.signIn('admin')
	keep('session', admin.cookie.slice('session='.length))
	await client.post('/session', { username: 'admin', password: secrets['mistyped password'] })
	const device = await client.enrol('kiosk', 'kiosk-1', admin)
	keep('device token', device.token)
	const asked = (await client.post('/enrolments', { kind: 'kiosk', id: 'elsewhere' })).body as Enrolment
	keep('enrolment', asked.enrolmentId)
	await client.call(`/enrolments/${asked.enrolmentId}`)
	const approved = (await client.post('/enrolments', { kind: 'display', id: 'wall-1' })).body as Enrolment
	keep('token of an enrolment', approved.token ?? '')
	const renewed = (await client.post('/accounts/officer1/password', {}, admin)).body as { password: string }
	keep('new password', renewed.password)
	await useTickets(client, device.headers, keep)
	await client.call('/metrics', { headers: { authorization: `Bearer ${keep('token of nobody', 'abcdefghijklmnop')}` } })
	await client.call('/centre', { headers: { authorization: `Bearer ${secrets['token of nobody']}` } })
	const socket = io(url, { transports: ['websocket'], auth: { token: device.token }, reconnection: false })
	await new Promise<void>(
		(done) => void socket.on('connect', () => void socket.emit('screen:join', { screen: 'kiosk', id: 'kiosk-1' }, () => done())),
	)
	socket.disconnect()
	await client.call('/session', { method: 'DELETE', headers: admin })
}

async function useTickets(
	client: ReturnType<typeof createClient>,
	kiosk: Record<string, string>,
	keep: (what: string, secret: string) => void,
) {
	const visitId = randomUUID()
	keep('visit', visitId)
	const commandId = randomUUID()
	keep('command', commandId)
	await client.send({ type: 'IssueTicket', commandId, visitId, serviceId: 'ho-tich' }, kiosk)
	await client.send({ type: 'IssueTicket', commandId, visitId, serviceId: 'nowhere' }, kiosk)
	for (const id of [visitId, visitId.toUpperCase(), `${visitId}x`]) {
		await client.call(`/tickets/${id}`)
		await fetch(new URL(`/t/${id}`, (await client.call('/health')).url))
	}
	await client.call(`/print-jobs/${visitId}.png`)
	await client.post('/commands', { commandId, type: 'CancelVisit', visitId, note: PASSWORD })
	await client.send({ type: 'CancelVisit', visitId })
}

it('the log tells of every request', () => {
	const lines = said
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as { msg?: string; path?: string; status?: number })
	const requests = lines.filter(({ msg }) => msg === 'request')
	expect(requests.length).toBeGreaterThan(20)
	expect(requests).toContainEqual(expect.objectContaining({ method: 'GET', path: '/api/tickets/:id', status: 404 }))
	expect(requests).toContainEqual(expect.objectContaining({ method: 'POST', path: '/api/session', status: 401 }))
	expect(lines).toContainEqual(expect.objectContaining({ msg: 'password renewed', username: 'officer1', by: 'officer:admin' }))
})
it('the log opens nothing, though it tells all it can', () => {
	expect(Object.keys(secrets)).toHaveLength(10)
	const lower = said.toLowerCase()
	expect(Object.entries(secrets).filter(([, secret]) => secret === '' || lower.includes(secret.toLowerCase()))).toEqual([])
})
