import type { Text } from '../../contract/ids.ts'

/** As a form holds it: English that only repeats the Vietnamese is left empty. */
export const textIn = ({ vi, en }: Text): Text => ({ vi, en: en === vi ? '' : en })

/** As the set-up holds it: without English, Vietnamese is shown in both. */
export function textOut({ vi, en }: Text): Text {
	const shown = vi.trim()
	return { vi: shown, en: en.trim() || shown }
}

export const noText = (): Text => ({ vi: '', en: '' })

/** For finding: small letters without marks, `đ` as `d`. */
export const folded = (text: string): string => text.toLowerCase().replace(/đ/g, 'd').normalize('NFD').replace(/\p{M}/gu, '').trim()
