import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DisplayView, KioskView } from '../../contract/views.ts'
import type { WallList } from '../../contract/walls.ts'
import { testCentre } from '../support/centre.ts'
import { startTestServer, tempFolder, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'

vi.setConfig(PATIENT)

const MONDAY_23H = Date.UTC(2026, 10, 23, 16)
const HOUR_MS = 3_600_000
const text = (vi: string) => ({ vi, en: vi })
const ends: (() => unknown)[] = []
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end()
})

async function start(dataDir: string, now: () => number): Promise<TestServer> {
	const server = await startTestServer({ dataDir, now, centre: testCentre() })
	ends.push(server.stop)
	return server
}
const wallOf = async (server: TestServer, by: Record<string, string>) =>
	(await (await fetch(`${server.url}/api/views/display/wall-1`, { headers: by })).json()) as DisplayView

it('notices and the emergency outlast a restart, and midnight', async () => {
	const folder = tempFolder()
	ends.push(folder.remove)
	let at = MONDAY_23H
	const first = await start(folder.path, () => at)
	const by = await first.signIn('supervisor')
	await first.send({ type: 'PostNotice', noticeId: 'a', text: text('Nghỉ lễ.') }, by)
	await first.send({ type: 'PostNotice', noticeId: 'b', text: text('Hết hôm nay.'), until: at + HOUR_MS }, by)
	await first.send({ type: 'RaiseEmergency', text: text('Mất điện.') }, by)
	await ends.pop()?.()
	const second = await start(folder.path, () => at)
	const again = await second.signIn('supervisor')
	expect((await wallOf(second, again)).notices.map((n) => n.vi)).toEqual(['Hết hôm nay.', 'Nghỉ lễ.'])
	at += 2 * HOUR_MS
	await vi.waitFor(async () => expect((await wallOf(second, again)).day).toBe('2026-11-24'), { timeout: 5000 })
	expect(await wallOf(second, again)).toMatchObject({ notices: [text('Nghỉ lễ.')], emergency: { text: text('Mất điện.') } })
	await second.send({ type: 'EndEmergency' }, again)
	expect(await wallOf(second, again)).not.toHaveProperty('emergency')
})

it('an emergency is on every screen within a second', async () => {
	const server = await startTestServer()
	ends.push(server.stop)
	const admin = await server.signIn('admin')
	const seen: number[] = []
	const watch = async (kind: 'display' | 'kiosk', id: string) => {
		const { token } = await server.enrol(kind, id, admin)
		const socket = server.connect({ token })
		const noted = ({ emergency }: DisplayView | KioskView) => emergency && seen.push(performance.now())
		socket.on('display:view', noted)
		socket.on('kiosk:view', noted)
		await socket.emitWithAck('screen:join', { screen: kind, id })
	}
	await watch('display', 'wall-1')
	await watch('display', 'sign-1')
	await watch('kiosk', 'kiosk-1')
	const supervisor = await server.signIn('supervisor')
	const begun = performance.now()
	await server.send({ type: 'RaiseEmergency', text: text('Mời rời khỏi nhà.') }, supervisor)
	await vi.waitFor(() => expect(seen).toHaveLength(3))
	expect(Math.max(...seen) - begun).toBeLessThan(1000)
})

describe('the list of walls', () => {
	it('tells which display shows what', async () => {
		const server = await startTestServer()
		ends.push(server.stop)
		const by = await server.signIn('supervisor')
		await server.send({ type: 'PostNotice', noticeId: 'a', text: text('Nghỉ lễ.'), displayIds: ['wall-1'] }, by)
		await server.send({ type: 'RaiseEmergency', text: text('Mất điện.'), displayIds: ['wall-1'] }, by)
		const list = (await (await fetch(`${server.url}/api/walls`, { headers: by })).json()) as WallList
		expect(list).toMatchObject({
			notices: [{ noticeId: 'a' }],
			emergency: { text: text('Mất điện.'), displayIds: ['wall-1'] },
			walls: [
				{ id: 'wall-1', layout: 'wall', online: false, noticeIds: ['a'], emergency: true },
				{ id: 'sign-1', layout: 'sign', noticeIds: [], emergency: false },
			],
		})
		const officer = await server.signIn('officer1')
		expect((await fetch(`${server.url}/api/walls`, { headers: officer })).status).toBe(403)
	})
})
