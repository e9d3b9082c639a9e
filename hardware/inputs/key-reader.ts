import type { DeviceBinding, KeyMeaning } from '../../contract/devices.ts'
import type { InputEvent } from './input-device.ts'
import { readKeyboardReport } from './keyboard-report.ts'
import { createPressReader } from './press-reader.ts'
import type { Condition, ReportForm } from './profiles.ts'

/** Reads the reports of one opened interface. */
export type ReportReader = {
	take(report: Uint8Array): void
	isStuck(): boolean
	/** Forgets what it has begun to read. */
	stop(): void
}

/** What a report says is down: `null` nothing that means anything, `undefined` nothing about keys at all. */
export type Decode = (report: Uint8Array) => KeyMeaning | null | undefined

/** Longest report that is learnt, bytes; what follows is not compared. */
export const REPORT_BYTES = 64

/** A report as learnt bindings name it. */
export const reportHex = (report: Uint8Array): string => Buffer.from(report.subarray(0, REPORT_BYTES)).toString('hex')

export const holds = (report: Uint8Array, { at, mask, value }: Condition): boolean => ((report[at] ?? 0) & mask) === value

export const decodeKeyboard = ({ keys }: Extract<ReportForm, { form: 'keyboard' }>): Decode => {
	const meanings = new Map(Object.entries(keys).map(([usage, means]) => [Number(usage), means]))
	return (report) => {
		const read = readKeyboardReport(report)
		if (!read) return undefined
		const down = read.keys.find((usage) => meanings.has(usage))
		return down === undefined ? null : (meanings.get(down) ?? null)
	}
}

export const decodeVendor =
	({ keys }: Extract<ReportForm, { form: 'vendor' }>): Decode =>
	(report) =>
		keys.find(({ when }) => when.every((condition) => holds(report, condition)))?.means ?? null

export const decodeLearnt = (keys: DeviceBinding['keys']): Decode => {
	const meanings = new Map(keys.map(({ report, means }) => [report, means]))
	return (report) => meanings.get(reportHex(report)) ?? null
}

type Options = {
	decode: Decode
	/** Whether the device reports that a key was let go; if not, a key is up again when nothing came for `releaseMs`. */
	release: boolean
	/** Milliseconds of any clock. */
	now: () => number
	on: (event: InputEvent) => void
	releaseMs?: number
}

/** Makes key events out of reports: each press once, guarded against bouncing and stuck keys. */
export function createKeyReader({ decode, release, now, on, releaseMs = 150 }: Options): ReportReader {
	const presses = createPressReader<KeyMeaning>()
	let lastAt = -Infinity
	const letGo = (at: number) => !release && (at < lastAt || at - lastAt >= releaseMs)
	return {
		take: (report) => {
			const means = decode(report)
			if (means === undefined) return
			const at = now()
			if (letGo(at)) presses.read(null, at)
			lastAt = at
			const pressed = presses.read(means, at)
			if (pressed !== null) on({ kind: 'key', means: pressed })
		},
		isStuck: () => !letGo(now()) && presses.isStuck(now()),
		stop: () => {},
	}
}
