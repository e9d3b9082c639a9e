import type { Language } from '../contract/ids.ts'

interface Manifest {
	clips: Record<string, { file: string }>
}

/** The recorded clips of one or more languages, decoded once and kept. What could not be fetched is tried again when asked for. */
export interface ClipBank<Sound> {
	/** Fetches every clip of a language, so that the first call is not late. @throws when one cannot be had */
	load(language: Language): Promise<void>
	/** The sounds of a sentence, in order. @throws when one is missing: half a number would send someone to the wrong desk */
	sounds(language: Language, clips: readonly string[]): Promise<Sound[]>
}

/** @param fetchBytes  GET of an address under this site; rejects when it cannot be had */
export function createClipBank<Sound>(
	fetchBytes: (path: string) => Promise<ArrayBuffer>,
	decode: (bytes: ArrayBuffer) => Promise<Sound>,
): ClipBank<Sound> {
	const kept = new Map<string, Promise<unknown>>()

	/** Remembers a success; a failure is forgotten, so that it can be tried again. */
	function once<T>(key: string, make: () => Promise<T>): Promise<T> {
		const known = kept.get(key) as Promise<T> | undefined
		if (known) return known
		const made = make()
		kept.set(key, made)
		made.catch(() => kept.delete(key))
		return made
	}

	const manifestOf = (language: Language) =>
		once(`${language}/manifest.json`, async () => {
			const bytes = await fetchBytes(`/voice/${language}/manifest.json`)
			return JSON.parse(new TextDecoder().decode(bytes)) as Manifest
		})

	async function sound(language: Language, name: string): Promise<Sound> {
		const file = (await manifestOf(language)).clips[name]?.file
		if (!file) throw new Error(`no ${language} clip says "${name}"`)
		return once(`${language}/${file}`, async () => decode(await fetchBytes(`/voice/${language}/${file}`)))
	}

	const sounds = (language: Language, clips: readonly string[]) => Promise.all(clips.map((name) => sound(language, name)))
	return {
		sounds,
		load: async (language) => void (await sounds(language, Object.keys((await manifestOf(language)).clips))),
	}
}
