/** The columns of a fact that its hash covers. */
export interface Hashed {
	position: number
	at: number
	day: string
	actor: string
	type: string
	v: number
	body: string
}

/**
 * What SHA-256 is taken of, as UTF-8: the hash before and every column, lengths (in UTF-16 units) first, so that no two
 * different facts read the same.
 */
export const chainText = (before: string, fact: Hashed): string =>
	before +
	[fact.position, fact.at, fact.day, fact.actor, fact.type, fact.v, fact.body]
		.map(String)
		.map((text) => `\n${text.length}:${text}`)
		.join('')
