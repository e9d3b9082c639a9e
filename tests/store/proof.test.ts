import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../server/store/database.ts'
import { openDatabase } from '../../server/store/database.ts'
import { chainHash, type FactRow } from '../../server/store/hash-chain.ts'
import { proveTrail } from '../../server/store/proof.ts'
import { breakSeal, checkSeal, sealFile } from '../../server/store/seal.ts'
import { uuid } from '../support/hall.ts'
import { append, cancelled, GENESIS, issued, openStore, tamper, tempFolder } from './temp-store.ts'

/** A closed file of six facts: five tickets and one cancelled. */
function trail() {
	const { path, db, log } = openStore()
	append(log, [issued(1)], { commandId: uuid(50) })
	append(log, [issued(2), issued(3)], { commandId: uuid(51) })
	append(log, [cancelled(2)], { commandId: uuid(52) })
	append(log, [issued(4), issued(5)], { commandId: uuid(53) })
	const { hash } = log.head()
	db.close()
	return { path, hash }
}
function prove(path: string) {
	const db = openDatabase(path, { readonly: true })
	try {
		return proveTrail(db)
	} finally {
		db.close()
	}
}
/** What the proof says of a trail that somebody changed. */
function proofAfter(work: string | ((db: Db) => void)) {
	const { path } = trail()
	tamper(path, typeof work === 'string' ? (db) => void db.exec(work) : work)
	return prove(path)
}

describe('a trail that nobody touched', () => {
	it('is proved, with its length and its head', () => {
		const { path, hash } = trail()
		expect(prove(path)).toEqual({ ok: true, facts: 6, head: hash })
	})
	it('is proved while it is empty, and while the server writes', () => {
		const { db, log } = openStore()
		expect(proveTrail(db)).toEqual({ ok: true, facts: 0, head: GENESIS })
		append(log, [issued(1)])
		expect(proveTrail(db)).toMatchObject({ ok: true, facts: 1 })
	})
})

describe('one byte changed in a fact', () => {
	it.each([
		['at', 'at = at + 1'],
		['day', "day = '2026-11-22'"],
		['actor', "actor = 'kiosk:kiosk-2'"],
		['type', "type = 'VisitReinstated'"],
		['v', 'v = 2'],
		['visit_id', `visit_id = '${uuid(3)}'`],
		['visit_id, emptied', 'visit_id = NULL'],
		['body', "body = replace(body, '2', '3')"],
		['body, with a space', "body = body || ' '"],
		['hash', "hash = CASE substr(hash, 1, 1) WHEN 'f' THEN 'e' ELSE 'f' END || substr(hash, 2)"],
	])('in %s is found where it is', (_, change) => {
		expect(proofAfter(`UPDATE facts SET ${change} WHERE position = 4`)).toMatchObject({ ok: false, position: 4 })
	})
	it('is found at the next fact when its own hash was made to fit', () => {
		const proof = proofAfter((db) => {
			const row = db.prepare<[], FactRow>('SELECT * FROM facts WHERE position = 3').get()
			const before = db.prepare<[], { hash: string }>('SELECT hash FROM facts WHERE position = 2').get()
			if (!row || !before) throw new Error('the trail is too short')
			db.prepare('UPDATE facts SET actor = ?, hash = ? WHERE position = 3').run('x', chainHash(before.hash, { ...row, actor: 'x' }))
		})
		expect(proof).toMatchObject({ ok: false, position: 4 })
	})
})

describe('a fact taken away', () => {
	it.each([1, 3, 6])('at position %d is missed there', (position) => {
		const proof = proofAfter(`DELETE FROM facts WHERE position = ${position}`)
		expect(proof).toEqual({ ok: false, position, problem: `fact ${position} is missing` })
	})
	it('from the middle is missed also when the others close the gap', () => {
		const closeGap = 'DELETE FROM facts WHERE position = 4; UPDATE facts SET position = position - 1 WHERE position > 4'
		expect(proofAfter(closeGap)).toMatchObject({ ok: false, position: 4 })
	})
	it('together with the end of the trail is missed', () => {
		expect(proofAfter('DELETE FROM facts WHERE position > 3')).toMatchObject({ ok: false, position: 4 })
	})
	it('and put elsewhere is found', () => {
		const swap =
			'UPDATE facts SET position = 99 WHERE position = 2; UPDATE facts SET position = 2 WHERE position = 3; UPDATE facts SET position = 3 WHERE position = 99'
		expect(proofAfter(swap)).toMatchObject({ ok: false, position: 2 })
	})
})

describe('a ticket', () => {
	it.each([
		['visit_id', `visit_id = '${uuid(9)}'`],
		['day', "day = '2026-11-22'"],
		['number', "number = 'A999'"],
		['sequence', "sequence = 'b'"],
		['serial', 'serial = 999'],
		['service_id', "service_id = 'dat-dai'"],
		['lane', "lane = 'priority'"],
		['issued_at', 'issued_at = 1'],
	])('with another %s than its fact is found at that fact', (_, change) => {
		expect(proofAfter(`UPDATE tickets SET ${change} WHERE position = 3`)).toEqual({
			ok: false,
			position: 3,
			problem: 'the table of tickets differs from the facts',
		})
	})
	it('taken away or made up is found', () => {
		expect(proofAfter('DELETE FROM tickets WHERE position = 5')).toMatchObject({ ok: false, position: 5 })
		const invent = `INSERT INTO tickets SELECT '${uuid(9)}', 4, day, 'A009', sequence, 9, service_id, lane, issued_at FROM tickets WHERE position = 1`
		expect(proofAfter(invent)).toMatchObject({ ok: false, position: 4 })
	})
})

describe('the seal', () => {
	it('is intact, broken by one byte anywhere, or not there', async () => {
		const path = join(tempFolder(), 'centre.sqlite')
		writeFileSync(path, Buffer.alloc(100_000, 7))
		expect(await checkSeal(path)).toBe('unsealed')
		await sealFile(path)
		expect(await checkSeal(path)).toBe('intact')
		const bytes = readFileSync(path)
		bytes[99_999] = 8
		writeFileSync(path, bytes)
		expect(await checkSeal(path)).toBe('broken')
		await breakSeal(path)
		await breakSeal(path)
		expect(await checkSeal(path)).toBe('unsealed')
	})
	it('is not set while the log is not merged', async () => {
		const { path, db, log } = openStore()
		append(log, [issued(1)])
		expect(await sealFile(path)).toBe(false)
		db.close()
		expect(await checkSeal(path)).toBe('unsealed')
		expect(await sealFile(path)).toBe(true)
		expect(await checkSeal(path)).toBe('intact')
	})
	it('covers what the chain does not: a password, a print job', async () => {
		const { path } = trail()
		await sealFile(path)
		tamper(
			path,
			(db) => void db.exec("INSERT INTO accounts (username, role, name, password_hash) VALUES ('eve', 'administrator', 'Eve', 'x')"),
		)
		expect(prove(path).ok).toBe(true)
		expect(await checkSeal(path)).toBe('broken')
	})
})
