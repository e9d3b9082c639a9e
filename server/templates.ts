import { readCentreFile } from './centre-file.ts'
import type { TemplateSource } from './app/templates.ts'
import { COMMUNE_CENTRE, PROVINCE_CENTRE } from './program.ts'

/** Set-ups that come with the program, for a new centre to begin with. */
export const TEMPLATES: readonly TemplateSource[] = [
	{ id: 'commune', name: { vi: 'Cấp xã', en: 'Commune' }, read: () => readCentreFile(COMMUNE_CENTRE) },
	{ id: 'province', name: { vi: 'Cấp tỉnh', en: 'Province' }, read: () => readCentreFile(PROVINCE_CENTRE) },
]
