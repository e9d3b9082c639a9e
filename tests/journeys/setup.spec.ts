import type { Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Centre } from '../../contract/centre.ts'
import { msOfDay } from '../../contract/local-time.ts'
import { testCentre } from '../support/centre.ts'
import { PASSWORD, tempFolder } from '../support/running.ts'
import { expect, expectAccessible, openCounter, pressPrimary, SIZES, test, type Hall } from './hall.ts'

/** Within this, every screen has what was published. */
const AT_ONCE = { timeout: 1000 }
const WEEK = [1, 2, 3, 4, 5, 6, 7]
const hoursFrom = (open: string, close: string): Centre['hours'] => ({ weekly: [{ days: WEEK, open, close }], closed: [], worked: [] })
/** Two hours of the other half of the day. */
const notNow = () => (msOfDay(Date.now()) < 12 * 3_600_000 ? hoursFrom('14:00', '16:00') : hoursFrom('08:00', '10:00'))

const folder = tempFolder()
test.afterAll(() => folder.remove())
const path = join(folder.path, 'centre.json')
writeFileSync(path, JSON.stringify(testCentre({ demo: false, hours: hoursFrom('00:00', '23:59') })))

async function openAdmin(hall: Hall, hash: string): Promise<Page> {
	const admin = await hall.open('admin', `/admin${hash}`)
	await admin.locator('input[name=username]').fill('admin')
	await admin.locator('input[name=password]').fill(PASSWORD)
	await admin.locator('input[name=password]').press('Enter')
	await expect(admin.locator('main h1')).toBeVisible()
	return admin
}

async function openKiosk(hall: Hall, by: { cookie: string }): Promise<Page> {
	const kiosk = await hall.open('kiosk', '/kiosk?id=kiosk-1')
	const code = (await kiosk.locator('.enrolment .code').innerText()).replace(/\D/g, '')
	expect((await hall.api.post('/approvals', { code }, by)).status).toBe(201)
	await expect(kiosk.locator('.enrolment .code')).toBeHidden()
	return kiosk
}

/** Goes on with the keyboard until what it says is focused. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
	const focused = () =>
		page.evaluate(() => {
			const at = document.activeElement
			return at?.getAttribute('aria-label') ?? (at as HTMLInputElement | null)?.labels?.[0]?.innerText ?? at?.textContent ?? ''
		})
	for (let n = 0; n < 80; n++) {
		if (name.test((await focused()).replace(/\s+/g, ' ').trim())) return
		await page.keyboard.press('Tab')
	}
	throw new Error(`no key leads to ${name.source}`)
}

test.describe('opening hours of a centre that is full of people', () => {
	test.use({ env: { CENTRE: path } })

	test('are shortened and brought back; who waits is served all the same', async ({ hall }) => {
		test.setTimeout(120_000)
		const by = await hall.api.signIn('admin')
		const { headers } = await hall.api.enrol('kiosk', 'kiosk-1', by)
		for (let n = 0; n < 2; n++)
			expect((await hall.api.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, headers)).status).toBe(201)
		const kiosk = await openKiosk(hall, by)
		const closed = kiosk.getByText(/mở cửa lại|đang đóng|hết giờ|ngoài giờ/i).first()
		await expect(closed).toBeHidden()
		const officer = await openCounter(hall, 'officer1')

		const { body: draft } = await hall.api.getJson<{ rev: number }>('/draft', by)
		const edits = [{ part: 'hours', set: notNow() }]
		expect((await hall.api.post('/draft/edits', { rev: draft.rev, what: 'Rút ngắn giờ làm việc', edits }, by)).status).toBe(200)
		const admin = await openAdmin(hall, '#setup')
		await expect(admin.getByTestId('draft-bar')).toContainText('1 thay đổi')
		await admin.getByRole('link', { name: 'Xem và áp dụng' }).click()
		await expect(admin.getByTestId('change-hours')).toBeVisible()
		await expect(admin.getByText(/2 người/)).toBeVisible()
		await expectAccessible(admin, 'the review')
		await admin.getByTestId('publish-note').fill('Thử đóng sớm')
		await admin.getByTestId('publish').click()
		await expect(closed).toBeVisible(AT_ONCE)
		await expect(admin.getByText(/Đã áp dụng lúc/)).toBeVisible()

		await pressPrimary(officer)
		await expect(officer.getByTestId('current-number')).toContainText('A001')

		await admin.goto(`${hall.url}/admin#setup/versions`)
		const versions = admin.getByTestId(/^version-/)
		await expect(versions).toHaveCount(2)
		await expect(versions.first()).toContainText('“Thử đóng sớm”')
		await expectAccessible(admin, 'the versions')
		await versions.last().getByRole('link').click()
		await admin.getByRole('button', { name: 'Đưa lại bản này' }).click()
		await expect(admin.getByText('Bản nháp này đưa lại nguyên một bản đã dùng trước đây.')).toBeVisible()
		await admin.getByTestId('publish').click()
		await expect(closed).toBeHidden(AT_ONCE)
		await admin.goto(`${hall.url}/admin#setup/versions`)
		await expect(versions.first()).toContainText('đưa lại một bản cũ')
		expect(hall.complaints).toEqual([])
	})
})

test('a counter is changed, seen and published with the keyboard alone', async ({ hall }) => {
	test.setTimeout(90_000)
	const admin = await hall.open('admin', '/admin')
	await admin.locator('input[name=username]').focus()
	await admin.keyboard.type('admin')
	await admin.keyboard.press('Tab')
	await admin.keyboard.type(PASSWORD)
	await admin.keyboard.press('Enter')
	await expect(admin.locator('main h1')).toBeFocused()

	await tabTo(admin, /^Quầy và khu$/)
	await admin.keyboard.press('Enter')
	await tabTo(admin, /^Quầy \d+$/)
	await admin.keyboard.press('Enter')
	await tabTo(admin, /^Sửa quầy 3$/)
	await admin.keyboard.press('Enter')
	await expect(admin.getByTestId('number')).toBeFocused()
	await admin.keyboard.press('Escape')
	await expect(admin.getByRole('link', { name: 'Sửa quầy 3' })).toBeFocused()

	await admin.keyboard.press('Enter')
	await admin.getByTestId('number').press('Control+a')
	await admin.keyboard.type('30')
	await admin.keyboard.press('Escape')
	await expect(admin.getByRole('button', { name: 'Không, để sau' })).toBeFocused()
	await admin.keyboard.press('Escape')
	await expect(admin.getByTestId('number')).toHaveValue('30')
	await admin.getByTestId('number').press('Enter')
	await expect(admin.getByTestId('draft-bar')).toContainText('1 thay đổi')
	await expect(admin.getByRole('link', { name: 'Sửa quầy 30' })).toBeFocused()

	await tabTo(admin, /^Xem và áp dụng$/)
	await admin.keyboard.press('Enter')
	await expect(admin.getByTestId('change-counters')).toContainText('30')
	await tabTo(admin, /^Áp dụng ngay$/)
	await admin.keyboard.press('Enter')
	await expect(admin.getByText(/Đã áp dụng lúc/)).toBeVisible()
	const by = await hall.api.signIn('admin')
	const { body } = await hall.api.getJson<Centre>('/centre', by)
	expect(body.counters.find(({ id }) => id === 'counter-3')?.number).toBe(30)
	expect(hall.complaints).toEqual([])
})

const PAGES = [
	...['setup', 'setup/review', 'setup/versions', 'hall/zones', 'hall/services', 'hall/counters', 'hall/agencies', 'hall/fields', 'rules'],
	...['hall/zones/+', 'hall/services/ho-tich', 'hall/counters/counter-1', 'hall/counters/++', 'hall/agencies/+', 'hall/fields/+'],
	...['hall/services/+order', 'rules/calling', 'rules/tickets', 'rules/appointments', 'rules/seating', 'rules/voice', 'rules/rating'],
	...['rules/reasons', 'rules/notices', 'rules/pauseReasons', 'rules/targets'],
]
for (const size of ['admin', 'phone'] as const)
	test(`every page of the set-up can be used by everybody (${size})`, async ({ hall }) => {
		test.setTimeout(180_000)
		const page = await openAdmin(hall, '#setup')
		await page.setViewportSize(SIZES[size])
		for (const place of PAGES) {
			await page.evaluate((to) => (location.hash = to), place)
			const isForm = place.split('/').length === 3 || place.startsWith('rules/')
			await expect(isForm ? page.locator('dialog[open] h2') : page.locator('main h1')).toBeVisible()
			await expect(page.getByText('Đang tải…')).toHaveCount(0)
			// The same page in another shape: what axe looks at is the same.
			if (size === 'admin') await expectAccessible(page, place)
			expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), place).toBeLessThanOrEqual(0)
			if (isForm) await page.keyboard.press('Escape')
		}
		expect(hall.complaints).toEqual([])
	})
