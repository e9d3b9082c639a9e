import type { StoredFact } from '../../contract/audit.ts'
import type { FactType, Recorded } from '../../contract/facts.ts'
import { summaryOf, type Names } from './summary.ts'
import { FACT_WORDS } from './words.ts'

/** The fact in its stored form; `undefined` where its content was left out or cannot be read, as after it was altered. */
export function recordedOf({ body, before: _, number: __, ...envelope }: StoredFact): Recorded | undefined {
	try {
		return body === null ? undefined : ({ ...(JSON.parse(body) as object), ...envelope } as Recorded)
	} catch {
		return undefined
	}
}

export const typeInWords = ({ type }: StoredFact): string => FACT_WORDS[type as FactType] ?? type

/** One line about it; nothing where there is nothing to say or it cannot be read. */
export function lineOf(fact: StoredFact, centre: Names['centre']): string {
	const recorded = recordedOf(fact)
	if (!recorded) return fact.number ?? ''
	const numbers = 'visitId' in recorded && fact.number ? { [recorded.visitId]: fact.number } : {}
	try {
		return summaryOf(recorded, { centre, numbers })
	} catch {
		return fact.number ?? ''
	}
}

/** Indented, for reading; as it is where it is no JSON. */
export function contentOf({ body }: StoredFact): string {
	try {
		return JSON.stringify(JSON.parse(body ?? ''), null, 2)
	} catch {
		return body ?? ''
	}
}
