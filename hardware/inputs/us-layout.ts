/** Usages of page 0x07 that end a scan: Enter, and Enter of the number block. */
export const ENTER_USAGES: readonly number[] = [0x28, 0x58]

/** From usage 0x04: letters, then the digits' row. */
const FIRST = 0x04
const PLAIN = 'abcdefghijklmnopqrstuvwxyz1234567890'
const SHIFTED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()'

/** Punctuation, plain and with shift. */
const MARKS: Readonly<Record<number, string>> = {
	0x2b: '\t\t',
	0x2c: '  ',
	0x2d: '-_',
	0x2e: '=+',
	0x2f: '[{',
	0x30: ']}',
	0x31: '\\|',
	0x32: '#~',
	0x33: ';:',
	0x34: `'"`,
	0x35: '`~',
	0x36: ',<',
	0x37: '.>',
	0x38: '/?',
	0x54: '//',
	0x55: '**',
	0x56: '--',
	0x57: '++',
	0x63: '..',
}
/** From usage 0x59: the number block. */
const BLOCK_FIRST = 0x59
const BLOCK = '1234567890'

/** The character that a key of a US keyboard types; `''` for a key that types none. Codes contain no other letters. */
export function characterOf(usage: number, shift: boolean): string {
	const mark = MARKS[usage]
	if (mark) return mark[shift ? 1 : 0] ?? ''
	return (shift ? SHIFTED : PLAIN)[usage - FIRST] ?? BLOCK[usage - BLOCK_FIRST] ?? ''
}
