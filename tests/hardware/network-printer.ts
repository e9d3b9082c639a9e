import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import type { PrinterState } from '../../contract/printing.ts'
import { decodeSlip } from '../../hardware/printer/escpos-decode.ts'

/** Status bytes for `DLE EOT` 1 to 4. */
const ANSWERS: Record<PrinterState, [number, number, number, number]> = {
	ready: [0x12, 0x12, 0x12, 0x12],
	'near-end': [0x12, 0x12, 0x12, 0x1e],
	'paper-out': [0x1a, 0x32, 0x12, 0x7e],
	'cover-open': [0x1a, 0x16, 0x12, 0x12],
	'cutter-error': [0x1a, 0x52, 0x1a, 0x12],
	error: [0x1a, 0x52, 0x32, 0x12],
	offline: [0x1a, 0x12, 0x12, 0x12],
}
const CLEAR = Buffer.from([0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8])
const CUT = Buffer.from([0x1d, 0x56, 66, 0])

type Habits = {
	/** Runs out of paper after this many bytes of a slip. */
	paperEndsAfter?: number
	/** Answers no status, like the cheapest ones. */
	mute?: boolean
	/** Does not know `GS r`. */
	noEndMark?: boolean
	/** Drops the connection after this many bytes of a slip. */
	hangsUpAfter?: number
}

/** A printer on a TCP port of this machine, as far as a driver can tell. */
export async function startNetworkPrinter(habits: Habits = {}) {
	const seen = { state: 'ready' as PrinterState, slips: [] as Buffer[], connections: 0, cleared: 0, held: Buffer.alloc(0) }
	const sockets = new Set<Socket>()
	const server = createServer((socket) => {
		seen.connections++
		sockets.add(socket)
		socket.on('error', () => {})
		socket.on('close', () => sockets.delete(socket))
		socket.on('data', (data) => {
			seen.held = Buffer.concat([seen.held, data])
			obey(socket)
		})
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

	function obey(socket: Socket): void {
		answerStatus(socket)
		if (seen.held.includes(CLEAR)) {
			seen.cleared++
			seen.held = Buffer.alloc(0)
		}
		if (habits.hangsUpAfter !== undefined && seen.held.length > habits.hangsUpAfter) socket.destroy()
		if (habits.paperEndsAfter !== undefined && seen.held.length > habits.paperEndsAfter) seen.state = 'paper-out'
		const cut = seen.held.indexOf(CUT)
		const canPrint = seen.state === 'ready' || seen.state === 'near-end'
		if (cut < 0 || !canPrint) return
		seen.slips.push(seen.held.subarray(0, cut + CUT.length))
		const rest = seen.held.subarray(cut + CUT.length)
		seen.held = Buffer.alloc(0)
		const asked = rest.equals(Buffer.from([0x1d, 0x72, 1]))
		if (asked || rest.length === 0)
			endMark = () => !habits.noEndMark && socket.write(Buffer.from([seen.state === 'near-end' ? 0x03 : 0x00]))
		if (asked) endMark()
	}
	let endMark = (): unknown => undefined

	/** At once, wherever in the stream the request stands; even inside a picture. */
	function answerStatus(socket: Socket): void {
		for (let at = 0; at + 2 < seen.held.length; at++) {
			const kind = seen.held[at + 2] ?? 0
			if (seen.held[at] !== 0x10 || seen.held[at + 1] !== 0x04 || kind < 1 || kind > 4) continue
			if (!habits.mute) socket.write(Buffer.from([ANSWERS[seen.state][kind - 1] ?? 0]))
			// Between slips the request is all there is; inside a picture it is part of the picture, answered once.
			if (at === 0) seen.held = seen.held.subarray(3)
			if (at === 0) at = -1
		}
		if (seen.held.length === 3 && seen.held[0] === 0x1d && seen.held[1] === 0x72) {
			seen.held = Buffer.alloc(0)
			endMark()
		}
	}

	return {
		seen,
		port: (server.address() as AddressInfo).port,
		/** The slips that came out, as pictures. */
		papers: (widthDots: number) => seen.slips.map((bytes) => decodeSlip(bytes, widthDots).bitmap),
		stop: () => {
			for (const socket of sockets) socket.destroy()
			return new Promise<void>((resolve) => server.close(() => resolve()))
		},
	}
}
