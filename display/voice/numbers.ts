import type { NumberRules } from '../../contract/voice-pack.ts'

/** No language needs more; a pack whose rules call each other in a circle does. */
const DEEPEST = 16
const SLOT = /^\{(q|r|n)(?::([^}]+))?\}$/

/**
 * A number in words, by the rules of a language: 1015 → một nghìn không trăm mười lăm.
 *
 * @param n  whole, 0 up to what the rules were made for
 * @throws {RangeError} when no rule reads it, or when the rules never end
 */
export function readNumber(rules: NumberRules, n: number): string[] {
	if (!Number.isInteger(n) || n < 0) throw new RangeError(`cannot read ${n} aloud`)
	return read(rules, { list: 'main', n, depth: 0 })
}

function read(rules: NumberRules, { list, n, depth }: { list: string; n: number; depth: number }): string[] {
	// Televisions' browsers are old: no `findLast`.
	const rule = rules[list]?.filter(([from]) => from <= n).pop()
	if (!rule || depth > DEEPEST) throw new RangeError(`cannot read ${n} aloud by "${list}"`)
	const [from, words] = rule
	const unit = unitOf(from)
	const part = { q: Math.floor(n / unit), r: n % unit, n }
	return words.flatMap((word) => {
		const [, which, by = 'main'] = SLOT.exec(word) ?? []
		return which === undefined ? word : read(rules, { list: by, n: part[which as keyof typeof part], depth: depth + 1 })
	})
}

/** The largest power of ten that is not above `from`; 1 for 0. */
function unitOf(from: number): number {
	let unit = 1
	while (unit * 10 <= from) unit *= 10
	return unit
}

/** Every word that these rules may say. */
export const wordsOfRules = (rules: NumberRules): string[] =>
	Object.values(rules).flatMap((list) => list.flatMap(([, words]) => words.filter((word) => !SLOT.test(word))))
