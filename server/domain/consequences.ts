import type { Centre } from '../../contract/centre.ts'
import type { Consequence } from '../../contract/draft.ts'
import { onDesks, onScreens } from './consequences-floor.ts'
import { onServices } from './consequences-services.ts'
import { indexCentre, type Day } from './day.ts'
import { strandedBy } from './stranded.ts'

/**
 * What a new set-up means for the people who are in the hall at that moment, in plain words: first what keeps it from being
 * put in force, then what changes at once for those who wait, work or press.
 *
 * @param next  may still have mistakes
 * @param at    epoch ms
 */
export function consequencesOf(day: Day, next: Centre, at: number): Consequence[] {
	const then: Day = { ...day, setup: indexCentre(next) }
	return [
		...strandedBy(day, next).map((sentence) => ({ ...sentence, blocks: true })),
		...onServices({ day, then, at }),
		...onDesks({ day, then }),
		...onScreens({ day, then }),
	]
}
