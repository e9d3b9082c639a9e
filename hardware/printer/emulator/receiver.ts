import { createRealTimeEar } from './real-time.ts'
import type { RealTimeCommand, RealTimeEar } from './real-time.ts'

/** One host's way in. */
export type Inlet = { readonly ear: RealTimeEar }
export const createInlet = (): Inlet => ({ ear: createRealTimeEar() })

export type Receiver<Line extends Inlet> = {
	/**
	 * Real-time commands are obeyed before this returns; all else waits for room.
	 *
	 * @returns resolves when the buffer has taken everything; rejects when it never will
	 */
	write(line: Line, bytes: Uint8Array): Promise<void>
	/** So many bytes of the buffer are done with. */
	free(bytes: number): void
	/** Takes in what waits, as far as there is room. */
	fill(): void
	/** Drops the buffer and what has arrived since; those who wait are told it was taken. */
	clear(): void
	/** What waits of one host, or of all, never comes in. */
	drop(why: string, line?: Line): void
	/** Bytes in the buffer. */
	used(): number
}

/** `tail` bytes at its end are a real-time command. */
type Piece<Line> = { line: Line; bytes: Uint8Array; at: number; tail: number; done?: () => void; fail?: (why: Error) => void }
type Options<Line> = {
	bufferBytes: number
	/** Gives bytes to the parser. */
	take: (bytes: Uint8Array, line: Line) => void
	obey: (command: RealTimeCommand, line: Line) => void
	/** Nothing is in work that would make room. */
	isIdle: () => boolean
}
/** Taken beyond the buffer where a single command is longer than all of it. */
const SPARE = 256

export function createReceiver<Line extends Inlet>({ bufferBytes, take, obey, isIdle }: Options<Line>): Receiver<Line> {
	let waiting: Piece<Line>[] = []
	let used = 0
	let filling = false

	function fill(): void {
		if (filling) return
		filling = true
		while (fillOne());
		filling = false
	}
	function fillOne(): boolean {
		const [piece] = waiting
		if (!piece) return false
		const left = piece.bytes.length - piece.at
		const room = Math.max(bufferBytes - used, isIdle() ? SPARE : 0)
		// A full printer still hears real-time commands; it has no place to keep them.
		if (!room && left > piece.tail) return false
		const bytes = room ? piece.bytes.subarray(piece.at, piece.at + room) : new Uint8Array()
		piece.at = room ? piece.at + bytes.length : piece.bytes.length
		if (piece.at === piece.bytes.length) {
			waiting.shift()
			piece.done?.()
		}
		used += bytes.length
		take(bytes, piece.line)
		return true
	}
	function write(line: Line, bytes: Uint8Array): Promise<void> {
		return new Promise((done, fail) => {
			let at = 0
			for (let hit = line.ear.next(bytes, at); hit; hit = line.ear.next(bytes, at)) {
				const part = bytes.subarray(at, hit.end)
				waiting.push({ line, bytes: part, at: 0, tail: Math.min(hit.length, part.length) })
				fill()
				obey(hit.command, line)
				at = hit.end
			}
			waiting.push({ line, bytes: bytes.subarray(at), at: 0, tail: 0, done, fail })
			fill()
		})
	}
	return {
		write,
		fill,
		free: (bytes) => {
			used -= bytes
		},
		clear: () => {
			used = 0
			for (const piece of waiting.splice(0)) piece.done?.()
		},
		drop: (why, line) => {
			const lost = waiting.filter((piece) => !line || piece.line === line)
			waiting = waiting.filter((piece) => !lost.includes(piece))
			for (const piece of lost) piece.fail?.(new Error(why))
		},
		used: () => used,
	}
}
