import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'

/**
 * A seal of the whole file, written when the server has stopped and the log is merged into it: at rest, not one byte can
 * change unseen, whatever it belongs to. A running or killed server has none; then the hash chain alone speaks.
 */
const sealPath = (database: string): string => `${database}.sha256`

/**
 * Whole or not at all: half a seal would look like a changed file.
 *
 * @param patienceMs  a stop must not last: a file that takes longer to read stays unsealed
 * @returns           whether it was sealed; a full disk leaves it unsealed too
 */
export async function sealFile(database: string, patienceMs = 2500): Promise<boolean> {
	const fresh = `${sealPath(database)}.new`
	try {
		// A log that could not be merged holds facts that the seal would not cover.
		if (existsSync(`${database}-wal`)) return false
		const hash = await hashFile(database, AbortSignal.timeout(patienceMs))
		await writeFile(fresh, `${hash}\n`, { flush: true })
		await rename(fresh, sealPath(database))
		return true
	} catch {
		await rm(fresh, { force: true }).catch(() => undefined)
		return false
	}
}

export const breakSeal = (database: string): Promise<void> => rm(sealPath(database), { force: true })

/** Whether the file is as it was sealed; `unsealed` where there is no seal. */
export async function checkSeal(database: string): Promise<'intact' | 'broken' | 'unsealed'> {
	const seal = await readFile(sealPath(database), 'utf8').catch(() => undefined)
	if (seal === undefined) return 'unsealed'
	return seal.trim() === (await hashFile(database)) ? 'intact' : 'broken'
}

async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
	const hash = createHash('sha256')
	for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, ...(signal && { signal }) })) hash.update(chunk as Buffer)
	return hash.digest('hex')
}
