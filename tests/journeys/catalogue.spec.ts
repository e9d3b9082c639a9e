import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { testCentre } from '../support/centre.ts'
import { PASSWORD, tempFolder } from '../support/running.ts'
import { expect, expectAccessible, test, type Hall } from './hall.ts'

const PHONE = { width: 390, height: 844 }

const folder = tempFolder()
test.afterAll(() => folder.remove())
const path = join(folder.path, 'centre.json')
writeFileSync(path, JSON.stringify(testCentre()))
test.use({ env: { CENTRE: path } })

async function openCatalogue(hall: Hall, hash: string) {
	const admin = await hall.open('admin', `/admin${hash}`)
	await admin.locator('input[name=username]').fill('admin')
	await admin.locator('input[name=password]').fill(PASSWORD)
	await admin.locator('input[name=password]').press('Enter')
	await expect(admin.locator('main h1')).toBeVisible()
	return admin
}

test('a list is dropped, looked at, taken and undone', async ({ hall }) => {
	test.setTimeout(90_000)
	const admin = await openCatalogue(hall, '#catalogue/import/procedures')
	await expectAccessible(admin, 'choosing a file')
	await admin.getByTestId('import-file').setInputFiles('tests/fixtures/catalogue-dirty.xlsx')
	await expect(admin.getByTestId('added')).toHaveText('23', { timeout: 30_000 })
	await expect(admin.getByTestId('refused')).toHaveText('12')
	await expect(admin.locator('#found')).toBeFocused()
	await admin.getByTestId('duplicate').locator('summary').press('Enter')
	await expect(admin.getByTestId('duplicate').getByRole('row')).toHaveCount(3)
	await expectAccessible(admin, 'the report')

	const download = admin.waitForEvent('download')
	await admin.getByRole('link', { name: 'Tải báo cáo (CSV)' }).click()
	const report = readFileSync(await (await download).path(), 'utf8')
	expect(report).toContain('"1.005461"')

	await admin.getByTestId('take').click()
	await expect(admin.getByText(/^Đã ghi vào bản nháp/)).toBeVisible()
	await admin.goto(`${hall.url}/admin#catalogue`)
	await admin.getByTestId('find').fill('khai tu')
	await expect(admin.getByRole('row', { name: /1\.001022/ })).toBeVisible()
	// A name of more than a thousand letters keeps within its two lines.
	await admin.getByTestId('find').fill('2.002516')
	const row = admin.getByRole('row', { name: /2\.002516/ })
	expect((await row.boundingBox())?.height).toBeLessThan(120)
	await admin.getByRole('button', { name: /Hoàn tác/ }).click()
	await expect(admin.getByText('Không có thủ tục nào như vậy.')).toBeVisible()
})

test('a procedure is edited by keyboard alone, at a desk and on a phone', async ({ hall }) => {
	test.setTimeout(90_000)
	const admin = await openCatalogue(hall, '#catalogue')
	await admin.getByTestId('find').focus()
	await admin.keyboard.type('1.001193')
	await expect(admin.getByText(/^1 (?:trên \d+ )?thủ tục$/)).toBeVisible()
	await expectAccessible(admin, 'the list')
	const edit = admin.getByRole('link', { name: /^Sửa thủ tục/ })
	for (let n = 0; n < 20 && !(await edit.evaluate((link) => link === document.activeElement)); n++) await admin.keyboard.press('Tab')
	await admin.keyboard.press('Enter')
	await expect(admin.getByRole('dialog')).toBeVisible()
	await expectAccessible(admin, 'the form')
	await admin.getByTestId('fee').focus()
	await admin.keyboard.press('ControlOrMeta+A')
	await admin.keyboard.type('12000')
	await admin.keyboard.press('Enter')
	await expect(admin.getByRole('dialog')).toBeHidden()
	await expect(admin.getByRole('row', { name: /12\.000 đ/ })).toBeVisible()

	await admin.setViewportSize(PHONE)
	await expectAccessible(admin, 'the list on a phone')
	const width = await admin.evaluate(() => document.documentElement.scrollWidth)
	expect(width).toBeLessThanOrEqual(PHONE.width)
	await edit.press('Enter')
	await expectAccessible(admin, 'the form on a phone')
	await admin.keyboard.press('Escape')
	await expect(admin.getByRole('dialog')).toBeHidden()
	await expect(edit).toBeFocused()
})
