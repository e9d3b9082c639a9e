import type { Duplex } from 'node:stream'
import { createTurns, within } from './link.ts'
import type { ByteLink } from './link.ts'

/** Bytes handed to the stream at a time, so that a stall is noticed early. */
const SLICE = 4096
const CLOSE_MS = 1_000

type Options = {
	/** Waits until what was written has gone out; absent where the stream's own end does. */
	flush?: () => Promise<void>
	/** Ends it so that nothing written goes out any more; absent where `destroy` does. */
	drop?: () => void
}

/** A link over a stream that is open: a socket or a serial port. */
export function linkOver(stream: Duplex, { flush, drop = () => void stream.destroy() }: Options = {}): ByteLink {
	const turns = createTurns()
	let lost: Error | undefined
	let tell: (cause: Error) => void = () => {}
	const lose = (cause: Error) => {
		if (lost) return
		lost = cause
		tell(cause)
	}
	stream.on('error', lose)
	stream.on('close', () => lose(new Error('the printer closed the connection')))
	stream.on('end', () => lose(new Error('the printer closed the connection')))
	return {
		answers: true,
		send: async (bytes, stallMs) => {
			const check = turns.begin()
			for (let at = 0; at < bytes.length; at += SLICE) {
				if (lost) throw lost
				check()
				await within(write(stream, bytes.subarray(at, at + SLICE)), stallMs, 'the printer takes no more bytes')
			}
		},
		listen: (onBytes, onLost) => {
			tell = onLost
			if (lost) onLost(lost)
			stream.on('data', (bytes: Buffer) => onBytes(bytes))
		},
		close: async () => {
			if (lost) {
				stream.destroy()
				throw lost
			}
			if (flush) await within(flush(), CLOSE_MS, 'the printer takes no more bytes').catch(lose)
			await end(stream)
		},
		abort: drop,
	}
}

function write(stream: Duplex, bytes: Uint8Array): Promise<void> {
	return new Promise((resolve, reject) => stream.write(bytes, (cause) => (cause ? reject(cause) : resolve())))
}

/** A side that does not agree to the end within a second is left. */
function end(stream: Duplex): Promise<void> {
	return new Promise((resolve) => {
		if (stream.destroyed) return resolve()
		const timer = setTimeout(() => stream.destroy(), CLOSE_MS)
		stream.once('close', () => {
			clearTimeout(timer)
			resolve()
		})
		stream.end()
	})
}
