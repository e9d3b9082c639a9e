import type { CentrePart } from '../../contract/draft.ts'
import { pathInWords } from './change-words.ts'
import type { NameOf } from './names.ts'
import { placeOf } from './place.ts'
import { FORM_MISTAKES, MISTAKE_WORDS as W } from './words.ts'

/** A mistake of the draft as it is read, and where to mend it. */
export interface Mistake {
	text: string
	href: string
}
/** As the cross-check calls the parts. */
const KINDS: Readonly<Record<string, CentrePart>> = {
	zone: 'zones',
	service: 'services',
	counter: 'counters',
	agency: 'agencies',
	field: 'fields',
	procedure: 'procedures',
	kiosk: 'kiosks',
	display: 'displays',
	device: 'devices',
	account: 'people',
	'work profile': 'profiles',
}
const KIND = `(${Object.keys(KINDS).join('|')})`
const partOf = (kind: string): CentrePart => KINDS[kind] ?? 'id'

type Read = (found: string[], nameOf: NameOf) => Mistake
const at = (part: CentrePart, id: string | undefined, text: string): Mistake => ({ text, href: placeOf(part, id) })

/** Sentences of the server's cross-check, one pattern each. */
const READ: readonly [RegExp, Read][] = [
	[new RegExp(`^${KIND} (\\S+) is listed twice$`), ([kind = '', id = '']) => at(partOf(kind), id, W.twice(kind, id))],
	[/^counter number (\d+) is used twice$/, ([n = '']) => at('counters', undefined, W.numberTwice(n))],
	[/^rating level (\d+) is listed twice$/, ([n = '']) => at('rating', undefined, W.levelTwice(n))],
	[
		new RegExp(`^${KIND} (\\S+) names the unknown ${KIND} (\\S+)$`),
		([kind = '', id = '', other = '', wanted = ''], nameOf) =>
			at(partOf(kind), id, W.unknown({ kind, name: nameOf(partOf(kind), id), other, wanted })),
	],
	[/^no counter serves the service (\S+)$/, ([id = ''], nameOf) => at('services', id, W.unserved(nameOf('services', id)))],
	[/^quick pick (\S+) is not a procedure$/, ([id = '']) => at('quickPicks', undefined, W.quickPick(id))],
	[/^no account is an administrator$/, () => at('people', undefined, W.noAdministrator)],
	[/^noShowAfterCalls is larger than maxCalls$/, () => at('calling', undefined, W.noShow)],
	[
		/^services (\S+) and (\S+) share the sequence \S+ but describe it differently$/,
		([a = '', b = ''], nameOf) => at('services', a, W.sequence(nameOf('services', a), nameOf('services', b))),
	],
	[
		/^services (\S+) and (\S+) could give the same number: .*$/,
		([a = '', b = ''], nameOf) => at('services', a, W.sameNumber(nameOf('services', a), nameOf('services', b))),
	],
	[/^([a-zA-Z]+)\[([^\]]+)\](.*)$/s, ([part = '', id = '', rest = ''], nameOf) => placed(part as CentrePart, id, rest, nameOf)],
	[/^([a-zA-Z]+)((?:\.[^:]*)?: .*)$/s, ([part = '', rest = '']) => at(part as CentrePart, undefined, W.inPart(part, restInWords(rest)))],
]

const placed = (part: CentrePart, id: string, rest: string, nameOf: NameOf): Mistake =>
	at(part, id, W.inItem({ part, name: nameOf(part, id), rest: restInWords(rest) }))

/** `.name.vi: Too big: …` → `tên · tiếng Việt: nhiều nhất …`. */
function restInWords(rest: string): string {
	const [, path = '', reason = rest] = /^([^:]*): (.*)$/s.exec(rest) ?? []
	const where = path.replace(/\[(\d+)\]/g, (_, n: string) => `.${Number(n) + 1}`).replace(/^\.+/, '')
	const [pattern, told] = FORM_MISTAKES.find(([one]) => one.test(reason)) ?? []
	const why = pattern && told ? told(pattern.exec(reason)?.[1] ?? '') : reason
	return where === '' ? why : `${pathInWords(where)}: ${why}`
}

/** In Vietnamese; a sentence that is not of this version stays as it is. */
export function mistakeInWords(sentence: string, nameOf: NameOf = (_, id) => id): Mistake {
	for (const [pattern, read] of READ) {
		const found = pattern.exec(sentence)
		if (found) return read(found.slice(1), nameOf)
	}
	return { text: sentence, href: placeOf('id') }
}

/** The sentences of a refusal's detail. The server joins them by semicolons or lines. */
export const sentencesIn = (detail: string | undefined): string[] => (detail ?? '').split(/;\s+|\n+/).filter((line) => line.trim() !== '')
