import { expect, test, type Page } from '@playwright/test'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SCREENS } from '../../server/program.ts'
import type { DisplayView } from '../../contract/views.ts'
import { ARRANGEMENTS, DISPLAY, NOW, SETUP, STATES } from './hall-views.ts'
import { differenceOf, packPicture, readPicture } from './pictures.ts'
import { openStillHall, type StillHall } from './still-hall.ts'

const REFERENCES = resolve(import.meta.dirname, 'references')
const SIZES = [
	[1024, 600],
	[1366, 768],
	[1920, 1080],
	[3840, 2160],
	[1080, 1920],
] as const
/** The calls have their turn for fifteen seconds, then the lobby board. */
const BOARD_AFTER_MS = 16_000

const cases = [
	...SIZES.flatMap((size) => Object.entries(STATES).map(([name, view]) => ({ name, view, size }))),
	...Object.entries(ARRANGEMENTS).map(([name, view]) => ({ name, view, size: SIZES[2] })),
]
/** One for each worker, whose tests run one after another: one clock. */
let hall: StillHall

test.beforeAll(async () => {
	hall = await openStillHall(SCREENS, SETUP)
})
test.afterAll(() => hall.stop())
test.describe.configure({ timeout: 60_000 })

for (const { name, view, size } of cases) {
	const [width, height] = size
	test(`a display of ${width} × ${height}, ${name}, looks as it did`, async ({ browser }, info) => {
		hall.show(view, NOW)
		const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', timezoneId: 'Asia/Ho_Chi_Minh' })
		const page = await context.newPage()
		await openDisplay(page, name, view)
		const png = await page.screenshot({ animations: 'disabled' })
		await context.close()
		const reference = join(REFERENCES, `${name}-${width}x${height}.png`)
		if (['all', 'changed'].includes(info.config.updateSnapshots)) return writeFileSync(reference, packPicture(readPicture(png)))
		expect(existsSync(reference), `${reference}: make it with --update-snapshots`).toBe(true)
		const difference = differenceOf(readPicture(png), readPicture(readFileSync(reference)))
		if (difference) await info.attach('actual', { body: png, contentType: 'image/png' })
		expect(difference).toBeUndefined()
	})
}

async function openDisplay(page: Page, name: string, view: DisplayView): Promise<void> {
	// The page's own clock stands; the server's is what the hall says.
	await page.clock.setFixedTime(NOW)
	await page.addInitScript((id) => localStorage.setItem(`mot-cua:display:${id}`, 'still'), DISPLAY)
	await page.goto(`${hall.url}/display?id=${DISPLAY}`)
	if (name === 'emergency') await page.getByTestId('emergency').waitFor()
	else if (name === 'closed')
		await page
			.getByText(/Mở cửa lại/)
			.first()
			.waitFor()
	else await page.getByTestId('call-number').waitFor()
	if (name === 'board') {
		hall.show(view, NOW + BOARD_AFTER_MS)
		await page.getByTestId('board').waitFor()
	}
	await page.evaluate(() => document.fonts.ready)
	// Two pictures later everything that was measured is drawn.
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
	await page.waitForTimeout(300)
}
