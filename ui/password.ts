import { request } from './http.ts'
import { readRefusal, UNREACHABLE } from './send.ts'

/** Why a new password will not do, by the `detail` of the refusal. */
const WEAK: Readonly<Record<string, string>> = {
	short: 'Mật khẩu mới cần ít nhất 10 ký tự.',
	common: 'Mật khẩu này dễ đoán. Xin ghép vài từ không liên quan với nhau.',
	personal: 'Xin không dùng họ tên, tên tài khoản hay tên Trung tâm.',
	repeated: 'Xin không dùng ký tự lặp lại hoặc nằm liền nhau trên bàn phím.',
	same: 'Mật khẩu mới phải khác mật khẩu hiện tại.',
}

/** A sentence for the `detail` of a refusal of a weak password; nothing where it is not of this version. */
export const weaknessInWords = (detail: string | undefined): string | undefined => WEAK[detail ?? '']

/** Sets one's own password. @returns why not, as a sentence, or nothing once it is in force */
export async function changePassword(current: string, next: string): Promise<string | undefined> {
	const res = await request('/api/session/password', { method: 'PUT', body: JSON.stringify({ current, next }) })
	if (!res) return UNREACHABLE.vi
	if (res.ok) return undefined
	const { code, vi, detail } = await readRefusal(res)
	if (code === 'wrong-credentials') return 'Mật khẩu hiện tại không đúng.'
	return (code === 'weak-password' && weaknessInWords(detail)) || vi
}

/** Ends every session of whoever is signed in here. @returns whether the server did */
export async function signOutEverywhere(): Promise<boolean> {
	const res = await request('/api/sessions', { method: 'DELETE' })
	return res?.ok === true || res?.status === 401
}
