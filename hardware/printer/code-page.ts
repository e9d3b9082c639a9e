import type { CodePage } from './models.ts'

/** Bytes that are printed while one page is selected. */
export type PageRun = { page: number; bytes: Uint8Array }

/** Tone marks of Vietnamese, as windows-1258 sets them behind their letter. */
const TONES: Readonly<Record<string, number>> = { '\u0300': 0xcc, '\u0309': 0xd2, '\u0303': 0xde, '\u0301': 0xec, '\u0323': 0xf2 }

/** What neither page has, as near as plain letters come. */
const PLAIN: Readonly<Record<string, string>> = {
	'\u00a0': ' ',
	'–': '-',
	'—': '-',
	'…': '...',
	'·': '-',
	'•': '*',
	'‘': "'",
	'’': "'",
	'“': '"',
	'”': '"',
	'×': 'x',
}

const WINDOWS_1258 = new Map(
	Array.from({ length: 128 }, (_, i) => [new TextDecoder('windows-1258').decode(Uint8Array.of(128 + i)), 128 + i] as const),
)

/** TCVN 5712:1993, VN3: where each row of letters begins. Capitals with tones are the same bytes in another font. */
const VN3 = new Map(
	(
		[
			[0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
			[0xb5, 'àảãáạ'],
			[0xbb, 'ằẳẵắ'],
			[0xc6, 'ặầẩẫấậè'],
			[0xce, 'ẻẽéẹềểễếệìỉ'],
			[0xdc, 'ĩíịò'],
			[0xe1, 'ỏõóọồổỗốộờởỡớợù'],
			[0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
		] as const
	).flatMap(([first, letters]) => [...letters].map((letter, i) => [letter, first + i] as const)),
)

/**
 * A text as the bytes of a code page. What the page lacks is written as near as plain letters come, and `?` at last.
 *
 * @param text in any normal form; Vietnamese letters are composed first
 * @returns    runs in order, each with the page it belongs to
 * @source     Unicode mapping of windows-1258; TCVN 5712:1993
 */
export function encodeText(text: string, page: CodePage): PageRun[] {
	const encode = page.encoding === 'windows-1258' ? in1258 : inVn3
	const runs: { page: number; bytes: number[] }[] = []
	for (const letter of text.normalize('NFC')) {
		const { capital, bytes } = encode(letter) ?? fallBack(letter, encode)
		const number = capital && page.capitalsPage !== undefined ? page.capitalsPage : page.page
		const last = runs.at(-1)
		if (last?.page === number) last.bytes.push(...bytes)
		else runs.push({ page: number, bytes: [...bytes] })
	}
	return runs.map((run) => ({ page: run.page, bytes: Uint8Array.from(run.bytes) }))
}

type Encoded = { capital?: boolean; bytes: number[] }
type Encode = (letter: string) => Encoded | undefined

const ascii = (letter: string): number | undefined => {
	const code = letter.codePointAt(0) ?? 0
	return code >= 0x20 && code < 0x7f ? code : undefined
}

const in1258: Encode = (letter) => {
	const known = (single: string) => ascii(single) ?? WINDOWS_1258.get(single)
	const whole = known(letter)
	if (whole !== undefined && letter !== '\u00a0') return { bytes: [whole] }
	const parts = [...letter.normalize('NFD')]
	const tone = parts.find((part) => TONES[part] !== undefined)
	const base = known(
		parts
			.filter((part) => part !== tone)
			.join('')
			.normalize('NFC'),
	)
	return tone === undefined || base === undefined ? undefined : { bytes: [base, TONES[tone] ?? 0] }
}

const inVn3: Encode = (letter) => {
	const plain = ascii(letter) ?? VN3.get(letter)
	if (plain !== undefined) return { bytes: [plain] }
	const small = VN3.get(letter.toLowerCase())
	return small === undefined ? undefined : { capital: true, bytes: [small] }
}

function fallBack(letter: string, encode: Encode): Encoded {
	const plain = PLAIN[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '')
	return { bytes: [...plain].flatMap((part) => encode(part)?.bytes ?? [0x3f]) }
}
