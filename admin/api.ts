import type { Problem, ProblemCode } from '../contract/problems.ts'
import { request } from '../ui/http.ts'
import { UNREACHABLE } from '../ui/send.ts'

/** Why nothing was done, with the sentence for the screen. */
export interface Refusal {
	ok: false
	code: ProblemCode | 'unreachable'
	vi: string
	detail?: string
}
export type Reply<T> = { ok: true; value: T } | Refusal
/** One HTTP call under `/api`. Never rejects: a refusal and an unreachable server are answers. */
export type Call = <T>(path: string, init?: RequestInit) => Promise<Reply<T>>

export const call: Call = async <T>(path: string, init?: RequestInit): Promise<Reply<T>> => {
	const res = await request(`/api${path}`, init)
	if (!res) return UNREACHABLE
	try {
		if (res.ok) return { ok: true, value: (res.status === 204 ? undefined : await res.json()) as T }
		return refusalOf((await res.json()) as Problem)
	} catch {
		return UNREACHABLE
	}
}

export const postJson = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) })

function refusalOf({ type, vi, detail }: Problem): Refusal {
	const code = type.slice('/problems/'.length) as ProblemCode
	return { ok: false, code, vi, ...(detail && { detail }) }
}
