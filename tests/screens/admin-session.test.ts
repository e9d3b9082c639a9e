import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import Admin from '../../admin/Admin.svelte'
import { testCentre } from '../support/centre.ts'
import { done, fakeServer, ok, refused, sessionOf, setupOf, unreachable } from './admin-support.ts'

const menu = async () => {
	const nav = await screen.findByRole('navigation')
	return within(nav)
		.getAllByRole('link')
		.map((link) => link.textContent)
}

async function signIn(username: string) {
	await fireEvent.input(await screen.findByLabelText('Tên tài khoản'), { target: { value: username } })
	await fireEvent.input(screen.getByLabelText('Mật khẩu'), { target: { value: 'bí mật' } })
	await fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }))
}

beforeEach(() => (location.hash = ''))

describe('who comes in', () => {
	it('signs in and shows the sections of an administrator', async () => {
		const server = fakeServer({
			'GET /session': refused('not-signed-in'),
			'POST /session': ok(sessionOf('administrator')),
			'GET /centre': ok(setupOf(testCentre())),
		})
		render(Admin)
		await signIn('admin')
		expect(await menu()).toEqual([
			...['Hôm nay', 'Nếu mở thêm quầy', 'Màn hình chờ', 'Lịch hẹn', 'Báo cáo', 'Dự báo'],
			...['Thiết lập', 'Quầy và khu', 'Quy định', 'Thủ tục', 'Lịch làm việc', 'Thứ tự gọi', 'Màn hình và thiết bị'],
			...['Cán bộ và tài khoản', 'Xem lại ngày', 'Nhật ký'],
		])
		expect(server.sent('POST', '/session')[0]?.body).toEqual({ username: 'admin', password: 'bí mật' })
	})

	it.each([
		['supervisor', ['Hôm nay', 'Nếu mở thêm quầy', 'Màn hình chờ', 'Lịch hẹn', 'Báo cáo', 'Dự báo']],
		['inspector', ['Hôm nay', 'Nếu mở thêm quầy', 'Báo cáo', 'Dự báo', 'Xem lại ngày', 'Nhật ký']],
	] as const)('gives a %s their sections alone', async (role, sections) => {
		fakeServer({ 'GET /session': ok(sessionOf(role)), 'GET /centre': ok(setupOf(testCentre())) })
		location.hash = '#accounts'
		render(Admin)
		expect(await menu()).toEqual(sections)
		expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Hôm nay')
	})

	it('tells an officer calmly where they work, and opens nothing', async () => {
		const server = fakeServer({
			'GET /session': refused('not-signed-in'),
			'POST /session': ok(sessionOf('officer', 'Lò Thị Mai')),
			'DELETE /session': done,
		})
		render(Admin)
		await signIn('officer1')
		expect(await screen.findByRole('heading', { name: 'Tài khoản này làm việc tại quầy' })).toBeTruthy()
		expect(screen.getByRole('link', { name: 'Đến bàn làm việc tại quầy' }).getAttribute('href')).toBe('/counter')
		expect(screen.queryByRole('navigation')).toBeNull()
		expect(server.asked.map(({ path }) => path)).toEqual(['/session', '/sign-in-ways', '/session'])
		await fireEvent.click(screen.getByRole('button', { name: 'Dùng tài khoản khác' }))
		expect(await screen.findByLabelText('Tên tài khoản')).toBeTruthy()
	})

	it('says why a sign-in was refused, and empties the password', async () => {
		fakeServer({ 'GET /session': refused('not-signed-in'), 'POST /session': refused('wrong-credentials') })
		render(Admin)
		await signIn('admin')
		expect((await screen.findByRole('alert')).textContent.trim()).toBe('Tên hoặc mật khẩu không đúng.')
		expect(screen.getByLabelText<HTMLInputElement>('Mật khẩu').value).toBe('')
	})

	it('asks to sign in again when the session has ended', async () => {
		const server = fakeServer({
			'GET /session': ok(sessionOf('administrator')),
			'GET /centre': ok(setupOf(testCentre())),
			'GET /accounts': refused('not-signed-in'),
		})
		location.hash = '#accounts'
		render(Admin)
		expect((await screen.findByRole('alert')).textContent.trim()).toBe('Phiên đã hết hạn. Xin đăng nhập lại.')
		expect(screen.queryByRole('navigation')).toBeNull()
		expect(server.sent('GET', '/accounts')).toHaveLength(1)
	})

	it('stays calm without the server, and tries again when asked', async () => {
		const server = fakeServer({ 'GET /session': unreachable })
		render(Admin)
		expect(await screen.findByRole('heading', { name: 'Chưa nối được với máy chủ' })).toBeTruthy()
		server.routes['GET /session'] = refused('not-signed-in')
		await fireEvent.click(screen.getByRole('button', { name: 'Thử lại' }))
		expect(await screen.findByLabelText('Tên tài khoản')).toBeTruthy()
	})

	it('signs out', async () => {
		const server = fakeServer({
			'GET /session': ok(sessionOf('inspector')),
			'GET /centre': ok(setupOf(testCentre())),
			'DELETE /session': done,
		})
		render(Admin)
		await fireEvent.click(await screen.findByRole('button', { name: 'Đăng xuất' }))
		expect(await screen.findByLabelText('Tên tài khoản')).toBeTruthy()
		expect(server.sent('DELETE', '/session')).toHaveLength(1)
	})
})
