import type { Centre, CentreSetup } from '../../contract/centre.ts'
import { yearsToConfirm } from '../../contract/holidays.ts'
import { worksAtCounters } from '../accounts/person.ts'

/** What a new centre goes through, in this order. Each step is a place: `#wizard/counters`. */
export const STEPS = ['start', 'name', 'calendar', 'agencies', 'services', 'counters', 'people', 'screens', 'publish', 'try'] as const
export type StepId = (typeof STEPS)[number]

/** What of the draft tells how far a new centre has come. */
export const WATCHED = ['id', 'hours', 'services', 'counters', 'agencies', 'people', 'kiosks', 'displays'] as const
export interface Known {
	drafted: Pick<Centre, (typeof WATCHED)[number]>
	/** Sentences of the server's cross-check. */
	mistakes: readonly string[]
	isChanged: boolean
	/** In force. */
	inForce: Pick<CentreSetup, 'kiosks' | 'displays'>
	/** `2026-11-23` */
	today: string
	/** A visit went from its ticket to its rating. */
	isTried: boolean
}

/** Code of a centre that nobody has given one yet, as the first start makes it. */
export const NO_CODE = 'centre'

/** Whether visitors can take a number or see one called: until then a centre is being made. */
export const isRunning = ({ kiosks, displays }: { kiosks: readonly unknown[]; displays: readonly unknown[] }): boolean =>
	kiosks.length + displays.length > 0

/** Which sentences of the cross-check are about the services and their places, and which about the counters. */
export const ABOUT = {
	services: /^(services? |services\[|zone |zones[[:])/,
	counters: /^(counter |counters[[:]|no counter )/,
} as const

/** Nothing is kept of the steps themselves: what was done in them is seen in the draft, in what is in force and in the facts. */
const DONE: Record<StepId, (known: Known) => boolean> = {
	start: ({ drafted: { services, counters } }) => services.length > 1 || counters.length > 1,
	name: ({ drafted }) => drafted.id !== NO_CODE,
	calendar: ({ drafted, today }) => yearsToConfirm(drafted.hours, today).length === 0,
	agencies: ({ drafted }) => drafted.agencies.length > 0,
	services: ({ drafted, mistakes }) => drafted.services.length > 1 && !mistakes.some((one) => ABOUT.services.test(one)),
	counters: (known) => DONE.services(known) && !known.mistakes.some((one) => ABOUT.counters.test(one)),
	people: ({ drafted }) => drafted.people.some(({ role }) => role !== 'administrator' && worksAtCounters(role)),
	screens: ({ drafted }) => drafted.kiosks.length > 0 && drafted.displays.length > 0,
	publish: ({ inForce, isChanged }) => isRunning(inForce) && !isChanged,
	try: ({ isTried }) => isTried,
}

export const isDone = (step: StepId, known: Known): boolean => DONE[step](known)

/** Where somebody who comes back goes on; the last step when there is nothing left. */
export const firstOpen = (known: Known): StepId => STEPS.find((step) => !isDone(step, known)) ?? 'try'

export const stepAt = (place: string | undefined): StepId | undefined => STEPS.find((step) => step === place)
