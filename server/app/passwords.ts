import { argon2, randomBytes, randomInt, scrypt, timingSafeEqual, type Argon2Parameters } from 'node:crypto'

/** Argon2id as OWASP asks of it: 19 MiB, two passes, one lane; about 40 ms, so that a stolen file is slow to guess. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
/** What hashes were made with before; they are verified still. */
const OLD_COST = { N: 2 ** 14, r: 8, p: 5, maxmem: 64 * 2 ** 20 }
const KEY_BYTES = 32
const SALT_BYTES = 16
/** Letters and digits that are not mistaken for each other when read from paper. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'
const PREFIX = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`
/** Each takes a core: a flood of guesses leaves the others to tickets. */
const AT_ONCE = 2
/** Who comes after so many would wait longer than a browser does. */
const WAITING_AT_MOST = 40

/** Too many passwords are being checked already. */
export class HashingBusy extends Error {}

/** Twelve readable characters, 59 bits. */
export const newPassword = (): string => Array.from({ length: 12 }, () => READABLE[randomInt(READABLE.length)]).join('')

/** As a string that tells how it was made: `$argon2id$v=19$m=…,t=…,p=…$salt$key`. @throws {HashingBusy} */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(SALT_BYTES)
	return `${PREFIX}${unpadded(salt)}$${unpadded(await inTurn(() => derive(password, salt)))}`
}

/** @throws {HashingBusy} */
export async function isPassword(password: string, stored: string): Promise<boolean> {
	const isOld = stored.startsWith('scrypt$')
	if (!isOld && !stored.startsWith(PREFIX)) return false
	const [salt = '', key = ''] = stored.slice(isOld ? 'scrypt$'.length : PREFIX.length).split('$')
	const [nonce, expected] = [Buffer.from(salt, 'base64'), Buffer.from(key, 'base64')]
	if (nonce.length < SALT_BYTES || expected.length !== KEY_BYTES) return false
	return timingSafeEqual(await inTurn(() => (isOld ? deriveOld : derive)(password, nonce)), expected)
}

/** Whether it was made in an older way, and should be made anew when the password is at hand. */
export const isOldHash = (stored: string): boolean => !stored.startsWith(PREFIX)

let running = 0
const waiting: (() => void)[] = []
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running >= AT_ONCE) {
		if (waiting.length >= WAITING_AT_MOST) throw new HashingBusy()
		await new Promise<void>((go) => waiting.push(go))
	} else running++
	try {
		return await work()
	} finally {
		const next = waiting.shift()
		if (next) next()
		else running--
	}
}

/** One person may type a mark composed, another decomposed: both mean the same password. */
function derive(password: string, nonce: Buffer): Promise<Buffer> {
	const asked: Argon2Parameters = { ...COST, message: Buffer.from(password.normalize('NFC')), nonce, tagLength: KEY_BYTES }
	return new Promise((resolve, reject) => argon2('argon2id', asked, (error, key) => (error ? reject(error) : resolve(key))))
}

function deriveOld(password: string, salt: Buffer): Promise<Buffer> {
	return new Promise((resolve, reject) =>
		scrypt(password.normalize('NFC'), salt, KEY_BYTES, OLD_COST, (error, key) => (error ? reject(error) : resolve(key))),
	)
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
