import { describe, expect, it } from 'vitest'
import { codeOf, Problem, PROBLEMS, ProblemCode } from '../../contract/problems.ts'

const ALL = Object.entries(PROBLEMS)

describe('the catalogue of refusals', () => {
	it('has every code that callers rely on', () => {
		expect(ProblemCode.options).toEqual(
			expect.arrayContaining([
				'queue-empty',
				'counter-closed',
				'counter-busy',
				'not-your-counter',
				'visit-not-found',
				'wrong-state',
				'service-closed',
				'quota-reached',
				'nothing-to-rate',
				'already-rated',
				'invalid-command',
				'not-signed-in',
				'not-permitted',
				'too-many-requests',
				'numbers-exhausted',
			]),
		)
	})
	it('is of errors: what a caller did, or what the server could not do', () => {
		for (const [code, { status }] of ALL) expect([code, status >= 400 && status < 600]).toEqual([code, true])
	})
	it.each(ALL)('%s is kebab-case, and told in quiet words', (code, { title, vi }) => {
		expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
		expect(vi).toMatch(/\.$/)
		for (const words of [title, vi]) expect(words.replace('JSON', '')).not.toMatch(/!|\p{Lu}{2}/u)
	})
	it('is found again in a problem', () => {
		const problem = { type: '/problems/queue-empty', title: 'x', status: 409, vi: 'x', instance: '/api/commands' }
		expect(codeOf(Problem.parse(problem))).toBe('queue-empty')
		expect(Problem.safeParse({ ...problem, type: 'about:blank' }).success).toBe(false)
	})
})
