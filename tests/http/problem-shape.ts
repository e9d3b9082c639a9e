import { expect } from 'vitest'
import { Problem, PROBLEMS, type ProblemCode } from '../../contract/problems.ts'

/** An answer as `post` of the test server gives it. */
export interface Answer {
	status: number
	res: Response
	body: unknown
}

/** The whole shape of RFC 9457 as the catalogue fixes it, and the path it is about. @returns the detail */
export function expectProblem({ status, res, body }: Answer, code: ProblemCode, instance = '/api/commands'): string | undefined {
	const { title, vi, status: wanted } = PROBLEMS[code]
	expect({ status, body }).toMatchObject({
		status: wanted,
		body: { type: `/problems/${code}`, title, vi, status: wanted, instance },
	})
	expect(Problem.strict().safeParse(body).success).toBe(true)
	expect(res.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
	expect(res.headers.get('retry-after') !== null).toBe(wanted === 429 || wanted === 503)
	return (body as Problem).detail
}

/** For answers to anything but `post`. */
export const answerOf = async (res: Response): Promise<Answer> => ({ status: res.status, res, body: await res.json() })
