/**
 * The word of the catalogue one slip of the finger away. Syllables of four letters have too many neighbours: there only
 * two letters changed about count.
 */
export function nearest(word: string, vocabulary: string[]): string | undefined {
	if (word.length < 4 || vocabulary.some((w) => w.startsWith(word))) return undefined
	const isSlip = word.length === 4 ? isSwapped : isOneSlip
	return vocabulary.find((w) => Math.abs(w.length - word.length) <= 1 && isSlip(word, w))
}

/** Both words from the first letter on that differs. */
function restsOf(a: string, b: string): [string, string] {
	let i = 0
	while (i < a.length && a[i] === b[i]) i++
	return [a.slice(i), b.slice(i)]
}

/** Two neighbouring letters changed about. */
function isSwapped(a: string, b: string): boolean {
	const [restA, restB] = restsOf(a, b)
	return restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

/** One letter wrong, missing, too many, or two changed about. */
function isOneSlip(a: string, b: string): boolean {
	const [restA, restB] = restsOf(a, b)
	return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) || isSwapped(a, b)
}
