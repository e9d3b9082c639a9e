import { readRefusal, UNREACHABLE } from '../../ui/send.ts'
import type { Reply } from '../api.ts'

/** Figures of years, asked while others ask too, take longer than a usual question. */
const TIMEOUT_MS = 60_000

/** Asks for figures, until nobody waits for them any more. */
export async function ask<T>(path: string, signal: AbortSignal, init: RequestInit = {}): Promise<Reply<T>> {
	const headers = init.body ? { 'content-type': 'application/json' } : {}
	const aborter = new AbortController()
	const abort = () => aborter.abort()
	const timer = setTimeout(abort, TIMEOUT_MS)
	signal.addEventListener('abort', abort)
	try {
		const res = await fetch(`/api${path}`, { ...init, headers, signal: aborter.signal, credentials: 'same-origin' })
		return res.ok ? { ok: true, value: (await res.json()) as T } : await readRefusal(res)
	} catch {
		return UNREACHABLE
	} finally {
		clearTimeout(timer)
		signal.removeEventListener('abort', abort)
	}
}
