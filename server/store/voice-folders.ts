import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** As `judgeVoices` reads them. */
interface VoiceFolder {
	folder: string
	json: string | undefined
	files: { name: string; bytes: number }[]
}

const FOLDERS_AT_MOST = 32
const NAMES_AT_MOST = 2000
const JSON_BYTES = 256 * 1024
const NAME = /^[A-Za-z0-9._-]{1,64}$/

/** The folders of `root`, by name. None when `root` is not there. Links are not followed: what is served lies in the folder itself. */
export function readVoiceFolders(root: string): VoiceFolder[] {
	return names(root)
		.filter((folder) => NAME.test(folder) && !folder.startsWith('.') && lstatSync(join(root, folder)).isDirectory())
		.slice(0, FOLDERS_AT_MOST)
		.map((folder) => {
			const files = filesOf(join(root, folder))
			const pack = files.find(({ name }) => name === 'pack.json')
			return { folder, files, json: pack && pack.bytes <= JSON_BYTES ? readFileSync(join(root, folder, 'pack.json'), 'utf8') : undefined }
		})
}

/** One clip. `tag` changes with its content. `undefined` when it has gone meanwhile. */
export function readClip(root: string, folder: string, file: string): { bytes: Uint8Array; tag: string } | undefined {
	const path = join(root, folder, file)
	const stat = lstatSync(path, { throwIfNoEntry: false })
	if (!stat?.isFile()) return undefined
	return { bytes: readFileSync(path), tag: `"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"` }
}

function filesOf(folder: string): VoiceFolder['files'] {
	return names(folder)
		.slice(0, NAMES_AT_MOST)
		.flatMap((name) => {
			const stat = lstatSync(join(folder, name), { throwIfNoEntry: false })
			return stat?.isFile() ? [{ name, bytes: stat.size }] : []
		})
}

function names(folder: string): string[] {
	try {
		return readdirSync(folder).sort()
	} catch {
		return []
	}
}
