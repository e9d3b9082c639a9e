import { chromium, type Browser, type Page } from '@playwright/test'
import { setTimeout as pause } from 'node:timers/promises'
import { SCREENS } from '../../server/program.ts'
import { mean, percentile, type Figure } from './figures.ts'
import { openVoiceHall, type VoiceHall } from './voice-hall.ts'
import { listen, type Ear, type WithEar } from './voice-page.ts'

const WALLS = 3
const CALLS = 60
/** A sentence of short clips, and a chime, are over by then; and not always at the same moment of a picture. */
const BETWEEN_MS = [4300, 4700] as const
const CHIME_MS = 150
/** A short clip in place of every word: a call is over sooner, and its chime comes no sooner. */
const SHORT_CLIP = 'voice/vi/mootj-mid.opus'

const DAY_CALLS = 2000
const DAY_HOURS = 8
const FASTER = 120
const HEAP_MB = 100
const PICTURE_MS = 1000 / 60

/** The voice of a wall in a real browser: how soon it sounds, what it loads, what it keeps after a day. @param screens  folder of the built screens */
export async function measureVoice(screens: string = SCREENS): Promise<Figure[]> {
	const browser = await chromium.launch({
		executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
		chromiumSandbox: false,
		args: ['--disable-gpu', '--autoplay-policy=no-user-gesture-required', '--enable-precise-memory-info'],
	})
	try {
		return [...(await measureLoad(browser, screens)), ...(await measureChime(browser, screens)), ...(await measureDay(browser, screens))]
	} finally {
		await browser.close()
	}
}

/** Real clips: what is fetched and decoded until the wall says that its sound is ready, and while it speaks. */
async function measureLoad(browser: Browser, screens: string): Promise<Figure[]> {
	const hall = await openVoiceHall(screens)
	const begun = performance.now()
	const page = await openWall(browser, hall, 1)
	const readyMs = performance.now() - begun
	hall.call()
	await page.waitForFunction(() => (window.__spoken ?? []).length > 0, undefined, { timeout: 20_000 })
	const { decodedBytes } = await earOf(page)
	const twice = hall.asked.length - new Set(hall.asked).size
	if (twice > 0) throw new Error(`${twice} files of the voice were fetched more than once`)
	await page.close()
	await hall.stop()
	const part = 'voice'
	return [
		{ part, figure: `page opened → sound ready, ${hall.asked.length} files, each fetched once`, value: readyMs, unit: 'ms' },
		{ part, figure: 'clips decoded, one language', value: decodedBytes / 2 ** 20, unit: 'MB', bound: 20 },
	]
}

/** From a call's departure at the server to the first sample of its chime at the output, and pictures drawn meanwhile. */
async function measureChime(browser: Browser, screens: string): Promise<Figure[]> {
	const hall = await openVoiceHall(screens, SHORT_CLIP)
	const pages = await Promise.all(Array.from({ length: WALLS }, () => openWall(browser, hall, 1)))
	const [first] = pages
	if (!first) throw new Error('no wall')
	await pause(2000)
	const sent: number[] = []
	const frames: number[] = []
	for (let i = 0; i < CALLS; i++) {
		await first.evaluate(() => void ((globalThis as unknown as WithEar).ear.frames.length = 0))
		sent.push(hall.call())
		await pause(1000)
		frames.push(...(await earOf(first)).frames.slice(1))
		await pause(BETWEEN_MS[0] - 1000 + Math.random() * (BETWEEN_MS[1] - BETWEEN_MS[0]))
	}
	const ears = await Promise.all(pages.map(earOf))
	await Promise.all(pages.map((page) => page.close()))
	await hall.stop()
	return reportChime(sent, ears, frames)
}

function reportChime(sent: readonly number[], ears: readonly Ear[], frames: readonly number[]): Figure[] {
	const waits = ears.flatMap(({ chimesAt }) => {
		if (chimesAt.length !== sent.length) throw new Error(`${sent.length} calls, ${chimesAt.length} chimes`)
		return chimesAt.map((at, i) => at - (sent[i] ?? 0))
	})
	const beside = { name: 'latency the browser states', value: mean(ears.map(({ outputLatencyMs }) => outputLatencyMs)) }
	const part = 'voice'
	const what = `call → first sample of the chime, ${waits.length} chimes on ${ears.length} walls`
	return [
		{ part, figure: `${what}, p50`, value: percentile(waits, 0.5), unit: 'ms', beside },
		{ part, figure: `${what}, p99`, value: percentile(waits, 0.99), unit: 'ms', bound: CHIME_MS },
		{
			part,
			figure: 'between two pictures while a call enters, p50',
			value: percentile(frames, 0.5),
			unit: 'ms',
			beside: { name: '60 a second', value: PICTURE_MS },
		},
		{
			part,
			figure: 'between two pictures while a call enters, p95',
			value: percentile(frames, 0.95),
			unit: 'ms',
			beside: { name: '60 a second', value: PICTURE_MS },
		},
	]
}

/** A day's calls in minutes: sound and the announcer's pauses run faster, everything else as always. */
async function measureDay(browser: Browser, screens: string): Promise<Figure[]> {
	const hall = await openVoiceHall(screens)
	const page = await openWall(browser, hall, FASTER)
	const before = await heapMb(page)
	for (let i = 0; i < DAY_CALLS; i++) {
		hall.call()
		await pause((DAY_HOURS * 3_600_000) / FASTER / DAY_CALLS)
	}
	await pause(1000)
	const after = await heapMb(page)
	const spoken = (await earOf(page)).chimesAt.length
	if (spoken < DAY_CALLS * 0.95) throw new Error(`of ${DAY_CALLS} calls only ${spoken} were spoken`)
	await page.close()
	await hall.stop()
	const beside = { name: 'opened', value: before }
	return [
		{ part: 'voice', figure: `wall's heap after ${DAY_HOURS} hours, ${DAY_CALLS} calls`, value: after, unit: 'MB', bound: HEAP_MB, beside },
	]
}

async function openWall(browser: Browser, hall: VoiceHall, faster: number): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
	await page.addInitScript(() => localStorage.setItem('mot-cua:display:wall-1', 'bench'))
	await page.addInitScript(listen, faster)
	await page.goto(`${hall.url}/display?id=wall-1`)
	await page.locator('[data-sound=ready]').waitFor({ timeout: 30_000 })
	return page
}

const earOf = (page: Page): Promise<Ear> => page.evaluate(() => (globalThis as unknown as WithEar).ear)

/** Memory of JavaScript and of array buffers, after collection; decoded clips lie outside and are counted by themselves. */
async function heapMb(page: Page): Promise<number> {
	const session = await page.context().newCDPSession(page)
	await session.send('HeapProfiler.collectGarbage')
	const { usedSize } = await session.send('Runtime.getHeapUsage')
	await session.detach()
	return usedSize / 2 ** 20
}
