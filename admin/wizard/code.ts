import { idFrom } from '../learn/make-binding.ts'
import { folded } from '../parts/text.ts'
import { NO_CODE } from './steps.ts'

/** What every centre is called, before its own name. */
const COMMON = /^(trung tam)?\s*(phuc vu)?\s*(hanh chinh cong)?\s*/

/** A code out of a centre's name: `Trung tâm Phục vụ hành chính công xã Chiềng Mai, tỉnh Sơn La` → `xa-chieng-mai-tinh-son-la`. */
export function codeFrom(name: string): string {
	const own = folded(name).replace(COMMON, '')
	return own === '' ? NO_CODE : idFrom(own, new Set())
}
