import { isEndMark, isStatusBack, isStatusBackMore, isStatusByte } from './status.ts'

/** What a printer may say. Each handler gets what was said, as bytes. */
export type Hearing = {
	/** The answer to `DLE EOT`. */
	status: (byte: number) => void
	/** The answer to `GS r`. */
	mark: () => void
	/** Four bytes nobody asked for: something changed. */
	told: (packet: readonly number[]) => void
}

/** Begins an answer in several bytes, ended by a zero: what a printer says to `DLE DC4`. Nothing here asks for its words. */
const BLOCK = 0x37
const MAX_BLOCK = 80

/**
 * Tells the answers of a printer apart by their fixed bits, in whatever pieces they come. Flow control is passed over.
 *
 * @source Epson ESC/POS command reference, "Identifying transmission status"
 */
export function createAnswerReader({ status, mark, told }: Hearing): (bytes: Uint8Array) => void {
	let packet: number[] = []
	let block = 0
	const read = (byte: number): void => {
		if (block) block = byte === 0 ? 0 : block - 1
		// An answer asked for at any time may fall between the four bytes.
		else if (isStatusByte(byte)) status(byte)
		else if (isStatusBack(byte)) packet = [byte]
		else if (packet.length && isStatusBackMore(byte)) {
			if (packet.push(byte) < 4) return
			told(packet)
			packet = []
		} else if (byte === BLOCK) block = MAX_BLOCK
		else if (isEndMark(byte)) mark()
	}
	return (bytes) => bytes.forEach(read)
}
