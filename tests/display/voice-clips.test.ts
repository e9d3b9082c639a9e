import { readdirSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ListedPack } from '../../contract/voice-pack.ts'
import { ENGLISH, ENGLISH_CLIPS } from '../../display/voice/english.ts'
import { missingFrom, openPack, partsOf, unreadable } from '../../display/voice/pack.ts'
import { numberWords, sayCall } from '../../display/voice/sentence.ts'
import { VIETNAMESE, VIETNAMESE_CLIPS } from '../../display/voice/vietnamese.ts'

const VOICE = resolve(import.meta.dirname, '../../ui/public/voice')
const KB = 1024

const listedPack = (id: string) => ListedPack.parse(JSON.parse(readFileSync(`${VOICE}/${id}/pack.json`, 'utf8')))
const bytesOf = (ending: string) =>
	['vi', 'en']
		.flatMap((id) =>
			readdirSync(`${VOICE}/${id}`)
				.filter((f) => f.endsWith(ending))
				.map((f) => statSync(`${VOICE}/${id}/${f}`).size),
		)
		.reduce((a, b) => a + b)

describe.each([
	['vi', VIETNAMESE, VIETNAMESE_CLIPS],
	['en', ENGLISH, ENGLISH_CLIPS],
] as const)('the pack %s', (id, grammar, clips) => {
	const listed = listedPack(id)
	const opened = openPack(listed, `/voice/${id}/`)
	if (typeof opened === 'string') throw new Error(opened)

	it('has the grammar as it is written, and is not called reviewed', () => {
		expect(listed.pack).toMatchObject({ id, language: id, grammar, clips, review: 'unreviewed' })
	})

	it('has a clip for every word, and a shorter one for every word of a number', () => {
		expect(missingFrom(opened)).toEqual([])
		expect(unreadable(opened.grammar)).toEqual([])
		expect(numberWords(grammar).filter((word) => !opened.addresses.has(`${word}-mid`))).toEqual([])
	})

	it('has no file that no word needs, and each in both formats', () => {
		const needed = [...opened.addresses.values()].flat().map((address) => address.replace(`/voice/${id}/`, ''))
		expect(readdirSync(`${VOICE}/${id}`).sort()).toEqual([...needed, 'pack.json'].sort())
		expect(listed.files).toEqual(needed.sort())
		for (const [word, addresses] of opened.addresses)
			expect(
				addresses.map((a) => a.split('.').at(-1)),
				word,
			).toEqual(['opus', 'mp3'])
	})

	it('has clips as long as words are', () => {
		for (const [word, [address = '']] of opened.addresses) {
			const lengthMs = opusLengthMs(readFileSync(address.replace('/voice', VOICE)))
			expect(lengthMs, word).toBeGreaterThan(180)
			expect(lengthMs, word).toBeLessThan(2400)
		}
	})

	it('says a number in the middle sooner than at its end', () => {
		for (const word of numberWords(grammar)) {
			const [full, mid] = [word, `${word}-mid`].map((clip) =>
				opusLengthMs(readFileSync((opened.addresses.get(clip)?.[0] ?? '').replace('/voice', VOICE))),
			)
			expect((mid ?? 0) / (full ?? 1), word).toBeLessThan(0.97)
		}
	})

	it('can play every call from 0 to 9999', () => {
		for (let n = 0; n <= 9999; n++)
			for (const region of ['bac', 'nam'] as const) {
				const words = sayCall(
					grammar,
					{ number: String(n).padStart(4, '0'), counterNumber: n, zone: 'A' },
					{ region, leadingZeros: 'grouped' },
				)
				const unplayable = partsOf(opened, words).filter((part) => 'clip' in part && !opened.addresses.has(part.clip))
				expect(unplayable).toEqual([])
			}
	})

	it('names words and files so that they compare by code point', () => {
		for (const [word, { file }] of Object.entries(clips)) {
			expect(word).toBe(word.normalize('NFC'))
			expect(file).toMatch(/^[a-z-]+$/)
		}
		expect(new Set(Object.values(clips).map(({ file }) => file)).size).toBe(Object.keys(clips).length)
	})
})

it('both packs together are small', () => {
	expect(bytesOf('.opus')).toBeLessThan(480 * KB)
	expect(bytesOf('.mp3')).toBeLessThan(480 * KB)
})

/** RFC 7845: the last page's granule position, in samples of 48 kHz, less the pre-skip in the first page's header. */
function opusLengthMs(ogg: Buffer): number {
	expect(ogg.toString('latin1', 0, 4)).toBe('OggS')
	const head = ogg.indexOf('OpusHead')
	const lastPage = ogg.lastIndexOf('OggS')
	const samples = Number(ogg.readBigInt64LE(lastPage + 6)) - ogg.readUInt16LE(head + 10)
	return samples / 48
}
