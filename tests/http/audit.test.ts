import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { CommandAnswer } from '../../contract/api.ts'
import { proveExport } from '../../server/store/read-export.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)
const folder = mkdtempSync(join(tmpdir(), 'audit-'))
let server: TestServer
let inspector: Credentials
beforeAll(async () => {
	server = await startTestServer()
	inspector = await server.signIn('inspector')
})
afterAll(async () => {
	await server.stop()
	rmSync(folder, { recursive: true })
})

const make = async (fromDay: string, toDay: string) => {
	const { body } = await server.post('/commands', { commandId: randomUUID(), type: 'MakeExport', fromDay, toDay }, inspector)
	return (body as CommandAnswer).events[0]?.position ?? 0
}
const fetchFile = async (position: number) => {
	const answer = await fetch(`${server.url}/api/audit/exports/${position}`, { headers: inspector })
	const path = join(folder, `${position}.ndjson`)
	writeFileSync(path, Buffer.from(await answer.arrayBuffer()))
	return { path, answer }
}

it('an inspector takes facts away, signed; that they did is a fact, and not in the file', async () => {
	const position = await make('2000-01-01', '2099-12-31')
	const { path, answer } = await fetchFile(position)
	expect(answer.headers.get('content-disposition')).toMatch(/attachment; filename=".+-2000-01-01-2099-12-31\.ndjson"/)
	const { fingerprint } = (await (await server.call('/audit/key', { headers: inspector })).json()) as { fingerprint: string }
	expect(await proveExport(path, fingerprint)).toMatchObject({
		ok: true,
		facts: position - 1,
		header: { by: 'officer:inspector', last: position - 1 },
	})
})
it('the file is the same however often it is fetched, also when facts were added since', async () => {
	const position = await make('2000-01-01', '2099-12-31')
	const first = await fetchFile(position)
	await make('2000-01-01', '2000-01-01')
	const again = await fetchFile(position)
	expect(await proveExport(again.path)).toEqual(await proveExport(first.path))
})
it('days without facts, positions of other facts, and days the wrong way round have none', async () => {
	const empty = await make('2000-01-01', '2000-01-02')
	for (const position of [empty, 1, 99_999]) {
		const answer = await server.call(`/audit/exports/${position}`, { headers: inspector })
		expect(answer.status).toBe(404)
	}
	const turned = { commandId: randomUUID(), type: 'MakeExport', fromDay: '2026-02-02', toDay: '2026-02-01' }
	expectProblem(await server.post('/commands', turned, inspector), 'invalid-command')
})
