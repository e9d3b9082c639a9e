import type { Voice, Zone } from '../../contract/centre.ts'
import type { Call } from '../../contract/views.ts'
import type { ListedPack, VoiceList } from '../../contract/voice-pack.ts'
import type { Sentence } from './playing.ts'
import type { ClipBank } from '../clip-bank.ts'
import { missingFrom, openPack, partsOf, unreadable, type OpenPack } from './pack.ts'
import { BREATH, sayCall } from './sentence.ts'

/** Packs that are part of every installation. */
const SHIPPED = ['vi', 'en']
/** Speaks where nothing else can. */
const LAST_RESORT = 'vi'

export interface PackState {
	id: string
	/** `opening` until its clips are here. */
	state: 'opening' | 'ready' | 'unreachable'
	/** Words without a clip of its own. */
	missing: readonly string[]
}

/** Turns calls into sentences that can be played, in the languages and voices that a centre chose. */
export interface Library<Sound> {
	/** Opens the packs that this set-up needs. Again and again until each is there. */
	prepare(voice: Voice): Promise<void>
	/** In the order they are spoken. A language that lacks a clip is left out; when all do, Vietnamese is tried. */
	sentences(call: Call, voice: Voice): Promise<Sentence<Sound>[]>
	/** What is spoken on trial: one, two, three, four, five. No number of a ticket, so that nobody gets up. */
	trial(voice: Voice): Promise<Sentence<Sound>>
	states(): PackState[]
}

/** Packs that speak a call, in order: as the set-up lists them, else Vietnamese and then English where it is wanted. */
export function packsFor(voice: Voice, call: Pick<Call, 'language'>, languageOf: (pack: string) => string | undefined): string[] {
	const wanted = (when: 'always' | 'when-asked' | 'never', language: string | undefined) =>
		when === 'always' || (when === 'when-asked' && language?.split('-')[0] === call.language)
	if (!voice.packs) return wanted(voice.english, 'en') ? ['vi', 'en'] : ['vi']
	return voice.packs.filter(({ pack, when }) => wanted(when, languageOf(pack))).map(({ pack }) => pack)
}

/** Every pack that may have to speak under this set-up. */
export const packsOf = (voice: Voice): string[] => [
	...new Set([LAST_RESORT, ...(voice.packs?.map(({ pack }) => pack) ?? (voice.english === 'never' ? [] : ['en']))]),
]

/**
 * @param fetchJson  GET of an address under this site; rejects when it cannot be had
 * @param zones      the centre's zones, once known
 */
export function createLibrary<Sound>(
	fetchJson: (path: string) => Promise<unknown>,
	bank: ClipBank<Sound>,
	zones: () => readonly Zone[],
): Library<Sound> {
	const states = new Map<string, PackState>()
	const packs = new Map<string, Promise<OpenPack>>()

	/** A pack, fetched once; one that could not be had is fetched again when asked for. */
	function pack(id: string): Promise<OpenPack> {
		const known = packs.get(id)
		if (known) return known
		const opened = SHIPPED.includes(id) ? openShipped(id) : openAdded(id)
		packs.set(id, opened)
		opened.catch(() => packs.delete(id))
		return opened
	}

	async function openShipped(id: string): Promise<OpenPack> {
		return orThrow(openPack((await fetchJson(`/voice/${id}/pack.json`)) as ListedPack, `/voice/${id}/`), id)
	}

	async function openAdded(id: string): Promise<OpenPack> {
		const { packs: listed } = (await fetchJson('/api/voice')) as VoiceList
		const found = listed.find((one) => one.pack.id === id)
		if (!found) throw new Error(`no pack is called ${id}`)
		const like = found.pack.like === undefined ? undefined : await pack(found.pack.like)
		return orThrow(openPack(found, `/voice-packs/${id}/`, like), id)
	}

	async function prepareOne(id: string): Promise<void> {
		const known = states.get(id)
		if (known?.state === 'ready') return
		if (!known) states.set(id, { id, state: 'opening', missing: [] })
		try {
			const opened = await pack(id)
			const unplayable = await bank.load(opened)
			const missing = [...new Set([...missingFrom(opened), ...unreadable(opened.grammar), ...unplayable])]
			states.set(id, { id, state: 'ready', missing })
			if (opened.fallback && missing.length) await prepareOne(opened.fallback.id)
		} catch (error) {
			states.set(id, { id, state: 'unreachable', missing: [] })
			throw error
		}
	}

	async function sentence(opened: OpenPack, call: Call, voice: Voice): Promise<Sentence<Sound>> {
		const zone = voice.sayZone ? zones().find((z) => z.id === call.zoneId)?.letter : undefined
		const words = sayCall(opened.grammar, { ...call, place: voice.places?.[call.counterId], zone }, voice)
		try {
			return { words: words.filter((word) => word !== ','), pieces: await bank.sounds(opened, partsOf(opened, words)) }
		} catch (error) {
			if (opened.fallback) return sentence(opened.fallback, call, voice)
			throw error
		}
	}

	async function inPacks(ids: readonly string[], call: Call, voice: Voice): Promise<Sentence<Sound>[]> {
		const made = await Promise.allSettled(ids.map(async (id) => sentence(await pack(id), call, voice)))
		return made.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
	}

	return {
		prepare: async (voice) => {
			const results = await Promise.allSettled(packsOf(voice).map(prepareOne))
			const failed = results.find((result) => result.status === 'rejected')
			if (failed) throw failed.reason
		},
		async sentences(call, voice) {
			const languages = new Map<string, string>()
			for (const { pack: id } of voice.packs ?? [])
				languages.set(
					id,
					await pack(id).then(
						(p) => p.language,
						() => '',
					),
				)
			const ids = packsFor(voice, call, (id) => languages.get(id))
			const spoken = await inPacks(ids, call, voice)
			return spoken.length || ids.includes(LAST_RESORT) ? spoken : inPacks([LAST_RESORT], call, voice)
		},
		trial: async (voice) => {
			const [id = LAST_RESORT] = packsFor(voice, { language: 'vi' }, () => undefined)
			const opened = await pack(id)
			const words = opened.grammar.digits.slice(1, 6).flatMap((word) => [word, BREATH])
			return { words: words.filter((word) => word !== BREATH), pieces: await bank.sounds(opened, partsOf(opened, words)) }
		},
		states: () => [...states.values()],
	}
}

function orThrow(opened: OpenPack | string, id: string): OpenPack {
	if (typeof opened === 'string') throw new Error(`the pack ${id} ${opened}`)
	return opened
}
