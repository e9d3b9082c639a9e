import type { InputDevice, InputEvent, InputState } from './input-device.ts'
import { createPollLoop } from './poll-loop.ts'
import { scanEvent } from './scan-event.ts'
import { createScanLine } from './scan-line.ts'
import type { ScanLine } from './scan-line.ts'
import { openSerial } from './serial-port.ts'
import type { OpenSerial, SerialHandle } from './serial-port.ts'

type Options = {
	id: string
	kioskId: string
	/** `/dev/serial/by-id/…` or `COM3` */
	path: string
	/** Bits a second. */
	baudRate?: number
	/** Epoch ms. */
	now: () => number
	open?: OpenSerial
	/** Pause between two tries to open it, milliseconds. */
	retryMs?: number
}

const LINE_ENDS: readonly number[] = [0x0d, 0x0a]

/** A scanner on a serial line, real or over USB: a code ends with CR or LF, or with 60 ms of silence. */
export function createSerialScanner({
	id,
	kioskId,
	path,
	baudRate = 9_600,
	now,
	open = openSerial,
	retryMs = 2_000,
}: Options): InputDevice {
	let told: { state: InputState; problem?: string } = { state: 'offline' }
	const start = (on: (event: InputEvent) => void) => {
		const line = createScanLine({ on: (text) => on(scanEvent(text, now())) })
		let handle: SerialHandle | undefined
		let stopped = false
		const look = async () => {
			if (handle) return
			let lost = false
			const gone = () => {
				lost = true
				handle = undefined
				line.stop()
				told = { state: 'offline' }
			}
			try {
				const opened = await open(path, baudRate, { bytes: (bytes) => feed(line, bytes), gone })
				if (lost || stopped) return await opened.close()
				handle = opened
				told = { state: 'ready' }
			} catch (cause) {
				told = failed(cause)
			}
		}
		const loop = createPollLoop(look, retryMs)
		loop.start()
		return async () => {
			stopped = true
			await loop.stop()
			line.stop()
			const open = handle
			told = { state: 'offline' }
			await open?.close().catch(() => {})
		}
	}
	return {
		id,
		kind: 'scanner',
		kioskId,
		model: 'Serial scanner',
		get connection() {
			return `serial ${path}${told.problem ? `: ${told.problem}` : ''}`.slice(0, 160)
		},
		start,
		state: () => told.state,
	}
}

/** Gives a line its bytes, and ends it at each CR or LF. */
function feed(line: ScanLine, bytes: Uint8Array): void {
	let from = 0
	for (const [at, byte] of bytes.entries()) {
		if (!LINE_ENDS.includes(byte)) continue
		if (at > from) line.add(bytes.subarray(from, at))
		line.end()
		from = at + 1
	}
	if (from < bytes.length) line.add(bytes.subarray(from))
}

function failed(cause: unknown): { state: InputState; problem?: string } {
	const why = cause instanceof Error ? cause.message : ''
	if (/permission|access|EACCES|EPERM/i.test(why)) return { state: 'error', problem: 'no permission to open it' }
	if (/busy|lock|EBUSY/i.test(why)) return { state: 'error', problem: 'another program holds it' }
	return { state: 'offline' }
}
