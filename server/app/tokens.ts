import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'

/** Cost of one hash: 16 MB and about 60 ms, so that a stolen file is slow to guess (OWASP: N = 2^14, r = 8, p = 5). */
const COST = { N: 2 ** 14, r: 8, p: 5, maxmem: 64 * 2 ** 20 }
const KEY_BYTES = 32
/** Letters and digits that are not mistaken for each other when read from paper. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'

/** 256 random bits, safe in a header and a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')
/** Twelve readable characters, 59 bits. */
export const newPassword = (): string => Array.from({ length: 12 }, () => READABLE[randomInt(READABLE.length)]).join('')

export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16)
	return `scrypt$${salt.toString('base64')}$${(await derive(password, salt)).toString('base64')}`
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
	const [scheme, salt = '', key = ''] = stored.split('$')
	if (scheme !== 'scrypt') return false
	const expected = Buffer.from(key, 'base64')
	const given = await derive(password, Buffer.from(salt, 'base64'))
	return given.length === expected.length && timingSafeEqual(given, expected)
}

/** One person may type a mark composed, another decomposed: both mean the same password. */
function derive(password: string, salt: Buffer): Promise<Buffer> {
	return new Promise((resolve, reject) =>
		scrypt(password.normalize('NFC'), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key))),
	)
}
