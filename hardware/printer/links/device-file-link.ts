import { constants } from 'node:fs'
import { glob, open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTurns } from './link.ts'
import type { ByteLink, OpenLink } from './link.ts'

/** Between two tries, while the printer has nothing to say or is not ready for more. Milliseconds. */
const POLL_MS = 10
const READ_BYTES = 256
/** What the kernel's printer driver takes in one write. */
const SLICE = 8192
/** The last piece of a slip waits in the driver until the printer has room. Milliseconds. */
const CLOSE_MS = 15_000

/**
 * A printer behind the kernel's USB printer driver.
 *
 * The file is opened non-blocking: a read without an answer and a write the printer is not ready for come back at once and
 * are tried again. A dead printer so holds no thread of Node's pool, of which there are four for the whole process.
 *
 * @param path `/dev/usb/lp0`, a name given by a udev rule, or a pattern like `/dev/usb/lp*` that fits one printer
 */
export function deviceFileLink({ path }: { path: string }): OpenLink {
	return async () => linkOver(await openFile(await findFile(path)))
}

async function findFile(path: string): Promise<string> {
	if (!/[*?[]/.test(path)) return path
	const found: string[] = []
	for await (const file of glob(path)) found.push(file)
	const [first, ...more] = found.sort()
	if (first === undefined) throw new Error(`no printer at ${path}`)
	if (more.length) throw new Error(`${path} fits ${found.join(', ')}; give one a fixed name`)
	return first
}

async function openFile(path: string): Promise<FileHandle> {
	try {
		return await open(path, constants.O_RDWR | constants.O_NONBLOCK)
	} catch (cause) {
		throw new Error(`${path}: ${OPEN_PROBLEMS[codeOf(cause)] ?? codeOf(cause)}`, { cause })
	}
}

const OPEN_PROBLEMS: Record<string, string> = {
	ENOENT: 'no printer there',
	ENODEV: 'no printer there',
	ENXIO: 'no printer there',
	EACCES: 'no permission',
	EBUSY: 'taken by another program',
}

const codeOf = (cause: unknown): string => (cause as NodeJS.ErrnoException).code ?? 'cannot be opened'
/** Not now: try again. */
const isEarly = (cause: unknown): boolean => codeOf(cause) === 'EAGAIN'

function linkOver(file: FileHandle): ByteLink {
	const turns = createTurns()
	let open = true
	let sent = false
	let lost: Error | undefined
	let reading: Promise<void> = Promise.resolve()

	async function read(onBytes: (bytes: Uint8Array) => void): Promise<void> {
		const buffer = Buffer.alloc(READ_BYTES)
		while (open) {
			const count = await now(() => file.read(buffer, 0, READ_BYTES, null).then(({ bytesRead }) => bytesRead))
			if (count) onBytes(Uint8Array.from(buffer.subarray(0, count)))
			else await sleep(POLL_MS)
		}
	}

	async function send(bytes: Uint8Array, stallMs: number): Promise<void> {
		const check = turns.begin()
		let movedAt = performance.now()
		sent = true
		for (let at = 0; at < bytes.length;) {
			if (lost) throw lost
			check()
			const part = bytes.subarray(at, at + SLICE)
			const count = (await now(() => file.write(part).then(({ bytesWritten }) => bytesWritten))) ?? 0
			if (count) movedAt = performance.now()
			else if (performance.now() - movedAt > stallMs) throw new Error('the printer takes no more bytes')
			else await sleep(POLL_MS)
			at += count
		}
	}

	async function finish(): Promise<void> {
		open = false
		await reading
		await file.close().catch(() => {})
	}

	return {
		answers: true,
		send,
		listen: (onBytes, onLost) => {
			reading = read(onBytes).catch((cause: unknown) => {
				lost = new Error(`the printer is gone (${codeOf(cause)})`, { cause })
				onLost(lost)
			})
		},
		close: async () => {
			try {
				// Closing would throw away what the driver still holds.
				if (sent && !lost) await settle(file)
			} finally {
				await finish()
			}
		},
		abort: () => void finish(),
	}
}

/** `undefined` when it is too early. */
async function now(work: () => Promise<number>): Promise<number | undefined> {
	try {
		return await work()
	} catch (cause) {
		if (isEarly(cause)) return undefined
		throw cause
	}
}

/** A zero byte, which printers pass over, is taken only when the driver has nothing else in hand. */
async function settle(file: FileHandle): Promise<void> {
	const until = performance.now() + CLOSE_MS
	while (!(await now(() => file.write(Uint8Array.of(0)).then(({ bytesWritten }) => bytesWritten)))) {
		if (performance.now() > until) throw new Error('the printer takes no more bytes')
		await sleep(POLL_MS)
	}
}
