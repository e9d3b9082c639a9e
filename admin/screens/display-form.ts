import type { Display } from '../../contract/displays.ts'
import type { Language } from '../../contract/ids.ts'
import { idFrom } from '../learn/make-binding.ts'
import { FORM_WORDS as W } from './form-words.ts'

/** As the form holds it, whichever layout it has: what that layout does not know is left out when it is made. */
export interface DisplayForm {
	label: string
	layout: Display['layout']
	zoneIds: string[]
	serviceIds: string[]
	columns: '' | 'zone' | 'agency'
	board: boolean
	/** Empty: all folders. */
	media: string
	mediaSound: boolean
	languages: 'vi' | 'vi en'
	contrast: boolean
	/** Of a sign. */
	counterId: string
}

const LONGEST_LABEL = 40

export function displayForm(display: Display | undefined, first: { counterId: string }): DisplayForm {
	const hall = display && display.layout !== 'sign' ? display : undefined
	return {
		label: display?.label ?? '',
		layout: display?.layout ?? 'wall',
		zoneIds: [...(hall?.zoneIds ?? [])],
		serviceIds: [...(hall?.serviceIds ?? [])],
		columns: hall?.columns ?? '',
		board: hall?.board ?? true,
		media: hall?.media ?? '',
		mediaSound: hall?.mediaSound ?? false,
		languages: (display?.languages?.length ?? 1) > 1 ? 'vi en' : 'vi',
		contrast: display?.contrast === 'high',
		counterId: display?.layout === 'sign' ? display.counterId : first.counterId,
	}
}

export function displayProblems(form: DisplayForm, others: readonly Display[]): string[] {
	const name = form.label.trim()
	return [
		...(name && name.length <= LONGEST_LABEL ? [] : [W.badDisplayLabel]),
		...(others.some(({ label }) => label === name) ? [W.labelTaken(name)] : []),
		...(form.layout === 'zone' && form.zoneIds.length !== 1 ? [W.oneZone] : []),
		...(form.layout === 'sign' && form.counterId === '' ? [W.noCounter] : []),
	]
}

/** The id of a new one comes from its name and never changes afterwards. */
export function displayOf(form: DisplayForm, display: Display | undefined, displays: readonly Display[]): Display {
	const languages: Language[] = ['vi', 'en']
	const any = {
		id: display?.id ?? idFrom(`man hinh ${form.label}`, new Set(displays.map(({ id }) => id))),
		label: form.label.trim(),
		...(form.languages === 'vi en' && { languages: display?.languages?.length === 2 ? display.languages : languages }),
		...(form.contrast && { contrast: 'high' as const }),
	}
	if (form.layout === 'sign') return { ...any, layout: 'sign', counterId: form.counterId }
	return {
		...any,
		layout: form.layout,
		zoneIds: [...form.zoneIds],
		...(form.serviceIds.length > 0 && { serviceIds: [...form.serviceIds] }),
		...(form.columns && { columns: form.columns }),
		...(!form.board && { board: false }),
		...(form.media && { media: form.media }),
		...(form.mediaSound && { mediaSound: true }),
	}
}
