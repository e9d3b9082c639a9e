import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '../support/running.ts'
import { CLIENT, freePort, startSignInService } from '../support/sign-in-service.ts'
import { expect, expectAccessible, test as base } from './hall.ts'

/** A centre beside a sign-in service, both on this machine. */
const test = base.extend<{ env: Record<string, string> }>({
	env: async ({}, use) => {
		const folder = tempFolder()
		const secret = join(folder.path, 'secret')
		writeFileSync(secret, CLIENT.secret)
		const port = await freePort()
		const service = await startSignInService(`http://127.0.0.1:${port}`)
		await use({
			PORT: String(port),
			OIDC_ISSUER: service.issuer,
			OIDC_CLIENT_ID: CLIENT.id,
			OIDC_CLIENT_SECRET_FILE: secret,
			OIDC_NAME: 'Đăng nhập bằng tài khoản tỉnh',
		})
		await service.stop()
		folder.remove()
	},
})

test('an officer signs in by the service of the province and works at the desk', async ({ hall }) => {
	const desk = await hall.open('counter', '/counter')
	const button = desk.getByTestId('sign-in-service')
	await expect(button).toHaveText('Đăng nhập bằng tài khoản tỉnh')
	await expectAccessible(desk, 'the sign-in with a service')
	await button.press('Enter')
	await desk.getByLabel('Tên').fill('officer1')
	await desk.getByRole('button', { name: 'Tiếp tục' }).press('Enter')
	await expect(desk).toHaveURL(`${hall.url}/counter`)
	await expect(desk.getByTestId('choose').or(desk.getByRole('main'))).toBeVisible()
	await expect(desk.getByTestId('sign-in')).toBeHidden()
	const cookies = await desk.context().cookies(hall.url)
	expect(cookies.find(({ name }) => name === 'session')).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
	expect(cookies.map(({ name }) => name)).not.toContain('oidc')
	expect(await desk.evaluate(async () => (await fetch('/api/session')).json() as Promise<unknown>)).toMatchObject({
		actor: 'officer:officer1',
	})
})

test('whom the set-up does not name is told so calmly, and signs in by password all the same', async ({ hall }) => {
	const admin = await hall.open('admin', '/admin')
	await admin.getByTestId('sign-in-service').click()
	await admin.getByLabel('Tên').fill('nguoi-la')
	await admin.getByRole('button', { name: 'Tiếp tục' }).click()
	await expect(admin.getByRole('alert')).toContainText('chưa được gắn với cán bộ nào ở Trung tâm này')
	await expect(admin).toHaveURL(`${hall.url}/admin`)
	await expectAccessible(admin, 'not known by the service')
	await admin.reload()
	await expect(admin.getByRole('alert')).toBeHidden()
})

test('a person is added, gets a one-time password, and chooses their own', async ({ hall }) => {
	const admin = await hall.open('admin', '/admin#accounts')
	await admin.locator('input[name=username]').fill('admin')
	await admin.locator('input[name=password]').fill('mat-khau-thu')
	await admin.locator('input[name=password]').press('Enter')
	await admin.getByRole('link', { name: 'Thêm người' }).click()
	await admin.getByTestId('name').fill('Vì Thị Ánh Tuyết')
	await admin.getByTestId('title-vi').fill('Chuyên viên')
	await admin.getByTestId('counter').selectOption({ index: 2 })
	await expect(admin.getByTestId('username')).toHaveValue('tuyet.vta')
	await expectAccessible(admin, 'the form of a person')
	await admin.getByTestId('name').press('Enter')
	await expect(admin.getByTestId('account-tuyet.vta')).toContainText('mới thêm, chưa áp dụng')

	const as = await hall.api.signIn('admin')
	const { body: draft } = await hall.api.getJson<{ rev: number }>('/draft', as)
	const published = await hall.api.post('/draft/publish', { commandId: crypto.randomUUID(), rev: draft.rev }, as)
	expect(published.status).toBe(201)
	await admin.reload()
	await admin.getByTestId('find').fill('anh tuyet')
	await expect(admin.getByTestId(/^account-/)).toHaveCount(1)
	await expect(admin.getByTestId('account-tuyet.vta')).toContainText('chưa có mật khẩu')
	await admin.getByRole('button', { name: 'Đăng nhập của Vì Thị Ánh Tuyết' }).click()
	await admin.getByRole('button', { name: 'Đặt mật khẩu dùng một lần' }).click()
	await admin.getByRole('button', { name: 'Đặt mật khẩu dùng một lần' }).last().click()
	const once = await admin.getByTestId('shown-once').inputValue()

	const desk = await hall.open('counter', '/counter')
	await desk.locator('#username').fill('tuyet.vta')
	await desk.locator('#password').fill(once)
	await desk.locator('#password').press('Enter')
	const form = desk.getByTestId('password-form')
	await expect(form).toBeVisible()
	await expectAccessible(desk, 'one’s own password')
	await form.locator('[name=current]').fill(once)
	await form.locator('[name=next]').fill('Suối reo giữa bản xa')
	await form.locator('[name=again]').fill('Suối reo giữa bản xa')
	await form.locator('[name=again]').press('Enter')
	await expect(form).toBeHidden()
	await expect(desk.getByTestId('sign-in')).toBeHidden()
	expect((await hall.api.post('/session', { username: 'tuyet.vta', password: once })).status).toBe(401)
})
