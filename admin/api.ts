import { request } from '../ui/http.ts'
import { readRefusal, UNREACHABLE, type Refusal } from '../ui/send.ts'

export type { Refusal }
export type Reply<T> = { ok: true; value: T } | Refusal
/** One HTTP call under `/api`. Never rejects: a refusal and an unreachable server are answers. */
export type Call = <T>(path: string, init?: RequestInit) => Promise<Reply<T>>

export const call: Call = async <T>(path: string, init?: RequestInit): Promise<Reply<T>> => {
	const res = await request(`/api${path}`, init)
	if (!res) return UNREACHABLE
	if (!res.ok) return readRefusal(res)
	try {
		return { ok: true, value: (res.status === 204 ? undefined : await res.json()) as T }
	} catch {
		return UNREACHABLE
	}
}

export const postJson = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) })
