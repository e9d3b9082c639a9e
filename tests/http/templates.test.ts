import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parseCentre, type Centre } from '../../contract/centre.ts'
import { DraftState } from '../../contract/draft.ts'
import { TemplateList } from '../../contract/templates.ts'
import blank from '../../centres/blank.json' with { type: 'json' }
import { testCentre } from '../support/centre.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

const read = parseCentre({ ...blank, people: testCentre().people.map(({ counterId: _, ...person }) => person) })
if (!read.ok) throw new Error(read.mistakes.join('; '))
const centre: Centre = { ...read.centre, name: { vi: 'Trung tâm xã Chiềng Mai', en: 'Chiềng Mai Centre' } }

let server: TestServer
let admin: Credentials
beforeAll(async () => {
	server = await startTestServer({ centre })
	admin = await server.signIn('admin')
})
afterAll(() => server.stop())

const part = async <T>(name: string) => (await server.getJson<{ value: T }>(`/draft/parts/${name}`, admin)).body.value
const take = async (id: string, rev?: number) => {
	const { body } = await server.getJson<DraftState>('/draft', admin)
	return server.post(`/templates/${id}`, { rev: rev ?? body.rev }, admin)
}

describe('templates', () => {
	it('are a commune and a province, each with how much is in it', async () => {
		const { body } = await server.getJson<unknown>('/templates', admin)
		expect(TemplateList.parse(body).templates).toMatchObject([
			{ id: 'commune', zones: 2, services: 7, counters: 4, procedures: 45 },
			{ id: 'province', zones: 6, services: 10, counters: 12, agencies: 24, procedures: 107 },
		])
	})

	it('are read whole, and hold nobody', async () => {
		const { body } = await server.getJson<Record<string, unknown>>('/templates/province', admin)
		expect([(body['procedures'] as unknown[]).length, 'people' in body, body['demo']]).toEqual([107, false, false])
		expectProblem(await server.post('/templates/nowhere', { rev: 0 }, admin), 'not-found', '/api/templates/nowhere')
	})

	it('are taken as one change without mistakes; what is the centre’s own stays', async () => {
		const taken = await take('commune')
		expect(taken.status).toBe(200)
		expect(DraftState.parse(taken.body)).toMatchObject({ batchCount: 1, mistakes: [], batches: [{ what: 'Bắt đầu từ mẫu cấp xã' }] })
		expect((await part<{ id: string }[]>('counters')).map(({ id }) => id)).toEqual(['counter-1', 'counter-2', 'counter-3', 'counter-4'])
		expect([await part('id'), await part('name'), await part('hotline'), await part('people')]).toEqual([
			...[centre.id, centre.name, centre.hotline, centre.people],
		])
		const undone = await server.post('/draft/undo', { rev: (taken.body as DraftState).rev }, admin)
		expect(DraftState.parse(undone.body).batchCount).toBe(0)
		expect(await part('services')).toEqual(centre.services)
	})

	it('are refused when the draft has moved on, and where there is nothing to change', async () => {
		expectProblem(await take('commune', 999), 'draft-changed', '/api/templates/commune')
		expect((await take('province')).status).toBe(200)
		expectProblem(await take('province'), 'nothing-drafted', '/api/templates/province')
	})
})
