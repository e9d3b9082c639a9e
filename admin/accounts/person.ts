import type { Counter, Zone } from '../../contract/centre.ts'
import type { Language } from '../../contract/ids.ts'
import type { Person, Role } from '../../contract/people.ts'
import { permissionsOfPerson } from '../../contract/permissions.ts'
import type { WorkProfile } from '../../contract/work.ts'
import { folded, noText, textIn, textOut } from '../parts/text.ts'
import { PERSON_WORDS as W } from './words.ts'

/** What of the set-up a person's form speaks of. */
export interface Around {
	counters: readonly Counter[]
	zones: readonly Zone[]
	profiles: readonly WorkProfile[]
	seating: 'own' | 'any'
}

/** A person as the form holds them: what is absent is empty. */
export const formOf = (person: Person | undefined) => ({
	name: person?.name ?? '',
	title: person ? textIn(person.title) : noText(),
	username: person?.username ?? '',
	role: person?.role ?? 'officer',
	counterId: person?.counterId ?? '',
	substituteAt: person?.substituteAt ?? [],
	languages: person?.languages ?? (['vi'] as Language[]),
	skills: person?.skills ?? [],
	mayChoose: person?.mayChoose ?? true,
	phone: person?.phone ?? '',
	photo: person?.photo,
	signInAs: person?.signInAs ?? '',
	suspended: person?.suspended ?? false,
})
export type PersonForm = ReturnType<typeof formOf>

export function personOf(form: PersonForm): Person {
	const [phone, signInAs] = [form.phone.trim(), form.signInAs.trim()]
	const { username, role, mayChoose, languages, skills, counterId, substituteAt, photo, suspended } = form
	return {
		...{ username, name: form.name.trim(), title: textOut(form.title), role, mayChoose, languages, skills },
		...(worksAtCounters(role) && counterId !== '' && { counterId }),
		...(worksAtCounters(role) && substituteAt.length > 0 && { substituteAt }),
		...(phone && { phone }),
		...(photo !== undefined && { photo }),
		...(signInAs && { signInAs }),
		...(suspended && { suspended }),
	}
}

export function problemsIn(form: PersonForm, { seating }: Pick<Around, 'seating'>): string[] {
	const needsCounter = seating === 'own' && worksAtCounters(form.role) && !isFree(form.role)
	return [
		...(form.name.trim() ? [] : [W.noName]),
		...(form.title.vi.trim() ? [] : [W.noTitle]),
		...(/^[a-z0-9._-]{1,32}$/.test(form.username) ? [] : [W.badUsername]),
		...(needsCounter && form.counterId === '' && form.substituteAt.length === 0 ? [W.needsCounter] : []),
	]
}

export const worksAtCounters = (role: Role): boolean => permissionsOfPerson({ role, mayChoose: true }).includes('work-counter')
/** May sit wherever they like. */
const isFree = (role: Role): boolean => permissionsOfPerson({ role, mayChoose: true }).includes('any-counter')

/** As people are called in an office: `Lò Thị Mai` → `mai.lt`. */
export function usernameFor(name: string): string {
	const words = folded(name)
		.split(/[^a-z0-9]+/)
		.filter(Boolean)
	const [last = '', ...others] = words.reverse()
	const initials = others
		.reverse()
		.map((word) => word[0])
		.join('')
	return (initials ? `${last}.${initials}` : last).slice(0, 32)
}

/** Skills that some work profile asks for, and those the person has besides. */
export const skillsAround = ({ profiles }: Pick<Around, 'profiles'>, own: readonly string[]): string[] =>
	[...new Set([...profiles.flatMap((p) => p.steps.flatMap(({ skill }) => skill ?? [])), ...own])].sort()
