import type { SignInWays } from '../contract/accounts.ts'
import { getJson } from './http.ts'

/** Why somebody who came back from the sign-in service is not in, by what the address says. */
const BACK: Readonly<Record<string, string>> = {
	offline: 'Dịch vụ đăng nhập của tỉnh chưa trả lời. Ông/bà vẫn đăng nhập được bằng mật khẩu.',
	refused: 'Lần đăng nhập ở dịch vụ của tỉnh chưa xong. Xin thử lại.',
	expired: 'Đã quá lâu từ khi rời trang này. Xin bấm đăng nhập lại.',
	'unknown-person': 'Tài khoản của tỉnh chưa được gắn với cán bộ nào ở Trung tâm này. Xin báo người quản trị.',
}

/** The name of the province's sign-in service, where there is one. */
export const serviceName = async (): Promise<string | undefined> => (await getJson<SignInWays>('/api/sign-in-ways'))?.oidc?.name

/** Where its button leads: away, and back to this page. */
export const serviceHref = (page: '/counter' | '/admin'): string => `/api/oidc/start?to=${encodeURIComponent(page)}`

/** What to tell whoever came back without being let in. Told once: the address forgets it. */
export function toldOnReturn(): string | undefined {
	const url = new URL(location.href)
	const why = url.searchParams.get('sign-in')
	if (why === null) return undefined
	url.searchParams.delete('sign-in')
	history.replaceState(history.state, '', url)
	return BACK[why]
}
