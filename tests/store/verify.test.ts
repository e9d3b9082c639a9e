import { spawnSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sealFile } from '../../server/store/seal.ts'
import { append, cancelled, issued, openStore, tamper, tempFolder } from './temp-store.ts'

const VERIFY = fileURLToPath(new URL('../../server/verify.ts', import.meta.url))
function verify(folder: string) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFY, '--data', folder], { encoding: 'utf8' })
	return { status, said: `${stdout}${stderr}`.trim() }
}
function closedTrail() {
	const { path, db, log } = openStore()
	for (let n = 1; n <= 3; n++) append(log, [issued(n), cancelled(n)])
	db.close()
	return path
}

describe('npm run verify', { timeout: 30_000 }, () => {
	it('proves a file as it was sealed', async () => {
		const path = closedTrail()
		await sealFile(path)
		const { status, said } = verify(dirname(path))
		expect(said).toMatch(/^proved: 6 facts, head [0-9a-f]{64}, file as sealed$/)
		expect(status).toBe(0)
	})
	it('names the first fact that was altered', () => {
		const path = closedTrail()
		tamper(path, (db) => void db.exec("UPDATE facts SET actor = 'x' WHERE position IN (3, 5)"))
		expect(verify(dirname(path))).toEqual({
			status: 1,
			said: 'altered at position 3: its hash does not match its content and the fact before it',
		})
	})
	it('does not prove a damaged file', () => {
		const path = closedTrail()
		const page = 4096
		const file = openSync(path, 'r+')
		writeSync(file, Buffer.alloc(page, 0xa5), 0, page, page)
		closeSync(file)
		const { status, said } = verify(dirname(path))
		expect(said).toMatch(/^altered at position \d+: /)
		expect(status).toBe(1)
	})
	it('says that there is nothing to prove', () => {
		const folder = tempFolder()
		expect(verify(folder)).toEqual({ status: 2, said: `no data at ${folder}/centre.sqlite` })
	})
})
