import type { SeenDevice } from '../../contract/devices.ts'
import { readKeyboardReport } from './keyboard-report.ts'
import { reportHex } from './key-reader.ts'

type Report = SeenDevice['reports'][number]

/** Remembers what devices reported while somebody shows them to the centre. */
export type Learner = {
	/** `key` of the device. */
	note(key: string, report: Uint8Array): void
	/** Oldest first, at most 20; those of the last moment are held back until it is clear that they are no scan. */
	reports(key: string): Report[]
	/** Whether it reported faster than fingers can: a scanner that types. Its reports are forgotten and never shown. */
	isScanner(key: string): boolean
	/** Whether it used more keys than a pad has: a keyboard for typing. Its reports are forgotten and never shown. */
	isKeyboard(key: string): boolean
	/** Forgets devices that are gone. */
	keep(keys: ReadonlySet<string>): void
	clear(): void
}

const KEPT = 20
/** So many reports within so many milliseconds are no fingers'. */
const BURST = 10
const BURST_MS = 250
/** More different keys than this are no pad's; a binding holds 40. */
const MOST_KEYS = 24

type Noted = { recent: Report[]; keys: Set<number>; hidden?: 'scanner' | 'keyboard' }

/** `now` in epoch ms. */
export function createLearner(now: () => number): Learner {
	const noted = new Map<string, Noted>()
	const of = (key: string): Noted => {
		const known = noted.get(key) ?? { recent: [], keys: new Set() }
		noted.set(key, known)
		return known
	}
	return {
		note: (key, report) => {
			const device = of(key)
			if (device.hidden) return
			device.recent.push({ hex: reportHex(report), at: now() })
			if (device.recent.length > KEPT) device.recent.shift()
			for (const usage of readKeyboardReport(report)?.keys ?? []) device.keys.add(usage)
			if (isBurst(device.recent) && device.keys.size > 0) hide(device, 'scanner')
			else if (device.keys.size > MOST_KEYS) hide(device, 'keyboard')
		},
		reports: (key) => (noted.get(key)?.recent ?? []).filter(({ at }) => now() - at >= BURST_MS || at > now()),
		isScanner: (key) => noted.get(key)?.hidden === 'scanner',
		isKeyboard: (key) => noted.get(key)?.hidden === 'keyboard',
		keep: (keys) => {
			for (const key of [...noted.keys()]) if (!keys.has(key)) noted.delete(key)
		},
		clear: () => noted.clear(),
	}
}

function hide(device: Noted, as: 'scanner' | 'keyboard') {
	device.recent = []
	device.hidden = as
}

function isBurst(recent: readonly Report[]): boolean {
	const last = recent.at(-1)
	const first = recent.at(-BURST)
	return last !== undefined && first !== undefined && last.at - first.at <= BURST_MS
}
