import type { Counter } from '../../contract/centre.ts'
import type { Person, Role } from '../../contract/people.ts'
import { usernameFor } from '../accounts/person.ts'
import { PEOPLE_STEP_WORDS as W } from './words.ts'

/** Somebody to be added, as one line says it. */
export interface Newcomer {
	username: string
	name: string
	title: string
	/** Where they sit; `undefined`: not said, and no counter is free. */
	counter: Counter | undefined
	/** What stood for the counter and names none. */
	unknown?: string
}

const NAME_CHARACTERS = 80
const MOST = 300

/**
 * Lines of a list, typed or pasted: name, title, number of the counter; tabs or semicolons between them. Who has no counter in
 * the list gets the next one that nobody has.
 */
export function readRoster(text: string, people: readonly Person[], counters: readonly Counter[]): Newcomer[] {
	const taken = new Set(people.map(({ username }) => username))
	const seated = new Set(people.flatMap(({ counterId }) => counterId ?? []))
	const lines = text
		.split(/\r?\n/)
		.map((line) => line.split(/[\t;]/).map((cell) => cell.normalize('NFC').replace(/\s+/g, ' ').trim()))
		.map(([name, title, number = '']) => [name, title, number.replace(/^quầy\s*/i, '')])
		.filter(([name]) => name)
		.slice(0, MOST)
	const said = lines.map(([, , number]) => counters.find((one) => String(one.number) === number))
	for (const one of said) if (one) seated.add(one.id)
	return lines.map(([name = '', title = '', number = ''], i) => {
		const counter = said[i] ?? (number === '' ? counters.find(({ id }) => !seated.has(id)) : undefined)
		if (counter) seated.add(counter.id)
		const username = freeUsername(name, taken)
		taken.add(username)
		return {
			...{ username, name: name.slice(0, NAME_CHARACTERS), title: title || W.usualTitle.vi, counter },
			...(number !== '' && !counter && { unknown: number }),
		}
	})
}

function freeUsername(name: string, taken: ReadonlySet<string>): string {
	const wanted = usernameFor(name) || 'can-bo'
	for (let n = 1; ; n++) {
		const username = n === 1 ? wanted : `${wanted.slice(0, 29)}${n}`
		if (!taken.has(username)) return username
	}
}

export const personFrom = ({ username, name, title, counter }: Newcomer, role: Role): Person => ({
	...{ username, name, role, mayChoose: true, languages: ['vi'], skills: [] },
	title: title === W.usualTitle.vi ? { ...W.usualTitle } : { vi: title, en: title },
	...(counter && { counterId: counter.id }),
})
