const TIMEOUT_MS = 5000

/** A request that never throws: `undefined` when the server could not be reached in time. */
export async function request(path: string, init: RequestInit = {}): Promise<Response | undefined> {
	const headers = { ...(init.body ? { 'content-type': 'application/json' } : {}), ...(init.headers as Record<string, string> | undefined) }
	// `AbortSignal.timeout` is younger than some of the walls and phones that open these pages.
	const aborter = new AbortController()
	const timer = setTimeout(() => aborter.abort(), TIMEOUT_MS)
	try {
		return await fetch(path, { ...init, headers, signal: aborter.signal, credentials: 'same-origin' })
	} catch {
		return undefined
	} finally {
		clearTimeout(timer)
	}
}

export const authorised = (token: string | undefined): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {})

/** GET as JSON; `undefined` when unreachable or refused. */
export async function getJson<T>(path: string, token?: string): Promise<T | undefined> {
	const res = await request(path, { headers: authorised(token) })
	return res?.ok ? ((await res.json()) as T) : undefined
}
