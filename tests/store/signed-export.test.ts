import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/store/database.ts'
import { exportKeyIn } from '../../server/store/export-key.ts'
import { createFactStore } from '../../server/store/fact-log.ts'
import { proveExport } from '../../server/store/read-export.ts'
import { createFactRows, EXPORT_FORMAT, signedExport } from '../../server/store/signed-export.ts'

const folder = mkdtempSync(join(tmpdir(), 'signed-export-'))
const db = openDatabase(join(folder, 'centre.sqlite'))
const log = createFactStore(db, [])
const rows = createFactRows(db)
const key = exportKeyIn(folder)
/** What JSON leaves as it is and readers of lines break at, and what a spreadsheet or a shell would take for its own. */
const NASTY = 'Nghỉ 24/11 \u2028 \u2029 \r\n =1+1 "Ắ" \u202Eabc 😀 <b>'
const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25']

async function made(fromDay: string, toDay: string, by = key): Promise<string> {
	const { first, last } = rows.range(fromDay, toDay, Infinity) ?? { first: 1, last: 0 }
	const header = {
		...{
			format: EXPORT_FORMAT as typeof EXPORT_FORMAT,
			centre: { id: 'c', name: 'Xã Ví Dụ' },
			program: '1',
			madeAt: 1,
			by: 'officer:inspector',
			fromDay,
			toDay,
		},
		...{ first, last, before: rows.hashAt(first - 1) },
		key: { algorithm: 'Ed25519' as const, publicKey: by.publicKey, fingerprint: by.fingerprint },
	}
	let text = ''
	for await (const piece of signedExport(rows, header, by)) text += piece
	return text
}
let whole = ''
let middle = ''
beforeAll(async () => {
	for (const [i, day] of DAYS.entries())
		for (let n = 0; n < 400; n++)
			log.transaction(() =>
				log.append({
					...{ actor: 'officer:a', at: i * 1000 + n, day },
					facts: [{ type: 'NoticePosted', noticeId: `n-${n}`, text: { vi: NASTY, en: 'x' } }],
				}),
			)
	whole = await made('2026-11-01', '2026-11-30')
	middle = await made('2026-11-24', '2026-11-24')
}, 60_000)
afterAll(() => {
	db.close()
	rmSync(folder, { recursive: true })
})

const prove = (text: string | Buffer, asked?: string) => {
	const path = join(folder, 'export')
	writeFileSync(path, text)
	return proveExport(path, asked)
}
const linesOf = (text: string) => text.split('\n').slice(0, -1)
const joined = (lines: string[]) => lines.map((line) => `${line}\n`).join('')

describe('an export as it was made', () => {
	it('is proved, whole or a part of the days', async () => {
		expect(await prove(whole)).toMatchObject({ ok: true, facts: 1200, head: log.head().hash })
		expect(await prove(middle)).toMatchObject({ ok: true, facts: 400, header: { first: 401, last: 800 } })
	})
	it('is that of the key asked for, by its fingerprint or as a whole', async () => {
		expect((await prove(whole, key.fingerprint)).ok).toBe(true)
		expect((await prove(whole, key.publicKey)).ok).toBe(true)
		expect(await prove(whole, 'f'.repeat(64))).toMatchObject({ ok: false, problem: expect.stringContaining('another key') as string })
	})
	it('is signed with a key that is made once, and that nobody else reads', () => {
		expect(exportKeyIn(folder).fingerprint).toBe(key.fingerprint)
		expect(statSync(join(folder, 'keys/export-ed25519.pem')).mode & 0o777).toBe(0o600)
	})
})

describe('an export that was altered is refused', () => {
	it('at any one byte', { timeout: 60_000 }, async () => {
		const bytes = Buffer.from(middle)
		for (let at = 0; at < bytes.length; at += 997) {
			const altered = Buffer.from(bytes)
			altered[at] = (altered[at] ?? 0) ^ 1
			expect((await prove(altered)).ok, `byte ${at}`).toBe(false)
		}
	})
	it.each<[string, (lines: string[]) => string[], number]>([
		['a fact left out', (l) => l.toSpliced(200, 1), 600],
		['a fact put in', (l) => l.toSpliced(200, 0, l[200] ?? ''), 601],
		['two facts exchanged', (l) => l.with(10, l[11] ?? '').with(11, l[10] ?? ''), 410],
		['the last facts left out', (l) => l.toSpliced(300, 101), 0],
		['its signature left out', (l) => l.slice(0, -1), 0],
		['another line after it', (l) => [...l, '{}'], 801],
		['a header of other days', (l) => l.with(0, (l[0] ?? '').replace('"toDay":"2026-11-24"', '"toDay":"2026-11-25"')), 0],
		['a header of another centre', (l) => l.with(0, (l[0] ?? '').replace('Xã Ví Dụ', 'Xã Khác')), 0],
		['a header of fewer facts', (l) => l.with(0, (l[0] ?? '').replace('"last":800', '"last":799')), 0],
	])('%s', async (_, change, position) => {
		expect(await prove(joined(change(linesOf(middle))))).toMatchObject({ ok: false, isExport: true, position })
	})
	it('with a signature from another export of the same centre', async () => {
		const signature = linesOf(whole).at(-1) ?? ''
		expect(await prove(joined(linesOf(middle).with(-1, signature)))).toMatchObject({ ok: false, isExport: true })
	})
	it('with facts made anew, hashes and all, and signed with another key under the fingerprint of the first', async () => {
		const other = exportKeyIn(mkdtempSync(join(folder, 'other-')))
		expect((await prove(await made('2026-11-24', '2026-11-24', { ...other, fingerprint: key.fingerprint }))).ok).toBe(false)
		const forged = await made('2026-11-24', '2026-11-24', other)
		expect((await prove(forged)).ok).toBe(true)
		expect((await prove(forged, key.fingerprint)).ok).toBe(false)
	})
	it('cut off anywhere, or with other ends of lines', async () => {
		for (const length of [1, 300, 5_000, middle.length - 1]) expect((await prove(middle.slice(0, length))).ok).toBe(false)
		expect((await prove(middle.replaceAll('\n', '\r\n'))).ok).toBe(false)
	})
	it('and what is no export is told apart', async () => {
		for (const text of ['', '{}\n', 'PK\u0003\u0004', '[]']) expect(await prove(text)).toMatchObject({ ok: false, isExport: false })
	})
})
