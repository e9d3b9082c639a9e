import { createReadStream, lstatSync, readdirSync, type ReadStream } from 'node:fs'
import { join } from 'node:path'

/** As `createMedia` reads them. */
interface FoundFile {
	folder: string
	name: string
	bytes: number
	changedAt: number
}

const FOLDERS_AT_MOST = 32
const FILES_AT_MOST = 500

/** The files in the folders of `root`, by name. None when it is not there. Links are not followed, hidden files not seen. */
export function findMedia(root: string): FoundFile[] {
	return names(root)
		.filter((folder) => lstatSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory())
		.slice(0, FOLDERS_AT_MOST)
		.flatMap((folder) => filesOf(root, folder))
}

/** One file of such a folder. `undefined` when it has gone meanwhile. */
export function openMedia(root: string, folder: string, name: string) {
	const path = join(root, folder, name)
	const stat = lstatSync(path, { throwIfNoEntry: false })
	if (!stat?.isFile()) return undefined
	return {
		bytes: stat.size,
		changedAt: stat.mtimeMs,
		/** From the first to the last byte of the range, both included. */
		read: (range?: { start: number; end: number }): ReadStream => createReadStream(path, range),
	}
}

function filesOf(root: string, folder: string): FoundFile[] {
	return names(join(root, folder))
		.slice(0, FILES_AT_MOST)
		.flatMap((name) => {
			const stat = lstatSync(join(root, folder, name), { throwIfNoEntry: false })
			return stat?.isFile() ? [{ folder, name, bytes: stat.size, changedAt: stat.mtimeMs }] : []
		})
}

function names(folder: string): string[] {
	try {
		return readdirSync(folder)
			.filter((name) => !name.startsWith('.'))
			.sort()
	} catch {
		return []
	}
}
