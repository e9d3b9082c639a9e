/**
 * Makes lines of text that arrives in pieces, however it was cut; bytes of one letter may come apart.
 *
 * @returns takes the next piece
 */
export function inLines(onLine: (line: string) => void): (piece: Uint8Array) => void {
	const decoder = new TextDecoder()
	let rest = ''
	return (piece) => {
		const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
		rest = lines.pop() ?? ''
		for (const line of lines) onLine(line.replace(/\r$/, ''))
	}
}
