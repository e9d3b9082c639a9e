import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import Admin from '../../admin/Admin.svelte'
import CounterApp from '../../counter/CounterApp.svelte'
import { seatsOf, seatsSentence } from '../../counter/refusals.ts'
import { testCentre } from '../support/centre.ts'
import { done, fakeServer, NOW, ok, refused, sessionOf, setupOf } from './admin-support.ts'

const once = { ...sessionOf('supervisor'), permissions: [], mustChange: true }
const fill = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })
async function choosePassword(current: string, next: string, again = next) {
	await screen.findByTestId('password-form')
	await fill('Mật khẩu hiện tại', current)
	await fill('Mật khẩu mới', next)
	await fill('Nhập lại mật khẩu mới', again)
	await fireEvent.submit(screen.getByTestId('password-form'))
}

beforeEach(() => {
	history.replaceState(null, '', '/admin')
	sessionStorage.clear()
})

describe.each([
	['the administration', () => render(Admin), '/admin'],
	['the counter', () => render(CounterApp), '/counter'],
])('the sign-in of %s', (_, open, path) => {
	it('offers the province’s service by its name, and leads back to this page', async () => {
		fakeServer({ 'GET /session': refused('not-signed-in'), 'GET /sign-in-ways': ok({ oidc: { name: 'Tài khoản tỉnh' } }) })
		open()
		const link = await screen.findByTestId('sign-in-service')
		expect(link.textContent).toBe('Tài khoản tỉnh')
		expect(link.getAttribute('href')).toBe(`/api/oidc/start?to=${encodeURIComponent(path)}`)
	})
	it('offers none where there is none', async () => {
		const server = fakeServer({ 'GET /session': refused('not-signed-in'), 'GET /sign-in-ways': ok({}) })
		open()
		await waitFor(() => expect(server.sent('GET', '/sign-in-ways')).toHaveLength(1))
		expect(screen.queryByTestId('sign-in-service')).toBeNull()
	})
	it('tells once why somebody came back without being let in', async () => {
		history.replaceState(null, '', `${path}?sign-in=unknown-person`)
		fakeServer({ 'GET /session': refused('not-signed-in'), 'GET /sign-in-ways': ok({}) })
		open()
		expect(await screen.findByText(/chưa được gắn với cán bộ nào/)).toBeTruthy()
		expect(location.search).toBe('')
	})
	it('with a one-time password leads to one’s own, and nowhere else', async () => {
		const server = fakeServer({
			'GET /session': ok(once),
			'GET /sign-in-ways': ok({}),
			'PUT /session/password': refused('weak-password', 'personal'),
			'DELETE /session': done,
		})
		open()
		await choosePassword('abcd2345efgh', 'Trần Thị Hoa', 'khác hẳn')
		expect(await screen.findByText('Hai lần nhập mật khẩu mới chưa giống nhau.')).toBeTruthy()
		expect(server.sent('PUT', '/session/password')).toEqual([])
		await choosePassword('abcd2345efgh', 'Trần Thị Hoa')
		expect(await screen.findByText('Xin không dùng họ tên, tên tài khoản hay tên Trung tâm.')).toBeTruthy()
		expect(server.sent('PUT', '/session/password')[0]?.body).toEqual({ current: 'abcd2345efgh', next: 'Trần Thị Hoa' })
		server.routes['PUT /session/password'] = refused('wrong-credentials')
		await choosePassword('nhầm', 'Suối reo giữa bản xa')
		expect(await screen.findByText('Mật khẩu hiện tại không đúng.')).toBeTruthy()
		server.routes['PUT /session/password'] = done
		server.routes['GET /session'] = ok(sessionOf('inspector'))
		await choosePassword('abcd2345efgh', 'Suối reo giữa bản xa')
		await waitFor(() => expect(screen.queryByTestId('password-form')).toBeNull())
	})
})

describe('the administration', () => {
	it('tells from when a name that was guessed at may be tried again', async () => {
		fakeServer({
			'GET /session': refused('not-signed-in'),
			'GET /sign-in-ways': ok({}),
			'POST /session': ({ path }) => {
				const { status, body } = refused('too-many-requests')({ method: 'POST', path, body: undefined })
				return { status, body: { ...(body as object), retryAt: NOW + 30_000 } }
			},
		})
		render(Admin)
		await screen.findByLabelText('Tên tài khoản')
		await fill('Tên tài khoản', 'admin')
		await fill('Mật khẩu', 'đoán')
		await fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }))
		expect(await screen.findByText('Quá nhiều yêu cầu. Xin chờ một lát. Thử lại được từ 09:12:30.')).toBeTruthy()
	})
})

describe('the counters an officer may choose from', () => {
	const session = { ...sessionOf('officer'), counterId: 'counter-2', substituteAt: ['counter-3'] }
	const own = setupOf(testCentre({ seating: 'own' }))
	it('are all of them where seats are free, or for a supervisor', () => {
		expect(seatsOf(session, setupOf(testCentre()))).toBeUndefined()
		expect(seatsOf(sessionOf('supervisor'), own)).toBeUndefined()
	})
	it('are their own and where they may stand in, where seats are given', () => {
		expect(seatsOf(session, own)).toEqual(['counter-2', 'counter-3'])
		expect(seatsSentence(['counter-2', 'counter-3'], own)).toBe('Ông/bà được giao quầy 2, có thể ngồi thay ở quầy 3.')
		expect(seatsSentence(['counter-2'], own)).toBe('Ông/bà được giao quầy 2.')
		expect(seatsSentence([''], own)).toBe('Ông/bà chưa được giao quầy nào. Xin báo người quản trị.')
	})
})
