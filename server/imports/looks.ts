/** Letters of other alphabets that are drawn like Latin ones. */
const ALIKE: Readonly<Record<string, string>> = {
	...{ а: 'a', в: 'b', с: 'c', е: 'e', н: 'h', і: 'i', ј: 'j', к: 'k', м: 'm', о: 'o', р: 'p', ѕ: 's', т: 't', х: 'x', у: 'y' },
	...{ α: 'a', β: 'b', ε: 'e', η: 'h', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'y', χ: 'x' },
}

/** What an eye sees of a code: without spaces and unseen characters, full-width and foreign letters as the Latin ones they look like. */
export const looksOf = (code: string): string =>
	code
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\p{Cf}]/gu, '')
		.replace(/./gu, (letter) => ALIKE[letter] ?? letter)

const NAMES: readonly (readonly [RegExp, string])[] = [
	[/\s/u, 'dấu cách'],
	[/\p{Cf}/u, 'ký tự ẩn'],
	[/[\uff01-\uff5e]/u, 'chữ toàn khổ'],
	[/\p{Script=Cyrillic}/u, 'chữ Kirin'],
	[/\p{Script=Greek}/u, 'chữ Hy Lạp'],
]

/** What is wrong with the characters of a code, named so that it can be found: `dấu cách, chữ Kirin “а”`. */
export function strangeIn(code: string, unusable: RegExp): string {
	const strange = [...new Set(code.match(unusable) ?? [])]
	const named = strange.map((letter) => {
		const name = NAMES.find(([pattern]) => pattern.test(letter))?.[1]
		return name === undefined ? `“${letter}”` : /[\s\p{Cf}]/u.test(letter) ? name : `${name} “${letter}”`
	})
	return named.length > 0 ? [...new Set(named)].join(', ') : `dài ${code.length} ký tự`
}
