import { describe, expect, it } from 'vitest'
import { createSignInGuard } from '../../server/app/sign-in-guard.ts'
import { createThrottle } from '../../server/app/throttle.ts'
import type { LockoutRow } from '../../server/ports/people.ts'

const MINUTE_MS = 60_000

function createDesk() {
	const rows = new Map<string, LockoutRow>()
	const desk = { at: 1_000_000_000, rows }
	const store = {
		list: () => [...rows.values()],
		save: (row: LockoutRow) => void rows.set(row.key, row),
		remove: (key: string) => void rows.delete(key),
	}
	const start = () => {
		const throttle = createThrottle({ now: () => desk.at }, store)
		return { throttle, guard: createSignInGuard(throttle) }
	}
	return Object.assign(desk, { start })
}
const mai = { username: 'mai', address: '10.0.0.7' }

describe('the guard', () => {
	it('lets ten wrong tries through, and then none until the wait is over', () => {
		const desk = createDesk()
		const { guard } = desk.start()
		for (let i = 0; i < 10; i++) expect(guard.begin(mai)).toBeUndefined()
		expect(guard.begin(mai)).toBe(desk.at + 30_000)
		desk.at += 30_000
		expect(guard.begin(mai)).toBeUndefined()
		expect(guard.begin(mai)).toBe(desk.at + 60_000)
	})
	it('forgets slow mistakes, and everything once the password was right', () => {
		const desk = createDesk()
		const { guard } = desk.start()
		for (let i = 0; i < 40; i++) {
			expect(guard.begin(mai)).toBeUndefined()
			desk.at += 11 * MINUTE_MS
		}
		for (let i = 0; i < 8; i++) guard.begin(mai)
		guard.succeeded(mai)
		for (let i = 0; i < 9; i++) expect(guard.begin(mai)).toBeUndefined()
	})
	it('does not count what nobody looked at', () => {
		const { guard } = createDesk().start()
		for (let i = 0; i < 100; i++) {
			expect(guard.begin(mai)).toBeUndefined()
			guard.withdraw(mai)
		}
	})
	it.each([
		['2001:db8:1:2::7', '2001:db8:1:2:ffff:ffff:ffff:ffff', true],
		['2001:db8:1:2::7', '2001:db8:1:3::7', false],
		['::1', '::1', true],
		['10.0.0.7', '::ffff:10.0.0.7', true],
		['10.0.0.7', '10.0.0.8', false],
	])('takes %s and %s for one place: %s', (one, other, same) => {
		const { guard } = createDesk().start()
		for (let i = 0; i < 10; i++) guard.begin({ username: 'mai', address: one })
		expect(guard.begin({ username: 'mai', address: other }) !== undefined).toBe(same)
	})
	it('tells whose name is kept out, however it was written, and lets them in when an administrator vouches', () => {
		const desk = createDesk()
		const { guard } = desk.start()
		for (let i = 0; i < 10; i++) guard.begin({ username: i % 2 ? 'Mai' : 'mai', address: 'a b' })
		expect(guard.locked()).toEqual(new Map([['mai', desk.at + 30_000]]))
		guard.forgive('mai')
		expect(guard.locked()).toEqual(new Map())
		expect(desk.rows.size).toBe(0)
		expect(guard.begin(mai)).toBeUndefined()
	})
})

describe('the throttle behind it', () => {
	it('keeps waits over a restart, and how long the next one is', () => {
		const desk = createDesk()
		const { guard } = desk.start()
		for (let i = 0; i < 10; i++) guard.begin(mai)
		const after = desk.start()
		expect(after.guard.begin(mai)).toBe(desk.at + 30_000)
		desk.at += 30_000
		for (let i = 0; i < 10; i++) expect(after.guard.begin(mai)).toBeUndefined()
		expect(after.guard.begin(mai)).toBe(desk.at + 60_000)
	})
	it('is not fooled by a clock that was set back: the wait is never longer than a quarter of an hour', () => {
		const desk = createDesk()
		const { guard } = desk.start()
		for (let i = 0; i < 10; i++) guard.begin(mai)
		desk.at -= 24 * 60 * MINUTE_MS
		expect(guard.begin(mai)).toBeUndefined()
	})
	it('holds a bounded number of names, and keeps those that wait', () => {
		const desk = createDesk()
		const { throttle } = desk.start()
		for (let i = 0; i < 10; i++) throttle.take('waits', { free: 10, forgetMs: MINUTE_MS })
		for (let i = 0; i < 10_050; i++) throttle.take(`once ${i}`, { free: 10, forgetMs: MINUTE_MS })
		expect(throttle.size()).toBe(10_000)
		expect(throttle.waitOf('waits')).toBe(desk.at + 30_000)
	})
})
