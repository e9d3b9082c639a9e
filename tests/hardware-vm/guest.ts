import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { createDesk } from './desk-line.ts'
import type { Desk } from './desk-line.ts'
import type { Parts } from './parts.ts'
import { startMachine } from './qemu.ts'
import type { Machine } from './qemu.ts'

/** A running machine with its desk open. Errors of the desk carry the machine's console. */
export type Guest = { desk: Desk; console(): string; stop(): Promise<void> }

const BOOT_MS = 120_000
/** This machine, as the guest sees it. */
export const HOST_SEEN_FROM_GUEST = '10.0.2.2'

/** Boots a guest and waits until its desk is open. @throws Error with its console when it does not come up */
export async function startGuest(parts: Parts, initrd: string): Promise<Guest> {
	const door = createServer().listen(0, '127.0.0.1')
	await once(door, 'listening')
	const machine = startMachine(parts, initrd, { desk: (door.address() as AddressInfo).port })
	const stop = async () => {
		door.close()
		await machine.stop()
	}
	const withConsole = (cause: Error) => new Error(`${cause.message}; the guest's console ends with:\n${machine.console()}`, { cause })
	try {
		const desk = createDesk(await whoCalls(door, machine))
		return {
			desk: (action, given) => desk(action, given).catch((cause: Error) => Promise.reject(withConsole(cause))),
			console: () => machine.console(),
			stop,
		}
	} catch (cause) {
		await stop()
		throw withConsole(cause as Error)
	}
}

async function whoCalls(door: Server, machine: Machine): Promise<Socket> {
	const late = new AbortController()
	const timer = setTimeout(() => late.abort(new Error(`not up after ${BOOT_MS} ms`)), BOOT_MS)
	const calls = once(door, 'connection', { signal: late.signal }).catch(() => Promise.reject(late.signal.reason as Error))
	const goesOff = machine.off.then((why) => late.abort(new Error(why)))
	try {
		const [socket] = (await Promise.race([calls, goesOff.then(() => calls)])) as [Socket]
		return socket
	} finally {
		clearTimeout(timer)
	}
}
