/** Where the steps keep what the sections of the set-up keep. */
const STEP_FOR: readonly (readonly [section: string, step: string])[] = [
	['#hall/services', '#wizard/services/list'],
	['#hall/zones', '#wizard/services/zones'],
	['#hall/counters', '#wizard/counters'],
	['#hall/agencies', '#wizard/agencies'],
	['#calendar', '#wizard/calendar'],
	['#accounts', '#wizard/people'],
	['#screens', '#wizard/screens'],
	['#setup', '#wizard/name'],
]

/** The place of the set-up, without leaving the steps where one of them has it. */
export function wizardPlace(href: string): string {
	const found = STEP_FOR.find(([section]) => href === section || href.startsWith(`${section}/`))
	return found ? found[1] + href.slice(found[0].length) : href
}
