import Database from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { dayNumber, dayOf } from './calendar.ts'
import { COLUMNS, pack, unpack, type Block, type Column, type Ints } from './columns.ts'
import type { NameRow } from './names.ts'
import { noRows, type Rows } from './rows.ts'

/** Grows when rows mean something else than before: older files are made again. */
const VERSION = 1
/** The file cannot be read as what this program wrote: it is thrown away and made again. */
export class BrokenTables extends Error {}

/** Columns read lately: whoever looks at one figure of ten years soon looks at another of them. The thread rests, and they are gone. */
const KEPT_BYTES = 64 * 2 ** 20

/** How far the facts are counted: up to this one, whose hash tells that it is still the same log. */
export interface Counted {
	position: number
	hash: string
	/** Newest day that is whole in the file. */
	through: string | null
	first: string | null
}
const NOTHING: Counted = { position: 0, hash: '', through: null, first: null }

export interface Tables {
	counted(): Counted
	names(): readonly NameRow[]
	/** `2026-11`, in order. */
	months(): string[]
	block(month: string): Block
	/** All or nothing. */
	save(what: { month: string; rows: Rows; names: readonly NameRow[]; counted: Counted }): void
	close(): void
}

interface Piece {
	n: number
	crc: number
	data: Uint8Array
}

/**
 * The derived file of figures: for each month one piece of bytes a column. Nothing in it is the truth, so what is not as it
 * was written is never guessed at: every piece carries a checksum (CRC-32, over its place and its bytes).
 *
 * @throws {BrokenTables} at the opening or at any reading
 */
export function openTables(path: string): Tables {
	const db = guarded(() => open(path))
	const find = db.prepare<[string, string], Piece>('SELECT n, crc, data FROM pieces WHERE month = ? AND name = ?')
	const months = db.prepare<[], { month: string }>("SELECT month FROM pieces WHERE name = 'end' ORDER BY month")
	const put = db.prepare<[string, string, number, number, Uint8Array]>(
		'INSERT OR REPLACE INTO pieces (month, name, n, crc, data) VALUES (?, ?, ?, ?, ?)',
	)

	function read(month: string, name: string): Piece | undefined {
		const piece = guarded(() => find.get(month, name))
		if (piece && checksum(month, name, piece) !== piece.crc) throw new BrokenTables(`${month} ${name} has changed`)
		return piece
	}
	function write(month: string, name: string, { n, data }: Omit<Piece, 'crc'>): void {
		put.run(month, name, n, checksum(month, name, { n, data }), data)
	}
	const kept = new Map<string, Ints>()
	let keptBytes = 0
	function forget(): void {
		kept.clear()
		keptBytes = 0
	}
	function column(month: string, name: Column): Ints {
		const key = `${month}/${name}`
		const before = kept.get(key)
		if (before) return before
		const piece = read(month, name)
		if (!piece) throw new BrokenTables(`${month} has no ${name}`)
		const ints = guarded(() => unpack(piece.data, piece.n))
		if (keptBytes + ints.byteLength > KEPT_BYTES) forget()
		keptBytes += ints.byteLength
		kept.set(key, ints)
		return ints
	}
	function json<T>(name: string, otherwise: T): T {
		const piece = read('', name)
		return piece ? (JSON.parse(Buffer.from(piece.data).toString('utf8')) as T) : otherwise
	}
	const writeJson = (name: string, value: unknown) => write('', name, { n: 0, data: Buffer.from(JSON.stringify(value)) })

	const save = db.transaction(({ month, rows, names, counted }: Parameters<Tables['save']>[0]) => {
		for (const name of COLUMNS) {
			const ints = pack(rows[name])
			write(month, name, { n: ints.length, data: new Uint8Array(ints.buffer, ints.byteOffset, ints.byteLength) })
		}
		writeJson('names', names)
		writeJson('counted', counted)
	})
	return {
		counted: () => json('counted', NOTHING),
		names: () => json<NameRow[]>('names', []),
		months: () => guarded(() => months.all().map(({ month }) => month)),
		block: (month) => ({ rows: column(month, 'end').length, ...daysOf(month), read: (name) => column(month, name) }),
		save: (what) => {
			forget()
			guarded(() => save(what))
		},
		close: () => void db.close(),
	}
}

function daysOf(month: string): { first: number; last: number } {
	const first = dayNumber(`${month}-01`)
	let last = first + 27
	while (dayOf(last + 1).startsWith(month)) last++
	return { first, last }
}

/** The rows of a block, to add to them. */
export function rowsOf(block: Block): Rows {
	const rows = noRows()
	for (const name of COLUMNS) rows[name] = Array.from(block.read(name))
	return rows
}

export function removeTables(path: string): void {
	for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true })
}

function open(path: string): Database.Database {
	const db = new Database(path)
	try {
		db.pragma('page_size = 16384')
		db.pragma('journal_mode = WAL')
		db.pragma('synchronous = NORMAL')
		db.pragma('cache_size = -8000')
		const version = db.pragma('user_version', { simple: true })
		if (version !== VERSION && version !== 0) throw new BrokenTables(`version ${String(version)}`)
		db.exec(
			'CREATE TABLE IF NOT EXISTS pieces (month TEXT, name TEXT, n INTEGER, crc INTEGER, data BLOB, PRIMARY KEY (month, name)) STRICT',
		)
		db.pragma(`user_version = ${VERSION}`)
		return db
	} catch (error) {
		db.close()
		throw error
	}
}

const checksum = (month: string, name: string, { n, data }: Omit<Piece, 'crc'>): number => crc32(data, crc32(`${month}/${name}/${n}`))

const OF_A_BROKEN_FILE = /^SQLITE_(?:CORRUPT|NOTADB|SCHEMA|ERROR|MISMATCH)/

function guarded<T>(work: () => T): T {
	try {
		return work()
	} catch (error) {
		const { code = '', message } = error as { code?: string; message: string }
		if (error instanceof RangeError || OF_A_BROKEN_FILE.test(code)) throw new BrokenTables(message)
		throw error
	}
}
