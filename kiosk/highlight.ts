import { fold } from '../ui/search/fold.ts'

export interface Piece {
	text: string
	hit: boolean
}

/** Cuts a name into marked and unmarked pieces: the first phrase that occurs at the beginning of a word, else single words. */
export function highlight(name: string, marks: string[]): Piece[] {
	const text = name.normalize('NFC')
	const folded = ` ${fold(text)}`
	const phrase = marks.find((mark) => mark.includes(' ') && folded.includes(` ${mark}`))
	const hits = (phrase ? [phrase] : marks.filter((mark) => !mark.includes(' ')))
		.flatMap((mark) => placesOf(folded, mark))
		.sort((a, b) => a.from - b.from)
	const pieces: Piece[] = []
	let done = 0
	for (const { from, to } of hits) {
		if (from < done) continue
		if (from > done) pieces.push({ text: text.slice(done, from), hit: false })
		pieces.push({ text: text.slice(from, to), hit: true })
		done = to
	}
	if (done < text.length) pieces.push({ text: text.slice(done), hit: false })
	return pieces
}

function placesOf(folded: string, mark: string): { from: number; to: number }[] {
	const places: { from: number; to: number }[] = []
	for (let at = folded.indexOf(` ${mark}`); at >= 0; at = folded.indexOf(` ${mark}`, at + 1))
		places.push({ from: at, to: at + mark.length })
	return places
}
