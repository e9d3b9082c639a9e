import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context, Hono } from 'hono'
import type { ReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { MediaList, MediaReport } from '../../contract/media.ts'
import { requireKnown, type Env } from './caller.ts'
import { body, json, nothing, refusals } from './documents.ts'
import { Refused } from './problem.ts'

export interface MediaParts {
	media: {
		list: () => MediaList
		/** `false` when there is no such file. */
		report: (displayId: string, url: string) => boolean
		/** Of a file that the list names; `undefined` for any other. */
		typeOf: (folder: string, name: string) => string | undefined
	}
	open: (folder: string, name: string) => OpenFile | undefined
}
interface OpenFile {
	bytes: number
	changedAt: number
	read: (range?: { start: number; end: number }) => ReadStream
}

const routes = {
	list: createRoute({
		method: 'get',
		path: '/media',
		summary: 'Pictures and films of the lobby board, and what displays could not play',
		responses: { 200: json(MediaList, 'In the order they are shown in'), ...refusals },
	}),
	report: createRoute({
		method: 'post',
		path: '/media/reports',
		summary: 'A display tells which file it could not play',
		request: { body: body(MediaReport) },
		responses: { 204: nothing('Noted'), ...refusals },
	}),
}

/** Under `/api`: what there is to show. */
export function mediaRoutes(app: OpenAPIHono<Env>, { media }: MediaParts): void {
	app.openapi(routes.list, (c) => {
		requireKnown(c.var.caller)
		return c.json(media.list(), 200)
	})
	app.openapi(routes.report, (c) => {
		const { actor, credential } = c.var.caller
		if (actor.kind !== 'display') throw new Refused(credential === undefined ? 'not-signed-in' : 'not-permitted')
		if (!media.report(actor.id, c.req.valid('json').url)) throw new Refused('not-found')
		return c.body(null, 204)
	})
}

/** `/media/{folder}/{name}`, read only: a file that the list names, and nothing else. Films are asked for in ranges. */
export function mediaFileRoutes(app: Hono<Env>, { media, open }: MediaParts): void {
	app.get('/media/:folder/:name', (c) => {
		const { folder, name } = c.req.param()
		const type = media.typeOf(folder, name)
		const file = type === undefined ? undefined : open(folder, name)
		if (type === undefined || !file) throw new Refused('not-found')
		return send(c, file, type)
	})
}

function send(c: Context<Env>, file: OpenFile, type: string): Response {
	const tag = `"${file.bytes.toString(36)}-${Math.round(file.changedAt).toString(36)}"`
	const headers = { 'content-type': type, 'cache-control': 'no-cache', etag: tag, 'accept-ranges': 'bytes' }
	if (c.req.header('if-none-match') === tag) return c.body(null, 304, headers)
	const asked = c.req.header('if-range') === undefined || c.req.header('if-range') === tag ? c.req.header('range') : undefined
	const range = readRange(asked, file.bytes)
	if (range === 'none') return c.body(null, 416, { ...headers, 'content-range': `bytes */${file.bytes}` })
	const { start, end } = range ?? { start: 0, end: file.bytes - 1 }
	const sized = { ...headers, 'content-length': String(end - start + 1) }
	const content = file.bytes === 0 ? '' : lazily(() => file.read({ start, end }))
	if (!range) return c.body(content, 200, sized)
	return c.body(content, 206, { ...sized, 'content-range': `bytes ${start}-${end}/${file.bytes}` })
}

/** Opens the file when its first byte is asked for: who asks for the head alone would leave it open. */
function lazily(read: () => ReadStream): ReadableStream {
	let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
	return new ReadableStream(
		{
			async pull(into) {
				reader ??= (Readable.toWeb(read()) as ReadableStream<Uint8Array>).getReader()
				const { done, value } = await reader.read()
				if (done) into.close()
				else into.enqueue(value)
			},
			cancel: (reason) => reader?.cancel(reason),
		},
		{ highWaterMark: 0 },
	)
}

/**
 * One range of bytes, RFC 9110 §14.2. Several at a time, or what is none, is answered with the whole file.
 *
 * @returns `undefined` for the whole, `none` where nothing of the file lies in it
 */
export function readRange(header: string | undefined, bytes: number): { start: number; end: number } | 'none' | undefined {
	const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
	if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
	if (first === '') return Number(last) === 0 || bytes === 0 ? 'none' : { start: Math.max(0, bytes - Number(last)), end: bytes - 1 }
	const start = Number(first)
	if (last !== '' && Number(last) < start) return undefined
	return start >= bytes ? 'none' : { start, end: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1) }
}
