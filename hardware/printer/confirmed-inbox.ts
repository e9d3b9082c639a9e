import type { PrinterFault } from '../../contract/printing.ts'
import { createAnswerReader } from './answer-reader.ts'
import type { ByteLink } from './links/link.ts'
import { canPrint, PrinterError } from './printer.ts'
import { readStatusBack } from './status.ts'

/** What a printer has said over one link. */
export type Inbox = {
	/** Counted since the link was opened; `namedAt` in milliseconds of this process. */
	readonly heard: { statuses: number; marks: number; names: number; namedAt: number }
	/** The next status byte nobody has taken. */
	next: () => number | undefined
	/** Forgets status bytes nobody has taken. */
	forget: () => void
	/** The fault it has told by itself, while that lasts. */
	stopped: () => PrinterError | undefined
	lost: () => Error | undefined
	/** What is looked for, as soon as it is there; `undefined` when it does not come in so many milliseconds. */
	until: <T>(look: () => T | undefined, ms: number) => Promise<T | undefined>
	/** Lets those who wait look again. */
	stir: () => void
}

/** Begins to listen on a link. */
export function createInbox(link: ByteLink): Inbox {
	const heard = { statuses: 0, marks: 0, names: 0, namedAt: 0 }
	const unread: number[] = []
	const waiting = new Set<() => void>()
	let told: PrinterFault | undefined
	let lost: Error | undefined
	const stir = () => {
		for (const wake of [...waiting]) wake()
	}
	const read = createAnswerReader({
		status: (byte) => {
			heard.statuses++
			unread.push(byte)
		},
		mark: () => heard.marks++,
		named: () => {
			heard.names++
			heard.namedAt = performance.now()
		},
		told: (packet) => {
			const state = readStatusBack(packet)
			told = canPrint(state) ? undefined : state
		},
	})
	link.listen(
		(bytes) => {
			read(bytes)
			stir()
		},
		(cause) => {
			lost = cause
			stir()
		},
	)
	const until = <T>(look: () => T | undefined, ms: number): Promise<T | undefined> =>
		new Promise((resolve) => {
			const end = (found: T | undefined) => {
				clearTimeout(timer)
				waiting.delete(wake)
				resolve(found)
			}
			const wake = () => {
				const found = look()
				if (found !== undefined || lost) end(found)
			}
			const timer = setTimeout(() => end(undefined), ms)
			waiting.add(wake)
			wake()
		})
	return {
		heard,
		next: () => unread.shift(),
		forget: () => void unread.splice(0),
		stopped: () => (told ? new PrinterError(told) : undefined),
		lost: () => lost,
		until,
		stir,
	}
}
