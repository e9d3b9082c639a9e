import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { PublicFigures } from '../../contract/public-figures.ts'
import { startTestServer, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'

vi.setConfig(PATIENT)
let server: TestServer
beforeAll(async () => void (server = await startTestServer()))
afterAll(() => server.stop())

it('is read by anyone, from any page, and not sent again to whoever has it', async () => {
	const first = await server.call('/public/figures', { headers: { origin: 'https://sonla.example' } })
	expect([first.status, first.headers.get('access-control-allow-origin'), first.headers.get('cache-control')]).toEqual([
		200,
		'*',
		'public, max-age=300',
	])
	const told = (await first.json()) as PublicFigures
	expect(told.periods.map(({ satisfied }) => satisfied)).toEqual([null, null, null, null])
	const again = await server.call('/public/figures', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
	expect([again.status, await again.text()]).toEqual([304, ''])
})
it('is a table too, of the same periods', async () => {
	const answer = await server.call('/public/figures.csv')
	const lines = (await answer.text()).split('\r\n')
	expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
	expect(lines[0]).toBe('period,from,to,satisfied_percent,satisfied,ratings,unanswered,target_percent,counted_at')
	expect(lines.slice(1, 5).map((line) => line.split(',').slice(3, 8))).toEqual(Array(4).fill(['', '', '', '', '95.00']))
})
it('may be framed anywhere as a card, and only as a card', async () => {
	const policyOf = async (path: string) => (await fetch(server.url + path)).headers
	expect((await policyOf('/figures/card')).get('content-security-policy')).toContain('frame-ancestors *')
	expect((await policyOf('/figures/card')).get('x-frame-options')).toBeNull()
	for (const path of ['/figures', '/admin', '/kiosk']) {
		expect((await policyOf(path)).get('content-security-policy')).not.toContain('frame-ancestors *')
		expect((await policyOf(path)).get('x-frame-options')).toBe('DENY')
	}
})
it('is not for a flood', async () => {
	const answers = await Promise.all(Array.from({ length: 130 }, () => server.call('/public/figures')))
	expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]))
})
