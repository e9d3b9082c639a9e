import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { PrinterState } from '../../../contract/printing.ts'
import type { Station } from './station.ts'

const MAX_BODY = 1_024
const Fault = z.strictObject({ fault: PrinterState.exclude(['ready']).nullable() })
const Roll = z.strictObject({ mm: z.number().min(0).max(1_000_000).optional() })
const Power = z.strictObject({ on: z.boolean() })

/** What is answered: a status, and JSON or a picture. */
type Answer = { status: number; json?: unknown; png?: Uint8Array }
const done: Answer = { status: 204 }
const bad = (status: number, error: string): Answer => ({ status, json: { error } })

/**
 * State and faults over HTTP, on the loopback address alone.
 *
 * @param port 0 picks a free one
 * @throws Error when the port is taken
 */
export async function startControlPort(station: Station, port: number): Promise<{ port: number; stop(): Promise<void> }> {
	const server = createServer((request, response) => {
		answer(station, request)
			.catch(() => bad(400, 'the request was cut short'))
			.then((reply) => send(response, reply))
			.catch(() => response.destroy())
	})
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject)
		server.listen(port, '127.0.0.1', resolve)
	})
	return {
		port: (server.address() as AddressInfo).port,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve())
				server.closeAllConnections()
			}),
	}
}

async function answer(station: Station, request: IncomingMessage): Promise<Answer> {
	// A page of another site, led here by its name, has a host of its own.
	if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? '')) return bad(403, 'ask 127.0.0.1')
	const path = (request.url ?? '').split('?')[0] ?? ''
	switch (`${request.method} ${path}`) {
		case 'GET /state':
			return { status: 200, json: station.state() }
		case 'GET /slips':
			return { status: 200, json: station.slips().map(({ n, slip }) => listed(n, slip)) }
		case 'PUT /fault':
			return change(request, Fault, ({ fault }) => station.setFault(fault))
		case 'POST /roll':
			return change(request, Roll, ({ mm }) => station.newRoll(mm))
		case 'POST /power':
			return change(request, Power, ({ on }) => station.power(on))
		case 'POST /cut':
			return change(request, z.strictObject({}), () => station.cut())
		default:
			return picture(station, request.method, path)
	}
}

const listed = (n: number, { printedAt, complete, cut, text, bitmap }: ReturnType<Station['slips']>[number]['slip']) => ({
	n,
	printedAt,
	complete,
	cut,
	text,
	widthDots: bitmap.widthDots,
	heightDots: bitmap.heightDots,
})

function picture(station: Station, method: string | undefined, path: string): Answer {
	const [, n] = /^\/slips\/(\d{1,9})\.png$/.exec(path) ?? []
	const found = method === 'GET' && station.slips().find((one) => one.n === Number(n))
	return found ? { status: 200, png: found.slip.png } : bad(404, 'not here')
}

async function change<T>(request: IncomingMessage, body: z.ZodType<T>, work: (value: T) => void): Promise<Answer> {
	const text = await read(request)
	if (text === undefined) return bad(413, 'too long')
	const value = body.safeParse(parse(text || '{}'))
	if (!value.success) return bad(422, value.error.issues[0]?.message ?? 'not understood')
	work(value.data)
	return done
}

async function read(request: IncomingMessage): Promise<string | undefined> {
	let text = ''
	for await (const piece of request.setEncoding('utf8')) if ((text += String(piece)).length > MAX_BODY) return undefined
	return text
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}

function send(response: ServerResponse, { status, json, png }: Answer): void {
	if (png) response.writeHead(status, { 'content-type': 'image/png' }).end(png)
	else if (json === undefined) response.writeHead(status).end()
	else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
}
