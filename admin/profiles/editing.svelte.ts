import { changesOf } from './changes.ts'
import { mistakesIn } from './checks.ts'
import { draftOf, emptyStep, newProfile, type Abilities, type OrderDraft, type ProfileDraft, type StepDraft, type Order } from './draft.ts'
import { PROFILE_WORDS as W } from './words.ts'

/** A list with one of its items somewhere else. Places outside it mean its ends. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
	const rest = [...list]
	const [one] = rest.splice(from, 1)
	if (one === undefined) return rest
	rest.splice(Math.max(0, Math.min(rest.length, to)), 0, one)
	return rest
}

/** The same list with `item` in it, or without it where it was. */
export const toggled = <T>(list: readonly T[], item: T): T[] => (list.includes(item) ? list.filter((one) => one !== item) : [...list, item])

/** In place of a profile: whom steps may ask for. No id of a profile has a space. */
export const PEOPLE = 'the people'

/** The order of calling as it is being edited. Nothing is sent from here. */
export class Editing {
	readonly base: Order
	draft = $state<OrderDraft>({ profiles: [], counters: {}, people: {} })
	/** Id of the profile that is open, or `PEOPLE`. */
	open = $state<string>()
	readonly changes = $derived.by(() => changesOf(this.base, this.draft))
	readonly mistakes = $derived.by(() => mistakesIn(this.base, this.draft))

	constructor(base: Order) {
		this.base = base
		this.draft = draftOf(base)
		this.open = base.profiles[0]?.id
	}

	get profile(): ProfileDraft | undefined {
		return this.draft.profiles.find(({ id }) => id === this.open)
	}

	addProfile(): void {
		const profile = newProfile(W.newName, this.draft.profiles)
		this.draft.profiles.push(profile)
		this.open = profile.id
	}

	rename(profile: ProfileDraft, part: Partial<Pick<ProfileDraft, 'name' | 'nameEn'>>): void {
		Object.assign(profile, part)
	}

	/** The counters that used it have none any more. */
	removeProfile(id: string): void {
		this.draft.profiles = this.draft.profiles.filter((one) => one.id !== id)
		for (const [counterId, profileId] of Object.entries(this.draft.counters)) if (profileId === id) this.draft.counters[counterId] = ''
		this.open = this.draft.profiles[0]?.id
	}

	/** A counter has one profile: another's is taken from it. */
	assign(counterId: string, profileId: string): void {
		this.draft.counters[counterId] = this.draft.counters[counterId] === profileId ? '' : profileId
	}

	addStep(profile: ProfileDraft): StepDraft {
		const step = emptyStep()
		profile.steps.push(step)
		return step
	}

	changeStep(step: StepDraft, part: Partial<Omit<StepDraft, 'key'>>): void {
		Object.assign(step, part)
	}

	moveStep(profile: ProfileDraft, from: number, to: number): void {
		profile.steps = moved(profile.steps, from, to)
	}

	removeStep(profile: ProfileDraft, key: string): void {
		profile.steps = profile.steps.filter((step) => step.key !== key)
	}

	able(username: string, part: Partial<Abilities>): void {
		const own = this.draft.people[username]
		if (own) Object.assign(own, part)
	}

	/** Numbers of the counters that use a profile; of those without one for `''`. */
	countersOf(profileId: string): number[] {
		return this.base.counters
			.filter(({ id }) => this.draft.counters[id] === profileId)
			.map(({ number }) => number)
			.sort((a, b) => a - b)
	}
}
