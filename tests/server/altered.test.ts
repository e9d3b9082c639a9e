import { randomUUID } from 'node:crypto'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Recorded } from '../../contract/facts.ts'
import { checkSeal } from '../../server/store/seal.ts'
import { PATIENT } from '../http/patient.ts'
import { startTestServer, tempFolder } from '../support/running.ts'
import { verify } from './programs.ts'

vi.setConfig(PATIENT)

/** The same offsets in every run: a fault found can be found again. */
function* offsets(count: number, below: number): Generator<number> {
	let seed = 20_261_123
	for (let i = 0; i < count; i++) {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
		yield seed % below
	}
}

const folder = tempFolder()
const source = join(folder.path, 'source')
let facts: Recorded[] = []
let file = Buffer.alloc(0)
beforeAll(async () => {
	const work = tempFolder()
	const server = await startTestServer({ dataDir: work.path })
	const admin = await server.signIn('admin')
	await server.send({ type: 'OpenCounter', counterId: 'counter-1' }, admin)
	for (let n = 0; n < 12; n++)
		await server.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: n % 3 ? 'ho-tich' : 'dat-dai' }, admin)
	for (const type of ['CallNext', 'StartServing', 'Complete'] as const) await server.send({ type, counterId: 'counter-1' }, admin)
	facts = (await server.getJson<{ events: Recorded[] }>('/events?limit=1000', admin)).body.events
	await server.stop()
	cpSync(work.path, source, { recursive: true })
	work.remove()
	file = readFileSync(join(source, 'centre.sqlite'))
})
afterAll(() => folder.remove())

/** A copy of the data with one bit changed in each of these bytes. */
function altered(name: string, offsets: number[], { sealed = true } = {}): string {
	const copy = join(folder.path, name)
	cpSync(source, copy, { recursive: true })
	const bytes = Buffer.from(file)
	for (const offset of offsets) bytes[offset] = (bytes[offset] ?? 0) ^ (1 << (offset % 8))
	writeFileSync(join(copy, 'centre.sqlite'), bytes)
	if (!sealed) rmSync(join(copy, 'centre.sqlite.sha256'))
	return copy
}
/** Wherever a text lies, its sixth byte: pages that are not in use any more hold old copies. */
function inside(text: string): number[] {
	const found: number[] = []
	for (let at = file.indexOf(text); at >= 0; at = file.indexOf(text, at + 1)) found.push(at + 5)
	return found
}

describe('data at rest', () => {
	it('is proved, as it was sealed', async () => {
		expect(await verify(source)).toMatchObject({ code: 0, stdout: expect.stringMatching(/, file as sealed\n$/) as string })
	})
	it.concurrent.each([...offsets(5, 1_000_000)].map((n) => n / 1_000_000))(
		'is not proved with one bit changed at %d of its length',
		async (part) => {
			const { code, stderr, stdout } = await verify(altered(`bit-${part}`, [Math.floor(part * file.length)]))
			expect({ code, stdout, stderr }).toEqual({
				code: 1,
				stdout: '',
				stderr: expect.stringMatching(/^altered at position \d+: .+\n$/) as string,
			})
		},
	)
	it('shows any bit that was changed, wherever it lies', async () => {
		for (const offset of offsets(150, file.length)) {
			const copy = altered('any', [offset])
			expect([offset, await checkSeal(join(copy, 'centre.sqlite'))]).toEqual([offset, 'broken'])
		}
	})
	it('with half a seal is not taken for sealed', async () => {
		const copy = join(folder.path, 'half-sealed')
		cpSync(source, copy, { recursive: true })
		writeFileSync(join(copy, 'centre.sqlite.sha256'), '')
		expect((await verify(copy)).code).toBe(1)
	})
})

describe('data without a seal, as a killed server leaves it', () => {
	it.each([
		['first', 'hash', () => facts[0], (fact: Recorded) => fact.hash],
		['eighth', 'hash', () => facts[7], (fact: Recorded) => fact.hash],
		['last', 'hash', () => facts.at(-1), (fact: Recorded) => fact.hash],
		['call', 'content', () => facts.find(({ type }) => type === 'TicketCalled'), () => '"rule":"arrival"'],
	] as const)('names the %s fact when its %s was changed', async (which, what, find, textOf) => {
		const fact = find()
		const at = fact ? inside(textOf(fact)) : []
		expect(at).not.toEqual([])
		const { code, stderr } = await verify(altered(`${which}-${what}`, at, { sealed: false }))
		expect({ code, stderr: stderr.split(': ')[0] }).toEqual({ code: 1, stderr: `altered at position ${fact?.position}` })
	})
})
