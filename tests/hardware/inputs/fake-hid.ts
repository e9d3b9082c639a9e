import { vi } from 'vitest'
import type { HidInfo, HidListeners, HidSystem } from '../../../hardware/inputs/hid-system.ts'

export const KEYBOARD = { usagePage: 0x01, usage: 0x06 }
export const MOUSE = { usagePage: 0x01, usage: 0x02 }
export const TOUCH = { usagePage: 0x0d, usage: 0x04 }
export const VENDOR = { usagePage: 0xff00, usage: 0x01 }
export const POS = { usagePage: 0x8c, usage: 0x02 }

let made = 0
/** One interface of a device; two with the same `port` are two interfaces of one device. */
export const device = (changes: Partial<HidInfo> = {}): HidInfo => ({
	path: `/dev/hidraw${made++}`,
	vendorId: 0x1209,
	productId: 0x0005,
	product: 'Rating pad',
	port: '1-1',
	...VENDOR,
	...changes,
})

/** A machine whose devices a test plugs in and pulls out. Opening and closing take a turn, as they do in truth. */
export function fakeHid() {
	let plugged: HidInfo[] = []
	const opened = new Map<string, HidListeners>()
	const denied = new Map<string, string>()
	const hushed = new Set<string>()
	const calls = { devices: 0, opens: 0 }
	const failing = { list: false }
	const system: HidSystem = {
		devices: async () => {
			calls.devices++
			if (failing.list) throw new Error('libusb-1.0.so.0 is not there')
			return [...plugged]
		},
		open: async (path, listeners) => {
			calls.opens++
			await Promise.resolve()
			const problem = denied.get(path)
			if (problem) throw new Error(problem)
			opened.set(path, listeners)
			return {
				close: async () => {
					await Promise.resolve()
					if (opened.get(path) === listeners) opened.delete(path)
				},
			}
		},
		hush: async (path) => {
			hushed.add(path)
			return async () => {
				hushed.delete(path)
			}
		},
	}
	return {
		system,
		calls,
		failing,
		denied,
		hushed,
		plug: (...infos: HidInfo[]) => void plugged.push(...infos),
		/** The machine forgets it; an opened one says so, as often as it likes. */
		pull: (info: HidInfo, errors = 1) => {
			plugged = plugged.filter((other) => other !== info)
			const listeners = opened.get(info.path)
			opened.delete(info.path)
			for (let i = 0; i < errors; i++) listeners?.gone()
		},
		/** The opened interface fails while the machine still lists it. */
		break: ({ path }: HidInfo) => opened.get(path)?.gone(),
		report: ({ path }: HidInfo, hex: string) => opened.get(path)?.report(Buffer.from(hex, 'hex')),
		isOpen: ({ path }: HidInfo) => opened.has(path),
	}
}

/** Lets so many milliseconds go by. */
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
