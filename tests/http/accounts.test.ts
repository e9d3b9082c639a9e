import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { AccountList, NewPhoto } from '../../contract/accounts.ts'
import type { Centre } from '../../contract/centre.ts'
import type { Person } from '../../contract/people.ts'
import { testCentre } from '../support/centre.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { PASSWORD, startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

const at = MONDAY_9
let server: TestServer
let admin: Credentials
beforeAll(async () => {
	server = await startTestServer({ now: () => at })
	admin = await server.signIn('admin')
})
afterAll(() => server.stop())

const configure = async (people: (p: Person) => Partial<Person> | undefined) => {
	const { body: centre } = await server.getJson<Centre>('/centre-file', admin)
	const changed = centre.people.flatMap((p) => {
		const change = people(p)
		return change ? [{ ...p, ...change }] : []
	})
	const answer = await server.send({ type: 'ConfigureCentre', centre: { ...centre, people: changed } }, admin)
	expect(answer.status).toBe(201)
}
const only = (username: string, change: Partial<Person>) => configure((p) => (p.username === username ? change : {}))
const who = async (cookie: Credentials) => answerOf(await server.call('/session', { headers: cookie }))

describe('the list of accounts', () => {
	it('tells of each person how it stands with their sign-in', async () => {
		await server.signIn('officer1')
		const { status, body } = await server.getJson('/accounts', admin)
		expect(status).toBe(200)
		const { accounts } = AccountList.parse(body)
		expect(accounts.map((a) => a.username)).toEqual(testCentre().people.map((p) => p.username))
		expect(accounts.find((a) => a.username === 'officer1')).toEqual({
			username: 'officer1',
			name: 'Lò Thị Mai',
			role: 'officer',
			counterId: 'counter-1',
			hasPassword: true,
			mustChange: false,
			suspended: false,
			lastSignInAt: at,
			sessions: 1,
			lockedUntil: null,
		})
		expect(accounts.find((a) => a.username === 'officer3')).toMatchObject({ lastSignInAt: null, sessions: 0 })
		expect(JSON.stringify(body)).not.toMatch(/argon2|scrypt|hash/i)
	})
})

describe('a person who is suspended or taken out of the set-up', () => {
	it.each([
		['suspended', async (username: string) => only(username, { suspended: true }), 'officer2'],
		['taken out', async (username: string) => configure((p) => (p.username === username ? undefined : {})), 'officer3'],
	])('%s: their session and their socket end at once, and they cannot sign in', async (_, change, username) => {
		const cookie = await server.signIn(username)
		const socket = server.connect(cookie)
		await new Promise<void>((done) => socket.on('connect', done))
		const cut = new Promise<void>((done) => socket.on('disconnect', () => done()))
		await change(username)
		await cut
		expectProblem(await who(cookie), 'not-signed-in', '/api/session')
		expectProblem(await server.post('/session', { username, password: PASSWORD }), 'wrong-credentials', '/api/session')
		expect((await who(admin)).status).toBe(200)
	})
	it('comes back with the old password, not with the old session', async () => {
		const cookie = await server.signIn('inspector')
		await only('inspector', { suspended: true })
		await only('inspector', { suspended: false })
		expectProblem(await who(cookie), 'not-signed-in', '/api/session')
		expect((await who(await server.signIn('inspector'))).status).toBe(200)
	})
})

describe('a person whose role changes', () => {
	it('may from then on what the new role may, in the same session; their sockets are opened anew', async () => {
		const cookie = await server.signIn('officer1')
		const socket = server.connect(cookie)
		await new Promise<void>((done) => socket.on('connect', done))
		const cut = new Promise<void>((done) => socket.on('disconnect', () => done()))
		await only('officer1', { role: 'inspector' })
		await cut
		expect((await who(cookie)).body).toMatchObject({ role: 'inspector' })
		expectProblem(await server.post('/commands', { commandId: randomUUID(), type: 'CallNext' }, cookie), 'not-permitted')
		await only('officer1', { role: 'officer' })
	})
	it('leaves the others’ sockets alone', async () => {
		const socket = server.connect(await server.signIn('supervisor'))
		await new Promise<void>((done) => socket.on('connect', done))
		await only('officer1', { phone: '0212 300 0001' })
		await new Promise((done) => setTimeout(done, 150))
		expect(socket.connected).toBe(true)
	})
})

describe('a photo', () => {
	const picture = (type: 'image/png' | 'image/jpeg' | 'image/webp', width = 900, height = 600) => {
		const canvas = createCanvas(width, height)
		const pen = canvas.getContext('2d')
		pen.fillStyle = '#2050a0'
		pen.fillRect(0, 0, width, height)
		return type === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer(type as 'image/jpeg')
	}
	const put = async (body: Uint8Array, type: string, as: Credentials = admin, username = 'officer1') =>
		server.call(`/photos/${username}`, { method: 'PUT', body: body as Uint8Array<ArrayBuffer>, headers: { 'content-type': type, ...as } })
	const get = (photo: string, as: Credentials) => server.call(`/photos/${photo}`, { headers: as })

	it.each(['image/png', 'image/jpeg', 'image/webp'] as const)('as %s is drawn anew, 400 × 500', async (type) => {
		const res = await put(picture(type), type)
		expect(res.status).toBe(201)
		const { photo } = NewPhoto.strict().parse(await res.json())
		expect(photo).toMatch(/^officer1-[0-9a-f]{16}$/)
		const shown = await get(photo, admin)
		expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
		const image = await loadImage(Buffer.from(await shown.arrayBuffer()))
		expect([image.width, image.height]).toEqual([400, 500])
	})
	it('keeps nothing of where it was taken', async () => {
		const jpeg = picture('image/jpeg')
		const exif = Buffer.from('Exif\0\0II*\0GPSLatitude 22.3 here')
		const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif])
		const res = await put(Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]), 'image/jpeg')
		const { photo } = (await res.json()) as { photo: string }
		expect(readFileSync(join(server.folder, 'photos', `${photo}.jpg`), 'latin1')).not.toMatch(/Exif|GPS/)
	})
	it('is shown at the desk once the set-up names it, to screens that are enrolled', async () => {
		const { photo } = (await (await put(picture('image/png', 400, 500), 'image/png')).json()) as { photo: string }
		await only('officer1', { photo })
		const officer = await server.signIn('officer1')
		await server.send({ type: 'OpenCounter', counterId: 'counter-1' }, officer)
		const sign = await server.enrol('display', 'sign-1', admin)
		const { body } = await server.getJson<{ sign: { officer: { photo: string } } }>('/views/display/sign-1', sign.headers)
		expect(body.sign.officer.photo).toBe(photo)
		expect((await get(photo, sign.headers)).status).toBe(200)
		expectProblem(await answerOf(await get(photo, {})), 'not-signed-in', `/api/photos/${photo}`)
	})
	it.each([
		['no picture', Buffer.from('<svg onload="alert(1)"/>'), 'image/png'],
		['one that ends before it has begun', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'image/png'],
		['one that would unpack into gigabytes', hugePng(), 'image/png'],
	])('is refused when it is %s', async (_, bytes, type) => {
		expectProblem(await answerOf(await put(bytes, type)), 'file-unreadable', '/api/photos/officer1')
	})
	it('is refused when it is too large, or sent as something else', async () => {
		const before = readdirSync(join(server.folder, 'photos')).length
		expectProblem(await answerOf(await put(Buffer.alloc(2 * 1024 * 1024 + 1), 'image/png')), 'body-too-large', '/api/photos/officer1')
		expectProblem(await answerOf(await put(picture('image/png'), 'image/svg+xml')), 'unsupported-media-type', '/api/photos/officer1')
		expect(readdirSync(join(server.folder, 'photos')).length).toBe(before)
	})
	it('is put and removed by who keeps the people alone, and never outside its folder', async () => {
		const supervisor = await server.signIn('supervisor')
		expectProblem(await answerOf(await put(picture('image/png'), 'image/png', supervisor)), 'not-permitted', '/api/photos/officer1')
		for (const name of ['..%2f..%2fcentre', '..', '%2e%2e%2fcentre'])
			expect([400, 404, 415]).toContain((await put(picture('image/png'), 'image/png', admin, name)).status)
		expect([400, 404]).toContain((await get('..%2fcentre', admin)).status)
		const { photo } = (await (await put(picture('image/webp'), 'image/webp')).json()) as { photo: string }
		const remove = (as: Credentials) => server.call(`/photos/${photo}`, { method: 'DELETE', headers: as })
		expectProblem(await answerOf(await remove(supervisor)), 'not-permitted', `/api/photos/${photo}`)
		expect((await remove(admin)).status).toBe(204)
		expectProblem(await answerOf(await get(photo, admin)), 'not-found', `/api/photos/${photo}`)
	})
})

/** A head that speaks of 60,000 × 60,000 points. */
function hugePng(): Buffer {
	const head = Buffer.alloc(64)
	Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]).copy(head)
	head.writeUInt32BE(60_000, 16)
	head.writeUInt32BE(60_000, 20)
	return head
}

describe('the PIN of the kiosks’ own settings', () => {
	const set = (pin: string, as: Credentials = admin) => server.post('/kiosk-pin', { pin }, as, 'PUT')
	const check = (pin: string, as: Credentials) => server.post('/kiosk-pin/check', { pin }, as)
	it('is set by an administrator, checked by a kiosk, and told to nobody', async () => {
		const kiosk = (await server.enrol('kiosk', 'kiosk-1', admin)).headers
		expect((await server.getJson('/kiosk-pin', admin)).body).toEqual({ isSet: false })
		expectProblem(await check('482915', kiosk), 'not-found', '/api/kiosk-pin/check')
		expect((await set('482915')).status).toBe(204)
		expect((await server.getJson('/kiosk-pin', admin)).body).toEqual({ isSet: true })
		expect((await check('482915', kiosk)).status).toBe(204)
		expectProblem(await check('482916', kiosk), 'wrong-credentials', '/api/kiosk-pin/check')
		for (const as of [admin, {}])
			expectProblem(await check('482915', as), as === admin ? 'not-permitted' : 'not-signed-in', '/api/kiosk-pin/check')
		expectProblem(await set('482915', await server.signIn('supervisor')), 'not-permitted', '/api/kiosk-pin')
	})
	it.each(['111111', '123456', '987654', '890123'])('is not %s', async (pin) => {
		expectProblem(await set(pin), 'weak-password', '/api/kiosk-pin')
	})
	it.each(['12345', '1234567890123', 'abcdef', '٤٨٢٩١٥'])('is six to twelve digits, not %s', async (pin) => {
		expectProblem(await set(pin), 'invalid-command', '/api/kiosk-pin')
	})
	it('is guessed five times, and then waits, kiosk by kiosk', async () => {
		const [one, other] = [(await server.enrol('kiosk', 'kiosk-1', admin)).headers, (await server.enrol('kiosk', 'kiosk-9', admin)).headers]
		await set('482915')
		await check('482915', one)
		const guesses = await Promise.all(Array.from({ length: 8 }, (_, i) => check(`58291${i}`, one)))
		expect(guesses.map((g) => g.status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
		expectProblem(await check('482915', one), 'too-many-requests', '/api/kiosk-pin/check')
		expect((await check('482915', other)).status).toBe(204)
	})
})
