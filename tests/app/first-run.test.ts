import { describe, expect, it, vi } from 'vitest'
import { createFirstRun, type FirstRunParts } from '../../server/app/first-run.ts'
import type { Entered } from '../../server/ports/people.ts'
import { testCentre } from '../support/centre.ts'
import { MONDAY_9 } from '../support/hall.ts'

const HOUR_MS = 3_600_000
const PASSWORD = 'trâu xanh bơi sông'

/** A centre whose accounts have no passwords yet, unless they are named. */
function newCentre({ withPasswords = [] as string[], people = testCentre().people } = {}) {
	let at = MONDAY_9
	const set = vi.fn(async (username: string) => {
		withPasswords.push(username)
		return true
	})
	const dispatch = vi.fn(async () => ({ ok: true as const, events: [], repeated: false }))
	const session = { actor: 'officer:admin', role: 'administrator' as const, permissions: [], name: 'Quản trị' }
	const parts: FirstRunParts = {
		centre: { current: () => testCentre({ people }), rev: () => 1 },
		accounts: { find: (username) => (withPasswords.includes(username) ? ({ passwordHash: 'hash' } as never) : undefined) },
		passwords: { set, weaknessIn: (_, password) => (password.length < 10 ? 'short' : undefined) },
		access: { enter: (): Entered => ({ token: 'session', browser: 'browser', session }), endSessions: vi.fn() },
		dispatch,
		clock: { now: () => at },
	}
	return { parts, set, dispatch, later: (ms: number) => (at += ms) }
}

describe('the link for the first sign-in', () => {
	it('is made while no administrator has a password, and at every start another', () => {
		const { parts } = newCentre({ withPasswords: ['officer1'] })
		const tokens = [1, 2].map(() => createFirstRun(parts, 'when-needed').token)
		expect(new Set(tokens).size).toBe(2)
		for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
		expect(createFirstRun(newCentre({ withPasswords: ['admin'] }).parts, 'when-needed')).toMatchObject({ token: undefined })
		expect(createFirstRun(newCentre({ withPasswords: ['admin'] }).parts, 'always').token).toMatch(/^[\w-]{43}$/)
		expect(createFirstRun(parts, 'never')).toMatchObject({ token: undefined })
	})
	it('sets the password and signs in, once, also when two use it at the same moment', async () => {
		const { parts, set } = newCentre()
		const run = createFirstRun(parts, 'when-needed')
		const asked = { token: run.token ?? '', password: PASSWORD }
		expect(run.isOpen()).toBe(true)
		const answers = await Promise.all([run.use(asked), run.use(asked)])
		expect(answers.map((answer) => (answer.ok ? answer.token : answer.code))).toEqual(['session', 'link-used'])
		expect(set).toHaveBeenCalledExactlyOnceWith('admin', PASSWORD)
		expect(parts.access.endSessions).toHaveBeenCalledExactlyOnceWith('admin')
		expect([run.isOpen(), await run.use(asked)]).toEqual([false, { ok: false, code: 'link-used' }])
	})
	it('is nothing after a day, and to whoever guesses', async () => {
		const { parts, set, later } = newCentre()
		const run = createFirstRun(parts, 'when-needed')
		const token = run.token ?? ''
		for (const guess of ['', 'x', `${token}x`, token.slice(1), token.toUpperCase()])
			expect(await run.use({ token: guess, password: PASSWORD })).toEqual({ ok: false, code: 'link-used' })
		later(24 * HOUR_MS - 1)
		expect(run.isOpen()).toBe(true)
		later(1)
		expect([run.isOpen(), await run.use({ token, password: PASSWORD })]).toEqual([false, { ok: false, code: 'link-used' }])
		expect(set).not.toHaveBeenCalled()
	})
	it('stays good after a weak password, or one that could not be saved', async () => {
		const { parts, set } = newCentre()
		const run = createFirstRun(parts, 'when-needed')
		const token = run.token ?? ''
		expect(await run.use({ token, password: 'ngắn' })).toEqual({ ok: false, code: 'weak-password', detail: 'short' })
		expect(await run.use({ token, password: 'Lò Thị Mai 1990', name: 'Lò Thị Mai' })).toMatchObject({
			code: 'weak-password',
			detail: 'personal',
		})
		set.mockRejectedValueOnce(new Error('disk full'))
		await expect(run.use({ token, password: PASSWORD })).rejects.toThrow('disk full')
		expect(await run.use({ token, password: PASSWORD })).toMatchObject({ ok: true })
	})
	it('gives the administrator a name by the one door, where it is another', async () => {
		const { parts, dispatch } = newCentre()
		const run = createFirstRun(parts, 'when-needed')
		await run.use({ token: run.token ?? '', password: PASSWORD, name: 'Lò Thị Mai' })
		const people = testCentre().people.map((p) => (p.username === 'admin' ? { ...p, name: 'Lò Thị Mai' } : p))
		const command = expect.objectContaining({ type: 'ConfigureCentre', centre: testCentre({ people }) }) as unknown
		expect(dispatch).toHaveBeenCalledExactlyOnceWith(command, { name: 'officer:admin', kind: 'officer', id: 'admin', anyCounter: true })
		const other = newCentre()
		const same = createFirstRun(other.parts, 'when-needed')
		await same.use({ token: same.token ?? '', password: PASSWORD, name: 'Quản trị' })
		expect(other.dispatch).not.toHaveBeenCalled()
	})
	it('is for an administrator who may sign in', async () => {
		const [admin, ...others] = testCentre().people
		const second = { ...admin, username: 'admin2' }
		const { parts, set } = newCentre({ people: [{ ...admin, suspended: true }, second, ...others] as never })
		const run = createFirstRun(parts, 'always')
		await run.use({ token: run.token ?? '', password: PASSWORD })
		expect(set).toHaveBeenCalledExactlyOnceWith('admin2', PASSWORD)
	})
})
