import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { MIGRATIONS } from './migrations.ts'

export type Db = Database.Database
export const DATABASE_FILE = 'centre.sqlite'
const LOCK_FILE = 'centre.lock'

/** The data folder cannot be used; `message` is one sentence for the person who installs. */
export class StoreError extends Error {}

/**
 * Opens (or makes) the centre's file, durable before every answer, and brings its schema up to date.
 *
 * @throws {StoreError} newer file, not a database, read-only or full disk
 */
export function openDatabase(path: string, options: { readonly?: boolean } = {}): Db {
	let db: Db | undefined
	try {
		db = new Database(path, { readonly: options.readonly ?? false, timeout: 2000 })
		if (!options.readonly) {
			db.pragma('journal_mode = WAL')
			db.pragma('synchronous = FULL')
			db.pragma('foreign_keys = ON')
			// What is erased is overwritten, not only forgotten.
			db.pragma('secure_delete = ON')
			db.pragma('cache_size = -16000')
		}
		migrate(db, path, options.readonly ?? false)
		return db
	} catch (error) {
		db?.close()
		throw error instanceof StoreError ? error : new StoreError(`cannot open ${path}: ${reasonOf(error)}`)
	}
}

function migrate(db: Db, path: string, readonly: boolean): void {
	const version = db.pragma('user_version', { simple: true }) as number
	if (version > MIGRATIONS.length)
		throw new StoreError(`${path} was written by a newer version of this program (schema ${version}; this one knows ${MIGRATIONS.length})`)
	if (version === MIGRATIONS.length || readonly) return
	db.transaction(() => {
		for (const step of MIGRATIONS.slice(version)) db.exec(step)
		db.pragma(`user_version = ${MIGRATIONS.length}`)
	}).exclusive()
}

/**
 * Makes the data folder and takes it for this process alone: two servers on one file would give one number twice.
 * The lock is the operating system's, so a killed process leaves none behind.
 *
 * @throws {StoreError} folder not writable, or another server uses it
 */
export function takeDataFolder(folder: string): { path: string; release: () => void } {
	let lock: Db | undefined
	const release = () => void lock?.close()
	try {
		mkdirSync(folder, { recursive: true })
		lock = new Database(join(folder, LOCK_FILE), { timeout: 0 })
		lock.pragma('journal_mode = DELETE')
		lock.exec('BEGIN EXCLUSIVE')
		return { path: join(folder, DATABASE_FILE), release }
	} catch (error) {
		release()
		if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new StoreError(`the data folder ${folder} is in use by another server`)
		throw new StoreError(`cannot write to the data folder ${folder}: ${reasonOf(error)}`)
	}
}

function reasonOf(error: unknown): string {
	const { code = '', message = String(error) } = error as { code?: string; message?: string }
	if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'the disk is full'
	if (code === 'SQLITE_NOTADB') return 'it is not a database of this program'
	if (code === 'SQLITE_CANTOPEN') return 'it cannot be opened for writing'
	if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'it is read-only'
	return message.split('\n')[0] ?? code
}
