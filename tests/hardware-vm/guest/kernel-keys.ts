import { closeSync, constants, openSync, readdirSync, readFileSync, readSync, writeFileSync } from 'node:fs'

/** One event of the kernel's input layer on a 64-bit machine: time, type, code, value. @source Linux, input_event(5) */
const EVENT_BYTES = 24
const TYPE_AT = 16
const EV_KEY = 1
const INPUTS = '/sys/class/input'
const nameOf = (event: string): string => readFileSync(`${INPUTS}/${event}/device/name`, 'utf8')

/** What any other program of this machine would get of a keyboard: the typed keys. */
export type KernelKeys = {
	inhibit(on: boolean): void
	/** Key events since it was last asked. */
	drain(): number
	close(): void
}

/** @param product as the keyboard names itself. @throws Error when the kernel has no such keyboard */
export function readKernelKeys(product: string): KernelKeys {
	const event = readdirSync(INPUTS).find((name) => name.startsWith('event') && nameOf(name).includes(product))
	if (!event) throw new Error(`the kernel knows no keyboard ${product}`)
	const switchFile = `${INPUTS}/${event}/device/inhibited`
	const fd = openSync(`/dev/input/${event}`, constants.O_RDONLY | constants.O_NONBLOCK)
	return {
		inhibit: (on) => writeFileSync(switchFile, on ? '1' : '0'),
		drain: () => drain(fd),
		close: () => closeSync(fd),
	}
}

function drain(fd: number): number {
	const events = Buffer.alloc(EVENT_BYTES * 64)
	let keys = 0
	for (;;) {
		let got: number
		try {
			got = readSync(fd, events)
		} catch (cause) {
			if ((cause as NodeJS.ErrnoException).code === 'EAGAIN') return keys
			throw cause
		}
		for (let at = 0; at < got; at += EVENT_BYTES) if (events.readUInt16LE(at + TYPE_AT) === EV_KEY) keys++
	}
}
