/** A way to one printer: bytes out and, on most ways, bytes back. Opened for one call, and closed after it. */
export type ByteLink = {
	/** Whether the printer can answer this way. A queue takes bytes, and that is all. */
	readonly answers: boolean
	/**
	 * Resolves when the bytes have left this machine, which is not when the printer has them. A later call takes the place of
	 * one that has not come to its end: what that one has not handed on yet never goes out.
	 *
	 * @param stallMs milliseconds without progress until giving up
	 * @throws Error when the link is lost, or nothing was taken for `stallMs`
	 */
	send(bytes: Uint8Array, stallMs: number): Promise<void>
	/** Where bytes that come back go, and the news that the link is lost. Called once, before the first `send`. */
	listen(onBytes: (bytes: Uint8Array) => void, onLost: (cause: Error) => void): void
	/**
	 * Ends it after what was sent has gone out.
	 *
	 * @throws RefusedJob when the other side turns the whole job down, Error when it fails otherwise
	 */
	close(): Promise<void>
	/** Ends it at once. What has not gone out never will. */
	abort(): void
}

/** Opens a link of its own for each call. @throws Error of one line when there is no way to the printer */
export type OpenLink = () => Promise<ByteLink>

/** The other side took nothing of what was sent, and will print nothing of it. */
export class RefusedJob extends Error {}

/** One line of any failure, for an operator to read. */
export const reasonOf = (cause: unknown): string =>
	(cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0]?.trim() || 'no reason given'

/**
 * What a promise comes to, unless it takes too long.
 *
 * @param ms milliseconds, > 0
 * @throws Error with the words given, or what the promise throws
 */
export function within<T>(promise: Promise<T>, ms: number, otherwise: string): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(otherwise)), ms)
		promise.then(resolve, reject).finally(() => clearTimeout(timer))
	})
}

/** Who may hand on bytes now: always the one who asked last. */
export function createTurns() {
	let last = 0
	return {
		/** @returns a check for the one whose turn begins; it throws once another's has begun */
		begin: (): (() => void) => {
			const mine = ++last
			return () => {
				if (last !== mine) throw new Error('given up for what came later')
			}
		},
	}
}
