import Database from 'better-sqlite3'
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { DATABASE_FILE, openDatabase, StoreError, takeDataFolder } from './database.ts'
import { proveTrail } from './proof.ts'
import { sealFile } from './seal.ts'

export interface Backup {
	folder: string
	facts: number
	head: string
	files: number
	/** Older backups that were removed. */
	dropped: number
}

const AN_HOUR_MS = 3_600_000
const NAME = /^mot-cua-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}$/
/** Made again by the server, or only of use to a running one. */
const isLeftOut = (path: string): boolean => /^(centre\.(sqlite|lock)|reports\.sqlite)/.test(path) || path.startsWith('.')

/**
 * Copies a data folder while the server uses it: the database as of one moment, without making it wait, and every other file
 * beside it. The copy is proved and sealed before it gets its name; until then it counts for nothing. Files that did not
 * change share the disk with the backup before.
 *
 * @param keep  how many backups stay in `to`, ≥ 1
 * @throws {StoreError} one sentence: nothing to copy, no room, or the copy does not hold
 */
export async function backUp(data: string, to: string, { at, keep }: { at: Date; keep: number }): Promise<Backup> {
	const source = join(data, DATABASE_FILE)
	if (!existsSync(source)) throw new StoreError(`no data at ${source}`)
	if (isInside(to, data)) throw new StoreError(`${to} lies in the data folder: a backup belongs on another disk`)
	const folder = join(to, `mot-cua-${at.toISOString().slice(0, 19).replaceAll(':', '-')}`)
	const part = `${folder}.part`
	if (existsSync(folder)) throw new StoreError(`${folder} exists already`)
	try {
		mkdirSync(to, { recursive: true, mode: 0o700 })
		rmSync(part, { recursive: true, force: true })
		mkdirSync(part, { mode: 0o700 })
		snapshot(source, join(part, DATABASE_FILE))
		const files = copyFiles(data, part, newestIn(to))
		const { facts, head } = prove(join(part, DATABASE_FILE))
		await sealFile(join(part, DATABASE_FILE), AN_HOUR_MS)
		renameSync(part, folder)
		return { folder, facts, head, files, dropped: dropOld(to, keep) }
	} catch (error) {
		rmSync(part, { recursive: true, force: true })
		throw error instanceof StoreError ? error : new StoreError(`cannot back up to ${to}: ${(error as Error).message}`)
	}
}

/**
 * Puts a backup where a server will look for it.
 *
 * @throws {StoreError} the backup does not hold, a server runs there, or there is data already and `replace` was not said
 */
export function restore(
	from: string,
	data: string,
	{ at, replace }: { at: Date; replace: boolean },
): { facts: number; head: string; moved?: string } {
	const { facts, head } = prove(join(from, DATABASE_FILE))
	const hasData = existsSync(join(data, DATABASE_FILE))
	if (hasData && !replace) throw new StoreError(`${data} holds data already; --replace moves it aside`)
	if (hasData) takeDataFolder(data).release()
	const moved = `${data}.before-${at.toISOString().slice(0, 19).replaceAll(':', '-')}`
	if (hasData) renameSync(data, moved)
	mkdirSync(data, { recursive: true, mode: 0o700 })
	copyFileSync(join(from, DATABASE_FILE), join(data, DATABASE_FILE))
	copyFiles(from, data)
	return { facts, head, ...(hasData && { moved }) }
}

/** One read transaction: writers go on beside it. */
function snapshot(source: string, target: string): void {
	const db = new Database(source, { readonly: true, timeout: 5000 })
	try {
		db.prepare('VACUUM INTO ?').run(target)
	} finally {
		db.close()
	}
}

function prove(path: string): { facts: number; head: string } {
	if (!existsSync(path)) throw new StoreError(`no backup at ${path}`)
	const db = openDatabase(path, { readonly: true })
	try {
		const proof = proveTrail(db)
		if (!proof.ok) throw new StoreError(`the copy does not hold: altered at position ${proof.position}: ${proof.problem}`)
		return proof
	} finally {
		db.close()
	}
}

/** @returns how many there are */
function copyFiles(from: string, to: string, before?: string): number {
	let files = 0
	for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name).slice(from.length + 1)
		if (!entry.isFile() || isLeftOut(path)) continue
		mkdirSync(dirname(join(to, path)), { recursive: true, mode: 0o700 })
		copyOrShare(join(from, path), join(to, path), before && join(before, path))
		files++
	}
	return files
}

function copyOrShare(source: string, target: string, before?: string): void {
	const { size, mtime, atime } = statSync(source)
	const known = before === undefined ? undefined : statSync(before, { throwIfNoEntry: false })
	if (before && known?.size === size && known.mtimeMs === mtime.getTime()) {
		try {
			return linkSync(before, target)
		} catch {
			// A disk without hard links holds a copy of its own.
		}
	}
	copyFileSync(source, target)
	utimesSync(target, atime, mtime)
}

const backupsIn = (to: string): string[] =>
	readdirSync(to)
		.filter((name) => NAME.test(name))
		.sort()
		.map((name) => join(to, name))

const newestIn = (to: string): string | undefined => backupsIn(to).at(-1)

function dropOld(to: string, keep: number): number {
	const old = backupsIn(to).slice(0, -keep)
	for (const folder of old) rmSync(folder, { recursive: true, force: true })
	return old.length
}

const isInside = (path: string, folder: string): boolean => `${resolve(path)}${sep}`.startsWith(`${resolve(folder)}${sep}`)
