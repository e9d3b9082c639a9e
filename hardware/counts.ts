import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const Kept = z.record(z.string(), z.object({ slips: z.number(), paperMm: z.number(), empty: z.boolean(), presses: z.number().default(0) }))
export type DeviceCount = z.infer<typeof Kept>[string]

/** What every device of this machine has done so far, in one small file. Losing the last of it in a power cut loses a count, no slip. */
export type Counts = {
	of(deviceId: string): DeviceCount | undefined
	/** @throws Error when it cannot be written */
	set(deviceId: string, count: Partial<DeviceCount>): void
}

const NONE: DeviceCount = { slips: 0, paperMm: 0, empty: false, presses: 0 }

/** @param file where to keep them; forgotten at the end without it. One that cannot be read begins anew */
export function openCounts(file?: string): Counts {
	const counts = file ? load(file) : {}
	return {
		of: (deviceId) => counts[deviceId],
		set: (deviceId, count) => {
			counts[deviceId] = { ...NONE, ...counts[deviceId], ...count }
			if (!file) return
			writeFileSync(`${file}.new`, JSON.stringify(counts))
			renameSync(`${file}.new`, file)
		},
	}
}

function load(file: string): Record<string, DeviceCount> {
	try {
		return Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
	} catch {
		return {}
	}
}
