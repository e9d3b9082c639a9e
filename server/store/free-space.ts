import { statfs } from 'node:fs/promises'

/** The share of a folder's disk that is free for this program, 0–1; `undefined` where the disk cannot be asked. */
export async function freeShareOf(folder: string): Promise<number | undefined> {
	try {
		const { bavail, blocks } = await statfs(folder)
		return blocks > 0 ? bavail / blocks : undefined
	} catch {
		return undefined
	}
}
