import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
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
			...['Hôm nay', 'Nếu mở thêm quầy', 'Màn hình chờ', 'Lịch hẹn', 'Báo cáo', 'Dự báo', 'Đánh giá'],
			...['Thiết lập', 'Quầy và khu', 'Quy định', 'Thủ tục', 'Lịch làm việc', 'Thứ tự gọi', 'Màn hình và thiết bị'],
			...['Cán bộ và tài khoản', 'Xem lại ngày', 'Nhật ký', 'Dữ liệu cá nhân'],
		])
		expect(server.sent('POST', '/session')[0]?.body).toEqual({ username: 'admin', password: 'bí mật' })
	})

	it.each([
		['supervisor', ['Hôm nay', 'Nếu mở thêm quầy', 'Màn hình chờ', 'Lịch hẹn', 'Báo cáo', 'Dự báo', 'Đánh giá']],
		['inspector', ['Hôm nay', 'Nếu mở thêm quầy', 'Báo cáo', 'Dự báo', 'Đánh giá', 'Xem lại ngày', 'Nhật ký', 'Dữ liệu cá nhân']],
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

describe('a session that ends in the middle of something', () => {
	const EXPIRED = 'Phiên đã hết hạn. Xin đăng nhập lại; phần đang nhập vẫn còn.'
	const draft = { rev: 0, baseSetupRev: 1, batches: [], batchCount: 0, mistakes: [] }
	const ask = () => fireEvent(document, new Event('visibilitychange'))
	const isIn = () => vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

	/** Signed in, and the next question is answered "not signed in". */
	async function openAndEnd() {
		const server = fakeServer({
			'GET /session': ok(sessionOf('administrator')),
			'GET /centre': ok(setupOf(testCentre())),
			'GET /draft': ok(draft),
		})
		location.hash = '#accounts'
		const { container } = render(Admin)
		const menu = await screen.findByRole('navigation')
		// Until the page has all it asked for at its start.
		await vi.waitFor(() => expect(server.sent('GET', '/draft').length).toBeGreaterThan(0))
		await new Promise((rest) => setTimeout(rest))
		server.routes['GET /draft'] = refused('not-signed-in')
		server.routes['POST /session'] = ok(sessionOf('administrator'))
		await ask()
		const dialog = await screen.findByRole('dialog')
		return { server, menu, container, dialog }
	}

	it('asks for the password over what is open, keeps it, and asks again what was refused', async () => {
		const { server, menu, container, dialog } = await openAndEnd()
		expect(within(dialog).getByRole('alert').textContent.trim()).toBe(EXPIRED)
		expect(menu.closest<HTMLElement>('[style*="visibility"]')?.style.visibility).toBe('hidden')
		const before = server.sent('GET', '/draft').length
		server.routes['GET /draft'] = ok({ ...draft, rev: 5 })
		await signIn('admin')
		await isIn()
		expect(container.querySelector('nav')).toBe(menu)
		await vi.waitFor(() => expect(server.sent('GET', '/draft').length).toBeGreaterThan(before))
	})

	it('stays over it when it is closed, and asks nothing meanwhile', async () => {
		const { server, dialog } = await openAndEnd()
		const before = server.sent('GET', '/draft').length
		;(dialog as HTMLDialogElement).close()
		await ask()
		expect((dialog as HTMLDialogElement).open).toBe(true)
		expect(server.sent('GET', '/draft')).toHaveLength(before)
	})

	it('shows nothing of it to somebody else', async () => {
		const { server, menu, container } = await openAndEnd()
		server.routes['POST /session'] = ok(sessionOf('supervisor', 'Cà Văn Thương'))
		const before = server.sent('GET', '/draft').length
		await signIn('supervisor')
		await isIn()
		expect(container.querySelector('nav')).not.toBe(menu)
		expect(screen.getByText('Cà Văn Thương')).toBeTruthy()
		expect(server.sent('GET', '/draft')).toHaveLength(before)
	})
})
