import type { CentrePart } from '../../contract/draft.ts'

/** Id of the form that publishes, for a button elsewhere on its page. */
export const PUBLISH_FORM = 'publish-draft'

const SECTION: Record<CentrePart, string> = {
	zones: 'hall/zones',
	services: 'hall/services',
	counters: 'hall/counters',
	agencies: 'hall/agencies',
	fields: 'hall/fields',
	procedures: 'catalogue',
	kiosks: 'screens',
	displays: 'screens',
	devices: 'screens',
	people: 'accounts',
	profiles: 'profiles',
	hours: 'calendar',
	pauseReasons: 'rules/pauseReasons',
	holdReasons: 'rules/holdReasons',
	outcomes: 'rules/outcomes',
	rating: 'rules/rating',
	calling: 'rules/calling',
	voice: 'rules/voice',
	notices: 'rules/notices',
	lanes: 'rules/tickets',
	seating: 'rules/seating',
	appointments: 'rules/appointments',
	longQueue: 'rules/tickets',
	priorityFromAge: 'rules/tickets',
	targets: 'rules/targets',
	monthlyReport: 'setup',
	id: 'setup',
	name: 'setup',
	hotline: 'setup',
	publicUrl: 'setup',
	quickPicks: 'setup',
}

/** The address of where a part is edited; of one item where it has a page of its own. */
export function placeOf(part: CentrePart, id?: string): string {
	const section = (SECTION as Partial<Record<string, string>>)[part] ?? 'setup'
	return section.startsWith('hall/') && id !== undefined ? `#${section}/${encodeURIComponent(id)}` : `#${section}`
}
