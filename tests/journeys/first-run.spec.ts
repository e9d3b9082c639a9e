import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import type { Recorded } from '../../contract/facts.ts'
import { writeExport } from '../../server/exports/write-export.ts'
import { expect, expectAccessible, pressPrimary, signIn, SIZES, touch } from './hall.ts'
import { ADMIN_PASSWORD, comeIn, goOn, openAlways, push, reach, test, write } from './new-centre.ts'

const OFFICER_PASSWORD = 'bếp lửa chiều đông vắng'

const stepOf = (admin: Page, step: string) => admin.locator(`#wizard-steps a[href="#wizard/${step}"]`)

/** What stands on a screen that asks to be let in is typed where the steps ask for it. */
async function letIn(admin: Page, screen: Page): Promise<void> {
	const shown = screen.locator('.enrolment .code')
	await expect(shown).toBeVisible()
	await write(admin, admin.getByTestId('approval-code'), (await shown.innerText()).replaceAll(/\D/g, ''))
	await admin.keyboard.press('Enter')
	await expect(screen.locator('.enrolment')).toBeHidden({ timeout: 10_000 })
}

/** The year that is asked about is settled as proposed. */
async function settleYears(admin: Page): Promise<void> {
	const settle = admin.getByRole('button', { name: /^Xem đề xuất và chốt/ })
	for (let left = await settle.count(); left > 0; left--) {
		await push(admin, settle.first())
		await push(admin, admin.getByRole('button', { name: 'Ghi vào bản nháp' }))
		await expect(settle).toHaveCount(left - 1)
	}
}

test('a commune’s centre from a bare server to its first rated visit, by keyboard, through a power cut', async ({ hall, printer }) => {
	test.setTimeout(240_000)
	const admin = await comeIn(hall)
	await expectAccessible(admin, 'where to begin')
	await push(admin, admin.getByTestId('template-commune'))

	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Trung tâm tên là gì?')
	await write(admin, admin.getByTestId('centre-name-vi'), 'Trung tâm Phục vụ hành chính công xã Chiềng Mai')
	await expect(admin.getByTestId('centre-id')).toHaveValue('xa-chieng-mai')
	await expectAccessible(admin, 'the name')
	await goOn(admin, 'Trung tâm làm việc khi nào?')
	await openAlways(admin)
	await settleYears(admin)
	await goOn(admin, 'Những cơ quan nào tiếp dân ở đây?')
	await goOn(admin, 'Người dân lấy số cho việc gì?')
	await goOn(admin, 'Có bao nhiêu quầy, mỗi quầy làm việc gì?')
	await push(admin, admin.getByRole('link', { name: 'Sửa quầy 1', exact: true }))
	await push(admin, admin.getByRole('dialog').getByRole('button', { name: 'Hướng dẫn', exact: true }))
	await push(admin, admin.getByRole('button', { name: 'Ghi vào bản nháp' }))
	await expect(admin.getByTestId('item-counter-1')).toContainText('Hướng dẫn')

	await test.step('the power is cut; everything is there again', async () => {
		await hall.restart()
		await admin.goto(`${hall.url}/admin`)
		await push(admin, admin.getByRole('link', { name: 'Thiết lập', exact: true }))
		await push(admin, admin.getByRole('link', { name: 'Tiếp tục thiết lập lần đầu' }))
		await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Ai làm việc ở các quầy?')
		await push(admin, stepOf(admin, 'counters'))
		await expect(admin.getByTestId('item-counter-1')).toContainText('Hướng dẫn')
	})

	await goOn(admin, 'Ai làm việc ở các quầy?')
	await write(admin, admin.getByTestId('roster'), 'Hà Thị Bích; Chuyên viên; 1')
	await push(admin, admin.getByTestId('add-roster'))
	await expect(admin.getByTestId('person-bich.ht')).toContainText('Quầy 1')
	await goOn(admin, 'Máy lấy số và màn hình đặt ở đâu?')
	await expect(admin.getByTestId('place-kiosk-1')).toContainText('chạy sau khi áp dụng')
	await expect(admin.getByTestId('printer-printer-1')).toContainText('sẵn sàng')
	await goOn(admin, 'Xem lại rồi áp dụng')
	await push(admin, admin.getByTestId('next'))
	await expect(admin.getByText(/^Đã áp dụng lúc/)).toBeVisible()

	// One-time passwords are there as soon as the officers are.
	await goOn(admin, 'Chạy thử một lượt thật')
	await push(admin, admin.getByTestId('make-passwords'))
	await push(admin, admin.getByRole('button', { name: 'Đặt mật khẩu', exact: true }))
	const oneTime = await admin.getByTestId('slip-bich.ht').getByTestId('one-time').innerText()

	await push(admin, stepOf(admin, 'screens'))
	const kiosk = await hall.open('kiosk', '/kiosk?id=kiosk-1')
	const wall = await hall.open('wall', '/display?id=wall-1')
	const rating = await hall.open('rating', '/rating?counter=counter-1')
	for (const screen of [kiosk, wall, rating]) await letIn(admin, screen)
	await push(admin, stepOf(admin, 'try'))

	const officer = await hall.open('counter', '/counter')
	await signIn(officer, 'bich.ht', oneTime)
	const form = officer.getByTestId('password-form')
	await form.locator('input[name=current]').fill(oneTime)
	await form.locator('input[name=next]').fill(OFFICER_PASSWORD)
	await form.locator('input[name=again]').fill(OFFICER_PASSWORD)
	await form.locator('input[name=again]').press('Enter')
	await officer.getByTestId('open-counter').click()

	await touch(kiosk, 'quick-pick-2.000815')
	await touch(kiosk, 'take-number')
	await expect(kiosk.getByTestId('ticket-number')).toContainText('A001')
	await pressPrimary(officer, 15_000)
	await expect(wall.getByText('A001').first()).toBeVisible({ timeout: 10_000 })
	await pressPrimary(officer)
	await pressPrimary(officer, 30_000)
	await rating.getByTestId('level-4').click()
	await expect(rating.getByTestId('thanks')).toBeVisible()

	await expect(admin.getByTestId('ready')).toContainText('Trung tâm đã sẵn sàng')
	for (const tick of ['issued', 'printed', 'called', 'shown', 'served', 'rated'])
		await expect(admin.getByTestId(`tick-${tick}`)).toHaveAttribute('data-done', 'true')
	await expectAccessible(admin, 'a centre that works')
	expect(printer.emulator.slips().filter(({ complete }) => complete)).toHaveLength(1)
	const by = await hall.api.signIn('admin', ADMIN_PASSWORD)
	const { body } = await hall.api.getJson<{ events: Recorded[] }>('/events?limit=1000', by)
	expect(body.events.filter(({ type }) => type === 'VisitRated')).toMatchObject([{ counterId: 'counter-1', level: 4 }])
	expect(hall.complaints).toEqual([])
})

test('a centre from a filled-in workbook: what is wrong is told by its line, the rest is taken', async ({ hall }, testInfo) => {
	test.setTimeout(120_000)
	const commune = JSON.parse(readFileSync(resolve('centres/commune.json'), 'utf8')) as Record<
		'counters' | 'people',
		Record<string, unknown>[]
	>
	const people = commune.people.filter(({ role }) => role === 'officer')
	const counters = commune.counters.map((one, i) => ({ ...one, ...(i === 3 && { zoneId: 'z' }) }))
	const path = testInfo.outputPath('xa.xlsx')
	writeFileSync(path, await writeExport({ kind: 'centre', format: 'xlsx', centre: { ...commune, people, counters } }))

	const admin = await comeIn(hall)
	await push(admin, admin.getByRole('button', { name: 'Chọn tệp bảng tính' }))
	await reach(admin, admin.getByTestId('import-file'))
	await admin.getByTestId('import-file').setInputFiles(path)
	// A counter in a zone that is none; with it go the sign above it and whoever sits there.
	await expect(admin.getByTestId('refused')).toHaveText('3')
	await expectAccessible(admin, 'what a workbook would bring')
	await push(admin, admin.getByTestId('take'))
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Trung tâm tên là gì?')
	const by = await hall.api.signIn('admin', ADMIN_PASSWORD)
	const idsOf = async (part: string) =>
		(await hall.api.getJson<{ value: { id?: string; username?: string }[] }>(`/draft/parts/${part}`, by)).body.value.map(
			({ id, username }) => id ?? username,
		)
	expect(await idsOf('people')).toEqual(['admin', ...people.slice(0, 3).map(({ username }) => username)])
	expect(await idsOf('services')).toEqual(expect.arrayContaining(['ho-tich', 'cu-tru']))

	// What is missing is told where it is made.
	await push(admin, stepOf(admin, 'counters'))
	await expect(admin.getByText(/Chưa quầy nào phục vụ dịch vụ Căn cước/)).toBeVisible()
	await admin.goto(`${hall.url}/admin#wizard/name`)
	await write(admin, admin.getByTestId('centre-name-vi'), 'Trung tâm Phục vụ hành chính công xã Mường Bon')
	await goOn(admin, 'Trung tâm làm việc khi nào?')
	expect(hall.complaints).toEqual([])
})

test('every step fits a desk and a phone', async ({ hall }, testInfo) => {
	test.setTimeout(120_000)
	const admin = await comeIn(hall)
	await push(admin, admin.getByTestId('template-province'))
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Trung tâm tên là gì?')
	for (const size of ['admin', 'phone'] as const) {
		await admin.setViewportSize(SIZES[size])
		for (const step of ['start', 'name', 'calendar', 'agencies', 'services', 'counters', 'people', 'screens', 'publish', 'try']) {
			await admin.goto(`${hall.url}/admin#wizard/${step}`)
			await expect(admin.getByText('Đang tải…')).toHaveCount(0)
			await admin.screenshot({ path: testInfo.outputPath(`${step}-${size}.png`), fullPage: true })
			await expectAccessible(admin, `${step} on a ${size}`)
			const isWide = await admin.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
			expect(isWide, `${step} on a ${size}`).toBe(false)
		}
	}
	expect(hall.complaints).toEqual([])
})
