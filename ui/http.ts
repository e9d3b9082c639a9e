const TIMEOUT_MS = 5000

/** A request that never throws: `undefined` when the server could not be reached in time. */
export async function request(path: string, init: RequestInit = {}): Promise<Response | undefined> {
	const headers = { ...(init.body ? { 'content-type': 'application/json' } : {}), ...(init.headers as Record<string, string> | undefined) }
	try {
		return await fetch(path, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS), credentials: 'same-origin' })
	} catch {
		return undefined
	}
}

export const authorised = (token: string | undefined): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {})

/** GET as JSON; `undefined` when unreachable or refused. */
export async function getJson<T>(path: string, token?: string): Promise<T | undefined> {
	const res = await request(path, { headers: authorised(token) })
	return res?.ok ? ((await res.json()) as T) : undefined
}
