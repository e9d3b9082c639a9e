import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Recorded } from '../../contract/facts.ts'
import { PASSWORD } from '../support/running.ts'
import { expect, expectAccessible, openCounter, signIn, test, type Hall } from './hall.ts'

/** Signs in where counters are watched. */
async function openFloor(hall: Hall, size: 'admin' | 'phone' = 'admin', username = 'supervisor'): Promise<Page> {
	const page = await hall.open(size, '/admin')
	await page.locator('input[name=username]').fill(username)
	await page.locator('input[name=password]').fill(PASSWORD)
	await page.locator('input[name=password]').press('Enter')
	await expect(page.getByTestId('alerts')).toBeVisible()
	return page
}

async function takeNumbers(hall: Hall, serviceId: string, count: number): Promise<void> {
	const { headers } = await hall.api.enrol('kiosk', 'kiosk-1')
	for (let i = 0; i < count; i++) await hall.api.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId }, headers)
}

/** What became of an alert, as the inspector reads it. */
async function factsOf(hall: Hall, alertId: string): Promise<Recorded[]> {
	const inspector = await hall.api.signIn('inspector')
	const { body } = await hall.api.getJson<{ events: Recorded[] }>('/events?after=0&limit=1000', inspector)
	return body.events.filter((fact) => 'alertId' in fact && fact.alertId === alertId)
}

test('people whom nobody serves: taken in hand, a counter opened from the alert, and it ends by itself', async ({ hall }) => {
	test.setTimeout(90_000)
	const floor = await openFloor(hall)
	await expect(floor.getByText('Chưa có việc nào cần xử lý.')).toBeVisible()
	await takeNumbers(hall, 'dat-dai', 3)
	const alert = floor.getByTestId('alert-unserved-dat-dai')
	await expect(alert).toContainText('Không quầy nào đang mở phục vụ Đất đai: 3 người chờ', { timeout: 10_000 })
	await expect(alert).toContainText(/Mở quầy 4 thì chờ khoảng \d+ phút\./, { timeout: 10_000 })
	await expectAccessible(floor, 'the floor with an alert')

	await alert.getByRole('button', { name: 'Tôi xử lý' }).press('Enter')
	await expect(alert.getByTestId('taken')).toContainText('nhận lúc')
	await alert.getByRole('button', { name: 'Mở quầy 4' }).press('Enter')
	await expect(floor.getByTestId('counter-4')).toHaveAttribute('data-state', 'ready')
	await expect(alert).toHaveCount(0)
	await expect
		.poll(async () => (await factsOf(hall, 'unserved-dat-dai')).map(({ type }) => type))
		.toEqual(['AlertRaised', 'AlertTaken', 'AlertEnded'])
	const [raised, taken, ended] = await factsOf(hall, 'unserved-dat-dai')
	if (raised?.type !== 'AlertRaised' || taken?.type !== 'AlertTaken' || ended?.type !== 'AlertEnded') throw new Error('another order')
	expect(taken.actor).toBe('officer:supervisor')
	expect(ended.raisedAt).toBe(raised.raisedAt)
	expect(taken.at).toBeGreaterThanOrEqual(raised.raisedAt)

	// It was opened for its officer, who goes on there without opening it again.
	const desk = await hall.open('counter', '/counter')
	await signIn(desk, 'officer4')
	await expect(desk.getByTestId('primary')).toBeVisible({ timeout: 10_000 })
	expect(hall.complaints).toEqual([])
})

test('a counter calls for help: seen on a phone, taken, told at the counter, and ended there', async ({ hall }) => {
	test.setTimeout(90_000)
	const mai = await openCounter(hall, 'officer1')
	const phone = await openFloor(hall, 'phone')
	await mai.getByTestId('help').press('Enter')
	await expect(mai.getByTestId('help')).toContainText('Đã gọi')
	const alert = phone.getByTestId('alert-help-counter-1')
	await expect(alert).toContainText('Quầy 1 gọi hỗ trợ')
	await expectAccessible(phone, 'the floor on a phone')
	await alert.getByRole('button', { name: 'Tôi xử lý' }).tap()
	await expect(mai.getByTestId('help')).toContainText('Đang đến')
	await expectAccessible(mai, 'the desk that called for help')
	await mai.getByTestId('help').press('Enter')
	await expect(mai.getByTestId('help')).toHaveText('Gọi hỗ trợ')
	await expect(alert).toHaveCount(0)
	expect((await factsOf(hall, 'help-counter-1')).map(({ type }) => type)).toEqual(['AlertRaised', 'AlertTaken', 'AlertEnded'])
	expect(hall.complaints).toEqual([])
})

test('a counter’s window opens by keyboard, pauses and closes it, and gives the focus back', async ({ hall }) => {
	const floor = await openFloor(hall)
	const card = floor.getByTestId('counter-2')
	await card.press('Enter')
	const window = floor.getByRole('dialog')
	await expectAccessible(floor, 'a counter’s window')
	await window.getByRole('button', { name: /^Mở quầy 2 cho / }).press('Enter')
	await expect(card).toHaveAttribute('data-state', 'ready')
	await card.press('Enter')
	await floor.keyboard.press('Escape')
	await expect(window).toHaveCount(0)
	await expect(card).toBeFocused()
	await card.press('Enter')
	await window.getByRole('button', { name: 'Tạm nghỉ' }).press('Enter')
	await expect(card).toHaveAttribute('data-state', 'paused')
	await card.press('Enter')
	await window.getByRole('button', { name: 'Đóng quầy' }).press('Enter')
	await expect(card).toHaveAttribute('data-state', 'closed')
	expect(hall.complaints).toEqual([])
})

test('an inspector sees the floor and changes nothing; a screen that goes off is told by its label', async ({ hall }) => {
	test.setTimeout(90_000)
	const wall = await hall.open('wall', '/display?id=wall-1')
	await expect(wall.locator('body')).toContainText('Đang chờ', { timeout: 10_000 })
	const floor = await openFloor(hall, 'admin', 'inspector')
	await expect(floor.getByTestId('counter-1')).toBeVisible()
	await wall.context().close()
	const alert = floor.getByTestId('alert-screen-wall-1')
	await expect(alert).toContainText('Màn hình sảnh mất kết nối', { timeout: 40_000 })
	await expect(alert.getByRole('button')).toHaveCount(0)
	expect(hall.complaints).toEqual([])
})
