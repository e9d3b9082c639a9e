import { OpenAPIHono } from '@hono/zod-openapi'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Permission } from '../../contract/api.ts'
import { permissionsOfDevice, permissionsOfPerson } from '../../contract/permissions.ts'
import type { VoiceReport } from '../../contract/voice-pack.ts'
import { judgeVoices } from '../../server/app/voice-packs.ts'
import type { Env } from '../../server/http/caller.ts'
import { problem, Refused } from '../../server/http/problem.ts'
import { voiceFileRoutes, voiceRoutes } from '../../server/http/voice.ts'
import type { Caller } from '../../server/ports/people.ts'

const PACK = { schema: 'voice-pack/1', id: 'chi-lan', language: 'vi', name: 'Chị Lan', like: 'vi', review: 'unreviewed' }
const LIST = judgeVoices([{ folder: 'chi-lan', json: JSON.stringify(PACK), files: [{ name: 'ba.mp3', bytes: 5 }] }])
const REPORT: VoiceReport = { state: 'ready', packs: [], calls: { spoken: 3 } }

const caller = (kind: Caller['actor']['kind'], permissions: readonly Permission[], credential: string | undefined = 'some'): Caller => ({
	actor: { name: 'x', kind, id: 'wall-1', anyCounter: false },
	permissions: new Set(permissions),
	credential,
})
const WALL = caller('display', permissionsOfDevice('display'))
const KIOSK = caller('kiosk', permissionsOfDevice('kiosk'))
const SUPERVISOR = caller('account' as Caller['actor']['kind'], permissionsOfPerson({ role: 'supervisor', mayChoose: true }))
const { credential: _, ...nobody } = caller('account' as Caller['actor']['kind'], [])
const NOBODY = nobody as Caller

const report = vi.fn()
const clip = vi.fn(() => ({ bytes: new TextEncoder().encode('three'), tag: '"5-1"' }))

function createSite(who: Caller) {
	const app = new OpenAPIHono<Env>()
	app.use((c, next) => (c.set('caller', who), next()))
	const parts = {
		list: () => LIST,
		clip,
		reports: { report, all: () => [{ ...REPORT, displayId: 'wall-1', seenAt: 2, since: 1, wrong: false }] },
	}
	const api = new OpenAPIHono<Env>({
		defaultHook: (result) => {
			if (!result.success) throw new Refused('invalid-command')
		},
	})
	api.use((c, next) => (c.set('caller', who), next()))
	voiceRoutes(api, parts)
	app.route('/api', api)
	voiceFileRoutes(app, parts)
	const refuse = (error: Error, c: Parameters<typeof problem>[0]) => problem(c, error instanceof Refused ? error.code : 'internal-error')
	app.onError(refuse)
	api.onError(refuse)
	return app
}
const post = (who: Caller, body: object) =>
	createSite(who).request('/api/voice/reports', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	})

beforeEach(() => vi.clearAllMocks())

describe('voices that a centre added', () => {
	it('are listed for anyone', async () => {
		const res = await createSite(NOBODY).request('/api/voice')
		expect([res.status, await res.json()]).toEqual([200, LIST])
	})

	it('give their clips, which a browser asks for again and receives once', async () => {
		const site = createSite(NOBODY)
		const res = await site.request('/voice-packs/chi-lan/ba.mp3')
		expect([res.status, res.headers.get('content-type'), await res.text()]).toEqual([200, 'audio/mpeg', 'three'])
		const again = await site.request('/voice-packs/chi-lan/ba.mp3', { headers: { 'if-none-match': res.headers.get('etag') ?? '' } })
		expect([again.status, await again.text()]).toEqual([304, ''])
	})

	it.each(['/chi-lan/pack.json', '/chi-lan/boons.mp3', '/chi-hoa/ba.mp3', '/chi-lan/..%2Fba.mp3', '/%2e%2e/ba.mp3'])(
		'give nothing that is not listed: %s',
		async (path) => {
			const res = await createSite(NOBODY).request(`/voice-packs${path}`)
			expect(res.status).toBe(404)
			expect(clip).not.toHaveBeenCalled()
		},
	)
})

describe('reports of displays', () => {
	it('are taken from a display about itself', async () => {
		expect((await post(WALL, REPORT)).status).toBe(204)
		expect(report).toHaveBeenCalledExactlyOnceWith('wall-1', REPORT)
	})

	it.each([
		['a kiosk', KIOSK, REPORT, 403],
		['nobody', NOBODY, REPORT, 401],
		['a display that says something else', WALL, { ...REPORT, state: 'singing' }, 400],
		['a display that says more', WALL, { ...REPORT, displayId: 'wall-2' }, 400],
	])('are refused from %s', async (_, who, body, status) => {
		expect((await post(who, body)).status).toBe(status)
		expect(report).not.toHaveBeenCalled()
	})

	it('are read by a supervisor, not by a kiosk', async () => {
		const res = await createSite(SUPERVISOR).request('/api/voice/reports')
		expect([res.status, await res.json()]).toEqual([
			200,
			{ voices: [{ ...REPORT, displayId: 'wall-1', seenAt: 2, since: 1, wrong: false }] },
		])
		expect((await createSite(KIOSK).request('/api/voice/reports')).status).toBe(403)
	})
})
