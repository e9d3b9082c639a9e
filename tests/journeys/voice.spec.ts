import { expect, test } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

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
			const code = readFileSync(resolve(ROOT, 'scripts/voice/loudness.mjs'), 'utf8').replaceAll('export ', '')
			await page.addScriptTag({ content: `${code}\nwindow.loudnessOfClip = loudnessOfClip` })
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
