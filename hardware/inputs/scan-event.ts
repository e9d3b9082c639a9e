import type { Scan } from '../../contract/devices.ts'
import { readScan } from '../../contract/scans.ts'
import type { InputEvent } from './input-device.ts'

const VIETNAM_AHEAD_MS = 7 * 3_600_000

/** What a code was. Here its text ends: it is in no event, no error and no log. `at` in epoch ms. */
export function scanEvent(text: string, at: number): InputEvent {
	const day = new Date(at + VIETNAM_AHEAD_MS).toISOString().slice(0, 10)
	return { kind: 'scan', scan: read(text, day) }
}

function read(text: string, day: string): Scan {
	try {
		return readScan(text, { day })
	} catch {
		return { kind: 'unknown' }
	}
}
