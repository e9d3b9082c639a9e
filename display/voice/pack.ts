import { MID, VOICE_ENDINGS } from '../../contract/voice-files.ts'
import type { Clips, Grammar, ListedPack } from '../../contract/voice-pack.ts'
import { readNumber } from './numbers.ts'
import { BREATH, wordsOf } from './sentence.ts'

/** The largest number that a ticket or a counter has read as one. */
const READ_AS_NUMBER = 9999
/** How long a breath is, in seconds. */
export const BREATH_S = 0.14

/** A pack ready to speak: its sentences, and where each of its words can be fetched. */
export interface OpenPack {
	id: string
	language: string
	grammar: Grammar
	/** Addresses of a word's clip, best format first; the word in the middle of a number under `word` + `MID`. */
	addresses: ReadonlyMap<string, readonly string[]>
	/** Speaks a sentence for which this pack lacks a word. */
	fallback?: OpenPack | undefined
}

/** One part of a sentence: a clip by its key in `addresses`, or a breath in seconds. */
export type Part = { clip: string } | { breathS: number }

/**
 * @param folder  address of the pack's files, with a slash at its end
 * @param like    the shipped pack that it names, already open
 * @returns the pack, or why it cannot speak
 */
export function openPack({ pack, files }: ListedPack, folder: string, like?: OpenPack): OpenPack | string {
	const grammar = pack.grammar ?? like?.grammar
	const clips = pack.clips ?? (like && clipsBehind(like))
	if (!grammar || !clips) return `is like "${pack.like}", which does not exist`
	const there = new Set(files)
	const addresses = new Map<string, string[]>()
	for (const [word, { file }] of Object.entries(clips))
		for (const variant of ['', MID]) {
			const found = VOICE_ENDINGS.map((ending) => `${file}${variant}.${ending}`).filter((name) => there.has(name))
			if (found.length)
				addresses.set(
					word + variant,
					found.map((name) => folder + name),
				)
		}
	return { id: pack.id, language: pack.language, grammar, addresses, fallback: like }
}

/** Words that some sentence needs and that have no clip. */
export const missingFrom = ({ grammar, addresses }: OpenPack): string[] => wordsOf(grammar).filter((word) => !addresses.has(word))

/** Numbers that the rules of a language cannot read, of those a centre may call: a mistake in an added pack. At most ten. */
export function unreadable(grammar: Grammar): string[] {
	const found: string[] = []
	for (const region of Object.values(grammar.numbers))
		for (let n = 0; n <= Math.min(grammar.upTo, READ_AS_NUMBER) && found.length < 10; n++)
			try {
				readNumber(region, n)
			} catch {
				found.push(String(n))
			}
	return found
}

/** The clips of a sentence. Before a breath and at the end a word is said in full; elsewhere its shorter clip is taken if there is one. */
export function partsOf({ addresses }: Pick<OpenPack, 'addresses'>, words: readonly string[]): Part[] {
	return words.map((word, i) => {
		if (word === BREATH) return { breathS: BREATH_S }
		const next = words[i + 1]
		const isLast = next === undefined || next === BREATH
		return { clip: !isLast && addresses.has(word + MID) ? word + MID : word }
	})
}

/** The names that files of a shipped pack have, read back from its addresses: a recording of the same words has the same names. */
function clipsBehind({ addresses }: OpenPack): Clips {
	const stem = (address: string) => address.slice(address.lastIndexOf('/') + 1, address.lastIndexOf('.'))
	const words = [...addresses].filter(([key]) => !key.endsWith(MID))
	return Object.fromEntries(words.map(([word, [address = '']]) => [word, { file: stem(address) }]))
}
