import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { PASSWORD } from '../support/running.ts'
import { expect, expectAccessible, test, type Hall } from './hall.ts'

/** Some hundred marks are looked at one by one. */
test.describe.configure({ timeout: 90_000 })

async function openReports(hall: Hall, size: 'admin' | 'phone'): Promise<Page> {
	const page = await hall.open(size, '/admin#reports')
	await page.locator('input[name=username]').fill('supervisor')
	await page.locator('input[name=password]').fill(PASSWORD)
	await page.locator('input[name=password]').press('Enter')
	await expect(page.locator('main h1')).toHaveText('Báo cáo')
	return page
}

/** Some numbers taken at the reception. */
async function takeNumbers(hall: Hall, n: number): Promise<void> {
	const admin = await hall.api.signIn('admin')
	for (let i = 0; i < n; i++) {
		const answer = await hall.api.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, admin)
		expect(answer.status).toBe(201)
	}
}

test('from a figure to the visits behind it and back, with the keyboard alone', async ({ hall }) => {
	await takeNumbers(hall, 3)
	const page = await openReports(hall, 'admin')
	await page.getByTestId('report-period').selectOption('today')
	const arrivals = page.getByTestId('report-arrivals')
	await expect(arrivals.locator('h2 small')).toContainText('n = 3 lượt lấy số')
	await arrivals.getByRole('button', { name: 'Xem bảng' }).focus()
	await page.keyboard.press('Tab')
	await expect(arrivals.locator('svg a').first()).toBeFocused()
	await page.keyboard.press('Enter')
	await expect(page.getByTestId('report-visits').locator('li')).toHaveCount(3)
	await expect(page.getByTestId('report-visits').locator('li').first()).toContainText('lấy số')
	await expect(page.locator('main h1')).toBeFocused()
	await expectAccessible(page, 'visits')
	await page.reload()
	await expect(page.getByTestId('report-visits').locator('li')).toHaveCount(3)
	await page.getByRole('link', { name: 'Về báo cáo' }).press('Enter')
	await expect(page.getByTestId('report-arrivals').locator('h2 small')).toContainText('n = 3 lượt lấy số')
	await expectAccessible(page, 'reports')
	expect(hall.complaints).toEqual([])
})

test('what is seen is taken away as a file, on a phone too', async ({ hall }) => {
	await takeNumbers(hall, 2)
	const page = await openReports(hall, 'phone')
	await expect(page.getByTestId('report-officers')).toBeVisible()
	expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
	for (const [name, begins] of [
		['PDF', '%PDF'],
		['XLSX', 'PK'],
	] as const) {
		const coming = page.waitForEvent('download')
		await page.getByRole('link', { name: `Tải báo cáo, ${name}` }).click()
		const download = await coming
		expect(download.suggestedFilename()).toMatch(/^bao-cao-\d{4}-\d\d-01-.*\.(pdf|xlsx)$/)
		expect(
			readFileSync(await download.path())
				.subarray(0, begins.length)
				.toString(),
		).toBe(begins)
	}
	await expectAccessible(page, 'reports on a phone')
	expect(hall.complaints).toEqual([])
})
