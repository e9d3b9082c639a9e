import type { Centre } from '../../contract/centre.ts'
import type { Edit } from '../../contract/draft.ts'
import { same } from '../draft/edits.ts'
import { textIn, textOut } from '../parts/text.ts'
import { SETUP_WORDS as W } from './words.ts'

export type General = Pick<Centre, 'id' | 'name' | 'hotline' | 'publicUrl' | 'monthlyReport'>

export const generalForm = ({ id, name, hotline, publicUrl, monthlyReport }: General) => ({
	...{ id, name: textIn(name), hotline, publicUrl: publicUrl ?? '', monthlyReport: monthlyReport ?? false },
})
export type GeneralForm = ReturnType<typeof generalForm>

export function generalProblems({ id, name, hotline, publicUrl }: GeneralForm): string[] {
	return [
		...(name.vi.trim() ? [] : [W.noName]),
		...(hotline.trim() ? [] : [W.noHotline]),
		...(publicUrl.trim() === '' || isAddress(publicUrl.trim()) ? [] : [W.badUrl]),
		...(/^[A-Za-z0-9._-]{1,64}$/.test(id) ? [] : [W.badId]),
	]
}

/** What differs, one edit for each part. */
export function generalEdits(before: General, form: GeneralForm): Edit[] {
	const after = {
		id: form.id,
		name: textOut(form.name),
		hotline: form.hotline.trim(),
		publicUrl: form.publicUrl.trim() || null,
		monthlyReport: form.monthlyReport || null,
	}
	const parts = ['id', 'name', 'hotline', 'publicUrl', 'monthlyReport'] as const
	return parts.filter((part) => !same(before[part] ?? null, after[part])).map((part) => ({ part, set: after[part] }))
}

function isAddress(text: string): boolean {
	try {
		return ['http:', 'https:'].includes(new URL(text).protocol)
	} catch {
		return false
	}
}
