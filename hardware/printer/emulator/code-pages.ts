/** How a code page turns bytes into letters. The older standard has its capitals with tones in a page of their own. */
export type TextEncoding = 'windows-1258' | 'tcvn3' | 'tcvn3-capitals' | 'ascii'

/** TCVN 5712:1993, third part (ABC): letters of one byte each. */
const TCVN3: Record<number, string> = tableOf([
	[0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
	[0xb5, 'àảãáạ'],
	[0xbb, 'ằẳẵắ'],
	[0xc6, 'ặầẩẫấậè'],
	[0xce, 'ẻẽéẹềểễếệìỉ'],
	[0xdc, 'ĩíịò'],
	[0xe1, 'ỏõóọồổỗốộờởỡớợù'],
	[0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
])
const WINDOWS_1258 = new TextDecoder('windows-1258')

/**
 * One byte as a letter, or as a mark that belongs to the letter before it.
 *
 * @returns a box where the page has nothing
 */
export function letterOf(byte: number, encoding: TextEncoding): string {
	if (byte < 0x80) return byte >= 0x20 ? String.fromCharCode(byte) : MISSING
	if (encoding === 'windows-1258') return WINDOWS_1258.decode(Uint8Array.of(byte))
	const letter = encoding === 'ascii' ? undefined : TCVN3[byte]
	return (encoding === 'tcvn3-capitals' ? letter?.toUpperCase() : letter) ?? MISSING
}

/** Whether it is drawn onto the letter before it. */
export const isMark = (letter: string): boolean => /^\p{M}$/u.test(letter)

const MISSING = '□'

function tableOf(runs: [number, string][]): Record<number, string> {
	return Object.fromEntries(runs.flatMap(([first, letters]) => [...letters.normalize('NFC')].map((letter, i) => [first + i, letter])))
}
