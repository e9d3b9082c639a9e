import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Published, type Edit } from '../../contract/draft.ts'
import { PATIENT } from '../http/patient.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { connected, join, openScreen } from './open-screen.ts'

vi.setConfig(PATIENT)

const SOON_MS = 1000
let server: TestServer
let admin: Credentials
const an = randomUUID()
beforeAll(async () => {
	server = await startTestServer()
	admin = await server.signIn('admin')
	await server.send({ type: 'IssueTicket', visitId: an, serviceId: 'ho-tich' }, admin)
})
afterAll(() => server.stop())

/** @returns the position of the new set-up */
async function publish(...edits: Edit[]): Promise<number> {
	const { rev } = (await server.getJson<{ rev: number }>('/draft', admin)).body
	await server.post('/draft/edits', { rev, what: 'Đổi', edits }, admin)
	const { status, body } = await server.post('/draft/publish', { rev: rev + 1, commandId: randomUUID() }, admin)
	if (status !== 201) throw new Error(`not published: ${JSON.stringify(body)}`)
	return Published.parse(body).position
}

describe('a new set-up', () => {
	it('is told to kiosk, wall, counter, rating tablet and phone within a second', async () => {
		const auth = { cookie: admin['cookie'] ?? '' }
		const screens = [
			await openScreen(server, 'kiosk', 'kiosk-1', auth),
			await openScreen(server, 'display', 'wall-1', auth),
			await openScreen(server, 'counter', 'counter-1', auth),
			await openScreen(server, 'rating', 'counter-1', auth),
			await openScreen(server, 'ticket', an),
		]
		const position = await publish({ part: 'hotline', set: '1900' })
		for (const screen of screens) await screen.until((view) => view.setupRev === position, SOON_MS)
		const device = await server.enrol('kiosk', 'kiosk-1', admin)
		const { body } = await server.getJson<{ hotline: string; people?: unknown }>('/centre', device.headers)
		expect(body).toMatchObject({ hotline: '1900' })
		expect(body.people).toBeUndefined()
	})
	it('ends the screen that it has lost, which is known again when it comes back', async () => {
		const { token } = await server.enrol('display', 'wall-1', admin)
		const { socket } = await openScreen(server, 'display', 'wall-1', { token })
		const wall = (await server.getJson<{ value: Record<string, unknown>[] }>('/draft/parts/displays', admin)).body.value[0] ?? {}
		await Promise.all([once(socket as unknown as NodeJS.EventEmitter, 'disconnect'), publish({ part: 'displays', remove: 'wall-1' })])
		const again = await connected(server.connect({ token }))
		expect(await join(again, { screen: 'display', id: 'wall-1' })).toEqual({ ok: false, code: 'not-found' })
		await publish({ part: 'displays', put: wall })
		expect(await join(again, { screen: 'display', id: 'wall-1' })).toEqual({ ok: true })
	})
	it('is one that was just written down, not the one before, for every screen that asks', async () => {
		for (const hotline of ['1', '2', '3']) {
			await publish({ part: 'hotline', set: hotline })
			const asked = await Promise.all([0, 1, 2].map(() => server.getJson<{ hotline: string }>('/centre', admin)))
			expect(asked.map(({ body }) => body.hotline)).toEqual([hotline, hotline, hotline])
		}
	})
})
