import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CommandAnswer, Health } from '../../contract/api.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

let server: TestServer
let officer: Credentials
beforeAll(async () => {
	server = await startTestServer()
	officer = await server.signIn('officer1')
	await server.send({ type: 'OpenCounter', counterId: 'counter-1' }, officer)
})
afterAll(async () => {
	// Whatever was thrown at it, it still answers, and nothing was recorded but what was answered 201.
	expect(Health.parse((await server.getJson('/health')).body).status).toBe('ok')
	await server.stop()
})

const post = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }, as = officer) =>
	server.call('/commands', { method: 'POST', body, headers: { ...headers, ...as } })
const id = () => randomUUID()
const json = (parts: object) => JSON.stringify({ commandId: id(), ...parts })
const callNext = (more = '') => `{"commandId":"${id()}","type":"CallNext","counterId":"counter-1"${more}}`

describe('a command that is not well formed is refused, and says where', () => {
	const ticket = { type: 'IssueTicket', visitId: id(), serviceId: 'ho-tich' }
	it.each([
		['broken JSON', '{"commandId":', /JSON/],
		['no JSON at all', 'CallNext', /JSON/],
		['nothing', ' ', /JSON/],
		['null', 'null', /expected object/],
		['a list', '[]', /expected object/],
		['text', '"CallNext"', /expected object/],
		['a number', '1e999', /expected object/],
		['no type', json({}), /^type: /],
		['an unknown type', json({ type: 'GiveNumber' }), /^type: /],
		['a type of another case', json({ type: 'callnext' }), /^type: /],
		['the name of a property of every object', json({ type: 'constructor' }), /^type: /],
		['no commandId', '{"type":"CallNext"}', /^commandId: /],
		['a commandId that is no UUID', '{"commandId":"1","type":"CallNext"}', /^commandId: .*UUID/],
		['a visitId that is no UUID', json({ ...ticket, visitId: 'A012' }), /^visitId: .*UUID/],
		['an unknown key', callNext(',"loud":true'), /loud/],
		['a key of every object', callNext(',"__proto__":{"counterId":"counter-2"}'), /__proto__/],
		['an id with a space', json({ type: 'CallNext', counterId: 'counter 1' }), /^counterId: /],
		['an id in Vietnamese', json({ ...ticket, serviceId: 'hộ-tịch' }), /^serviceId: /],
		['an id with NUL', json({ type: 'CallNext', counterId: 'counter-1\u0000' }), /^counterId: /],
		['an id that ends in a new line', json({ type: 'CallNext', counterId: 'counter-1\n' }), /^counterId: /],
		['an id of 65 characters', json({ type: 'CallNext', counterId: 'c'.repeat(65) }), /^counterId: /],
		['an empty id', json({ type: 'CallNext', counterId: '' }), /^counterId: /],
		['an unknown lane', json({ ...ticket, lane: 'vip' }), /^lane: /],
		['a level of text', json({ type: 'Rate', counterId: 'counter-1', level: '5' }), /^level: /],
		['a level that is no whole number', json({ type: 'Rate', counterId: 'counter-1', level: 1.5 }), /^level: /],
		['a number beyond any', '{"commandId":"x","type":"Rate","level":1e999}', /level: /],
		['a number of many digits', `{"commandId":"x","type":"Rate","level":${'9'.repeat(5000)}}`, /level: /],
		['nobody to rate', json({ type: 'Rate', level: 1 }), /counter or the visit/],
		['a transfer to nowhere', json({ type: 'Transfer' }), /toServiceId, toCounterId and toOfficer/],
		['a transfer to two places', json({ type: 'Transfer', toServiceId: 'a', toCounterId: 'b' }), /toServiceId, toCounterId and toOfficer/],
		['a reason of blanks', json({ type: 'PauseCounter', reason: ' \t\n' }), /^reason: /],
		['a reason of 201 characters', json({ type: 'PauseCounter', reason: 'x'.repeat(201) }), /^reason: /],
		['41 documents', json({ ...ticket, documents: Array.from({ length: 41 }, (_, i) => i % 40) }), /^documents: /],
		['lists in lists', '['.repeat(30_000) + ']'.repeat(30_000), /expected object/],
		['objects in objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, /type: /],
	])('%s', async (_, body, detail) => {
		const told = expectProblem(await answerOf(await post(body)), 'invalid-command')
		expect(told).toMatch(detail)
		expect(told?.length).toBeLessThan(1000)
	})
	it('bytes that are no UTF-8', async () => {
		const body = new Uint8Array([...Buffer.from(`{"commandId":"${id()}","type":"CallNext","counterId":"`), 0xff, 0xc3, 0x22, 0x7d])
		expect(expectProblem(await answerOf(await post(body)), 'invalid-command')).toMatch(/^counterId: /)
	})
	it('a set-up of lists in lists, by who may send one', async () => {
		const admin = await server.signIn('admin')
		const body = `{"commandId":"${id()}","type":"ConfigureCentre","centre":{"zones":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`
		expectProblem(await answerOf(await post(body, undefined, admin)), 'invalid-command')
	})
})

describe('what is written is kept to the letter', () => {
	it.each([
		['Vietnamese, composed and not', 'Họp giao ban — Ho\u0323p'],
		['signs beyond the first plane', '🏛️𠀋'],
		['NUL and control characters', 'a\u0000b\u0007c\u001b[31md'],
		['text that turns round', '\u202egnaod\u202c'],
		['half a surrogate pair', 'x\ud800y'],
		['quotes and SQL', `'; DROP TABLE facts; --"\\`],
	])('%s', async (_, reason) => {
		const paused = await post(json({ type: 'PauseCounter', counterId: 'counter-1', reason }))
		expect(CommandAnswer.parse(await paused.json()).events).toMatchObject([{ type: 'CounterPaused', reason }])
		const opened = await server.send({ type: 'OpenCounter', counterId: 'counter-1' }, officer)
		expect(opened.status).toBe(201)
	})
})

/** More than the buffers between two programs of one machine hold. */
const CHUNKS = 10_000

describe('what is no JSON, or too much', () => {
	const twoMegabytes = `{"x":"${'x'.repeat(1 << 21)}"}`
	it.each([
		['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
		['plain text', { 'content-type': 'text/plain;charset=UTF-8' }],
		['a type that only begins like JSON', { 'content-type': 'application/jsonp' }],
	])('%s is refused', async (_, headers) => {
		expectProblem(await answerOf(await post(callNext(), headers)), 'unsupported-media-type')
	})
	it('a body without any type is refused', async () => {
		expectProblem(await answerOf(await post(Buffer.from(callNext()), {})), 'unsupported-media-type')
	})
	it('JSON with a character set is taken', async () => {
		const answer = await answerOf(await post(callNext(), { 'content-type': 'Application/JSON; charset=utf-8' }))
		expectProblem(answer, 'queue-empty')
	})
	it('a body of two megabytes is refused, also from nobody', async () => {
		expectProblem(await answerOf(await post(twoMegabytes)), 'body-too-large')
		expectProblem(await answerOf(await post(twoMegabytes, undefined, {})), 'body-too-large')
	})
	it('a stream that never told its length is cut off', async () => {
		const chunk = new TextEncoder().encode('x'.repeat(1 << 14))
		let sent = 0
		const endless = new ReadableStream<Uint8Array>({
			pull: (to) => (++sent > CHUNKS ? to.close() : to.enqueue(chunk)),
		})
		const init = { method: 'POST', body: endless, duplex: 'half', headers: { 'content-type': 'application/json', ...officer } }
		const outcome = await server.call('/commands', init as RequestInit).then(
			(res) => res.status,
			() => 'cut off' as const,
		)
		expect([413, 'cut off']).toContain(outcome)
		expect(sent).toBeLessThan(CHUNKS)
	})
})

describe('what is no HTTP', () => {
	const raw = (text: string) =>
		new Promise<string>((done) => {
			const { hostname, port } = new URL(server.url)
			let heard = ''
			const socket = connect(Number(port), hostname, () => socket.end(text))
			socket.on('data', (bytes) => (heard += String(bytes))).on('close', () => done(heard))
		})
	it.each([
		['noise', '\u0000\u0001\u0002\r\n\r\n', /^HTTP\/1.1 400 /],
		['no host', 'GET /api/health HTTP/1.1\r\n\r\n', /^HTTP\/1.1 400 /],
		['a host that is none', 'GET /api/health HTTP/1.1\r\nHost: a b/\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 400 /],
		['a tunnel', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', /^$/],
		[
			'an upgrade to something else',
			'GET /api/health HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
			/^(HTTP\/1.1 \d+ |$)/,
		],
		['two lengths', 'POST /api/commands HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}', /^HTTP\/1.1 400 /],
	])('%s ends that connection alone', async (_, text, answer) => {
		expect(await raw(text)).toMatch(answer)
	})
})
