import type { OpenPack, Part } from './voice/pack.ts'

/** A clip that no file says, however often it is asked for. */
export class NoClip extends Error {
	override name = 'NoClip'
}

/** The clips of all packs, fetched and decoded once and kept. What could not be reached is tried again when asked for. */
export interface ClipBank<Sound> {
	/** Fetches every clip of a pack, so that the first call is not late. @returns the words that have none. @throws when the site cannot be reached */
	load(pack: OpenPack): Promise<string[]>
	/** The sounds of a sentence. @throws {NoClip} when one is missing: half a number would send someone to the wrong desk */
	sounds(pack: OpenPack, parts: readonly Part[]): Promise<(Sound | number)[]>
}

/**
 * @param fetchBytes  GET of an address under this site; `undefined` when there is no such file; rejects when the site cannot be reached
 * @param decode      rejects what it cannot play
 */
export function createClipBank<Sound>(
	fetchBytes: (path: string) => Promise<ArrayBuffer | undefined>,
	decode: (bytes: ArrayBuffer) => Promise<Sound>,
): ClipBank<Sound> {
	const kept = new Map<string, Promise<Sound>>()

	function sound(pack: OpenPack, clip: string): Promise<Sound> {
		const addresses = pack.addresses.get(clip) ?? []
		const key = addresses[0] ?? `${pack.id}: ${clip}`
		const known = kept.get(key)
		if (known) return known
		const made = firstPlayable(addresses, clip)
		kept.set(key, made)
		made.catch((error: unknown) => error instanceof NoClip || kept.delete(key))
		return made
	}

	async function firstPlayable(addresses: readonly string[], clip: string): Promise<Sound> {
		for (const address of addresses) {
			const bytes = await fetchBytes(address)
			const decoded = bytes && (await decode(bytes).catch(() => undefined))
			if (decoded !== undefined) return decoded
		}
		throw new NoClip(`no clip says "${clip}"`)
	}

	return {
		async load(pack) {
			const unplayable: string[] = []
			const one = (clip: string) =>
				sound(pack, clip).catch((error: unknown) => {
					if (!(error instanceof NoClip)) throw error
					unplayable.push(clip)
				})
			await Promise.all([...pack.addresses.keys()].map(one))
			return unplayable
		},
		sounds: (pack, parts) => Promise.all(parts.map((part) => ('clip' in part ? sound(pack, part.clip) : Promise.resolve(part.breathS)))),
	}
}
