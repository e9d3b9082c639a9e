import { expect, test, type Page } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Voice } from '../../contract/centre.ts'
import golden from '../fixtures/golden-calls.json' with { type: 'json' }
import { buildSoundStage, LOUDNESS, openSoundStage } from './sound-page.ts'
import type { Heard as HeardCall, Wanted } from './sound-stage.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const LUFS = -21
const WITHIN_LU = 1

interface Heard {
	lufs: number
	seconds: number
	channels: number
	peak: number
}
type Ear = { loudnessOfClip: (samples: Float32Array, rate: number) => number }

for (const id of ['vi', 'en'])
	for (const ending of ['opus', 'mp3'])
		test(`the clips of ${id} as a browser decodes them from ${ending} are equally loud, of one channel and whole`, async ({ page }) => {
			await page.addScriptTag({ content: LOUDNESS })
			const folder = resolve(ROOT, 'ui/public/voice', id)
			const files = readdirSync(folder).filter((file) => file.endsWith(`.${ending}`))
			expect(files.length).toBeGreaterThan(60)
			for (const file of files) {
				const heard = await page.evaluate(hear, readFileSync(resolve(folder, file)).toString('base64'))
				expect(Math.abs(heard.lufs - LUFS), `${file}: ${heard.lufs.toFixed(2)} LUFS`).toBeLessThanOrEqual(WITHIN_LU)
				expect(heard.channels).toBe(1)
				expect(heard.peak, file).toBeLessThan(1)
				expect(heard.seconds, file).toBeGreaterThan(0.15)
			}
		})

/** Runs in the page: decodes as the wall does. */
async function hear(base64: string): Promise<Heard> {
	const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
	const buffer = await new OfflineAudioContext(1, 1, 24_000).decodeAudioData(bytes.buffer)
	const samples = buffer.getChannelData(0)
	return {
		lufs: (globalThis as unknown as Ear).loudnessOfClip(samples, buffer.sampleRate),
		seconds: buffer.duration,
		channels: buffer.numberOfChannels,
		peak: samples.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0),
	}
}

test.describe('a whole call, as the loudspeaker is given it', () => {
	let script: string
	test.beforeAll(async () => {
		script = await buildSoundStage()
	})
	test.setTimeout(120_000)

	/** From the first stroke: three notes 140 ms apart, the last dying for 900 ms, 400 ms of quiet; and a moment's lead. */
	const WORDS_AT_S = 0.02 + 2 * 0.14 + 0.9 + 0.4
	const BETWEEN_S = { languages: 0.5, readings: 2 }
	const SENTENCE_WITHIN_LU = 1.5
	const VOICE: Voice = { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 1 }
	/** Digits one by one, a hard number of each kind, a number of five digits, a named desk. */
	const CALLS = ['A001', 'A015', 'C541', 'D1004', 'E10000', 'A020']

	type Language = 'bac' | 'nam' | 'en'
	const find = (number: string) => {
		const one = golden.find((entry) => entry.number === number)
		if (!one) throw new Error(`no golden call ${number}`)
		return one
	}
	const clipsOf = (number: string, language: Language): string[] => find(number)[language].replaceAll('~', '-mid').split(' | ')
	const reading = (number: string, language: Language, earliest: number) => ({
		pack: language === 'en' ? 'en' : 'vi',
		clips: clipsOf(number, language),
		earliest,
	})
	const voiceOf = (number: string, over: Partial<Voice>): Voice => {
		const { zeros, place } = find(number)
		return { ...VOICE, leadingZeros: zeros as Voice['leadingZeros'], ...(place && { places: { 'c-1': place } }), ...over }
	}
	const hearCall = (page: Page, number: string, over: Partial<Voice>, readings: Wanted['readings'], seconds = 30) => {
		const call = { callId: 1, number, counterId: 'c-1', counterNumber: find(number).counter, zoneId: 'a', attempt: 1 }
		const wanted: Wanted = {
			call: { ...call, calledAt: 1_795_000_000_000, language: 'vi' },
			voice: voiceOf(number, over),
			seconds,
			readings,
		}
		return page.evaluate((what) => (globalThis as unknown as { listen: (w: Wanted) => Promise<HeardCall> }).listen(what), wanted)
	}

	/** Each clip in its order, at its time, its own samples and no other's; nothing else sounds, and nothing is distorted. */
	function expectHeard(heard: HeardCall, { readings }: Pick<Wanted, 'readings'>) {
		expect(heard.outcome).toBe('spoken')
		expect(heard.chime).toBeGreaterThan(0.1)
		expect(heard.peak).toBeLessThan(1)
		expect(heard.elsewhere).toBeLessThan(0.001)
		let endS = 0
		for (const [i, { clips }] of heard.readings.entries()) {
			const wanted = readings[i]
			expect(clips.map(({ best }) => best)).toEqual(wanted?.clips.filter((clip) => clip !== ','))
			let nextS = endS + (wanted?.earliest ?? 0)
			const breathsBefore = breaths(wanted?.clips ?? [])
			for (const [j, { clip, at, length, likeness }] of clips.entries()) {
				expect(likeness, clip).toBeGreaterThan(0.98)
				nextS += 0.14 * (breathsBefore[j] ?? 0)
				// The first word waits for the clock of the page, the others are scheduled to the sample.
				expect(Math.abs(at - nextS), `${clip} at ${at}`).toBeLessThan(j === 0 ? 0.035 : 0.001)
				nextS = at + length
			}
			endS = nextS
		}
	}
	/** Of each clip, how many breaths come just before it. */
	const breaths = (clips: readonly string[]): number[] => clips.flatMap((clip, i) => (clip === ',' ? [] : [clips[i - 1] === ',' ? 1 : 0]))

	for (const [language, over] of [
		['bac', {}],
		['nam', { region: 'nam' }],
		['en', { packs: [{ pack: 'en', when: 'always' }] }],
	] as const)
		test(`${language}: chime, then the clips in their order, end to end, as loud as the clips are`, async ({ page }) => {
			await openSoundStage(page, script)
			for (const number of CALLS) {
				const readings = [reading(number, language, WORDS_AT_S)]
				const heard = await hearCall(page, number, over as Partial<Voice>, readings)
				expectHeard(heard, { readings })
				for (const { lufs } of heard.readings)
					expect(Math.abs(lufs - LUFS), `${number}: ${lufs} LUFS`).toBeLessThanOrEqual(SENTENCE_WITHIN_LU)
			}
		})

	test('both languages, read twice: one chime, half a second between languages, two between readings', async ({ page }) => {
		await openSoundStage(page, script)
		const both = (first: number) => [reading('A015', 'bac', first), reading('A015', 'en', BETWEEN_S.languages)]
		const readings = [...both(WORDS_AT_S), ...both(BETWEEN_S.readings)]
		expectHeard(await hearCall(page, 'A015', { english: 'always', repeat: 2 }, readings, 60), { readings })
	})

	test('at half the volume sounds half as loud, and the chime with it', async ({ page }) => {
		await openSoundStage(page, script)
		const readings = [reading('A001', 'bac', WORDS_AT_S)]
		const [full, half] = [await hearCall(page, 'A001', {}, readings), await hearCall(page, 'A001', { volume: 50 }, readings)]
		expect((full.readings[0]?.lufs ?? 0) - (half.readings[0]?.lufs ?? 0)).toBeCloseTo(10, 0)
		expect(full.chime / half.chime).toBeCloseTo(2 ** 1.66, 1)
	})
})
