/** Marks that change a letter's tone: huyền, sắc, hỏi, ngã, nặng. */
const MARKS = /\p{M}/gu

/** Lower case, no marks, đ → d: `Sổ đỏ` → `so do`. One character in, one out, so that places in both texts agree. */
export function fold(text: string): string {
	let out = ''
	for (const c of text.normalize('NFC').toLowerCase()) {
		if (c === 'đ') out += 'd'
		else {
			const bare = c.normalize('NFD').replace(MARKS, '')
			out += bare.length === c.length && /[\p{L}\p{N}.]/u.test(bare) ? bare : ' '.repeat(c.length)
		}
	}
	return out
}

/** Words of a folded text; dots stay inside codes: `1.001193 (ubnd xa)` → `1.001193`, `ubnd`, `xa`. */
export const wordsOf = (folded: string): string[] =>
	folded
		.split(' ')
		.map((word) => word.replace(/^\.+|\.+$/g, ''))
		.filter(Boolean)
