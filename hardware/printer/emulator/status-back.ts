import { statusBack } from './status-bytes.ts'
import type { Conditions } from './status-bytes.ts'

export type StatusBack = {
	/** Which changes are told, as bits: 1 on or off line, 2 errors, 3 paper; 0 ends it. Tells once at the beginning. */
	enable(items: number, is: Conditions): void
	/** Tells when something that is watched has changed. */
	tell(is: Conditions): void
}

/** Bits of the four bytes that each item watches. */
const WATCHED: Record<number, readonly number[]> = { 0x02: [0x28, 0, 0, 0], 0x04: [0, 0xff, 0, 0], 0x08: [0, 0, 0xff, 0] }

/**
 * Status that is sent unasked.
 *
 * @source Epson ESC/POS command reference: GS a
 */
export function createStatusBack(send: (packet: Uint8Array) => void): StatusBack {
	let items = 0
	let told = ''
	const watched = (packet: Uint8Array): string =>
		Object.entries(WATCHED)
			.filter(([item]) => items & Number(item))
			.map(([, mask]) => packet.map((byte, i) => byte & (mask[i] ?? 0)).join())
			.join(';')
	const tell = (is: Conditions, always = false) => {
		if (!items) return
		const packet = statusBack(is)
		const now = watched(packet)
		if (now === told && !always) return
		told = now
		send(packet)
	}
	return {
		enable: (wanted, is) => {
			items = wanted
			tell(is, true)
		},
		tell: (is) => tell(is),
	}
}
