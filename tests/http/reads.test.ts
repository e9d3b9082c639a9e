import { randomUUID } from 'node:crypto'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { AccountCard } from '../../contract/accounts.ts'
import { EventsAnswer, Health, ScreenIndex, TicketStatus } from '../../contract/api.ts'
import { Centre } from '../../contract/centre.ts'
import { CounterView, DisplayView, KioskView } from '../../contract/views.ts'
import { testCentre } from '../support/centre.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

let server: TestServer
let by: Record<'admin' | 'supervisor' | 'inspector' | 'officer1' | 'kiosk' | 'wall' | 'tablet' | 'agent' | 'nobody', Credentials>
const an = randomUUID()
beforeAll(async () => {
	server = await startTestServer({ centre: testCentre({ demo: false }), now: () => MONDAY_9 })
	const admin = await server.signIn('admin')
	by = {
		admin,
		supervisor: await server.signIn('supervisor'),
		inspector: await server.signIn('inspector'),
		officer1: await server.signIn('officer1'),
		kiosk: (await server.enrol('kiosk', 'kiosk-1', admin)).headers,
		wall: (await server.enrol('display', 'wall-1', admin)).headers,
		tablet: (await server.enrol('rating', 'counter-1', admin)).headers,
		agent: (await server.enrol('agent', 'pc-1', admin)).headers,
		nobody: {},
	}
	await server.send({ type: 'IssueTicket', visitId: an, serviceId: 'ho-tich' }, by.kiosk)
})
afterAll(() => server.stop())

type Who = keyof typeof by
const read = async (path: string, who: Who) => answerOf(await server.call(path, { headers: by[who] }))
async function expectRefused(path: string, who: Who): Promise<void> {
	expectProblem(await read(path, who), who === 'nobody' ? 'not-signed-in' : 'not-permitted', `/api${path.split('?')[0]}`)
}

describe('GET /centre', () => {
	it.each<Who>(['officer1', 'inspector', 'kiosk', 'wall', 'tablet', 'agent'])('is the set-up without its people, for %s', async (who) => {
		const { status, body } = await read('/centre', who)
		const { people, ...setup } = testCentre({ demo: false })
		expect({ status, body }).toEqual({ status: 200, body: setup })
		const text = JSON.stringify(body)
		expect(text).not.toMatch(/password|token|scrypt/i)
		for (const { username, name } of people) expect(text.includes(name) || text.includes(`"${username}"`)).toBe(false)
	})
	it('is not for nobody', () => expectRefused('/centre', 'nobody'))
	it('with its people and the accounts is for an administrator alone', async () => {
		const { status, body } = await read('/centre-file', 'admin')
		expect({ status, body }).toEqual({ status: 200, body: testCentre({ demo: false }) })
		expect(Centre.safeParse(body).success).toBe(true)
		const { accounts } = (await read('/accounts', 'admin')).body as { accounts: unknown[] }
		expect(accounts.map((a) => AccountCard.strict().parse(a).hasPassword)).toEqual(Array(6).fill(true))
		for (const who of ['supervisor', 'inspector', 'officer1', 'kiosk', 'nobody'] as const)
			for (const path of ['/centre-file', '/accounts']) await expectRefused(path, who)
	})
	it('as an index of screens is for anyone', async () => {
		const index = ScreenIndex.strict().parse((await read('/screens', 'nobody')).body)
		expect(index).toMatchObject({ demo: false, kiosks: [{ id: 'kiosk-1' }], displays: [{ id: 'wall-1' }, { id: 'sign-1' }] })
	})
})

describe('GET /views', () => {
	const views = { '/views/kiosk/kiosk-1': KioskView, '/views/display/wall-1': DisplayView, '/views/counter/counter-1': CounterView }
	it.each<[keyof typeof views, Who[]]>([
		['/views/kiosk/kiosk-1', ['kiosk', 'supervisor', 'inspector', 'admin']],
		['/views/display/wall-1', ['wall', 'supervisor', 'inspector', 'admin']],
		['/views/counter/counter-1', ['officer1', 'supervisor', 'inspector', 'admin']],
	])('%s is for %j and nobody else', async (path, allowed) => {
		for (const who of Object.keys(by) as Who[])
			if (!allowed.includes(who)) await expectRefused(path, who)
			else {
				const { status, body } = await read(path, who)
				expect(status).toBe(200)
				expect(views[path].safeParse(body).error).toBeUndefined()
			}
	})
	it('is for that screen, not for another of its kind, and grows in number', async () => {
		await expectRefused('/views/display/sign-1', 'wall')
		await expectRefused('/views/kiosk/kiosk-2', 'kiosk')
		const revs = [await read('/views/kiosk/kiosk-1', 'kiosk'), await read('/views/kiosk/kiosk-1', 'kiosk')].map(
			({ body }) => KioskView.parse(body).rev,
		)
		expect(revs[1]).toBeGreaterThan(revs[0] ?? Infinity)
	})
	it('of a screen that is none is not found', async () => {
		expectProblem(await read('/views/display/wall-9', 'supervisor'), 'not-found', '/api/views/display/wall-9')
		expectProblem(await read('/views/fridge/a', 'supervisor'), 'invalid-command', '/api/views/fridge/a')
	})
})

describe('GET /tickets', () => {
	it('tells whoever holds the id where the number stands, and nothing else', async () => {
		const { status, body } = await read(`/tickets/${an}`, 'nobody')
		expect(status).toBe(200)
		expect(TicketStatus.strict().parse(body)).toEqual({
			number: 'A001',
			status: 'waiting',
			ahead: 0,
			// No counter is open yet, but the centre's hours say that one will be.
			waitMs: { p50: expect.any(Number) as number, p90: expect.any(Number) as number },
		})
		await server.send({ type: 'OpenCounter', counterId: 'counter-1' }, by.officer1)
		await server.send({ type: 'CallNext' }, by.officer1)
		expect((await read(`/tickets/${an}`, 'nobody')).body).toEqual({ number: 'A001', status: 'called', ahead: 0, waitMs: null, counter: 1 })
	})
	it('knows no other id', async () => {
		for (const id of [randomUUID(), 'A001', 'constructor'])
			expectProblem(await read(`/tickets/${id}`, 'nobody'), 'visit-not-found', `/api/tickets/${id}`)
	})
})

describe('GET /events', () => {
	const events = async (query: string) => EventsAnswer.parse((await read(`/events${query}`, 'inspector')).body)
	it('is for inspectors and administrators', async () => {
		for (const who of ['supervisor', 'officer1', 'kiosk', 'agent', 'nobody'] as const) await expectRefused('/events', who)
		expect((await read('/events', 'admin')).status).toBe(200)
	})
	it('gives every fact once, page after page', async () => {
		const all = await events('?limit=1000')
		expect(all.events.map((e) => e.position)).toEqual(Array.from({ length: all.last }, (_, i) => i + 1))
		const paged = []
		for (let page = await events('?limit=2'); page.events.length; page = await events(`?after=${page.last}&limit=2`)) {
			expect(page.head).toBe(all.head)
			paged.push(...page.events)
		}
		expect(paged).toEqual(all.events)
		expect(all.last).toBe(all.head)
		expect(await events(`?after=${all.last}`)).toEqual({ events: [], last: all.last, head: all.head })
		expect((await events('?after=9007199254740991')).events).toEqual([])
	})
	it.each(['limit=0', 'limit=100001', 'limit=x', 'limit=-1', 'limit=1.5', 'after=-1', 'after=x', 'after=9007199254740993'])(
		'refuses %s',
		async (query) => {
			expectProblem(await read(`/events?${query}`, 'inspector'), 'invalid-command', '/api/events')
		},
	)
	it('holds no password and no token', async () => {
		expect(JSON.stringify(await events('?limit=1000'))).not.toMatch(/scrypt|passwordHash|tokenHash/)
	})
})

describe('GET /print-jobs', () => {
	const jobOf = async () => {
		const printed = async () =>
			EventsAnswer.parse((await read('/events?limit=1000', 'inspector')).body).events.find(
				(e) => e.type === 'TicketPrinted' && e.visitId === an,
			)
		const fact = await vi.waitUntil(printed, { timeout: 20_000, interval: 100 })
		return fact.type === 'TicketPrinted' ? fact.jobId : ''
	}
	it('shows the paper as a PNG as wide as the printer’s dots, black on white', async () => {
		const path = `/print-jobs/${await jobOf()}.png`
		const res = await server.call(path, { headers: by.supervisor })
		expect([res.status, res.headers.get('content-type')]).toEqual([200, 'image/png'])
		const png = PNG.sync.read(Buffer.from(await res.arrayBuffer()))
		expect(png.width).toBe(576)
		expect(png.height).toBeGreaterThan(400)
		const shades = new Set(Array.from({ length: png.data.length / 4 }, (_, i) => png.data.readUInt32BE(i * 4)))
		expect([...shades].sort()).toEqual([0x000000ff, 0xffffffff])
		for (const who of ['officer1', 'kiosk', 'nobody'] as const) await expectRefused(path, who)
	})
	it.each(['nothing.png', `${randomUUID()}.png`, randomUUID(), '..%2f..%2fetc%2fpasswd'])('%s is none', async (file) => {
		expectProblem(await read(`/print-jobs/${file}`, 'supervisor'), 'not-found', `/api/print-jobs/${file}`)
	})
})

it('GET /health tells anyone that facts can be written', async () => {
	const { status, body } = await read('/health', 'nobody')
	expect(status).toBe(200)
	const health = Health.strict().parse(body)
	expect(health.status).toBe('ok')
	expect(health.position).toBe(EventsAnswer.parse((await read('/events', 'admin')).body).head)
})
