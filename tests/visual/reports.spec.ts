import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SCREENS } from '../../server/program.ts'
import { differenceOf, packPicture, readPicture } from './pictures.ts'
import type { Amount } from './report-answers.ts'
import { openStillReports, type StillReports } from './still-reports.ts'

const REFERENCES = resolve(import.meta.dirname, 'references')
/** Monday 23 November 2026, 09:12 in the centre. */
const NOW = Date.UTC(2026, 10, 23, 2, 12)
const CASES: { amount: Amount; size: [number, number] }[] = [
	{ amount: 'none', size: [1440, 900] },
	{ amount: 'one', size: [1440, 900] },
	{ amount: 'million', size: [1440, 900] },
	{ amount: 'million', size: [390, 844] },
]
let reports: StillReports

test.beforeAll(async () => {
	reports = await openStillReports(SCREENS)
})
test.afterAll(() => reports.stop())
test.describe.configure({ timeout: 90_000, mode: 'serial' })

for (const { amount, size } of CASES) {
	const [width, height] = size
	test(`the reports of ${amount} at ${width} × ${height} look as they did`, async ({ browser }, info) => {
		reports.show(amount)
		const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', timezoneId: 'Asia/Ho_Chi_Minh' })
		const page = await context.newPage()
		await page.clock.setFixedTime(NOW)
		await page.goto(`${reports.url}/admin#reports`)
		await page.getByTestId('report-officers').waitFor()
		await page.getByText('Tự lập khi hết tháng').waitFor()
		await page.evaluate(() => document.fonts.ready)
		await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
		const { violations } = await new AxeBuilder({ page }).analyze()
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
		expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
		// The menu has pictures of its own, and other sections come and go in it.
		const png = await page.locator('main').screenshot({ animations: 'disabled' })
		await context.close()
		const reference = join(REFERENCES, `reports-${amount}-${width}.png`)
		if (['all', 'changed'].includes(info.config.updateSnapshots)) return writeFileSync(reference, packPicture(readPicture(png)))
		expect(existsSync(reference), `${reference}: make it with --update-snapshots`).toBe(true)
		const difference = differenceOf(readPicture(png), readPicture(readFileSync(reference)))
		if (difference) await info.attach('actual', { body: png, contentType: 'image/png' })
		expect(difference).toBeUndefined()
	})
}
