import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Voice } from '../../contract/centre.ts'
import { ListedPack, type VoiceList, type VoicePack } from '../../contract/voice-pack.ts'
import { createClipBank } from '../../display/clip-bank.ts'
import { createLibrary, packsFor, packsOf } from '../../display/voice/library.ts'
import { openPack, partsOf, unreadable } from '../../display/voice/pack.ts'
import { call } from './calls.ts'

const VOICE = resolve(import.meta.dirname, '../../ui/public/voice')
const shipped = (id: string) => ListedPack.parse(JSON.parse(readFileSync(`${VOICE}/${id}/pack.json`, 'utf8')))
const voice: Voice = { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 1 }
const zones = [{ id: 'a', letter: 'B', name: { vi: 'Đất', en: 'Land' }, where: { vi: 'x', en: 'x' }, turn: 'left' as const }]

/** A tongue of its own: counts to nine, says the counter first. */
const OTHER: VoicePack = {
	schema: 'voice-pack/1',
	id: 'kho',
	language: 'kpm',
	name: "K'Ho",
	review: 'unreviewed',
	grammar: {
		numbers: { all: { main: Array.from({ length: 10 }, (_, n): [number, string[]] => [n, [`w${n}`]]) } },
		upTo: 9,
		digits: Array.from({ length: 10 }, (_, n) => `w${n}`),
		letters: { A: 'wa' },
		places: {},
		tickets: 'digit-by-digit',
		sentences: { counter: ['desk', '{counter}', ',', 'number', '{ticket}'], place: ['{place}', ',', '{ticket}'] },
		zone: [],
	},
	clips: Object.fromEntries(
		['desk', 'number', 'wa', ...Array.from({ length: 10 }, (_, n) => `w${n}`)].map((word) => [word, { file: word }]),
	),
}
const otherFiles = Object.values(OTHER.clips ?? {}).map(({ file }) => `${file}.mp3`)

function createPlace(added: VoiceList['packs'] = [], lost: string[] = []) {
	const fetchJson = vi.fn(async (path: string): Promise<unknown> => {
		const id = /^\/voice\/(\w+)\/pack\.json$/.exec(path)?.[1]
		return id ? shipped(id) : { packs: added, mistakes: [] }
	})
	const bank = createClipBank(
		async (path) => (lost.includes(path) ? undefined : new TextEncoder().encode(path).buffer),
		async (bytes) => new TextDecoder().decode(bytes),
	)
	return { fetchJson, library: createLibrary(fetchJson, bank, () => zones) }
}
const say = async (place: ReturnType<typeof createPlace>, over: Partial<Voice> = {}, of = call(12)) =>
	(await place.library.sentences(of, { ...voice, ...over })).map(({ words }) => words.join(' '))

const VI = 'Mời công dân có số A không một hai đến quầy số ba'
const EN = 'Number A zero one two please go to counter three'

describe('languages', () => {
	it.each([
		['never', 'en', ['vi']],
		['when-asked', 'vi', ['vi']],
		['when-asked', 'en', ['vi', 'en']],
		['always', 'vi', ['vi', 'en']],
	] as const)('English %s, for a visitor who chose %s', (english, language, packs) =>
		expect(packsFor({ ...voice, english }, { language }, () => undefined)).toEqual(packs),
	)

	it('as the set-up lists them, in its order; asked for by language', () => {
		const packs = [
			{ pack: 'kho', when: 'always' },
			{ pack: 'our-vi', when: 'always' },
			{ pack: 'our-en', when: 'when-asked' },
		] as const
		const language = (id: string) => ({ kho: 'kpm', 'our-vi': 'vi', 'our-en': 'en-GB' })[id]
		expect(packsFor({ ...voice, packs: [...packs] }, { language: 'vi' }, language)).toEqual(['kho', 'our-vi'])
		expect(packsFor({ ...voice, packs: [...packs] }, { language: 'en' }, language)).toEqual(['kho', 'our-vi', 'our-en'])
		expect(packsOf({ ...voice, packs: [...packs] })).toEqual(['vi', 'kho', 'our-vi', 'our-en'])
	})

	it('speaks them one after another', async () => expect(await say(createPlace(), { english: 'always' })).toEqual([VI, EN]))

	it('speaks a pack that the centre added, by its own rules', async () => {
		const place = createPlace([{ pack: OTHER, files: otherFiles }])
		const packs = (['kho', 'vi'] as const).map((pack) => ({ pack, when: 'always' as const }))
		expect(await say(place, { packs })).toEqual(['desk w3 number wa w0 w1 w2', VI])
	})

	it('names desks and zones where the centre wants it', async () =>
		expect(await say(createPlace(), { places: { 'quay-3': 'guidance' }, sayZone: true })).toEqual([
			'Mời công dân có số A không một hai đến bàn hướng dẫn khu B',
		]))
})

describe('a pack that lacks something', () => {
	const own: VoicePack = {
		schema: 'voice-pack/1',
		id: 'our-vi',
		language: 'vi',
		name: 'Chị Lan',
		like: 'vi',
		review: { by: 'Ka Hem', at: '2026-11-20' },
	}
	const files = shipped('vi')
		.files.filter((name) => name.endsWith('.mp3') && !name.includes('-mid'))
		.filter((name) => name !== 'ba.mp3')
	const packs = [{ pack: 'our-vi', when: 'always' as const }]

	it('is told by the words it lacks', async () => {
		const { library } = createPlace([{ pack: own, files }])
		await library.prepare({ ...voice, packs })
		expect(library.states()).toContainEqual({ id: 'our-vi', state: 'ready', missing: ['ba'] })
	})

	it('speaks what it can; a sentence it cannot say whole is said whole by the voice it is like', async () => {
		const place = createPlace([{ pack: own, files }])
		const [four] = await place.library.sentences(call(12, { counterNumber: 4 }), { ...voice, packs })
		expect(four?.pieces).toContain('/voice-packs/our-vi/boons.mp3')
		const [three] = await place.library.sentences(call(12), { ...voice, packs })
		expect(three?.pieces.filter((piece) => typeof piece === 'string' && !piece.startsWith('/voice/vi/'))).toEqual([])
	})

	it('that has no such voice behind it leaves its language out, and Vietnamese speaks', async () => {
		const place = createPlace([{ pack: OTHER, files: otherFiles.filter((file) => file !== 'w3.mp3') }])
		expect(await say(place, { packs: [{ pack: 'kho', when: 'always' }] })).toEqual([VI])
		await place.library.prepare({ ...voice, packs: [{ pack: 'kho', when: 'always' }] })
		expect(place.library.states()).toContainEqual({ id: 'kho', state: 'ready', missing: ['w3'] })
	})

	it('that is not there at all is told as unreachable, and Vietnamese speaks', async () => {
		const place = createPlace()
		await expect(place.library.prepare({ ...voice, packs: [{ pack: 'gone', when: 'always' }] })).rejects.toThrow('no pack is called gone')
		expect(place.library.states()).toContainEqual({ id: 'gone', state: 'unreachable', missing: [] })
		expect(await say(place, { packs: [{ pack: 'gone', when: 'always' }] })).toEqual([VI])
	})

	it('whose file does not come is told too, and nothing is half said', async () => {
		const place = createPlace([], ['/voice/vi/ba.opus', '/voice/vi/ba.mp3'])
		await place.library.prepare(voice)
		expect(place.library.states()).toContainEqual({ id: 'vi', state: 'ready', missing: ['ba'] })
		expect(await say(place)).toEqual([])
	})

	it('whose rules read some numbers not at all is told by those numbers', () => {
		const grammar = {
			...(OTHER.grammar as NonNullable<VoicePack['grammar']>),
			upTo: 12,
			numbers: { all: { main: [[1, ['w1']]] as [number, string[]][] } },
		}
		expect(unreadable(grammar)).toEqual(['0'])
	})
})

it('a word is said in full at the end and before a breath, sooner in the middle, where there is a clip for that', () => {
	const opened = openPack(shipped('vi'), '/voice/vi/')
	if (typeof opened === 'string') throw new Error(opened)
	const parts = partsOf(opened, ['A', 'ba', 'ba', ',', 'đến quầy số', 'ba'])
	expect(parts.map((part) => ('clip' in part ? part.clip : part.breathS))).toEqual(['A', 'ba-mid', 'ba', 0.14, 'đến quầy số', 'ba'])
})

it('everything is fetched once, however often the set-up comes', async () => {
	const place = createPlace()
	for (let i = 0; i < 3; i++) await place.library.prepare({ ...voice, english: 'always' })
	expect(place.fetchJson.mock.calls.map(([path]) => path)).toEqual(['/voice/vi/pack.json', '/voice/en/pack.json'])
})
