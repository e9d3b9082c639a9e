import type { Locator, Page } from '@playwright/test'
import { PASSWORD } from '../support/running.ts'
import { expect, expectAccessible, openCounter, pressPrimary, test, type Hall } from './hall.ts'

test('an administrator changes the order of calling, and the next call of the counter follows it', async ({ hall }) => {
	test.setTimeout(90_000)
	await issue(hall, 'chung-thuc', 'ho-tich')
	const mai = await openCounter(hall, 'officer1')
	await expect(mai.getByTestId('primary')).toContainText('Gọi')

	const admin = await openProfiles(hall)
	await expect(admin.getByText(/Mọi quầy gọi tất cả dịch vụ của mình như nhau/)).toBeVisible()
	await expectAccessible(admin, 'no profile yet')
	await admin.getByRole('button', { name: 'Thêm thứ tự gọi' }).tap()
	await admin.getByTestId('profile-name').fill('Hộ tịch trước')
	await admin.getByRole('group', { name: 'Hộ tịch, chứng thực' }).getByRole('button', { name: 'Hộ tịch', exact: true }).tap()
	await admin.getByRole('button', { name: 'Quầy 1', exact: true }).tap()

	// Others still serve what was left out; then nobody at all would, which cannot be used.
	const checks = admin.getByTestId('checks')
	await expect(checks).toContainText('Dịch vụ nào cũng có quầy phục vụ.')
	for (const n of [2, 3]) await admin.getByRole('button', { name: `Quầy ${n}`, exact: true }).tap()
	await expect(checks).toContainText('Không quầy nào phục vụ dịch vụ Chứng thực vào mọi lúc và cho mọi người.')
	await expect(admin.getByRole('button', { name: 'Xem thay đổi' })).toBeDisabled()
	await expectAccessible(admin, 'a mistake')
	await admin.getByRole('button', { name: 'Thêm bước' }).press('Enter')
	const second = admin.getByTestId('step-2')
	await second.getByRole('button', { name: 'Chứng thực', exact: true }).press('Enter')
	await expect(admin.getByTestId('reading')).toContainText('Gọi người có Hộ tịch trước.')
	await expect(admin.getByTestId('reading')).toContainText('Không còn ai ở các bước trên thì gọi người có Chứng thực.')
	for (const n of [2, 3]) await admin.getByRole('button', { name: `Quầy ${n}`, exact: true }).tap()
	await expectAccessible(admin, 'a profile')

	await admin.getByRole('button', { name: 'Xem thay đổi' }).press('Enter')
	await expect(admin.getByTestId('change-counter-counter-1')).toContainText('Hộ tịch trước')
	await expectAccessible(admin, 'the changes')
	await admin.getByRole('button', { name: 'Ghi vào bản nháp' }).press('Enter')
	await expect(admin.getByText(/Đã ghi vào bản nháp/)).toBeVisible()
	await admin.getByRole('link', { name: 'Xem và áp dụng' }).press('Enter')
	await expect(admin.getByTestId('change-profiles')).toContainText('Hộ tịch trước')
	await admin.getByTestId('publish').press('Enter')
	await expect(admin.getByText(/Đã áp dụng lúc/)).toBeVisible()

	// A001 came first; the profile calls A002, and says so.
	await pressPrimary(mai)
	await expect(mai.getByTestId('current-number')).toContainText('A002')
	expect(await whyOf(hall, 'counter-1')).toMatchObject({ rule: 'preference', before: 'A001', step: 1, passed: 1 })
	await expect(mai.getByTestId('why')).toHaveText('A002 được gọi trước A001 vì quầy này làm lĩnh vực đó trước')
	expect(hall.complaints).toEqual([])
})

test('steps are dragged with a finger and with the mouse, and moved by keys', async ({ hall }) => {
	test.setTimeout(60_000)
	const by = await hall.api.signIn('admin')
	const { body: centre } = await hall.api.getJson<Record<string, unknown>>('/centre-file', by)
	const steps = ['ho-tich', 'chung-thuc', 'dat-dai'].map((id) => ({ services: [id] }))
	const profiles = [{ id: 'p', name: { vi: 'Ba bước', en: 'Three steps' }, steps }]
	expect((await hall.api.send({ type: 'ConfigureCentre', centre: { ...centre, profiles } }, by)).status).toBe(201)
	const admin = await openProfiles(hall)
	const order = () => admin.locator('[data-step] strong').allTextContents()
	await expect.poll(order).toEqual(['Hộ tịch', 'Chứng thực', 'Đất đai'])

	await dragByMouse(admin, admin.getByTestId('step-1'), admin.getByTestId('step-3'))
	expect(await order()).toEqual(['Chứng thực', 'Đất đai', 'Hộ tịch'])
	await dragByFinger(admin, admin.getByTestId('step-3'), admin.getByTestId('step-1'))
	expect(await order()).toEqual(['Hộ tịch', 'Chứng thực', 'Đất đai'])

	await admin.getByRole('button', { name: 'Đưa bước 3 lên' }).press('Enter')
	await expect(admin.getByRole('button', { name: 'Đưa bước 2 lên' })).toBeFocused()
	await admin.keyboard.press('Enter')
	expect(await order()).toEqual(['Đất đai', 'Hộ tịch', 'Chứng thực'])
	await expect(admin.getByRole('button', { name: 'Đưa bước 1 xuống' })).toBeFocused()
	await expect(admin.getByText('Nay là bước 1 trên 3.')).toBeAttached()
	expect(hall.complaints).toEqual([])
})

async function openProfiles(hall: Hall): Promise<Page> {
	const admin = await hall.open('admin', '/admin#profiles')
	await admin.locator('input[name=username]').fill('admin')
	await admin.locator('input[name=password]').fill(PASSWORD)
	await admin.locator('input[name=password]').press('Enter')
	await expect(admin.getByRole('heading', { name: 'Các thứ tự gọi' })).toBeVisible()
	return admin
}

async function issue({ api }: Hall, ...services: string[]): Promise<void> {
	const { headers } = await api.enrol('kiosk', 'kiosk-1')
	for (const serviceId of services) {
		const { status } = await api.send({ type: 'IssueTicket', visitId: crypto.randomUUID(), serviceId }, headers)
		expect(status).toBe(201)
	}
}

async function whyOf({ api }: Hall, counterId: string): Promise<object | undefined> {
	const { body } = await api.getJson<{ current?: { why: object } }>(`/views/counter/${counterId}`, await api.signIn('supervisor'))
	return body.current?.why
}

const middleOf = async (locator: Locator): Promise<{ x: number; y: number }> => {
	const box = await locator.boundingBox()
	if (!box) throw new Error('it is not on the page')
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function dragByMouse(page: Page, from: Locator, to: Locator): Promise<void> {
	const start = await middleOf(from.getByTestId('grip'))
	const end = await middleOf(to)
	await page.mouse.move(start.x, start.y)
	await page.mouse.down()
	await page.mouse.move(start.x, end.y + 4, { steps: 12 })
	await page.mouse.up()
}

/** Real touches, through the browser's own protocol: a page cannot make them. */
async function dragByFinger(page: Page, from: Locator, to: Locator): Promise<void> {
	const start = await middleOf(from.getByTestId('grip'))
	const end = await middleOf(to)
	const finger = await page.context().newCDPSession(page)
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
		finger.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: start.x, y }] })
	await touch('touchStart', start.y)
	for (let i = 1; i <= 12; i++) await touch('touchMove', start.y + ((end.y - 4 - start.y) * i) / 12)
	await touch('touchEnd')
}
