import type { Context } from 'hono'
import { PROBLEMS, type Problem, type ProblemCode } from '../../contract/problems.ts'
import type { Outcome } from '../ports/core.ts'

/** Thrown where a route cannot go on; `app.onError` answers it. */
export class Refused extends Error {
	readonly code: ProblemCode
	readonly detail: string | undefined

	constructor(code: ProblemCode, detail?: string) {
		super(code)
		this.code = code
		this.detail = detail
	}
}

/** The answer to a refusal, RFC 9457. `own` is the sentence for the screen, where it says more than the catalogue's. */
export function problem(c: Context, code: ProblemCode, detail?: string, retryAt?: number, own?: string): Response {
	const { status, title, vi } = PROBLEMS[code]
	const more = { ...(detail && { detail }), ...(retryAt !== undefined && { retryAt }) }
	const body: Problem = { type: `/problems/${code}`, title, status, vi: own ?? vi, instance: c.req.path, ...more }
	const retry = status === 429 || status === 503 ? { 'retry-after': '1' } : {}
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': 'application/problem+json; charset=utf-8', ...retry, ...Object.fromEntries(c.res.headers) },
	})
}

/** The answer to a command that was refused. */
export const refusal = (c: Context, { code, detail, retryAt, vi }: Refusal): Response => problem(c, code, detail, retryAt, vi)
type Refusal = Omit<Extract<Outcome, { ok: false }>, 'ok'>
