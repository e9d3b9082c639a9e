import { scryptSync } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { accountOf, createAccess } from '../../server/app/access.ts'
import { createSignInGuard } from '../../server/app/sign-in-guard.ts'
import { createPasswords } from '../../server/app/sign-in.ts'
import { createThrottle } from '../../server/app/throttle.ts'
import { createAccountStore, createBrowserStore, createLockoutStore, createSessionStore } from '../../server/store/accounts.ts'
import { createDeviceStore } from '../../server/store/devices.ts'
import { PATIENT } from '../http/patient.ts'
import { openStore } from '../store/temp-store.ts'
import { testCentre } from '../support/centre.ts'
import { MONDAY_9 } from '../support/hall.ts'

vi.setConfig(PATIENT)

const OLD = 'mật khẩu đặt năm ngoái'

/** As this program hashed before. */
function oldHash(password: string): string {
	const salt = Buffer.from('0123456789abcdef')
	const key = scryptSync(password, salt, 32, { N: 2 ** 14, r: 8, p: 5, maxmem: 64 * 2 ** 20 })
	return `scrypt$${salt.toString('base64')}$${key.toString('base64')}`
}

function createDesk() {
	const { db } = openStore()
	const centre = testCentre()
	const clock = { now: () => MONDAY_9 }
	const [accounts, sessions, browsers] = [createAccountStore(db), createSessionStore(db), createBrowserStore(db)]
	const source = { current: () => centre, rev: () => 1 }
	const ended: string[] = []
	const access = createAccess({
		...{ accounts, sessions, browsers, devices: createDeviceStore(db), centre: source, clock },
		onRevoked: (credential) => ended.push(credential),
		onStoreError: (error) => {
			throw error
		},
	})
	const guard = createSignInGuard(createThrottle(clock, createLockoutStore(db)))
	const passwords = createPasswords({ access, accounts, sessions, browsers, guard, centre: source })
	const [, , , officer1] = centre.people
	if (!officer1) throw new Error('no officer')
	return { accounts, access, passwords, officer1, ended }
}
const asked = (password: string) => ({ username: 'officer1', password, address: '10.0.0.7' })

describe('a password of before', () => {
	it.each([0, 1] as const)('opens, and is kept in the new way from then on; one-time or not (%i) it stays', async (mustChange) => {
		const { accounts, passwords, officer1 } = createDesk()
		accounts.save(accountOf(officer1, oldHash(OLD), mustChange === 1))
		expect(await passwords.signIn(asked('nhầm'))).toEqual({ ok: false, code: 'wrong-credentials' })
		expect(accounts.find('officer1')?.passwordHash).toMatch(/^scrypt/)
		expect(await passwords.signIn(asked(OLD))).toMatchObject({ ok: true })
		expect(accounts.find('officer1')).toMatchObject({ passwordHash: expect.stringMatching(/^\$argon2id/) as string, mustChange })
		expect(await passwords.signIn(asked(OLD))).toMatchObject({ ok: true })
	})
})

describe('somebody without a password', () => {
	it('comes in by nothing, not even an empty one', async () => {
		const { access, accounts, passwords } = createDesk()
		expect(access.enter('officer1')).toMatchObject({ session: { actor: 'officer:officer1' } })
		expect(accounts.find('officer1')?.passwordHash).toBe('')
		expect(await passwords.signIn(asked(''))).toEqual({ ok: false, code: 'wrong-credentials' })
		expect(passwords.cards().find((c) => c.username === 'officer1')).toMatchObject({ hasPassword: false, sessions: 1 })
	})
})

describe('a flood of tries by one person', () => {
	it('whose passwords nobody could look at, for all the others, counts none of them', async () => {
		const { passwords } = createDesk()
		await passwords.set('officer1', OLD)
		await passwords.set('officer2', OLD)
		const others = Array.from({ length: 60 }, (_, i) => passwords.signIn({ username: 'officer2', password: 'x', address: `10.1.${i}.1` }))
		const busy = await Promise.all(Array.from({ length: 20 }, () => passwords.signIn(asked('x'))))
		expect(new Set(busy.map((answer) => (answer.ok ? 'in' : answer.code)))).toEqual(new Set(['too-many-requests']))
		await Promise.all(others)
		expect(await passwords.signIn(asked(OLD))).toMatchObject({ ok: true })
	}, 30_000)
})
