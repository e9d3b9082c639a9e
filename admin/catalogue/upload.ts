import { readRefusal, UNREACHABLE } from '../../ui/send.ts'
import type { Reply } from '../api.ts'

const TIMEOUT_MS = 120_000

/** A file to the server as it is; 10 MB over a slow network take longer than a question. */
export async function upload(path: string, file: Blob): Promise<Reply<never>> {
	try {
		const res = await fetch(`/api${path}`, {
			method: 'POST',
			body: file,
			headers: { 'content-type': 'application/octet-stream' },
			credentials: 'same-origin',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		})
		return res.ok ? { ok: true, value: (await res.json()) as never } : await readRefusal(res)
	} catch {
		return UNREACHABLE
	}
}
