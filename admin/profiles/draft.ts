import type { Centre } from '../../contract/centre.ts'
import type { Person } from '../../contract/people.ts'
import type { Lane, Language } from '../../contract/ids.ts'
import type { WorkProfile, WorkStep } from '../../contract/work.ts'
import { idFrom } from '../learn/make-binding.ts'

/** What of a set-up is read to tell who calls whom. */
export const ORDER_PARTS = ['profiles', 'counters', 'people', 'zones', 'services', 'fields', 'calling'] as const
export type Order = Pick<Centre, (typeof ORDER_PARTS)[number]>

const MINUTE_MS = 60_000

/** A step as a form holds it: empty lists, words and numbers mean "no matter". */
export interface StepDraft {
	/** Stays the same wherever the step is moved to. */
	key: string
	services: string[]
	lanes: Lane[]
	languages: Language[]
	skill: string
	waitOverMin: number | null
	queueOver: number | null
	from: string
	to: string
}

export interface ProfileDraft {
	id: string
	name: string
	/** Empty: as in Vietnamese. */
	nameEn: string
	steps: StepDraft[]
}

export type Abilities = Pick<Person, 'languages' | 'skills'>

/** What this section changes of a set-up, and nothing else. */
export interface OrderDraft {
	profiles: ProfileDraft[]
	/** Profile of each counter, by counter id; empty where it has none. */
	counters: Record<string, string>
	/** By username. */
	people: Record<string, Abilities>
}

let lastKey = 0
export const newKey = (): string => `step-${++lastKey}`

export const emptyStep = (): StepDraft => ({
	...{ key: newKey(), services: [], lanes: [], languages: [], skill: '' },
	...{ waitOverMin: null, queueOver: null, from: '', to: '' },
})

/** One with a step to fill in, under an id that none of `others` has. */
export const newProfile = (name: string, others: readonly Pick<ProfileDraft, 'id'>[]): ProfileDraft => ({
	...{ id: idFrom(name, new Set(others.map(({ id }) => id))), name, nameEn: '', steps: [emptyStep()] },
})

export function draftOf({ profiles, counters, people }: Pick<Centre, 'profiles' | 'counters' | 'people'>): OrderDraft {
	return {
		profiles: profiles.map(({ id, name, steps }) => ({
			...{ id, name: name.vi, nameEn: name.en === name.vi ? '' : name.en, steps: steps.map(stepDraftOf) },
		})),
		counters: Object.fromEntries(counters.map(({ id, profileId }) => [id, profileId ?? ''])),
		people: Object.fromEntries(
			people.map(({ username, languages, skills }) => [username, { languages: [...languages], skills: [...skills] }]),
		),
	}
}

const stepDraftOf = ({ services, lanes, languages, skill, when }: WorkStep): StepDraft => ({
	...{ key: newKey(), services: [...services], lanes: [...(lanes ?? [])], languages: [...(languages ?? [])], skill: skill ?? '' },
	waitOverMin: when?.waitOverMs === undefined ? null : when.waitOverMs / MINUTE_MS,
	...{ queueOver: when?.queueOver ?? null, from: when?.from ?? '', to: when?.to ?? '' },
})

/** As the set-up holds it: what does not matter is left out. */
export function stepOf({ services, lanes, languages, skill, waitOverMin, queueOver, from, to }: StepDraft): WorkStep {
	const when = {
		...(waitOverMin !== null && { waitOverMs: Math.round(waitOverMin * MINUTE_MS) }),
		...(queueOver !== null && { queueOver }),
		...(from && { from }),
		...(to && { to }),
	}
	return {
		services: [...services],
		...(lanes.length > 0 && { lanes: [...lanes] }),
		...(languages.length > 0 && { languages: [...languages] }),
		...(skill && { skill }),
		...(Object.keys(when).length > 0 && { when }),
	}
}

export function profileOf({ id, name, nameEn, steps }: ProfileDraft): WorkProfile {
	const vi = name.trim()
	return { id, name: { vi, en: nameEn.trim() || vi }, steps: steps.map(stepOf) }
}

/** The set-up with what was drafted; what it does not touch stays, also what somebody else changed meanwhile. */
export function withDraft<C extends Pick<Centre, 'profiles' | 'counters' | 'people'>>(centre: C, draft: OrderDraft): C {
	return {
		...centre,
		profiles: draft.profiles.map(profileOf),
		counters: centre.counters.map(({ profileId, ...counter }) => {
			const chosen = draft.counters[counter.id] ?? profileId
			return { ...counter, ...(chosen && { profileId: chosen }) }
		}),
		people: centre.people.map((person) => {
			const { languages, skills } = draft.people[person.username] ?? person
			return { ...person, languages: [...languages], skills: [...skills] }
		}),
	}
}

/** Whether two set-ups say the same of who calls whom. */
export const sameOrder = (a: Pick<Centre, 'profiles' | 'counters' | 'people'>, b: typeof a): boolean =>
	JSON.stringify(orderPart(a)) === JSON.stringify(orderPart(b))

const orderPart = ({ profiles, counters, people }: Pick<Centre, 'profiles' | 'counters' | 'people'>) => ({
	profiles: profiles.map(({ id, name, steps }) => ({ id, name, steps: steps.map(stepDraftOf).map(stepOf) })),
	counters: counters.map(({ id, profileId }) => [id, profileId ?? '']),
	people: people.map(({ username, languages, skills }) => [username, languages, skills]),
})

/** Every skill that somebody has or a step asks for, in the order of the alphabet. */
export const skillsIn = ({ people, profiles }: OrderDraft): string[] =>
	[
		...new Set([
			...Object.values(people).flatMap(({ skills }) => skills),
			...profiles.flatMap(({ steps }) => steps.map(({ skill }) => skill)),
		]),
	]
		.filter((skill) => skill !== '')
		.sort()
