import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PATIENT } from '../http/patient.ts'
import { startTestServer, tempFolder } from '../support/running.ts'
import { ROOT } from './programs.ts'

vi.setConfig(PATIENT)
const folder = tempFolder()
let lines: string[] = []
let fingerprint = ''

beforeAll(async () => {
	const server = await startTestServer()
	const admin = await server.signIn('admin')
	for (let n = 0; n < 5; n++) await server.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, admin)
	const inspector = await server.signIn('inspector')
	const { events = [] } = await server.send({ type: 'MakeExport', fromDay: '2000-01-01', toDay: '2099-12-31' }, inspector)
	const file = await server.call(`/audit/exports/${events[0]?.position}`, { headers: inspector })
	lines = (await file.text()).split('\n').slice(0, -1)
	fingerprint = (await server.getJson<{ fingerprint: string }>('/audit/key', inspector)).body.fingerprint
	await server.stop()
})
afterAll(() => folder.remove())

/** As on another machine: the file and this program, and nothing of the centre. */
function verify(content: string | string[], ...args: string[]) {
	const path = join(folder.path, 'export.ndjson')
	writeFileSync(path, typeof content === 'string' ? content : content.map((line) => `${line}\n`).join(''))
	const run = spawnSync(process.execPath, ['server/verify.ts', '--export', path, ...args], { cwd: ROOT, encoding: 'utf8', env: {} })
	return { code: run.status, out: run.stdout, err: run.stderr }
}
const inLine = (i: number, from: string | RegExp, to: string) => lines.with(i, (lines.at(i) ?? '').replace(from, to))

describe('npm run verify -- --export', () => {
	it('proves what a centre handed out, and says whose key it is', () => {
		const proved = verify(lines)
		expect(proved).toMatchObject({ code: 0, err: '' })
		expect(proved.out).toContain(`proved: ${lines.length - 2} facts (1–${lines.length - 2}) of Trung tâm thử`)
		expect(proved.out).toContain(`signed with the key ${fingerprint}: compare it`)
		expect(verify(lines, '--key', fingerprint)).toMatchObject({ code: 0 })
	})
	it.each<[string, () => string | string[]]>([
		['a fact altered', () => inLine(3, '"ahead', '"Ahead')],
		['an actor altered', () => inLine(3, 'officer:admin', 'officer:other')],
		['a fact removed', () => lines.toSpliced(3, 1)],
		['a fact added', () => lines.toSpliced(3, 0, lines[3] ?? '')],
		['facts in another order', () => lines.with(3, lines[4] ?? '').with(4, lines[3] ?? '')],
		['the end cut off', () => lines.slice(0, -2)],
		['the last line cut short', () => lines.join('\n').slice(0, -20)],
		['the header altered', () => inLine(0, 'Trung tâm thử', 'Trung tâm khác')],
		['another signature', () => inLine(-1, /"signature":"..../, '"signature":"AAAA')],
	])('%s: one line, exit 1', (_, altered) => {
		const { code, out, err } = verify(altered(), '--key', fingerprint)
		expect([code, out]).toEqual([1, ''])
		expect(err).toMatch(/^altered at position \d+: [^\n]+\n$/)
	})
	it('signed with another key than the one asked for: exit 1, and whose it is', () => {
		const { code, err } = verify(lines, '--key', 'f'.repeat(64))
		expect(code).toBe(1)
		expect(err).toContain(`of the fingerprint ${fingerprint}`)
	})
	it.each(['', '{}\n', 'Xin chào\n'])('%j is no export: exit 2', (content) => {
		expect(verify(content)).toMatchObject({ code: 2, out: '' })
	})
})
