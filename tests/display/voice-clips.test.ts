import { readdirSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as english from '../../display/spoken-english.ts'
import * as vietnamese from '../../display/spoken-vietnamese.ts'

const VOICE = resolve(import.meta.dirname, '../../ui/public/voice')
const LETTERS = Array.from('ABCDEFGHJKLMNPRSTUVWXYZ')

type Manifest = { clips: Record<string, { file: string; text: string; durationMs: number }> }
const manifestOf = (language: string) => JSON.parse(readFileSync(`${VOICE}/${language}/manifest.json`, 'utf8')) as Manifest

function* everyTicket(): Generator<string> {
	for (const prefix of ['', ...LETTERS]) for (const digits of ['000', '047', '999', '012345']) yield prefix + digits
	for (const width of [1, 2, 3, 4]) for (let n = 0; n < 10 ** width; n++) yield String(n).padStart(width, '0')
}

describe('the Vietnamese clips', () => {
	const { clips } = manifestOf('vi')
	const missing = new Set<string>()
	const ask = (names: string[]) => names.forEach((name) => clips[name] ?? missing.add(name))

	it('cover every number, letter and counter, in both regions and both ways with zeros', () => {
		for (const region of ['bac', 'nam'] as const) {
			for (const leadingZeros of ['digits', 'grouped'] as const)
				for (const number of everyTicket()) ask(vietnamese.sayCall({ number, counterNumber: 1 }, { region, leadingZeros }))
			for (let counterNumber = 1; counterNumber <= 999; counterNumber++)
				ask(vietnamese.sayCall({ number: 'A001', counterNumber }, { region, leadingZeros: 'digits' }))
		}
		expect([...missing]).toEqual([])
	})

	it('are all needed', () => {
		const asked = new Set<string>()
		for (const region of ['bac', 'nam'] as const)
			for (const number of everyTicket())
				vietnamese.sayCall({ number, counterNumber: 1 }, { region, leadingZeros: 'grouped' }).forEach((name) => asked.add(name))
		expect(Object.keys(clips).filter((name) => !asked.has(name))).toEqual([])
	})
})

describe('the English clips', () => {
	const { clips } = manifestOf('en')

	it('cover every letter, digit and counter', () => {
		const asked = new Set<string>()
		for (const letter of LETTERS)
			for (let counterNumber = 1; counterNumber <= 999; counterNumber++)
				english.sayCall({ number: `${letter}0123456789`, counterNumber }).forEach((name) => asked.add(name))
		expect([...asked].filter((name) => !clips[name])).toEqual([])
	})
})

describe.each([
	['vi', vietnamese.VIETNAMESE_CLIPS],
	['en', english.ENGLISH_CLIPS],
])('the files of %s', (language, grammar) => {
	const { clips } = manifestOf(language)

	it('say what the grammar says', () => {
		expect(Object.fromEntries(Object.entries(clips).map(([name, clip]) => [name, clip.text]))).toEqual(grammar)
	})

	it('are Opus in Ogg, one for each clip, of the length the manifest gives', () => {
		const files = Object.values(clips).map((clip) => clip.file)
		expect(readdirSync(`${VOICE}/${language}`).sort()).toEqual([...files, 'manifest.json'].sort())
		for (const { file, durationMs } of Object.values(clips)) {
			const length = opusLengthMs(readFileSync(`${VOICE}/${language}/${file}`))
			expect(Math.abs(length - durationMs), file).toBeLessThanOrEqual(1)
			expect(durationMs, file).toBeGreaterThan(200)
			expect(durationMs, file).toBeLessThan(2000)
		}
	})

	it('have names that compare by code point', () => {
		for (const [name, { file }] of Object.entries(clips)) {
			expect(name).toBe(name.normalize('NFC'))
			expect(file).toMatch(/^[a-z-]+\.opus$/)
		}
	})
})

it('all clips together stay below half a megabyte', () => {
	const sizes = ['vi', 'en'].flatMap((language) =>
		readdirSync(`${VOICE}/${language}`).map((f) => statSync(`${VOICE}/${language}/${f}`).size),
	)
	expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(512 * 1024)
})

/** RFC 7845: the last page's granule position, in samples of 48 kHz, less the pre-skip in the first page's header. */
function opusLengthMs(ogg: Buffer): number {
	expect(ogg.toString('latin1', 0, 4)).toBe('OggS')
	const head = ogg.indexOf('OpusHead')
	const lastPage = ogg.lastIndexOf('OggS')
	const samples = Number(ogg.readBigInt64LE(lastPage + 6)) - ogg.readUInt16LE(head + 10)
	return samples / 48
}
