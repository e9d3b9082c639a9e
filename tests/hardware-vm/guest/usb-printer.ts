import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Emulator } from '../../../hardware/printer/emulator/emulator.ts'

const POLL_MS = 5
const LOOK_AGAIN_MS = 100
const nothingYet = (cause: unknown): boolean => (cause as NodeJS.ErrnoException).code === 'EAGAIN'

/**
 * Puts an emulated printer behind a USB device, for as long as this process lives and however often it is unplugged.
 *
 * @param door the device's own side
 */
export async function serveUsbPrinter(door: string, emulator: Emulator): Promise<never> {
	for (;;) {
		const fd = tryOpen(door)
		if (fd !== undefined) {
			await serve(fd, emulator).catch(() => {})
			closeSync(fd)
		}
		await sleep(LOOK_AGAIN_MS)
	}
}

/** The kernel holds one lock for reading and writing: a read that waits would keep every answer back. */
function tryOpen(door: string): number | undefined {
	try {
		return openSync(door, constants.O_RDWR | constants.O_NONBLOCK)
	} catch {
		return undefined
	}
}

async function serve(fd: number, emulator: Emulator): Promise<void> {
	const answers: Uint8Array[] = []
	let lost = false
	let taking = false
	const line = emulator.connect(
		(bytes) => answers.push(Uint8Array.from(bytes)),
		() => (lost = true),
	)
	const chunk = new Uint8Array(8192)
	try {
		while (!lost) {
			// A full buffer takes nothing more from the host, and still answers it.
			const got = taking ? 0 : attempt(() => readSync(fd, chunk))
			if (got) {
				taking = true
				const taken = () => (taking = false)
				line.write(chunk.slice(0, got)).then(taken, taken)
			}
			const [answer] = answers
			const put = answer && attempt(() => writeSync(fd, answer))
			if (put) answers.shift()
			if (!got && !put) await sleep(POLL_MS)
		}
	} finally {
		line.end()
	}
}

/** @returns bytes moved; 0 when it must wait. @throws when the device is unplugged */
function attempt(move: () => number): number {
	try {
		return move()
	} catch (cause) {
		if (nothingYet(cause)) return 0
		throw cause
	}
}
