import type { Procedure } from '../contract/catalogue.ts'
import { feeOn } from '../contract/fees.ts'
import type { Words } from './words.ts'

/** A procedure's time limit in words; what is not known is said so, never guessed. */
export function limitOf({ limit }: Pick<Procedure, 'limit'>, w: Words): string {
	if (!limit) return w.limitUnknown
	if (limit.unit === 'same_day') return w.sameDay
	if (limit.unit === 'working_day') return w.workingDays(limit.value)
	return limit.unit === 'hour' ? w.hours(limit.value) : w.days(limit.value)
}

/** The fee of a day in words; an unknown one is set by the province, never zero. */
export function feeOf(procedure: Pick<Procedure, 'feeVnd' | 'fees'>, day: string, w: Words): string {
	const vnd = feeOn(procedure, day)
	if (vnd === undefined) return w.feeUnknown
	return vnd === 0 ? w.free : w.dong(vnd)
}

/** `Giấy chứng sinh (hoặc giấy cam đoan)` → name and note, so that the name stands out. */
export function documentOf(text: string): { name: string; note?: string } {
	const match = /^(.{3,}?)\s*\(([^()]+)\)\.?$/.exec(text)
	if (!match?.[1] || !match[2]) return { name: text }
	return { name: match[1], note: match[2].charAt(0).toUpperCase() + match[2].slice(1) }
}

/** The procedure's page on the National Public Service Portal; only for national codes that may be filed from home. */
export function portalUrl({ id, level }: Pick<Procedure, 'id' | 'level'>): string | undefined {
	if (level === 'in_person' || !/^\d\.\d{6}$/.test(id)) return undefined
	return `https://dichvucong.gov.vn/p/home/dvc-chi-tiet-thu-tuc-nganh-doc.html?ma_thu_tuc=${id}`
}

/** `A058` → `A 0 5 8`, for a screen reader. */
export const spelled = (number: string): string => number.split('').join(' ')
