import { resolve } from 'node:path'
import { PASSWORD } from '../support/running.ts'
import { expect, expectAccessible, signIn, test } from './hall.ts'

test.use({ env: { CENTRE: resolve('centres/commune.json') } })

/** A centre that is no demo: nothing is enrolled by itself, and hours count. */
test('a screen shows six digits, an administrator types them, and revokes it again', async ({ hall }) => {
	const kiosk = await hall.open('kiosk', '/kiosk?id=kiosk-1')
	const shown = kiosk.locator('.enrolment .code')
	await expect(shown).toBeVisible()
	const code = (await shown.innerText()).replaceAll(/\D/g, '')
	expect(code).toMatch(/^\d{6}$/)
	await expectAccessible(kiosk, 'the digits')

	const admin = await hall.open('admin', '/admin')
	await admin.locator('input[name=username]').fill('admin')
	await admin.locator('input[name=password]').fill(PASSWORD)
	await admin.locator('input[name=password]').press('Enter')
	await admin.locator('a[href="#screens"]').click()
	await admin.getByTestId('approval-code').fill('000000' === code ? '000001' : '000000')
	await admin.getByTestId('approval-code').press('Enter')
	await expect(admin.getByText('Không tìm thấy')).toBeVisible()
	await admin.getByTestId('approval-code').fill(code)
	await admin.getByTestId('approval-code').press('Enter')
	await expect(shown).toBeHidden({ timeout: 10_000 })
	await expect(kiosk.locator('h1')).toBeVisible()
	await expectAccessible(admin, 'screens and devices')

	const { body } = await hall.api.getJson<{ devices: { deviceId: string; kind: string }[] }>('/devices', await hall.api.signIn('admin'))
	const device = body.devices.find((d) => d.kind === 'kiosk')
	await hall.api.call(`/devices/${device?.deviceId}`, { method: 'DELETE', headers: { ...(await hall.api.signIn('admin')) } })
	await expect(shown).toBeVisible({ timeout: 10_000 })
	expect((await shown.innerText()).replaceAll(/\D/g, '')).not.toBe(code)
	expect(hall.complaints).toEqual([])
})

test('officers work at the counter, not in the administration; each sees only what they may', async ({ hall }) => {
	const admin = await hall.open('admin', '/admin')
	await admin.locator('input[name=username]').fill('officer1')
	await admin.locator('input[name=password]').fill(PASSWORD)
	await admin.locator('input[name=password]').press('Enter')
	await expect(admin.getByRole('link', { name: /bàn làm việc/i })).toBeVisible()
	const counter = await hall.open('counter', '/counter')
	await signIn(counter, 'officer1', 'sai-mat-khau')
	await expect(counter.getByText('Tên hoặc mật khẩu không đúng.')).toBeVisible()
	await signIn(counter, 'officer1')
	await counter.getByTestId('open-counter').click()
	await counter.reload()
	await expect(counter.getByTestId('primary')).toBeVisible()
	expect(hall.complaints).toEqual([])
})
