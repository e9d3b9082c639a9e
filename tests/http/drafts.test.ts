import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DraftPage, DraftReview, DraftState, VersionChanges, VersionList, Published } from '../../contract/draft.ts'
import type { Recorded } from '../../contract/facts.ts'
import { testCentre } from '../support/centre.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

let server: TestServer
let by: Record<'admin' | 'inspector' | 'officer1', Credentials>
beforeAll(async () => {
	server = await startTestServer()
	by = { admin: await server.signIn('admin'), inspector: await server.signIn('inspector'), officer1: await server.signIn('officer1') }
})
afterAll(() => server.stop())

const get = async (path: string, who: keyof typeof by = 'admin') => (await server.getJson<unknown>(path, by[who])).body
const rev = async (): Promise<number> => DraftState.parse(await get('/draft')).rev
const post = async (path: string, body: object) => server.post(path, { rev: await rev(), ...body }, by.admin)
const edit = (...edits: object[]) => post('/draft/edits', { what: 'Đổi', edits })

describe('the draft', () => {
	it('is read, edited, reviewed and published', async () => {
		const edited = await edit({ part: 'hotline', set: '1900' })
		expect(edited.status).toBe(200)
		expect(DraftState.parse(edited.body)).toMatchObject({ batchCount: 1, batches: [{ by: 'officer:admin' }] })
		expect(DraftReview.parse(await get('/draft/review')).changes).toMatchObject([{ part: 'hotline' }])
		const publish = { rev: await rev(), commandId: randomUUID(), note: 'Đổi số' }
		const published = await server.post('/draft/publish', publish, by.admin)
		expect(published.status).toBe(201)
		const { position } = Published.parse(published.body)
		const { events } = (await get(`/events?after=${position - 1}&limit=1`)) as { events: Recorded[] }
		expect(events).toMatchObject([{ type: 'CentreConfigured', actor: 'officer:admin', note: 'Đổi số' }])
		const again = await server.post('/draft/publish', publish, by.admin)
		expect(again).toMatchObject({ status: 200, body: published.body })
		expect(await get('/centre')).toMatchObject({ hotline: '1900' })
		expect(DraftState.parse(await get('/draft')).batches).toEqual([])
	})
	it('is undone and dropped', async () => {
		await edit({ part: 'hotline', set: '1' })
		await edit({ part: 'hotline', set: '2' })
		expect((await post('/draft/undo', {})).body).toMatchObject({ batchCount: 1 })
		const dropped = await server.call('/draft', { method: 'DELETE', headers: by.admin })
		expect(DraftState.parse(await dropped.json()).batchCount).toBe(0)
		expectProblem(await post('/draft/undo', {}), 'nothing-to-undo', '/api/draft/undo')
	})
	it('gives its parts, with no value where none is set', async () => {
		expect(await get('/draft/parts/zones')).toMatchObject({ value: testCentre().zones })
		expect(await get('/draft/parts/publicUrl')).toEqual({ rev: await rev() })
		expectProblem(await answerOf(await server.call('/draft/parts/demo', { headers: by.admin })), 'invalid-command', '/api/draft/parts/demo')
	})
	it('gives pages of procedures and people', async () => {
		expect(DraftPage.parse(await get('/draft/procedures?search=khai%20sinh')).total).toBe(1)
		expect(DraftPage.parse(await get('/draft/people?after=2&limit=1'))).toMatchObject({ total: 6, items: [{ username: 'inspector' }] })
		const refused = await answerOf(await server.call('/draft/people?limit=1000', { headers: by.admin }))
		expect(expectProblem(refused, 'invalid-command', '/api/draft/people')).toMatch(/^limit: /)
	})
})

describe('refusals', () => {
	it('draft-changed, draft-mistaken, nothing-drafted, invalid-command', async () => {
		const publish = (body: object) => server.post('/draft/publish', { commandId: randomUUID(), ...body }, by.admin)
		expectProblem(await publish({ rev: await rev() }), 'nothing-drafted', '/api/draft/publish')
		expectProblem(await publish({ rev: 999 }), 'draft-changed', '/api/draft/publish')
		const place = expectProblem(await edit({ part: 'hours', set: {} }), 'invalid-command', '/api/draft/edits')
		expect(place).toMatch(/^hours\.weekly: /)
		await edit({ part: 'zones', remove: 'zone-b' })
		expect(expectProblem(await publish({ rev: await rev() }), 'draft-mistaken', '/api/draft/publish')).toContain('zone-b')
		await post('/draft/undo', {})
	})
	it('still-needed says who, in the words of the screen', async () => {
		await server.send({ type: 'OpenCounter', counterId: 'counter-1' }, by.officer1)
		const { counters, people, displays } = testCentre()
		const refused = await server.send(
			{
				type: 'ConfigureCentre',
				centre: {
					...testCentre(),
					counters: counters.map((c) => (c.id === 'counter-1' ? { ...c, id: 'other' } : c)),
					people: people.filter((p) => p.counterId !== 'counter-1'),
					displays: displays.filter((d) => d.layout !== 'sign'),
				},
			},
			by.admin,
		)
		expect(refused).toEqual({
			status: 409,
			code: 'still-needed',
			detail: 'Counter 1 cannot go yet: it is open.',
			vi: 'Chưa bỏ được quầy 1: quầy đang mở.',
		})
	})
})

describe('versions', () => {
	it('are listed and compared for whoever reads facts', async () => {
		const { versions, total } = VersionList.parse(await get('/versions?limit=5', 'inspector'))
		expect([versions.length, total]).toEqual([2, 2])
		expect(versions[0]).toMatchObject({ note: 'Đổi số', actor: 'officer:admin' })
		const path = `/versions/${versions[0]?.position}/changes`
		expect(VersionChanges.parse(await get(path, 'inspector'))).toMatchObject({
			from: versions[1]?.position,
			changes: [{ part: 'hotline' }],
		})
		const none = await answerOf(await server.call('/versions/999/changes', { headers: by.admin }))
		expectProblem(none, 'not-found', '/api/versions/999/changes')
	})
	it('are had as a file and brought back', async () => {
		const { versions } = VersionList.parse(await get('/versions'))
		const first = versions.at(-1)?.position ?? 0
		const file = await server.call(`/versions/${first}/file`, { headers: by.admin })
		expect(file.headers.get('content-disposition')).toBe(`attachment; filename="test-${first}.json"`)
		expect(await file.json()).toEqual(testCentre())
		expect((await post('/draft/restore', { position: first })).body).toMatchObject({ restores: first })
		const { body } = await post('/draft/publish', { commandId: randomUUID() })
		const again = VersionList.parse(await get('/versions')).versions[0]
		expect(again).toMatchObject({ position: Published.parse(body).position, restores: first })
		expect(await get('/centre')).toMatchObject({ hotline: testCentre().hotline })
	})
})
