import type { Browser, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Centre } from '../../contract/centre.ts'
import { DEMO_CENTRE } from '../../server/program.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { PASSWORD, startTestServer, type TestServer } from '../support/running.ts'
import { expect, expectAccessible, SIZES, test as base } from './hall.ts'

const PATIENCE = { timeout: 30_000 }
const SECOND_MS = 1000
const MINUTE_MS = 60_000

/** A centre whose clock goes as any other, from a morning of its own. */
interface Morning {
	server: TestServer
	/** Moves the clock on to minutes and seconds after nine. */
	setClock: (minutes: number, seconds: number) => void
	inspect: (place: string, size?: 'admin' | 'phone') => Promise<Page>
	open: (path: string, size: keyof typeof SIZES) => Promise<Page>
}

const test = base.extend<{ morning: Morning }>({
	morning: async ({ browser }, use) => {
		let ahead = MONDAY_9 - Date.now()
		const server = await startTestServer({ centre, now: () => Date.now() + ahead })
		const open = (path: string, size: keyof typeof SIZES) => openPage(browser, server.url + path, size)
		await use({
			server,
			open,
			setClock: (minutes, seconds) => (ahead = MONDAY_9 + minutes * MINUTE_MS + seconds * SECOND_MS - Date.now()),
			inspect: async (place, size = 'admin') => {
				const page = await open(`/admin#${place}`, size)
				await page.locator('input[name=username]').fill('inspector')
				await page.locator('input[name=password]').fill(PASSWORD)
				await page.locator('input[name=password]').press('Enter')
				return page
			},
		})
		await server.stop()
	},
})

async function openPage(browser: Browser, url: string, size: keyof typeof SIZES): Promise<Page> {
	const context = await browser.newContext({ viewport: SIZES[size], locale: 'vi-VN', acceptDownloads: true })
	const page = await context.newPage()
	await page.goto(url)
	return page
}

const centre = JSON.parse(readFileSync(DEMO_CENTRE, 'utf8')) as Centre

/** Somebody takes a number for what the counter does first, and is called there. @returns the number */
async function call(server: TestServer, counterId: string): Promise<string> {
	const officer = await server.signIn('admin')
	const serviceId = centre.counters.find(({ id }) => id === counterId)?.services[0] ?? ''
	await server.send({ type: 'OpenCounter', counterId }, officer)
	const { events = [] } = await server.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId }, officer)
	expect((await server.send({ type: 'CallNext', counterId }, officer)).status).toBe(201)
	return events.flatMap((fact) => (fact.type === 'TicketIssued' ? fact.number : []))[0] ?? ''
}

/** Numbers and counters as they stand on a wall: the newest call, then the others. */
const wallNumbers = async (wall: Page): Promise<string[]> => [
	(await wall.getByTestId('plate').getAttribute('data-number')) ?? '',
	...(await wall.locator('section[aria-label="Vừa gọi"] li b.num:first-child').allTextContents()),
]

test.describe('an inspector', () => {
	test.setTimeout(120_000)

	test('sees at 9:42 of the day what the wall showed then', async ({ morning }) => {
		const { server, setClock } = morning
		const wall = await morning.open('/display?id=wall-1', 'wall')
		setClock(41, 0)
		const called: string[] = []
		for (const counterId of ['counter-1', 'counter-2', 'counter-3']) called.unshift(await call(server, counterId))
		await expect.poll(() => wallNumbers(wall), PATIENCE).toEqual(called)
		setClock(42, 0)
		await wall.waitForTimeout(1500)
		const shown = await wallNumbers(wall)
		setClock(43, 0)
		const next = await call(server, 'counter-4')
		await expect.poll(() => wallNumbers(wall), PATIENCE).toEqual([next, ...shown])

		const page = await morning.inspect('replay/2026-11-23/09:42')
		await expect(page.getByTestId('replay-clock')).toHaveText('09:42:00', PATIENCE)
		const drawing = page.getByTestId('replay-wall-wall-1')
		await expect(drawing.locator('.num')).toHaveText(shown)
		await expect(page.getByTestId('replay-counter-4')).toContainText('đóng')
		await expectAccessible(page, 'a day seen again')
		await page.keyboard.press('Shift+ArrowRight')
		await expect(drawing.locator('.num')).toHaveText([next, ...shown])
		await expect(page.getByTestId('replay-counter-4')).toContainText(next)
	})

	test('takes a day away; the file is proved elsewhere, and refused once altered', async ({ morning }, info) => {
		await call(morning.server, 'counter-1')
		const page = await morning.inspect('log/export')
		await page.getByLabel('Từ ngày').fill('2026-11-23')
		await page.getByLabel('Đến hết ngày').fill('2026-11-23')
		const fingerprint = ((await page.getByTestId('fingerprint').textContent()) ?? '').replaceAll(' ', '')
		const downloading = page.waitForEvent('download')
		await page.getByRole('button', { name: 'Xuất và tải về' }).click()
		const download = await downloading
		expect(download.suggestedFilename()).toMatch(/-2026-11-23-2026-11-23\.ndjson$/)
		const path = info.outputPath('export.ndjson')
		await download.saveAs(path)
		await expectAccessible(page, 'the signed export')
		expect(verify(path, fingerprint)).toMatchObject({ status: 0 })

		const text = readFileSync(path, 'utf8')
		expect(text).toContain('officer:admin')
		writeFileSync(path, text.replace('officer:admin', 'officer:other'))
		const refused = verify(path, fingerprint)
		expect(refused.status).toBe(1)
		expect(refused.stderr).toMatch(/^altered at position \d+: [^\n]+\n$/)
		await page.goto(`${morning.server.url}/admin#log`)
		await expect(page.getByTestId(/^fact-/).filter({ hasText: 'Xuất dữ liệu có chữ ký' })).toContainText(
			'23/11/2026 – 23/11/2026',
			PATIENCE,
		)
	})

	test('finds a fact that was altered behind the server, on a telephone too, with the keyboard alone', async ({ morning }) => {
		await call(morning.server, 'counter-1')
		const page = await morning.inspect('log/check', 'phone')
		await page.getByRole('button', { name: 'Kiểm tra tất cả' }).focus()
		await page.keyboard.press('Enter')
		await expect(page.getByTestId('proof')).toBeVisible(PATIENCE)
		const db = new Database(join(morning.server.folder, 'centre.sqlite'))
		db.exec("DROP TRIGGER facts_keep_update; UPDATE facts SET actor = 'officer:officer9' WHERE position = 2")
		db.close()
		await page.getByRole('button', { name: 'Kiểm tra lại' }).focus()
		await page.keyboard.press('Enter')
		await expect(page.getByRole('alert')).toContainText('Chuỗi đứt ở việc số 2.', PATIENCE)
		await expectAccessible(page, 'a broken chain')
		await page.getByRole('link', { name: 'Xem việc này' }).focus()
		await page.keyboard.press('Enter')
		await expect(page.getByTestId('link')).toContainText('Mã băm không khớp')
		await page.keyboard.press('Escape')
		await expect(page.getByRole('dialog')).toHaveCount(0)
		await expect(page.getByRole('alert')).toContainText('Việc số 2 không khớp mã băm.', PATIENCE)
		await expectAccessible(page, 'the list with an altered fact')
	})
})

const verify = (path: string, fingerprint: string) =>
	spawnSync(process.execPath, ['server/verify.ts', '--export', path, '--key', fingerprint], { encoding: 'utf8', env: {} })
