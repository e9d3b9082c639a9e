import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, type Hall } from './hall.ts'
import { test as base } from './with-printer.ts'

/** As an administrator would choose it. */
export const ADMIN_PASSWORD = 'suối reo giữa bản xa'

/** A centre as `npm run serve` begins one: nothing set up, nobody with a password, one network printer. */
export const test = base.extend({
	args: async ({}, use) => use(['serve']),
	env: async ({ deviceList }, use) => use({ DEVICES: deviceList, TLS: 'off', HOST: '127.0.0.1', DEMO_PASSWORD: '' }),
})

const MOST_STEPS = 250

/** Tab until it has the focus, as somebody without a mouse does. */
export async function reach(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible()
	const isThere = () => target.evaluate((element) => element === document.activeElement)
	for (let n = 0; !(await isThere()); n++) {
		if (n === MOST_STEPS) throw new Error(`Tab never reaches ${String(target)}`)
		await page.keyboard.press('Tab')
	}
}
export async function push(page: Page, target: Locator, key = 'Enter'): Promise<void> {
	await reach(page, target)
	await page.keyboard.press(key)
}
export async function write(page: Page, target: Locator, text: string): Promise<void> {
	await reach(page, target)
	await page.keyboard.press('Control+A')
	await page.keyboard.insertText(text)
}

/** By the link at the console to the first step. */
export async function comeIn(hall: Hall): Promise<Page> {
	const token = /\/admin#first=([\w-]+)$/m.exec(hall.server.output())?.[1] ?? ''
	const admin = await hall.open('admin', `/admin#first=${token}`)
	await write(admin, admin.getByTestId('first-name'), 'Bùi Văn Long')
	await write(admin, admin.getByTestId('first-password'), ADMIN_PASSWORD)
	await write(admin, admin.getByTestId('first-again'), ADMIN_PASSWORD)
	await expectAccessible(admin, 'the first sign-in')
	await admin.keyboard.press('Enter')
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Trung tâm bắt đầu từ đâu?')
	return admin
}

/** Open at every hour: the real clock is what the journeys have. How a time is typed is the browser's affair. */
export async function openAlways(admin: Page): Promise<void> {
	await push(admin, admin.getByRole('button', { name: 'Sửa giờ hằng tuần' }))
	const day = (name: string) => admin.getByRole('dialog').getByRole('group', { name })
	const fill = async (name: string) => {
		await day(name).locator('input').first().fill('00:00')
		await day(name).locator('input').nth(1).fill('23:59')
	}
	await push(admin, day('thứ Hai').getByRole('button', { name: /^Bỏ/ }).nth(1))
	await fill('thứ Hai')
	await push(admin, admin.getByRole('button', { name: /giờ thứ Hai cho/ }))
	for (const name of ['thứ Bảy', 'Chủ nhật']) {
		await push(admin, day(name).getByRole('button', { name: /^Thêm/ }))
		await fill(name)
	}
	await push(admin, admin.getByRole('button', { name: 'Ghi vào bản nháp' }))
	await expect(admin.getByRole('dialog')).toBeHidden()
}

/** On to the next step, which must be this one. */
export async function goOn(admin: Page, title: string): Promise<void> {
	await push(admin, admin.getByTestId('next'))
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText(title)
	await expectAccessible(admin, title)
}
