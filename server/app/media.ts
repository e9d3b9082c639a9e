import type { MediaFile, MediaList, MediaTrouble } from '../../contract/media.ts'

/** A file of a media folder, as it was found. */
export interface FoundFile {
	folder: string
	name: string
	bytes: number
	changedAt: number
}

/** What is shown, and as what it is sent. Anything else stays where it lies. */
const TYPES: Readonly<Record<string, string>> = {
	png: 'image/png',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	webp: 'image/webp',
	mp4: 'video/mp4',
	webm: 'video/webm',
}
const FOLDER = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/
const TROUBLES_AT_MOST = 50

const typeOf = (name: string): string | undefined => TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()]

/** Tells what can be shown of what was found, and what displays said of it. */
export function createMedia(find: () => readonly FoundFile[], now: () => number) {
	let troubles: (MediaTrouble & { url: string })[] = []

	const shown = () => find().filter(({ folder, name }) => FOLDER.test(folder) && typeOf(name) !== undefined)

	function list(): MediaList {
		const files = shown().map(toFile)
		const urls = new Set(files.map(({ url }) => url))
		// A file that was replaced is another file: what was said of the old one is over.
		troubles = troubles.filter(({ url }) => urls.has(url))
		return {
			files,
			ignored: find().flatMap(({ folder, name }) => (FOLDER.test(folder) && typeOf(name) !== undefined ? [] : [{ folder, name }])),
			troubles: troubles.map(({ url: _, ...trouble }) => trouble),
		}
	}

	/** A display could not play it. `false`: there is no such file (any more). */
	function report(displayId: string, url: string): boolean {
		const file = shown()
			.map(toFile)
			.find((f) => f.url === url)
		if (!file) return false
		const { folder, name } = file
		const others = troubles.filter((t) => t.url !== url || t.displayId !== displayId)
		troubles = [{ folder, name, displayId, at: now(), url }, ...others].slice(0, TROUBLES_AT_MOST)
		return true
	}

	return {
		list,
		report,
		/** What a file of the list is sent as; `undefined` for any other. */
		typeOf: (folder: string, name: string): string | undefined =>
			shown().some((f) => f.folder === folder && f.name === name) ? typeOf(name) : undefined,
	}
}

function toFile({ folder, name, bytes, changedAt }: FoundFile): MediaFile {
	const kind = typeOf(name)?.startsWith('video/') ? 'video' : 'image'
	const tag = `${bytes.toString(36)}-${Math.round(changedAt).toString(36)}`
	return { folder, name, kind, bytes, url: `/media/${encodeURIComponent(folder)}/${encodeURIComponent(name)}?v=${tag}` }
}
