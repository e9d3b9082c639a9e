import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/**
 * The least that could be done: one row of JSON, written durably before the answer. No rules, no schema, no hash, nobody
 * who is told. Started by `load.ts` as a process of its own, with the folder for its file.
 */
const db = new Database(join(process.argv[2] ?? '.', 'floor.sqlite'))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT')
const insert = db.prepare<[string]>('INSERT INTO rows (body) VALUES (?)')

const app = new Hono().post('/api/commands', async (c) => {
	const { lastInsertRowid } = insert.run(JSON.stringify(await c.req.json()))
	return c.json({ events: [{ position: Number(lastInsertRowid) }] }, 201)
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => console.log(`ready http://127.0.0.1:${port}`))
