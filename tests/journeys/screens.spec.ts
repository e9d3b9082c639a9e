import { PASSWORD } from '../support/running.ts'
import { expect, expectAccessible, test, touch } from './hall.ts'

test('every page of the kiosk keeps nobody out', async ({ hall }) => {
	test.setTimeout(180_000)
	const kiosk = await hall.open('kiosk', '/kiosk?id=kiosk-1')
	const check = (what: string) => expectAccessible(kiosk, what)
	await expect(kiosk.getByTestId('search-open')).toBeVisible()
	await check('home')
	await touch(kiosk, 'language-en')
	await expect(kiosk.locator('html')).toHaveAttribute('lang', 'en')
	await check('home, English')
	await touch(kiosk, 'language-vi')
	for (const [name, mode] of [
		['Chữ lớn', 'large text'],
		['Tương phản', 'high contrast'],
		['Hạ thấp', 'lowered'],
	] as const) {
		await kiosk.waitForTimeout(350)
		await kiosk.getByRole('button', { name }).click()
		await check(mode)
	}
	await touch(kiosk, 'search-open')
	// Without diacritics, as one types: letter by letter on the glass.
	const keys = kiosk.locator('.keyboard')
	for (const letter of 'khai sinh') await keys.getByRole('button', { name: letter === ' ' ? 'Dấu cách' : letter, exact: true }).click()
	await expect(kiosk.getByText('Đăng ký khai sinh').first()).toBeVisible()
	await check('search')
	await touch(kiosk, 'home')
	// Lowered, the page has no room for them.
	await kiosk.getByRole('button', { name: 'Hạ thấp' }).click()
	await touch(kiosk, 'quick-pick-1.001193')
	await check('procedure')
	expect(hall.complaints).toEqual([])
})

test('the index, the devices, the API’s description and the administration keep nobody out', async ({ hall }) => {
	test.setTimeout(90_000)
	const home = await hall.open('admin', '/')
	await expect(home.getByRole('link', { name: 'K-01' })).toBeVisible()
	await expectAccessible(home, 'the index')
	const devices = await hall.open('admin', '/devices')
	await expect(devices.getByTestId('printer-printer-1')).toBeVisible()
	await expectAccessible(devices, 'the devices')
	const docs = await hall.open('admin', '/docs')
	await expect(docs.getByText('/commands').first()).toBeVisible()
	const admin = await hall.open('admin', '/admin')
	await expectAccessible(admin, 'signing in')
	await admin.locator('input[name=username]').fill('admin')
	await admin.locator('input[name=password]').fill(PASSWORD)
	await admin.locator('input[name=password]').press('Enter')
	for (const section of ['today', 'screens', 'accounts', 'setup', 'log']) {
		const link = admin.getByRole('navigation').locator(`a[href="#${section}"]`).first()
		await link.click()
		await expect(link).toHaveAttribute('aria-current', 'page')
		await admin.waitForTimeout(500)
		await expectAccessible(admin, `administration, ${section}`)
	}
	const counter = await hall.open('counter', '/counter')
	await expectAccessible(counter, 'the counter, signing in')
	const unknown = await hall.open('kiosk', '/kiosk?id=kiosk-99')
	await expect(unknown.locator('.enrolment .code')).toBeVisible()
	expect(hall.complaints).toEqual([])
})

test('a press on a simulated pad rates whoever was served, once', async ({ hall }) => {
	const kiosk = await hall.api.enrol('kiosk', 'kiosk-1')
	await hall.api.send({ type: 'IssueTicket', visitId: crypto.randomUUID(), serviceId: 'ho-tich' }, kiosk.headers)
	const officer = await hall.api.signIn('officer1')
	for (const command of [
		{ type: 'OpenCounter', counterId: 'counter-1' },
		{ type: 'CallNext' },
		{ type: 'StartServing' },
		{ type: 'Complete' },
	] as const)
		expect((await hall.api.send(command, officer)).status).toBe(201)
	const devices = await hall.open('admin', '/devices')
	await devices.getByTestId('press-pad-counter-1-4').click()
	await expect(devices.getByTestId('pad-pad-counter-1').getByRole('status')).toContainText('4')
	await devices.waitForTimeout(400)
	await devices.getByTestId('press-pad-counter-1-1').click()
	await expect(devices.getByTestId('pad-pad-counter-1').getByRole('status')).toContainText('Lượt này đã được đánh giá.')
	const wall = await hall.open('wall', '/display?id=wall-1')
	// One rating alone would tell what one visitor pressed.
	await expect(wall.getByText('Trung tâm Phục vụ hành chính công').first()).toBeVisible()
	await expect(wall.getByText(/\d%/)).toHaveCount(0)
	const { body } = await hall.api.getJson<{ satisfied: object }>('/views/display/wall-1', await hall.api.signIn('supervisor'))
	// One answer alone is told on no wall.
	expect(body.satisfied).toMatchObject({ count: 0, n: 0, percent: null })
})
