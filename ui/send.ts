import type { CommandAnswer } from '../contract/api.ts'
import type { CommandDraft } from '../contract/commands.ts'
import type { Problem, ProblemCode } from '../contract/problems.ts'
import type { Recorded } from '../contract/facts.ts'
import { authorised, request } from './http.ts'

/** Why nothing was done, with the sentence for the screen. */
export type Refusal = { ok: false; code: ProblemCode | 'unreachable'; vi: string; detail?: string; retryAt?: number }
export type Answer = { ok: true; events: Recorded[] } | Refusal
export type Send = (draft: CommandDraft) => Promise<Answer>

const RETRY_MS = [400, 1200, 2500]
export const UNREACHABLE = { ok: false, code: 'unreachable', vi: 'Chưa nối được với máy chủ. Xin thử lại.' } as const

/**
 * Sends a command through the one door. A lost reply is asked for again with the same `commandId`, so nothing happens
 * twice; a refusal is an answer, not an error.
 */
export function createSend(
	token?: () => string | undefined,
	wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
): Send {
	return async (draft) => {
		const body = JSON.stringify({ ...draft, commandId: newId() })
		for (let attempt = 0; ; attempt++) {
			const res = await request('/api/commands', { method: 'POST', body, headers: authorised(token?.()) })
			const retry = !res || res.status === 503
			if (!retry || attempt >= RETRY_MS.length) return res ? readAnswer(res) : UNREACHABLE
			await wait(RETRY_MS[attempt] ?? 0)
		}
	}
}

async function readAnswer(res: Response): Promise<Answer> {
	return res.ok ? { ok: true, events: ((await res.json()) as CommandAnswer).events } : readRefusal(res)
}

/** What a refused request says. An answer that is none of ours came from something in between. */
export async function readRefusal(res: Response): Promise<Refusal> {
	try {
		const problem = (await res.json()) as Problem
		const code = problem.type.slice('/problems/'.length) as ProblemCode
		const { vi, detail, retryAt } = problem
		return { ok: false, code, vi, ...(detail && { detail }), ...(retryAt !== undefined && { retryAt }) }
	} catch {
		return UNREACHABLE
	}
}

/** A UUID also where the page is plain http on a LAN, which has no `crypto.randomUUID`. */
export function newId(): string {
	const b = crypto.getRandomValues(new Uint8Array(16))
	b[6] = ((b[6] ?? 0) & 0x0f) | 0x40
	b[8] = ((b[8] ?? 0) & 0x3f) | 0x80
	const hex = Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('')
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
