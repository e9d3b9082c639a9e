import { readCommand } from './commands.ts'
import type { Deed, Reading } from './ops.ts'

export type Parser = {
	/** Takes bytes as they come, in pieces of any size, and says what they ask for. */
	take(bytes: Uint8Array): void
	/** Forgets a command that has begun. @returns its bytes so far */
	reset(): number
}

/**
 * Reads a byte stream as a printer does: never an error, always waiting for the rest of what has begun. It does not know
 * where one host ends and the next begins.
 *
 * @param emit called for each deed, in order, with the bytes it was read from
 */
export function createParser(emit: (deed: Deed, raw: Uint8Array) => void): Parser {
	let raw: Uint8Array[] = []
	let reading: Reading<never>
	let wanted = 0
	let held: Uint8Array[] = []
	let has = 0

	const done = (deed: Deed) => {
		const [only] = raw
		emit(deed, raw.length === 1 && only ? only : Buffer.concat(raw))
		raw = []
	}
	const reset = (): number => {
		const forgotten = raw.reduce((sum, { length }) => sum + length, has)
		raw = []
		held = []
		has = 0
		reading = readForEver(done)
		wanted = reading.next(new Uint8Array()).value
		return forgotten
	}
	const give = (bytes: Uint8Array) => {
		raw.push(bytes)
		held = []
		has = 0
		wanted = reading.next(bytes).value
	}
	reset()
	return {
		reset,
		take: (bytes) => {
			for (let at = 0; at < bytes.length;) {
				const piece = bytes.slice(at, at + wanted - has)
				at += piece.length
				has += piece.length
				held.push(piece)
				if (has === wanted) give(held.length === 1 ? piece : Buffer.concat(held))
			}
		},
	}
}

function* readForEver(done: (deed: Deed) => void): Reading<never> {
	for (;;) yield* readCommand(done)
}
