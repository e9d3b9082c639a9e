/** What a printer obeys the moment the bytes arrive, whatever it is doing. */
export type RealTimeCommand = { kind: 'status'; which: number } | { kind: 'recover'; clear: boolean } | { kind: 'clear' }

/** Where a command ended, and how many bytes it has. */
export type Hit = { command: RealTimeCommand; end: number; length: number }

export type RealTimeEar = {
	/**
	 * The next command in a chunk.
	 *
	 * @param from offset to listen from
	 * @returns    `undefined` when the chunk holds no more; a command cut between two chunks is heard with the second
	 */
	next(chunk: Uint8Array, from: number): Hit | undefined
}

const DLE = 0x10
const CLEAR = [DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]

/**
 * Listens for real-time commands. It knows nothing of the commands around them, as in a real printer: also bytes of a
 * picture that happen to read so are obeyed.
 *
 * @source Epson ESC/POS command reference: DLE EOT, DLE ENQ, DLE DC4 function 8
 */
export function createRealTimeEar(): RealTimeEar {
	let heard: number[] = []
	return {
		next: (chunk, from) => {
			for (let at = from; at < chunk.length; at++) {
				if (!heard.length) at = chunk.indexOf(DLE, at)
				if (at < 0) return undefined
				heard.push(chunk[at] ?? 0)
				const command = read(heard)
				if (command === 'more') continue
				const { length } = heard
				heard = command === undefined && chunk[at] === DLE ? [DLE] : []
				if (command) return { command, end: at + 1, length }
			}
			return undefined
		},
	}
}

function read(heard: readonly number[]): RealTimeCommand | 'more' | undefined {
	const [, name, which] = heard
	if (name === undefined) return 'more'
	if (name === 0x14) {
		if (!heard.every((byte, i) => byte === CLEAR[i])) return undefined
		return heard.length === CLEAR.length ? { kind: 'clear' } : 'more'
	}
	if (name !== 0x04 && name !== 0x05) return undefined
	if (which === undefined) return 'more'
	if (name === 0x04) return which >= 1 && which <= 4 ? { kind: 'status', which } : undefined
	return which === 1 || which === 2 ? { kind: 'recover', clear: which === 2 } : undefined
}
