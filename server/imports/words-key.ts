/** Two spellings of one word: case, spaces and the way marks are typed do not count; the marks themselves do. */
export const wordsKey = (words: string): string => words.normalize('NFC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('vi')

/** Heads of columns are found without their marks too, and without what stands in brackets: `Lệ phí (đồng) *` is `le phi`. */
export const headKey = (head: string): string =>
	head
		.replace(/\([^()]*\)/g, ' ')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/đ/gi, 'd')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}.]+/gu, ' ')
		.trim()
