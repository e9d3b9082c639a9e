import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_MS = 1_000
const IDLE_SHARE = 0.75
/** Columns of the first line of `/proc/stat`: time spent idle, and waiting for a disk. @source Linux, proc(5) */
const IDLE_COLUMNS = [3, 4]

/** Resolves when this machine's processors have little to do: what was started is up. */
export async function untilIdle(): Promise<void> {
	for (let before = times(), share = 0; share < IDLE_SHARE;) {
		await sleep(LOOK_MS)
		const now = times()
		share = (now.idle - before.idle) / Math.max(1, now.all - before.all)
		before = now
	}
}

function times(): { idle: number; all: number } {
	const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
	const columns = first.split(/\s+/).slice(1).map(Number)
	return { idle: IDLE_COLUMNS.reduce((sum, i) => sum + (columns[i] ?? 0), 0), all: columns.reduce((sum, ticks) => sum + ticks, 0) }
}
