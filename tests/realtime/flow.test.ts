import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PATIENT } from '../http/patient.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { startTestServer, tempFolder, type Credentials, type TestServer } from '../support/running.ts'
import { openScreen, pause, shown } from './open-screen.ts'

vi.setConfig(PATIENT)

/** Sent to a screen by itself, though nothing was asked of it, within this long of a change. */
const SOON_MS = 400
let at = MONDAY_9
let server: TestServer
let admin: Credentials & { cookie: string }
const folder = tempFolder()
const start = () => startTestServer({ now: () => at, dataDir: folder.path })
beforeAll(async () => {
	server = await start()
	admin = await server.signIn('admin')
})
afterAll(async () => {
	await server.stop()
	folder.remove()
})

const issue = (serviceId = 'ho-tich', visitId: string = randomUUID()) => server.send({ type: 'IssueTicket', visitId, serviceId }, admin)
const work = (type: 'CallNext' | 'StartServing' | 'Complete') => server.send({ type, counterId: 'counter-1' }, admin)

describe('views', () => {
	it('a call reaches a wall before anything that is only sent soon', async () => {
		const wall = await openScreen(server, 'display', 'wall-1', admin)
		await server.send({ type: 'OpenCounter', counterId: 'counter-1' }, admin)
		const took: number[] = []
		for (let n = 0; n < 4; n++) {
			await issue()
			await pause(150)
			const begun = performance.now()
			const answer = await work('CallNext')
			const called = answer.events?.[0]
			await wall.until((view) => view.calls[0]?.callId === called?.position)
			took.push(performance.now() - begun)
			expect(called).toMatchObject({ type: 'TicketCalled', counterId: 'counter-1' })
			await work('StartServing')
			await work('Complete')
		}
		expect(Math.min(...took)).toBeLessThan(SOON_MS / 2)
		wall.socket.disconnect()
	})
	it('hold three hundred commands in a few views, each another picture, the last one the whole truth', async () => {
		const wall = await openScreen(server, 'display', 'wall-1', admin)
		const counter = await openScreen(server, 'counter', 'counter-3', admin)
		const kiosk = await openScreen(server, 'kiosk', 'kiosk-1', admin)
		const before = kiosk.views[0]?.waiting ?? 0
		const begun = performance.now()
		for (let wave = 0; wave < 10; wave++) {
			await Promise.all(Array.from({ length: 30 }, () => issue('dat-dai')))
			await pause(50)
		}
		await kiosk.until((view) => view.waiting === before + 300)
		await wall.until((view) => view.zones.some((z) => z.waiting >= 300))
		const last = await counter.until((view) => view.waiting.count >= 300)
		const seconds = (performance.now() - begun) / 1000
		expect(last.waiting.head.length).toBeLessThanOrEqual(12)
		expect(JSON.stringify(last).length).toBeLessThan(16 * 1024)
		for (const { views } of [wall, counter, kiosk]) {
			expect(views.length).toBeLessThanOrEqual(3 + seconds * 28)
			expect(views.length).toBeLessThan(150)
			const pictures = views.map((view) => JSON.stringify(shown(view)))
			expect(pictures.filter((picture, i) => picture === pictures[i - 1])).toEqual([])
			const revs = views.map(({ rev }) => rev)
			expect(revs).toEqual([...new Set(revs)].sort((a, b) => a - b))
		}
		for (const { socket } of [wall, counter, kiosk]) socket.disconnect()
	})
	it('are not sent while nothing changes', async () => {
		const counter = await openScreen(server, 'counter', 'counter-2', admin)
		await pause(SOON_MS * 1.5)
		const settled = counter.views.length
		await pause(SOON_MS * 1.5)
		expect(counter.views.length).toBe(settled)
		counter.socket.disconnect()
	})
	it('follow a ticket from the queue to the desk, for whoever holds its id', async () => {
		const visitId = randomUUID()
		await server.send({ type: 'OpenCounter', counterId: 'counter-2' }, admin)
		await issue('ho-tich', visitId)
		const ticket = await openScreen(server, 'ticket', visitId)
		expect(ticket.views[0]).toMatchObject({ status: 'waiting', centre: { vi: 'Trung tâm thử' } })
		await server.send({ type: 'CallVisit', counterId: 'counter-2', visitId }, admin)
		expect(await ticket.until((view) => view.status === 'called')).toMatchObject({ counter: 2, attempt: 1 })
		ticket.socket.disconnect()
	})
})

describe('after a lost link', () => {
	it('the first view is the newest, with a number above all before', async () => {
		const first = await openScreen(server, 'counter', 'counter-1', admin)
		const lost = first.views.at(-1)
		first.socket.disconnect()
		await server.send({ type: 'PauseCounter', counterId: 'counter-1', reason: 'hop' }, admin)
		const second = await openScreen(server, 'counter', 'counter-1', admin)
		expect(second.views[0]).toMatchObject({ state: 'paused', pauseReason: 'hop' })
		expect(second.views[0]?.rev).toBeGreaterThan(lost?.rev ?? Infinity)
		second.socket.disconnect()
	})
	it('of a server that started again, too', async () => {
		const before = await openScreen(server, 'counter', 'counter-1', admin)
		const seen = before.views.at(-1)
		const ended = new Promise((done) => void before.socket.on('disconnect', done))
		await server.stop()
		await ended
		at += 2000
		server = await start()
		const after = await openScreen(server, 'counter', 'counter-1', admin)
		expect(after.views[0]?.rev).toBeGreaterThan(seen?.rev ?? Infinity)
		expect(shown(after.views[0] ?? {})).toMatchObject({ state: 'paused', waiting: { count: seen?.waiting.count } })
		const number = (await issue('dat-dai')).events?.[0]
		expect(number).toMatchObject({ number: 'B301' })
	})
})
