import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from './database.ts'

/** The centre's own key, with which it signs what it hands out. */
export interface ExportKey {
	/** SubjectPublicKeyInfo, DER in base64. */
	publicKey: string
	/** SHA-256 of that DER, hexadecimal: short enough to read out on the telephone. */
	fingerprint: string
	/** Ed25519, 64 bytes. @source RFC 8032 */
	sign: (message: Uint8Array) => Buffer
}

const FILE = 'export-ed25519.pem'

/**
 * The key in a data folder; made at the first start, and never again.
 *
 * @throws {StoreError} it is there, and cannot be read
 */
export function exportKeyIn(dataDir: string): ExportKey {
	const folder = join(dataDir, 'keys')
	const path = join(folder, FILE)
	if (!existsSync(path)) makeKey(folder, path)
	try {
		return keyOf(createPrivateKey(readFileSync(path)))
	} catch (error) {
		throw new StoreError(`cannot read the key ${path}: ${(error as Error).message}`)
	}
}

/** Whole or not at all: half a key would sign nothing, and a second one would be another centre's. */
function makeKey(folder: string, path: string): void {
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 })
		const { privateKey } = generateKeyPairSync('ed25519')
		writeFileSync(`${path}.new`, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true })
		renameSync(`${path}.new`, path)
	} catch (error) {
		throw new StoreError(`cannot write the key ${path}: ${(error as Error).message}`)
	}
}

function keyOf(privateKey: KeyObject): ExportKey {
	const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
	return { publicKey: der.toString('base64'), fingerprint: fingerprintOf(der), sign: (message) => sign(null, message, privateKey) }
}

export const fingerprintOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex')
