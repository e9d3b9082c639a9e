import { isEndMark, isStatusBack, isStatusBackMore, isStatusByte } from './status.ts'

/** What a printer may say. Each handler gets what was said, as bytes. */
export type Hearing = {
	/** The answer to `DLE EOT`. */
	status: (byte: number) => void
	/** The answer to `GS r`. */
	mark: () => void
	/** Four bytes nobody asked for: something changed. */
	told: (packet: readonly number[]) => void
	/** The printer has said its name, in answer to `GS I`. */
	named: () => void
}

/** Begin an answer in several bytes, ended by a zero: to `GS I`, and to `DLE DC4`. Their words say nothing that is needed. */
const NAME = 0x5f
const BLOCKS: readonly number[] = [NAME, 0x37]
const MAX_BLOCK = 80

/**
 * Tells the answers of a printer apart by their fixed bits, in whatever pieces they come. Flow control is passed over.
 *
 * @source Epson ESC/POS command reference, "Identifying transmission status"
 */
export function createAnswerReader({ status, mark, told, named }: Hearing): (bytes: Uint8Array) => void {
	let packet: number[] = []
	let block: { begun: number; more: number } | undefined
	const endBlock = (begun: number): void => {
		block = undefined
		if (begun === NAME) named()
	}
	const read = (byte: number): void => {
		if (block) {
			if (byte === 0) endBlock(block.begun)
			else if (--block.more === 0) block = undefined
		}
		// An answer asked for at any time may fall between the four bytes.
		else if (isStatusByte(byte)) status(byte)
		else if (isStatusBack(byte)) packet = [byte]
		else if (packet.length && isStatusBackMore(byte)) {
			if (packet.push(byte) < 4) return
			told(packet)
			packet = []
		} else if (BLOCKS.includes(byte)) block = { begun: byte, more: MAX_BLOCK }
		else if (isEndMark(byte)) mark()
	}
	return (bytes) => bytes.forEach(read)
}
