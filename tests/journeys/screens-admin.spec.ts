import type { Page } from '@playwright/test'
import { resolve } from 'node:path'
import { PASSWORD } from '../support/running.ts'
import { expect, expectAccessible, SIZES, test, type Hall } from './hall.ts'

/** A centre that is no demo: nothing is enrolled by itself. */
test.use({ env: { CENTRE: resolve('centres/commune.json') } })

const PIN = '280516'

async function openAdmin(hall: Hall): Promise<Page> {
	const admin = await hall.open('admin', '/admin')
	await admin.locator('input[name=username]').fill('admin')
	await admin.locator('input[name=password]').fill(PASSWORD)
	await admin.locator('input[name=password]').press('Enter')
	await admin.locator('a[href="#screens"]').click()
	await expect(admin.getByTestId('place-display-wall-1')).toBeVisible()
	return admin
}
const codeOn = async (page: Page) => (await page.locator('.enrolment .code').innerText()).replaceAll(/\D/g, '')
/** Types what a screen shows, as whoever stands before it. */
async function letIn(admin: Page, page: Page): Promise<void> {
	await admin.getByTestId('approval-code').fill(await codeOn(page))
	await admin.getByTestId('approval-code').press('Enter')
	await expect(page.locator('.enrolment')).toBeHidden({ timeout: 10_000 })
}

test('a wall is let in, seen small, tried, restarted, moved, and revoked', async ({ hall }) => {
	test.setTimeout(120_000)
	const admin = await openAdmin(hall)
	const sent: string[] = []
	admin.on('request', (request) => {
		if (request.frame().parentFrame() && request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`)
	})
	const wall = await hall.open('wall', '/display?id=wall-1')
	await expect(wall.locator('.enrolment .code')).toBeVisible()
	await expect(admin.getByTestId('place-display-wall-1')).toContainText('chưa có máy')
	await letIn(admin, wall)

	const card = admin.getByTestId('place-display-wall-1')
	await expect(card).toContainText('đang nối từ', { timeout: 10_000 })
	await expect(card).toContainText('1920 × 1080', { timeout: 10_000 })
	const small = admin.frameLocator('[data-testid=miniature-wall-1]')
	await expect(small.locator('main, [data-sound]').first()).toBeVisible({ timeout: 10_000 })
	await expectAccessible(admin, 'the list of screens')

	await expect(wall.locator('[data-sound=ready]')).toBeVisible({ timeout: 20_000 })
	await card.getByRole('button', { name: /^Gọi thử/ }).click()
	await expect(wall.getByTestId('test-call')).toBeVisible()
	await expect(card.getByRole('status')).toContainText('Màn hình đã đọc xong lời gọi thử.', { timeout: 20_000 })
	expect(await wall.evaluate(() => (window.__spoken ?? []).map((words) => words.join(' ')))).toEqual(['một hai ba bốn năm'])
	// What is only watched speaks nothing and sends nothing.
	const frames = admin.frames().slice(1)
	expect(frames.length).toBeGreaterThan(0)
	for (const frame of frames) expect(await frame.evaluate(() => window.__spoken ?? [])).toEqual([])
	expect(sent).toEqual([])

	await card.getByRole('button', { name: /^Khởi động lại/ }).click()
	await expect(card.getByRole('status')).toContainText('Đã khởi động lại lúc', { timeout: 20_000 })

	await card.getByRole('button', { name: /^Tên, chuyển chỗ/ }).click()
	await admin.getByTestId('device-label').fill('Máy HP cạnh cửa B')
	await admin.getByTestId('device-place').selectOption('sign-2')
	const moved = performance.now()
	await admin.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
	await wall.waitForURL(/id=sign-2/, { timeout: 2000 })
	expect(performance.now() - moved).toBeLessThan(2000)
	await expect(admin.getByTestId('place-display-sign-2')).toContainText('Máy HP cạnh cửa B', { timeout: 10_000 })
	await expect(admin.getByTestId('place-display-wall-1')).toContainText('chưa có máy')
	// The old address leads on: a machine that starts with it is the new place all the same.
	await wall.goto(`${hall.url}/display?id=wall-1`)
	await wall.waitForURL(/id=sign-2/)

	await admin
		.getByTestId('place-display-sign-2')
		.getByRole('button', { name: /^Thu hồi/ })
		.click()
	const revoked = performance.now()
	await admin.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click()
	await expect(wall.locator('.enrolment')).toBeVisible({ timeout: 1000 })
	expect(performance.now() - revoked).toBeLessThan(1500)
	await expect(wall.locator('.enrolment .code')).toBeVisible()
	expect(hall.complaints).toEqual([])
})

test('a kiosk’s own settings open by the gesture and the PIN alone; the machine prints, and is forgotten', async ({ hall }) => {
	test.setTimeout(120_000)
	const admin = await openAdmin(hall)
	await admin.getByRole('button', { name: 'Mã PIN máy lấy số' }).click()
	await admin.getByTestId('kiosk-pin').fill(PIN)
	await admin.getByTestId('kiosk-pin-again').fill(PIN)
	await admin.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
	await expect(admin.getByText('Đã đặt mã PIN.')).toBeVisible()
	await admin.keyboard.press('Escape')

	const kiosk = await hall.open('kiosk', '/kiosk?id=kiosk-1')
	await expect(kiosk.locator('.enrolment .code')).toBeVisible()
	await letIn(admin, kiosk)
	await expect(kiosk.locator('h1')).toBeVisible()
	const gesture = async () => {
		for (let i = 0; i < 5; i++) await kiosk.mouse.click(30, 30)
	}
	await gesture()
	await expect(kiosk.getByTestId('kiosk-settings')).toBeVisible({ timeout: 10_000 })
	await expectAccessible(kiosk, 'the PIN')
	for (const digit of '111222') await kiosk.getByTestId(`pin-${digit}`).click()
	await kiosk.getByTestId('pin-enter').click()
	await expect(kiosk.getByRole('alert')).toContainText('Mã PIN chưa đúng')
	for (const digit of PIN) await kiosk.getByTestId(`pin-${digit}`).click()
	await kiosk.getByTestId('pin-enter').click()
	await kiosk.getByTestId('test-slip').click()
	await expect(kiosk.getByTestId('slip-said')).toContainText('Phiếu thử đã in xong', { timeout: 15_000 })
	await expectAccessible(kiosk, 'the kiosk’s own settings')
	await expect(admin.getByTestId('place-kiosk-kiosk-1')).toContainText('Đang ở: thiết lập của máy', { timeout: 10_000 })

	await kiosk.getByTestId('forget').click()
	for (const digit of PIN) await kiosk.getByTestId(`pin-${digit}`).click()
	await kiosk.waitForTimeout(350)
	await kiosk.getByTestId('pin-enter').click()
	await expect(kiosk.locator('.enrolment .code')).toBeVisible({ timeout: 10_000 })
	await expect(admin.getByTestId('place-kiosk-kiosk-1')).toContainText('chưa có máy', { timeout: 10_000 })
	expect(hall.complaints).toEqual([])
})

test('a display is added by keyboard through the draft; small and large, nobody is kept out', async ({ hall }) => {
	test.setTimeout(120_000)
	const admin = await openAdmin(hall)
	await admin.getByRole('button', { name: 'Thêm màn hình' }).focus()
	await admin.keyboard.press('Enter')
	await expect(admin.getByTestId('display-label')).toBeFocused()
	await expectAccessible(admin, 'a new display')
	await admin.keyboard.type('Sảnh tầng 2')
	await admin.keyboard.press('Enter')
	const added = admin.getByRole('article', { name: /Sảnh tầng 2/ })
	await expect(added).toContainText('trong bản nháp, chưa áp dụng', { timeout: 10_000 })

	const session = await hall.api.signIn('admin')
	const { body } = await hall.api.getJson<{ rev: number }>('/draft', session)
	const published = await hall.api.post('/draft/publish', { commandId: crypto.randomUUID(), rev: body.rev }, session)
	expect(published.status).toBe(201)
	await expect(added).toContainText('chưa có máy', { timeout: 30_000 })
	await admin.setViewportSize(SIZES.phone)
	await expectAccessible(admin, 'the list of screens on a phone')
	expect(await admin.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
	expect(hall.complaints).toEqual([])
})
