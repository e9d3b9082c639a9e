import { scryptSync } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { PATIENT } from '../http/patient.ts'
import { HashingBusy, hashPassword, isOldHash, isPassword, newPassword } from '../../server/app/passwords.ts'

vi.setConfig(PATIENT)

/** As this program made them before. */
function oldHash(password: string): string {
	const salt = Buffer.from('0123456789abcdef')
	const key = scryptSync(password, salt, 32, { N: 2 ** 14, r: 8, p: 5, maxmem: 64 * 2 ** 20 })
	return `scrypt$${salt.toString('base64')}$${key.toString('base64')}`
}

describe('a password’s hash', () => {
	it('is Argon2id at the cost OWASP asks for, another each time', async () => {
		const [one, other] = [await hashPassword('Suối reo'), await hashPassword('Suối reo')]
		expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
		expect(one).not.toBe(other)
		expect([await isPassword('Suối reo', one), await isPassword('Suối reo ', one)]).toEqual([true, false])
		expect(isOldHash(one)).toBe(false)
	})
	it('knows the same password in either composition', async () => {
		const hash = await hashPassword('Suối reo'.normalize('NFD'))
		expect(await isPassword('Suối reo'.normalize('NFC'), hash)).toBe(true)
	})
	it('of before is still verified, and known to be old', async () => {
		const hash = oldHash('mật khẩu cũ')
		expect([await isPassword('mật khẩu cũ', hash), await isPassword('khác', hash), isOldHash(hash)]).toEqual([true, false, true])
	})
	it.each(['', 'plain', '$argon2id$v=19$m=1,t=1,p=1$c2FsdA$a2V5', 'scrypt$', '$argon2id$v=19$m=19456,t=2,p=1$$'])(
		'that is none opens nothing: %s',
		async (stored) => {
			expect(await isPassword('', stored)).toBe(false)
		},
	)
	it('is worked at a few at a time; a flood is turned away at the door', async () => {
		const hash = await hashPassword('x')
		const begun = performance.now()
		const answers = await Promise.allSettled(Array.from({ length: 100 }, () => isPassword('y', hash)))
		const turnedAway = answers.filter((a) => a.status === 'rejected')
		expect(turnedAway).toHaveLength(58)
		expect(turnedAway.every((a) => a.reason instanceof HashingBusy)).toBe(true)
		expect(performance.now() - begun).toBeGreaterThan(100)
		expect(await isPassword('x', hash)).toBe(true)
	}, 30_000)
})

describe('a password made here', () => {
	it('is twelve characters that nobody misreads', () => {
		const made = Array.from({ length: 200 }, newPassword)
		expect(made.every((p) => /^[abcdefghjkmnpqrstuvwxyz23456789]{12}$/.test(p))).toBe(true)
		expect(new Set(made).size).toBe(200)
	})
})
