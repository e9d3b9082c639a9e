import { within } from './link.ts'
import type { OpenLink } from './link.ts'

/** A printer in this process, as far as a link needs it. */
export type MemoryPrinter = {
	connect(onAnswer: (bytes: Uint8Array) => void, onLost: () => void): { write(bytes: Uint8Array): Promise<void>; end(): void }
}

/** A link without a wire, to a printer in software. */
export function memoryLink(printer: MemoryPrinter): OpenLink {
	return async () => {
		let hear: (bytes: Uint8Array) => void = () => {}
		let tell: (cause: Error) => void = () => {}
		const line = printer.connect(
			(bytes) => hear(bytes),
			() => tell(new Error('the printer closed the connection')),
		)
		return {
			answers: true,
			send: (bytes, stallMs) => within(line.write(bytes), stallMs, 'the printer takes no more bytes'),
			listen: (onBytes, onLost) => {
				hear = onBytes
				tell = onLost
			},
			close: async () => line.end(),
			abort: () => line.end(),
		}
	}
}
