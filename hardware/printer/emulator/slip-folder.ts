import { mkdirSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NumberedSlip } from './station.ts'

export type SlipFolder = {
	/** Writes it beside the others, named by time and number. @returns the path, once the file is whole */
	keep(numbered: NumberedSlip): Promise<string>
}

/**
 * Slips as PNG files.
 *
 * @throws Error when the folder cannot be made
 */
export function openSlipFolder(folder: string): SlipFolder {
	mkdirSync(folder, { recursive: true })
	return {
		keep: async ({ n, slip }) => {
			const path = join(folder, `${timeName(slip.printedAt)}-${String(n).padStart(5, '0')}.png`)
			await writeFile(`${path}.part`, slip.png)
			await rename(`${path}.part`, path)
			return path
		},
	}
}

/** Local time, as names sort. */
function timeName(at: number): string {
	const date = new Date(at)
	const two = (value: number) => String(value).padStart(2, '0')
	const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`
	return `${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`
}
