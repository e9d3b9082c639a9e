import { describe, expect, it } from 'vitest'
import type { Account, SessionRow } from '../../server/ports/people.ts'
import type { DeviceRow } from '../../server/ports/screens.ts'
import {
	createAccountStore,
	createBrowserStore,
	createLockoutStore,
	createSecretStore,
	createSessionStore,
} from '../../server/store/accounts.ts'
import { createDeviceStore } from '../../server/store/devices.ts'
import { openStore } from './temp-store.ts'

const mai: Account = {
	username: 'officer1',
	role: 'officer',
	name: 'Lò Thị Mai',
	counterId: 'counter-1',
	passwordHash: 'h1',
	mustChange: 0,
}
const admin: Account = { username: 'admin', role: 'administrator', name: 'Quản trị', counterId: null, passwordHash: 'h0', mustChange: 1 }

describe('accounts', () => {
	it('are found by name, listed in order and counted', () => {
		const accounts = createAccountStore(openStore().db)
		accounts.save(mai)
		accounts.save(admin)
		expect(accounts.find('officer1')).toEqual(mai)
		expect(accounts.find('OFFICER1')).toBeUndefined()
		expect(accounts.list()).toEqual([
			{ ...admin, lastSignInAt: null },
			{ ...mai, lastSignInAt: null },
		])
		expect(accounts.count()).toBe(2)
	})
	it('are saved together or not at all', () => {
		const accounts = createAccountStore(openStore().db)
		expect(() => accounts.save(mai, { ...admin, passwordHash: null as unknown as string })).toThrow('NOT NULL')
		expect(accounts.count()).toBe(0)
		accounts.save(mai, admin)
		expect(accounts.count()).toBe(2)
	})
	it('saved again are changed, and keep their sessions', () => {
		const { db } = openStore()
		const accounts = createAccountStore(db)
		const sessions = createSessionStore(db)
		accounts.save(mai)
		sessions.save({ tokenHash: 't1', username: 'officer1', createdAt: 1, seenAt: 1 })
		accounts.save({ ...mai, passwordHash: 'h2', counterId: null })
		expect(accounts.find('officer1')).toEqual({ ...mai, passwordHash: 'h2', counterId: null })
		expect(accounts.count()).toBe(1)
		expect(sessions.find('t1')).toBeDefined()
	})
})

describe('a password', () => {
	it('is changed alone, and the last sign-in noted', () => {
		const accounts = createAccountStore(openStore().db)
		accounts.save(mai)
		accounts.setPassword('officer1', 'h2', 1)
		accounts.noteSignIn('officer1', 77)
		expect(accounts.list()).toEqual([{ ...mai, passwordHash: 'h2', mustChange: 1, lastSignInAt: 77 }])
	})
})

describe('browsers', () => {
	it('are known for the person who signed in there, the twenty newest of each', () => {
		const browsers = createBrowserStore(openStore().db)
		for (let i = 1; i <= 21; i++) browsers.know({ tokenHash: `b${i}`, username: 'officer1', seenAt: i })
		browsers.know({ tokenHash: 'b1', username: 'admin', seenAt: 1 })
		expect([browsers.isKnown('b1', 'officer1'), browsers.isKnown('b2', 'officer1')]).toEqual([false, true])
		expect([browsers.isKnown('b1', 'admin'), browsers.isKnown('b2', 'admin')]).toEqual([true, false])
		browsers.know({ tokenHash: 'b2', username: 'officer1', seenAt: 50 })
		browsers.know({ tokenHash: 'b22', username: 'officer1', seenAt: 51 })
		expect([browsers.isKnown('b2', 'officer1'), browsers.isKnown('b3', 'officer1')]).toEqual([true, false])
	})
})

describe('waits after wrong tries', () => {
	it('are kept until they are long over', () => {
		const lockouts = createLockoutStore(openStore().db)
		lockouts.save({ key: 'a', waits: 1, until: 100 }, 0)
		lockouts.save({ key: 'a', waits: 2, until: 200 }, 50)
		lockouts.save({ key: 'b', waits: 1, until: 300 }, 50)
		expect(lockouts.list()).toEqual([
			{ key: 'a', waits: 2, until: 200 },
			{ key: 'b', waits: 1, until: 300 },
		])
		lockouts.save({ key: 'c', waits: 1, until: 400 }, 250)
		lockouts.remove('c')
		expect(lockouts.list()).toEqual([{ key: 'b', waits: 1, until: 300 }])
	})
})

describe('secrets of the centre', () => {
	it('are replaced under their name', () => {
		const secrets = createSecretStore(openStore().db)
		expect(secrets.find('kiosk-pin')).toBeUndefined()
		secrets.save('kiosk-pin', 'h1')
		secrets.save('kiosk-pin', 'h2')
		expect(secrets.find('kiosk-pin')).toBe('h2')
	})
})

describe('sessions', () => {
	const row = (tokenHash: string, username: string, seenAt: number): SessionRow => ({ tokenHash, username, createdAt: 1, seenAt })
	function stores() {
		const { db } = openStore()
		const accounts = createAccountStore(db)
		accounts.save(mai)
		accounts.save(admin)
		const sessions = createSessionStore(db)
		for (const r of [row('t1', 'officer1', 100), row('t2', 'officer1', 200), row('t3', 'admin', 300)]) sessions.save(r)
		return sessions
	}
	it('are found by the hash of their token alone, and touched', () => {
		const sessions = stores()
		sessions.touch('t1', 500)
		expect(sessions.find('t1')).toEqual({ ...row('t1', 'officer1', 500), mustChange: 0 })
		expect(sessions.find('t3')).toMatchObject({ mustChange: 1 })
		expect(sessions.counts()).toEqual(
			new Map([
				['admin', 1],
				['officer1', 2],
			]),
		)
		expect(sessions.find('officer1')).toBeUndefined()
	})
	it('end one by one, by person, or when nobody used them', () => {
		const sessions = stores()
		expect(sessions.removeIdleSince(200)).toBe(1)
		expect([sessions.find('t1'), sessions.find('t2')?.tokenHash]).toEqual([undefined, 't2'])
		expect(sessions.removeOf('officer1', 't2')).toEqual([])
		expect(sessions.removeOf('officer1')).toEqual(['t2'])
		expect([sessions.find('t2'), sessions.find('t3')?.tokenHash]).toEqual([undefined, 't3'])
		sessions.remove('t3')
		expect(sessions.find('t3')).toBeUndefined()
	})
	it('are of accounts that exist', () => {
		expect(() => createSessionStore(openStore().db).save(row('t1', 'nobody', 1))).toThrow('FOREIGN KEY constraint failed')
	})
})

describe('devices', () => {
	const kiosk: DeviceRow = {
		deviceId: 'd1',
		kind: 'kiosk',
		id: 'kiosk-1',
		label: 'Sảnh chính',
		tokenHash: 't1',
		enrolledAt: 1,
		lastSeenAt: null,
		revokedAt: null,
	}
	it('are found by their token until they are revoked, once', () => {
		const devices = createDeviceStore(openStore().db)
		devices.save(kiosk)
		devices.touch('d1', 50)
		expect(devices.findByToken('t1')).toEqual({ ...kiosk, lastSeenAt: 50 })
		expect([devices.revoke('d1', 60), devices.revoke('d1', 70), devices.revoke('d9', 60)]).toEqual([true, false, false])
		expect(devices.findByToken('t1')).toBeUndefined()
		expect(devices.find('d1')).toMatchObject({ revokedAt: 60 })
		expect(devices.list()).toEqual([])
	})
	it('are listed by kind and place', () => {
		const devices = createDeviceStore(openStore().db)
		devices.save({ ...kiosk, deviceId: 'd2', tokenHash: 't2', id: 'kiosk-2' })
		devices.save(kiosk)
		devices.save({ ...kiosk, deviceId: 'd3', tokenHash: 't3', kind: 'display', id: 'wall-1' })
		expect(devices.list().map((d) => d.deviceId)).toEqual(['d3', 'd1', 'd2'])
	})
	it('never share a token', () => {
		const devices = createDeviceStore(openStore().db)
		devices.save(kiosk)
		expect(() => devices.save({ ...kiosk, deviceId: 'd2' })).toThrow('UNIQUE constraint failed')
	})
})
