import { describe, expect, it } from 'vitest'
import type { Account, DeviceRow, SessionRow } from '../../server/ports.ts'
import { createAccountStore, createDeviceStore, createSessionStore } from '../../server/store/accounts.ts'
import { openStore } from './temp-store.ts'

const mai: Account = { username: 'officer1', role: 'officer', name: 'Lò Thị Mai', counterId: 'counter-1', passwordHash: 'h1' }
const admin: Account = { username: 'admin', role: 'administrator', name: 'Quản trị', counterId: null, passwordHash: 'h0' }

describe('accounts', () => {
	it('are found by name, listed in order and counted', () => {
		const accounts = createAccountStore(openStore().db)
		accounts.save(mai)
		accounts.save(admin)
		expect(accounts.find('officer1')).toEqual(mai)
		expect(accounts.find('OFFICER1')).toBeUndefined()
		expect(accounts.list()).toEqual([admin, mai])
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
		expect(sessions.find('t1')).toEqual(row('t1', 'officer1', 500))
		expect(sessions.find('officer1')).toBeUndefined()
	})
	it('end one by one, by person, or when nobody used them', () => {
		const sessions = stores()
		expect(sessions.removeIdleSince(200)).toBe(1)
		expect([sessions.find('t1'), sessions.find('t2')?.tokenHash]).toEqual([undefined, 't2'])
		sessions.removeOf('officer1')
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
