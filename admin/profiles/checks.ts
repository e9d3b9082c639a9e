import { mayServe } from '../../contract/may-serve.ts'
import type { WorkStep } from '../../contract/work.ts'
import { profileOf, skillsIn, withDraft, type OrderDraft, type ProfileDraft, type Order } from './draft.ts'
import { CHECK_WORDS as W, LANGUAGE_WORDS } from './words.ts'

/** What stands against saving, or is worth knowing before. `profileId`: where to mend it. */
export interface Finding {
	key: string
	text: string
	how?: string
	profileId?: string
}

/** A counter as it is now. */
export interface Desk {
	counterId: string
	isOpen: boolean
	/** Username of who sits there. */
	officer?: string | undefined
}

/** What must be mended before it can be used: the server would refuse it. */
export const mistakesIn = (centre: Order, draft: OrderDraft): Finding[] => [
	...draft.profiles.flatMap(ofProfile),
	...neverServed(centre, draft),
]

function ofProfile({ id, name, steps }: ProfileDraft): Finding[] {
	const found: Finding[] = []
	const add = (what: string, text: string) => found.push({ key: `${id}-${what}`, text, profileId: id })
	const called = name.trim() || W.unnamed
	if (name.trim() === '') add('name', W.noName)
	if (steps.length === 0) add('steps', W.noSteps(called))
	steps.forEach(({ services, from, to, waitOverMin, queueOver }, i) => {
		if (services.length === 0) add(`services-${i}`, W.noServices(called, i + 1))
		if (from !== '' && to !== '' && from >= to) add(`times-${i}`, W.wrongTimes(called, i + 1))
		if ((waitOverMin ?? 0) < 0 || (queueOver ?? 0) < 0 || !Number.isInteger(queueOver ?? 0))
			add(`numbers-${i}`, W.wrongNumbers(called, i + 1))
	})
	return found
}

/** The set-up's own rule: each service needs a counter that serves it at any time and for anybody. */
function neverServed(centre: Order, draft: OrderDraft): Finding[] {
	const { services, counters, profiles } = withDraft(centre, draft)
	return services
		.filter(({ id }) => !counters.some((counter) => mayServe({ profiles }, counter, id)))
		.map(({ id, name }) => ({ key: `never-${id}`, text: W.never(name.vi), how: W.neverHow }))
}

/** What may be meant so. `now`: epoch ms of the centre; `desks` as they are, `undefined` while they are not known. */
export function warningsIn(
	centre: Order,
	draft: OrderDraft,
	{ desks, clock }: { desks: readonly Desk[] | undefined; clock: string },
): Finding[] {
	return [...(desks ? unservedNow(centre, draft, { desks, clock }) : []), ...draft.profiles.flatMap((profile) => inVain(draft, profile))]
}

function unservedNow(centre: Order, draft: OrderDraft, { desks, clock }: { desks: readonly Desk[]; clock: string }): Finding[] {
	const open = desks.filter(({ isOpen }) => isOpen)
	if (open.length === 0) return [{ key: 'none-open', text: W.noneOpen }]
	const { services, counters, profiles } = withDraft(centre, draft)
	const served = new Set(
		open.flatMap(({ counterId, officer }) => {
			const counter = counters.find(({ id }) => id === counterId)
			const profile = profiles.find(({ id }) => id === counter?.profileId)
			if (!profile) return counter?.services ?? []
			const person = draft.people[officer ?? '']
			return profile.steps.filter((step) => holdsFor(step, person, clock)).flatMap((step) => step.services)
		}),
	)
	const names = services.filter(({ id }) => !served.has(id)).map(({ name }) => name.vi)
	if (names.length === 0) return []
	const more = names.length - NAMED
	return [{ key: 'now', text: W.notNow([...names.slice(0, NAMED), ...(more > 0 ? [W.andMore(more)] : [])].join('; ')) }]
}
/** Services told by name in one sentence. */
const NAMED = 8

/** Whether a step may hold at this hour with this officer; how many wait, and how long, changes by the minute. */
function holdsFor({ when, skill, languages }: WorkStep, person: OrderDraft['people'][string] | undefined, clock: string): boolean {
	if (when?.from !== undefined && clock < when.from) return false
	if (when?.to !== undefined && clock >= when.to) return false
	if (skill !== undefined && !person?.skills.includes(skill)) return false
	return !languages || languages.some((one) => person?.languages.includes(one))
}

/** Steps that ask for what nobody has, and profiles that no counter uses. */
function inVain(draft: OrderDraft, profile: ProfileDraft): Finding[] {
	const people = Object.values(draft.people)
	const called = profile.name.trim() || W.unnamed
	const { id: profileId } = profile
	const found = profileOf(profile).steps.flatMap(({ skill, languages }, i): Finding[] => [
		...(skill !== undefined && !people.some(({ skills }) => skills.includes(skill))
			? [{ key: `${profileId}-skill-${i}`, text: W.nobodyCan(called, i + 1, skill), profileId }]
			: []),
		...(languages && !people.some((person) => languages.some((one) => person.languages.includes(one)))
			? [{ key: `${profileId}-language-${i}`, text: W.nobodySpeaks(called, i + 1, LANGUAGE_WORDS[languages[0] ?? 'vi']), profileId }]
			: []),
	])
	const isUsed = Object.values(draft.counters).includes(profileId)
	return isUsed ? found : [...found, { key: `${profileId}-unused`, text: W.unused(called), profileId }]
}

/** Skills by how many have them, for who looks what is there. */
export const skillCounts = (draft: OrderDraft): { skill: string; people: number }[] =>
	skillsIn(draft).map((skill) => ({ skill, people: Object.values(draft.people).filter(({ skills }) => skills.includes(skill)).length }))
