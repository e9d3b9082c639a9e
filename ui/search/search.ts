import type { Field, Procedure } from '../../contract/catalogue.ts'
import { fold, wordsOf } from './fold.ts'
import { nearest } from './mend.ts'
import { TERMS } from './terms.ts'

export interface Found {
	/** Best first, at most `SHOWN`. */
	procedures: Procedure[]
	/** How many match in all. */
	count: number
	/** Folded words and phrases to mark in the names. */
	marks: string[]
	/** What papers call the everyday word that was typed. */
	explains?: { said: string; official: string; en: string }
}
export type Search = (query: string) => Found

const SHOWN = 60
/** A match by name or alias; where there is one, words scattered through legal texts are noise. */
const GOOD = 54
const SCATTERED = 30
/** Procedures on the first page are what most people mean. */
const POPULAR = 8

interface Entry {
	procedure: Procedure
	code: string
	short: string
	en: string
	legal: string
	field: string
	aliases: string[]
	all: string
	tight: string
	initials: string
	bonus: number
}

const padded = (text: string) => ` ${wordsOf(fold(text)).join(' ')} `

/** An index over the centre's procedures. Built once; a query over 2,600 takes a few milliseconds. */
export function createSearch(procedures: Procedure[], fields: Field[], popular: string[] = []): Search {
	const fieldName = new Map(fields.map((f) => [f.id, f.name.vi]))
	const entries = procedures.map((p) => toEntry(p, fieldName.get(p.fieldId) ?? '', popular.includes(p.id)))
	let vocabulary: string[] | undefined
	return (query) => {
		const words = meant(wordsOf(fold(query)))
		if (words.length === 0) return { procedures: [], count: 0, marks: [] }
		const found = rank(entries, words)
		if (found.length > 0) return answer(found, words, explain(words, entries))
		vocabulary ??= [...new Set(entries.flatMap((e) => wordsOf(e.all)))]
		const mended = words.map((word) => nearest(word, vocabulary ?? []) ?? word)
		return answer(rank(entries, mended), mended, explain(mended, entries))
	}
}

/** How a wish begins when it is spoken: "tôi muốn làm giấy khai sinh". */
const BEGINNINGS = new Set(['toi', 'muon', 'can', 'xin', 'di', 'lam'])

function meant(words: string[]): string[] {
	const begins = words.findIndex((word) => !BEGINNINGS.has(word))
	return begins > 0 ? words.slice(begins) : words
}

function toEntry(procedure: Procedure, field: string, isPopular: boolean): Entry {
	const short = padded(procedure.short.vi)
	const en = padded(procedure.short.en)
	const legal = padded(procedure.legal)
	const aliases = procedure.aliases.map(padded)
	const code = fold(procedure.id).trim()
	return {
		...{ procedure, code, short, en, legal, aliases, field: padded(field) },
		all: [short, en, legal, padded(field), padded(procedure.id), ...aliases].join('|'),
		tight: [short, ...aliases, en].map((t) => t.replace(/ /g, '')).join('|'),
		initials: wordsOf(short)
			.map((w) => w[0])
			.join(''),
		bonus: isPopular ? POPULAR : 0,
	}
}

const answer = (found: Entry[], words: string[], explains: Found['explains']): Found => ({
	procedures: found.slice(0, SHOWN).map((e) => e.procedure),
	count: found.length,
	marks: [words.join(' '), ...(explains ? [wordsOf(fold(explains.official)).join(' ')] : []), ...words.filter((w) => w.length > 1)],
	...(explains && { explains }),
})

function rank(entries: Entry[], words: string[]): Entry[] {
	const official = inOfficialWords(words)
	const scored = entries.map((entry) => ({ entry, score: Math.max(scoreOf(entry, words), official ? scoreOf(entry, official) - 20 : 0) }))
	const least = words.length > 1 && scored.some(({ score }) => score >= GOOD) ? SCATTERED + 1 : 1
	return scored
		.filter(({ score }) => score >= least)
		.map(({ entry, score }) => ({ entry, score: score + entry.bonus - entry.short.length / 40 }))
		.sort((a, b) => b.score - a.score || (a.entry.code < b.entry.code ? -1 : 1))
		.map(({ entry }) => entry)
}

/** How well an entry answers; 0 is not at all. Whole phrases beat scattered words, names beat legal texts. */
function scoreOf(e: Entry, words: string[]): number {
	const phrase = words.join(' ')
	if (e.code === phrase) return 200
	if (/\d/.test(phrase) && e.code.startsWith(phrase)) return 150
	const begins = ` ${phrase}`
	const whole = `${begins} `
	const best = Math.max(
		e.short === whole ? 110 : e.short.includes(whole) ? 92 : e.short.includes(begins) ? 88 : 0,
		...e.aliases.map((a) => (a === whole ? 98 : a.includes(whole) ? 84 : a.includes(begins) ? 80 : 0)),
		e.en.includes(whole) ? 82 : e.en.includes(begins) ? 78 : 0,
		e.legal.includes(begins) ? 66 : 0,
		e.field.includes(begins) ? 58 : 0,
	)
	if (best > 0) return best
	if (hasAll(e.short, words)) return 62
	if (e.aliases.some((a) => hasAll(a, words))) return 54
	if (words.length === 1 && phrase.length >= 3 && e.initials.startsWith(phrase)) return 42
	if (phrase.length >= 5 && e.tight.includes(words.join(''))) return 40
	return hasAll(e.all, words) ? SCATTERED : 0
}

const hasAll = (text: string, words: string[]) => words.every((word) => text.includes(` ${word}`))

/** `mat so do` → `mat giay chung nhan quyen su dung dat`. */
function inOfficialWords(words: string[]): string[] | undefined {
	const typed = ` ${words.join(' ')} `
	for (const { said, official } of TERMS)
		for (const word of said) if (typed.includes(padded(word))) return wordsOf(typed.replace(padded(word), padded(official)))
	return undefined
}

/** The everyday word as it is written, and its official name: from the list of terms, else an alias of one procedure alone. */
function explain(words: string[], entries: Entry[]): Found['explains'] {
	const typed = ` ${words.join(' ')} `
	for (const { said, official, en } of TERMS) {
		const word = said.find((w) => typed.includes(padded(w)))
		if (word) return { said: word, official, en }
	}
	const owners = entries.filter((e) => e.aliases.includes(typed))
	const owner = owners[0]
	if (owners.length !== 1 || !owner || owner.short.includes(typed) || owner.en.includes(typed)) return undefined
	const said = owner.procedure.aliases[owner.aliases.indexOf(typed)] ?? ''
	return { said: said.charAt(0).toUpperCase() + said.slice(1), official: owner.procedure.short.vi, en: owner.procedure.short.en }
}
