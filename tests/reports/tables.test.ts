import Database from 'better-sqlite3'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COLUMNS, pack, unpack } from '../../server/reports/columns.ts'
import { createNames } from '../../server/reports/names.ts'
import { noRows } from '../../server/reports/rows.ts'
import { BrokenTables, openTables, removeTables, rowsOf } from '../../server/reports/tables.ts'
import { tempFolder } from '../store/temp-store.ts'

const file = () => join(tempFolder(), 'reports.sqlite')
const COUNTED = { position: 7, hash: 'abc', through: '2026-11-23', first: '2026-11-23' }

/** A month with values of one, two and four bytes. */
function filled(path: string) {
	const tables = openTables(path)
	const names = createNames([])
	names.rename('service', 'ho-tich', { vi: 'Hộ tịch', en: 'Civil status' })
	const rows = noRows()
	for (const column of COLUMNS) rows[column] = [1, 200, 60_000, 4_000_000_000]
	tables.save({ month: '2026-11', rows, names: names.rows(), counted: COUNTED })
	return { tables, rows }
}

/** Reads everything there is. @throws what the file throws */
function readAll(path: string): void {
	const tables = openTables(path)
	try {
		tables.counted()
		tables.names()
		for (const month of tables.months()) rowsOf(tables.block(month))
	} finally {
		tables.close()
	}
}

describe('the file of figures', () => {
	it('gives back what was put in', () => {
		const path = file()
		filled(path).tables.close()
		const tables = openTables(path)
		expect(tables.counted()).toEqual(COUNTED)
		expect(tables.months()).toEqual(['2026-11'])
		expect(rowsOf(tables.block('2026-11'))).toEqual(filled(file()).rows)
		expect(createNames(tables.names()).idOf('service', 1)).toBe('ho-tich')
		tables.close()
	})
	it('is not believed when one byte of what it keeps is another', () => {
		const path = file()
		filled(path).tables.close()
		for (const name of [...COLUMNS, 'names', 'counted']) {
			const db = new Database(path)
			const where = db.prepare('SELECT data FROM pieces WHERE name = ?').get(name) as { data: Buffer }
			const changed = Buffer.from(where.data)
			changed[changed.length >> 1]! ^= 1
			db.prepare('UPDATE pieces SET data = ? WHERE name = ?').run(changed, name)
			expect(() => readAll(path), name).toThrow(BrokenTables)
			db.prepare('UPDATE pieces SET data = ? WHERE name = ?').run(where.data, name)
			db.close()
		}
		expect(() => readAll(path)).not.toThrow()
	})
	it('is not believed when a column is missing or of another month', () => {
		const path = file()
		filled(path).tables.close()
		const db = new Database(path)
		db.exec("UPDATE pieces SET month = '2026-12' WHERE name = 'wait'")
		expect(() => readAll(path)).toThrow(BrokenTables)
		db.exec("DELETE FROM pieces WHERE name = 'wait'")
		expect(() => readAll(path)).toThrow(BrokenTables)
		db.close()
	})
	it('is not believed when it is cut off, or is no database, or of another version', () => {
		const path = file()
		filled(path).tables.close()
		const whole = readFileSync(path)
		writeFileSync(path, whole.subarray(0, whole.length >> 1))
		expect(() => readAll(path)).toThrow(BrokenTables)
		removeTables(path)
		writeFileSync(path, 'nothing of the kind, and longer than a header is')
		expect(() => readAll(path)).toThrow(BrokenTables)
		removeTables(path)
		const db = new Database(path)
		db.pragma('user_version = 99')
		db.close()
		expect(() => readAll(path)).toThrow(BrokenTables)
	})
})

describe('a column', () => {
	it('is as wide as its largest value', () => {
		expect([[255], [256], [65_536]].map((values) => pack(values).BYTES_PER_ELEMENT)).toEqual([1, 2, 4])
		for (const values of [[], [0, 255], [3, 65_535], [4_294_967_295, 1]]) {
			const { buffer, length } = pack(values)
			expect([...unpack(new Uint8Array(buffer), length)]).toEqual(values)
		}
	})
	it('takes no number that would become another', () => {
		for (const value of [-1, 1.5, NaN, 2 ** 32]) expect(() => pack([value])).toThrow(RangeError)
	})
})
