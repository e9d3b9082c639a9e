import type { Text } from '../../contract/ids.ts'
import { idFrom } from '../learn/make-binding.ts'
import { textOut } from '../parts/text.ts'

/** As the set-up holds them: a new one has its id from its name, an old one keeps its own. */
export function named<T extends { id: string; name: Text }>(choices: readonly T[]): T[] {
	const taken = new Set(choices.map(({ id }) => id))
	return choices.map((choice) => {
		const id = choice.id || idFrom(choice.name.vi, taken)
		taken.add(id)
		return { ...choice, id, name: textOut(choice.name) }
	})
}
