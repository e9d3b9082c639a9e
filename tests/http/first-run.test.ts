import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Session } from '../../contract/api.ts'
import { readEnvironment } from '../../server/environment.ts'
import { startCentre, type RunningCentre } from '../../server/main.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { createClient, startTestServer, tempFolder, type Client } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

const PATH = '/api/first-run'
const PASSWORD = 'trâu xanh bơi sông'
const HOUR_MS = 3_600_000

let at = MONDAY_9
let folder: ReturnType<typeof tempFolder>
const running: RunningCentre[] = []
beforeAll(() => void (folder = tempFolder()))
afterAll(async () => {
	for (const centre of running) await centre.stop()
	folder.remove()
})

/** A real centre in this process, on plain http. */
async function newCentre(name: string): Promise<Client & { url: string; token: string }> {
	const env = { DATA_DIR: join(folder.path, name), TLS: 'off', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent' }
	const centre = await startCentre(readEnvironment(env, { mode: 'serve', resetAdmin: false }), { now: () => at })
	running.push(centre)
	return { ...createClient(centre.url), url: centre.url, token: centre.firstToken ?? '' }
}

describe('the first sign-in over HTTP', () => {
	it('opens a session as any sign-in does, under the name that was given', async () => {
		const { url, token, post, getJson, send } = await newCentre('named')
		expect((await getJson('/first-run')).body).toEqual({ open: true })
		const { status, res, body } = await post('/first-run', { token, password: PASSWORD, name: 'Lo\u0300 Thị Mai' })
		expect(status).toBe(200)
		expect(Session.parse(body)).toMatchObject({ actor: 'officer:admin', role: 'administrator', name: 'Lò Thị Mai' })
		const cookie = res.headers.getSetCookie()[0]?.split(';')[0] ?? ''
		expect((await getJson('/session', { cookie })).body).toEqual(body)
		const { body: centre } = await getJson<{ people: { name: string }[] }>('/centre-file', { cookie })
		expect(centre.people.map((p) => p.name)).toEqual(['Lò Thị Mai'])
		expect((await send({ type: 'OpenCounter', counterId: 'counter-1' }, { cookie })).status).toBe(201)
		expectProblem(await post('/first-run', { token, password: PASSWORD }), 'link-used', PATH)
		expect((await (await fetch(`${url}${PATH}`)).json()) as unknown).toEqual({ open: false })
	})
	it('is refused in the words of the catalogue', async () => {
		const { token, post, call } = await newCentre('refusing')
		expectProblem(await post('/first-run', { token: 'of-yesterday', password: PASSWORD }), 'link-used', PATH)
		expect(expectProblem(await post('/first-run', { token, password: 'matkhau123' }), 'weak-password', PATH)).toBe('common')
		expect(expectProblem(await post('/first-run', { token, password: 'administrator-admin' }), 'weak-password', PATH)).toBeDefined()
		for (const body of [{}, { token }, { token, password: PASSWORD, name: '' }, { token, password: PASSWORD, role: 'x' }, [], null])
			expectProblem(await post('/first-run', body), 'invalid-command', PATH)
		const form = await call('/first-run', { method: 'POST', body: `token=${token}` })
		expectProblem(await answerOf(form), 'unsupported-media-type', PATH)
	})
	it('is not for a page of another site, and asks nothing of an old cookie', async () => {
		const { token, post } = await newCentre('old-cookie')
		const asked = { token, password: PASSWORD }
		expectProblem(await post('/first-run', asked, { 'sec-fetch-site': 'cross-site' }), 'not-permitted', PATH)
		expect((await post('/first-run', asked, { cookie: 'session=of-yesterday', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
	})
	it('lets a guesser try ten times a minute', async () => {
		const { token, post, getJson } = await newCentre('guessed')
		const guesses = await Promise.all(Array.from({ length: 12 }, (_, i) => post('/first-run', { token: `guess-${i}`, password: PASSWORD })))
		expect(guesses.map(({ status }) => status).sort()).toEqual([...Array<number>(10).fill(410), 429, 429])
		expectProblem(await post('/first-run', { token, password: PASSWORD }), 'too-many-requests', PATH)
		expect((await getJson('/first-run')).body).toEqual({ open: true })
	})
	it('ends after a day', async () => {
		const { token, post, getJson } = await newCentre('late')
		at += 24 * HOUR_MS
		expect((await getJson('/first-run')).body).toEqual({ open: false })
		expectProblem(await post('/first-run', { token, password: PASSWORD }), 'link-used', PATH)
		at -= 24 * HOUR_MS
	})
	it('is not needed in the demo', async () => {
		const demo = await startTestServer()
		expect((await demo.getJson('/first-run')).body).toEqual({ open: false })
		expectProblem(await demo.post('/first-run', { token: '', password: PASSWORD }), 'invalid-command', PATH)
		expectProblem(await demo.post('/first-run', { token: 'undefined', password: PASSWORD }), 'link-used', PATH)
		await demo.stop()
	})
})
