import type { Language } from '../../contract/ids.ts'
import { withDraft, type Abilities, type OrderDraft, type Order } from './draft.ts'
import { readProfile } from './reading.ts'
import { CHANGE_WORDS as W, LANGUAGE_WORDS } from './words.ts'

/** One thing that would be different, told as it is read: what goes, and what comes. */
export interface Change {
	key: string
	what: string
	before: string[]
	after: string[]
}

/** What saving would change, from the set-up in force to the draft. */
export function changesOf(base: Order, draft: OrderDraft): Change[] {
	const next = withDraft(base, draft)
	return [...ofProfiles(base, next), ...ofCounters(base, next), ...ofPeople(base, next)].filter(
		({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
	)
}

function ofProfiles(base: Order, next: Order): Change[] {
	const ids = [...new Set([...base.profiles, ...next.profiles].map(({ id }) => id))]
	const told = ({ profiles, services }: Order, id: string): string[] => {
		const profile = profiles.find((one) => one.id === id)
		if (!profile) return []
		const english = profile.name.en === profile.name.vi ? [] : [W.english(profile.name.en)]
		return [W.named(profile.name.vi), ...english, ...readProfile(profile, { services }).map((line, i) => `${i + 1}. ${line}`)]
	}
	return ids.map((id) => {
		const [before, after] = [told(base, id), told(next, id)]
		const name = (next.profiles.find((one) => one.id === id) ?? base.profiles.find((one) => one.id === id))?.name.vi ?? id
		const what = before.length === 0 ? W.profileNew(name) : after.length === 0 ? W.profileGone(name) : W.profile(name)
		const only = (lines: string[], others: string[]) => lines.filter((line) => !others.includes(line))
		return { key: `profile-${id}`, what, before: only(before, after), after: only(after, before) }
	})
}

function ofCounters(base: Order, next: Order): Change[] {
	const told = ({ counters, profiles }: Order, id: string): string[] => {
		const profileId = counters.find((one) => one.id === id)?.profileId
		return [profileId === undefined ? W.allAlike : (profiles.find((one) => one.id === profileId)?.name.vi ?? profileId)]
	}
	return [...base.counters]
		.sort((a, b) => a.number - b.number)
		.map(({ id, number }) => {
			const sameId = base.counters.find((one) => one.id === id)?.profileId === next.counters.find((one) => one.id === id)?.profileId
			// A profile that was only given another name is told once, at the profile.
			return { key: `counter-${id}`, what: W.counter(number), before: sameId ? [] : told(base, id), after: sameId ? [] : told(next, id) }
		})
}

function ofPeople(base: Order, next: Order): Change[] {
	return base.people.map((person) => {
		const after = next.people.find(({ username }) => username === person.username) ?? person
		return { key: `person-${person.username}`, what: person.name, before: abilitiesIn(person), after: abilitiesIn(after) }
	})
}

const abilitiesIn = ({ languages, skills }: Abilities): string[] => [
	W.speaks(languages.map((one: Language) => LANGUAGE_WORDS[one]).join(', ') || W.none),
	W.can(skills.join(', ') || W.none),
]
