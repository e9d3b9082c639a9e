import { chromium, type Page } from '@playwright/test'
import { setTimeout as pause } from 'node:timers/promises'
import { percentile, type Figure } from './figures.ts'
import { openCentre, type Desk, type OpenCentre } from './open-centre.ts'

const DESKS = 12
const CALLS = 200
const P99_MS = 100
const LATEST_MS = 5000
/** Officers and visitors act when they like, so a press falls anywhere between two pictures that the wall is sent. */
const someTime = (from: number, to: number): Promise<void> => pause(from + Math.random() * (to - from))

/**
 * From an officer's press (the request leaves) to the number in the DOM of a wall in a real browser, in a hall busier
 * than any: five calls and five tickets a second. Both times are of this machine's one clock, to the millisecond.
 */
export async function measurePress(): Promise<Figure[]> {
	const centre = await openCentre({ counters: DESKS, printing: 'here' })
	const browser = await chromium.launch({
		executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
		chromiumSandbox: false,
		args: ['--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
	})
	try {
		const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
		await page.addInitScript(noteNumbers)
		await page.goto(`${centre.url}/display?id=wall-1`)
		await page.locator('[data-testid=plate], main, section').first().waitFor()
		const presses = await workHall(centre)
		const shownAt = await whenShown(
			page,
			presses.map(({ number }) => number),
		)
		return report(presses, shownAt)
	} finally {
		await browser.close()
		await centre.stop()
	}
}

interface Press {
	number: string
	pressedAt: number
	answeredMs: number
}

function report(presses: readonly Press[], shownAt: Record<string, number>): Figure[] {
	const shown = presses.map(({ number, pressedAt }) => (shownAt[number] ?? NaN) - pressedAt)
	const answered = presses.map(({ answeredMs }) => answeredMs)
	const part = 'press'
	const beside = { name: 'press → answer, p50', value: percentile(answered, 0.5) }
	return [
		{ part, figure: `press → number on a wall, ${presses.length} calls, p50`, value: percentile(shown, 0.5), unit: 'ms', beside },
		{ part, figure: `press → number on a wall, ${presses.length} calls, p99`, value: percentile(shown, 0.99), unit: 'ms', bound: P99_MS },
		{ part, figure: 'press → answer, p99', value: percentile(answered, 0.99), unit: 'ms', beside },
	]
}

async function workHall(centre: OpenCentre): Promise<Press[]> {
	const numbers = new Map<string, string>()
	const arrive = async ({ serviceId }: Desk) => {
		const { visitId, number } = await centre.issue(serviceId)
		numbers.set(visitId, number)
	}
	let isOver = false
	for (const desk of centre.desks) for (let i = 0; i < 3; i++) await arrive(desk)
	const visitors = (async () => {
		for (let i = 0; !isOver; i++) {
			await arrive(centre.desks[i % DESKS] as Desk)
			await someTime(50, 350)
		}
	})()
	const calls = { left: CALLS }
	const presses = Promise.all(centre.desks.map((desk) => workDesk(centre, desk, { numbers, calls })))
	await Promise.allSettled([presses]).finally(() => (isOver = true))
	await visitors
	return (await presses).flat()
}

type Hall = { numbers: ReadonlyMap<string, string>; calls: { left: number } }

async function workDesk({ client }: OpenCentre, { counterId, officer }: Desk, { numbers, calls }: Hall): Promise<Press[]> {
	const presses: Press[] = []
	while (calls.left > 0) {
		await someTime(0, 2400)
		const pressedAt = Date.now()
		const begun = performance.now()
		const { events: [called] = [] } = await client.send({ type: 'CallNext', counterId }, officer)
		const answeredMs = performance.now() - begun
		if (called?.type !== 'TicketCalled' || calls.left-- <= 0) continue
		presses.push({ number: numbers.get(called.visitId) ?? '', pressedAt, answeredMs })
		for (const type of ['StartServing', 'Complete'] as const) {
			await someTime(0, 1200)
			await client.send({ type, counterId }, officer)
		}
	}
	return presses
}

type Noted = { shownAt: Record<string, number> }

/** Runs in the page, before anything of it: notes when each number first stands in the document. */
function noteNumbers(): void {
	const shownAt: Record<string, number> = {}
	Object.assign(globalThis, { shownAt })
	const look = () => {
		for (const number of document.body?.textContent?.match(/[A-HJ-NPR-Z]\d{6}/g) ?? []) shownAt[number] ??= Date.now()
	}
	new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
}

/** @throws when a number has not come after all this time */
async function whenShown(page: Page, numbers: readonly string[]): Promise<Record<string, number>> {
	await page.waitForFunction((wanted) => wanted.every((n) => n in (globalThis as unknown as Noted).shownAt), numbers, {
		timeout: LATEST_MS,
	})
	return page.evaluate(() => (globalThis as unknown as Noted).shownAt)
}
