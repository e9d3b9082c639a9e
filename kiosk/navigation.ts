import type { NeedGroup } from '../contract/catalogue.ts'
import type { Issued } from './issue.svelte.ts'

/** Where a visitor is. Everything a page needs to be drawn again after "back" is in it. */
export type Page =
	| { at: 'home' }
	| { at: 'needs'; group: NeedGroup }
	| { at: 'field'; fieldId: string }
	| { at: 'agencies' }
	| { at: 'agency'; agencyId: string }
	| { at: 'letters'; letter?: string }
	| { at: 'search'; query: string }
	| { at: 'procedure'; procedureId: string }
	| { at: 'service'; serviceId: string }
	| { at: 'scan' }
	| { at: 'booked'; code: string }
	| { at: 'help'; about: 'track' | 'feedback' }
	| { at: 'ticket'; issued: Issued }

/** The pages gone through, newest last; whether the visitor asked for priority service at the door. */
export interface Journey {
	readonly pages: readonly Page[]
	readonly direction: 'forward' | 'back'
	readonly priority: boolean
}

export const START: Journey = { pages: [{ at: 'home' }], direction: 'back', priority: false }

export const pageOf = (j: Journey): Page => j.pages[j.pages.length - 1] ?? { at: 'home' }

export const open = (j: Journey, page: Page): Journey => ({ ...j, pages: [...j.pages, page], direction: 'forward' })

/** Another tab of the same step: "back" leads to where the step began. */
export const swap = (j: Journey, page: Page): Journey => ({ ...j, pages: [...j.pages.slice(0, -1), page], direction: 'forward' })

/** Pages that lead on to a number by themselves: priority may begin there. */
const ON_THE_WAY: readonly Page['at'][] = ['needs', 'field', 'agencies', 'agency', 'letters', 'search', 'procedure', 'service']

/** Priority from here on; `elsewhere` is where to go from a page that leads to no number. */
export const withPriority = (j: Journey, elsewhere: Page): Journey =>
	ON_THE_WAY.includes(pageOf(j).at) ? { ...j, priority: true } : openWithPriority(j, elsewhere)

export const openWithPriority = (j: Journey, page: Page): Journey => ({ ...open(j, page), priority: true })

/** One page back. At home, and after a ticket, it begins anew: nobody returns to another visitor's choices. */
export function back(j: Journey): Journey {
	const at = pageOf(j).at
	if (at === 'ticket' || j.pages.length <= 2) return START
	return { ...j, pages: j.pages.slice(0, -1), direction: 'back' }
}

/** Pages are the same when only what was typed or touched inside differs. */
export function keyOf(page: Page): string {
	if (page.at === 'field') return `field ${page.fieldId}`
	if (page.at === 'agency') return `agency ${page.agencyId}`
	if (page.at === 'procedure') return `procedure ${page.procedureId}`
	if (page.at === 'service') return `service ${page.serviceId}`
	if (page.at === 'help') return `help ${page.about}`
	if (page.at === 'ticket') return `ticket ${page.issued.visitId}`
	return page.at
}
