import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import { VoiceList, VoiceReport, VoiceState } from '../../contract/voice-pack.ts'
import { require, type Env } from './caller.ts'
import { body, json, nothing, refusals } from './documents.ts'
import { Refused } from './problem.ts'

export interface VoiceParts {
	/** The voices that the centre added, as they lie there now. */
	list: () => VoiceList
	/** One clip of such a voice. `tag` changes with its content. */
	clip: (packId: string, file: string) => { bytes: Uint8Array; tag: string } | undefined
	reports: { report(displayId: string, report: VoiceReport): void; all(): VoiceState[] }
}

const TYPES: Readonly<Record<string, string>> = {
	opus: 'audio/ogg',
	ogg: 'audio/ogg',
	m4a: 'audio/mp4',
	mp3: 'audio/mpeg',
	wav: 'audio/wav',
}
/** A folder of clips is read again for whoever asks, not more often than this. */
const LIST_MS = 2000

const routes = {
	list: createRoute({
		method: 'get',
		path: '/voice',
		summary: 'Voices that the centre added, and folders that hold none',
		responses: { 200: json(VoiceList, 'Grammar, file names and mistakes; nothing about people but who reviewed'), ...refusals },
	}),
	report: createRoute({
		method: 'post',
		path: '/voice/reports',
		summary: 'A display tells how its own voice is',
		request: { body: body(VoiceReport) },
		responses: { 204: nothing('Noted'), ...refusals },
	}),
	reports: createRoute({
		method: 'get',
		path: '/voice/reports',
		summary: 'The last that each display said of its voice',
		responses: { 200: json(z.object({ voices: z.array(VoiceState) }), 'Of every display that has spoken since the start'), ...refusals },
	}),
}

/** Under `/api`: what voices there are, and how the displays' own are. */
export function voiceRoutes(app: OpenAPIHono<Env>, { list, reports }: VoiceParts): void {
	const listed = atMostEvery(LIST_MS, list)
	app.openapi(routes.list, (c) => c.json(listed(), 200))
	app.openapi(routes.report, (c) => {
		const { actor, credential } = c.var.caller
		if (actor.kind !== 'display') throw new Refused(credential === undefined ? 'not-signed-in' : 'not-permitted')
		reports.report(actor.id, c.req.valid('json'))
		return c.body(null, 204)
	})
	app.openapi(routes.reports, (c) => {
		require(c.var.caller, 'read-views', 'manage-devices')
		return c.json({ voices: reports.all() }, 200)
	})
}

/** `/voice-packs/{id}/{file}`, read only: a file that the list names, and nothing else. Recorded again, it is fetched again. */
export function voiceFileRoutes(app: Hono<Env>, { list, clip }: VoiceParts): void {
	const listed = atMostEvery(LIST_MS, list)
	app.get('/voice-packs/:id/:file', (c) => {
		const { id, file } = c.req.param()
		const found = listed().packs.some(({ pack, files }) => pack.id === id && files.includes(file)) ? clip(id, file) : undefined
		if (!found) throw new Refused('not-found')
		const headers = { 'cache-control': 'no-cache', etag: found.tag }
		if (c.req.header('if-none-match') === found.tag) return c.body(null, 304, headers)
		const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
		return c.body(Uint8Array.from(found.bytes), 200, { ...headers, 'content-type': type })
	})
}

function atMostEvery<T>(ms: number, look: () => T): () => T {
	let seen: { at: number; value: T } | undefined
	return () => {
		if (!seen || performance.now() - seen.at >= ms) seen = { at: performance.now(), value: look() }
		return seen.value
	}
}
