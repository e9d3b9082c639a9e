import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase, StoreError, takeDataFolder } from '../../server/store/database.ts'
import { MIGRATIONS } from '../../server/store/migrations.ts'
import { append, issued, openStore, tempFolder } from './temp-store.ts'

const FULL = 2
const pragma = (db: Database.Database, name: string): unknown => db.pragma(name, { simple: true })

describe('the database', () => {
	it('is durable before every answer: write-ahead log, flushed at each commit', () => {
		const { db } = openStore()
		expect([pragma(db, 'journal_mode'), pragma(db, 'synchronous'), pragma(db, 'foreign_keys')]).toEqual(['wal', FULL, 1])
	})
	it('is as durable when it is opened again', () => {
		const { db, path } = openStore()
		db.close()
		expect(pragma(openStore(path).db, 'synchronous')).toBe(FULL)
	})
	it('is made with the newest schema', () => {
		expect(pragma(openStore().db, 'user_version')).toBe(MIGRATIONS.length)
	})
	it('keeps what was written', () => {
		const { db, path, log } = openStore()
		const made = append(log, [issued(1)])
		db.close()
		expect(openStore(path).log.read(0, 9)).toEqual(made)
	})
	it('opened for reading is never written', () => {
		const { path, log } = openStore()
		append(log, [issued(1)])
		const reader = openDatabase(path, { readonly: true })
		onTestFinished(() => void reader.close())
		expect(reader.prepare('SELECT count(*) AS n FROM facts').get()).toEqual({ n: 1 })
		expect(() => reader.exec('UPDATE probe SET at = 1')).toThrow('readonly')
	})
})

describe('a file that cannot be used', () => {
	const opening = (path: string) => () => openDatabase(path)

	it('of a newer program is refused and left alone', () => {
		const { db, path } = openStore()
		db.pragma(`user_version = ${MIGRATIONS.length + 1}`)
		db.close()
		const before = readFileSync(path)
		expect(opening(path)).toThrow(StoreError)
		expect(opening(path)).toThrow(`written by a newer version of this program (schema ${MIGRATIONS.length + 1}`)
		expect(readFileSync(path).equals(before)).toBe(true)
	})
	it('of something else is refused and left alone', () => {
		const path = join(tempFolder(), 'centre.sqlite')
		writeFileSync(path, 'Số tay trực quầy\n'.repeat(100))
		expect(opening(path)).toThrow(new StoreError(`cannot open ${path}: it is not a database of this program`))
		expect(readFileSync(path, 'utf8')).toContain('Số tay trực quầy')
	})
	it('in a folder that does not exist is refused', () => {
		expect(opening(join(tempFolder(), 'gone', 'centre.sqlite'))).toThrow(StoreError)
	})
	it('is let go, so that it can be put right while the server waits', () => {
		const { db, path } = openStore()
		db.pragma('user_version = 99')
		db.close()
		expect(opening(path)).toThrow(StoreError)
		const repair = new Database(path, { timeout: 0 })
		repair.pragma(`user_version = ${MIGRATIONS.length}`)
		repair.pragma('locking_mode = EXCLUSIVE')
		repair.exec('BEGIN EXCLUSIVE; COMMIT')
		repair.close()
		openDatabase(path).close()
	})
})

describe('the data folder', () => {
	it('is made, and names the file', () => {
		const folder = join(tempFolder(), 'new', 'data')
		const { path, release } = takeDataFolder(folder)
		expect(path).toBe(join(folder, 'centre.sqlite'))
		expect(existsSync(folder)).toBe(true)
		release()
	})
	it('belongs to one server at a time', () => {
		const folder = tempFolder()
		const first = takeDataFolder(folder)
		expect(() => takeDataFolder(folder)).toThrow(new StoreError(`the data folder ${folder} is in use by another server`))
		expect(() => takeDataFolder(folder)).toThrow(StoreError)
		first.release()
		takeDataFolder(folder).release()
	})
	it('that is a file is refused', () => {
		const path = join(tempFolder(), 'data')
		writeFileSync(path, '')
		expect(() => takeDataFolder(path)).toThrow(`cannot write to the data folder ${path}`)
	})
	it('whose lock is a folder is refused', () => {
		const folder = tempFolder()
		mkdirSync(join(folder, 'centre.lock'))
		expect(() => takeDataFolder(folder)).toThrow(StoreError)
	})
})
