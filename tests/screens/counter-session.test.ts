import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Send } from '../../ui/send.ts'
import ChooseCounter from '../../counter/ChooseCounter.svelte'
import CounterApp from '../../counter/CounterApp.svelte'
import { RETRY_MS } from '../../counter/timing.ts'
import { at, DONE, inLine, isOff, NOW, press, session, setup, view, waiting, words } from './counter-desk.ts'
import { FakeLive } from './counter-live.svelte.ts'

/** What the server answers, by call; the last of several is repeated. */
type Reply = { status: number; body?: unknown; headers?: Record<string, string> } | 'unreachable'
let replies: Record<string, Reply[]>
let asked: { call: string; body: unknown }[]

const problem = (code: string, status: number, vi: string, headers = {}): Reply => ({
	status,
	body: { type: `/problems/${code}`, title: code, status, vi, instance: '' },
	headers,
})
const signedOut = problem('not-signed-in', 401, 'Chưa đăng nhập, hoặc phiên đã hết hạn.')
const signedIn: Reply = { status: 200, body: session }

async function answer(path: string, init: RequestInit = {}): Promise<Response> {
	const call = `${init.method ?? 'GET'} ${path}`
	asked.push({ call, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined })
	const queue = replies[call] ?? []
	const reply = (queue.length > 1 ? queue.shift() : queue[0]) ?? 'unreachable'
	if (reply === 'unreachable') throw new TypeError('unreachable')
	return new Response(reply.body === undefined ? null : JSON.stringify(reply.body), {
		status: reply.status,
		...(reply.headers && { headers: reply.headers }),
	})
}
const settle = (ms = 50) => vi.advanceTimersByTimeAsync(ms)

async function open() {
	render(CounterApp, { follow: (counterId: string) => new FakeLive(counterId) })
	await settle()
}
async function signIn(username = 'officer3', password = 'demo') {
	await fireEvent.input(screen.getByLabelText('Tên đăng nhập'), { target: { value: username } })
	await fireEvent.input(screen.getByLabelText('Mật khẩu'), { target: { value: password } })
	await fireEvent.submit(at('sign-in'))
	await settle()
}

beforeEach(() => {
	vi.useFakeTimers({ now: NOW })
	vi.stubGlobal('fetch', answer)
	localStorage.clear()
	sessionStorage.clear()
	FakeLive.opened = []
	FakeLive.view = (id) => view({ counterId: id, number: Number(id.slice(-1)) })
	asked = []
	replies = {
		'GET /api/session': [signedIn],
		'GET /api/centre': [{ status: 200, body: setup }],
		'POST /api/session': [signedIn],
		'DELETE /api/session': [{ status: 204 }],
		'POST /api/commands': [{ status: 201, body: { events: [] } }],
	}
})
afterEach(() => {
	vi.unstubAllGlobals()
	vi.useRealTimers()
})

describe('signing in', () => {
	it('leads to the officer’s own counter', async () => {
		replies['GET /api/session'] = [signedOut]
		await open()
		expect(screen.queryByTestId('primary')).toBeNull()
		await signIn(' Officer3 ')
		expect(asked.find(({ call }) => call === 'POST /api/session')?.body).toEqual({ username: 'officer3', password: 'demo' })
		expect(FakeLive.opened.map((live) => live.id)).toEqual(['quay-3'])
		expect(at('primary')).toBeTruthy()
	})

	it('says a refusal as the server puts it, and asks again', async () => {
		replies['GET /api/session'] = [signedOut]
		replies['POST /api/session'] = [problem('wrong-credentials', 401, 'Tên hoặc mật khẩu không đúng.'), signedIn]
		await open()
		await signIn('officer3', 'wrong')
		expect(screen.getByRole('alert').textContent).toBe('Tên hoặc mật khẩu không đúng.')
		await signIn()
		expect(at('primary')).toBeTruthy()
	})

	it('waits calmly when it was tried too often', async () => {
		replies['GET /api/session'] = [signedOut]
		replies['POST /api/session'] = [
			problem('too-many-requests', 429, 'Quá nhiều yêu cầu. Xin chờ một lát.', { 'retry-after': '30' }),
			signedIn,
		]
		await open()
		await signIn()
		expect(screen.getByRole('alert').textContent).toBe('Quá nhiều yêu cầu. Xin chờ một lát.')
		expect(screen.getByRole('button', { name: 'Thử lại sau 30 giây' }).getAttribute('aria-disabled')).toBe('true')
		await signIn()
		expect(screen.queryByTestId('primary')).toBeNull()
		await settle(30_000)
		await signIn()
		expect(at('primary')).toBeTruthy()
	})

	it('says so when the server cannot be reached, and asks nothing of an empty form', async () => {
		replies['GET /api/session'] = [signedOut]
		replies['POST /api/session'] = ['unreachable']
		await open()
		await fireEvent.submit(at('sign-in'))
		expect(asked.some(({ call }) => call === 'POST /api/session')).toBe(false)
		await signIn()
		expect(screen.getByRole('alert').textContent).toBe('Chưa nối được với máy chủ. Xin thử lại.')
	})

	it('is kept over a reload, and waits for a server that is not there yet', async () => {
		replies['GET /api/session'] = ['unreachable', signedIn]
		await open()
		expect(screen.getByText('Đang nối với máy chủ')).toBeTruthy()
		expect(screen.queryByTestId('sign-in')).toBeNull()
		await settle(RETRY_MS)
		expect(at('primary')).toBeTruthy()
	})

	it('is no use to whom no counter is for', async () => {
		replies['GET /api/session'] = [{ status: 200, body: { ...session, permissions: ['read-views'], role: 'inspector' } }]
		await open()
		expect(screen.getByText('Tài khoản này không làm việc tại quầy.')).toBeTruthy()
		expect(FakeLive.opened).toEqual([])
		await press('sign-out')
		await settle()
		expect(at('sign-in')).toBeTruthy()
	})
})

describe('a session that ends', () => {
	it('asks who is there in front of the desk, which stays as it was', async () => {
		await open()
		replies['POST /api/commands'] = [signedOut]
		await press('primary')
		await settle()
		expect(at('sign-in').textContent).toContain('Phiên làm việc đã hết hạn')
		expect(screen.getByLabelText<HTMLInputElement>('Tên đăng nhập').value).toBe('officer3')
		expect(at('primary').closest('[inert]')).toBeTruthy()
		expect(isOff('primary')).toBe(true)
		replies['POST /api/commands'] = [{ status: 201, body: { events: [] } }]
		const desk = at('counter-state')
		await signIn()
		expect(screen.queryByTestId('sign-in')).toBeNull()
		expect(at('counter-state')).toBe(desk)
		expect(isOff('primary')).toBe(false)
		expect(FakeLive.opened.map((live) => live.stopped)).toEqual([true, false])
	})

	it('is noticed by the link as well', async () => {
		await open()
		const live = FakeLive.opened[0]
		if (live) live.refused = 'not-signed-in'
		await settle()
		expect(at('sign-in')).toBeTruthy()
	})

	it('shows another officer their own counter', async () => {
		await open()
		replies['POST /api/commands'] = [signedOut]
		await press('primary')
		await settle()
		replies['POST /api/session'] = [
			{ status: 200, body: { ...session, actor: 'officer:officer5', counterId: 'quay-5', name: 'Đỗ Thị Lan' } },
		]
		await signIn('officer5')
		expect(FakeLive.opened.at(-1)?.id).toBe('quay-5')
		expect(words('account')).toBe('Đỗ Thị Lan')
	})

	it('ends when the officer leaves; not when the server was not told', async () => {
		FakeLive.view = (id) => view({ counterId: id, state: 'closed' })
		replies['DELETE /api/session'] = ['unreachable', { status: 204 }]
		await open()
		await press('account')
		await press('sign-out')
		await settle()
		expect(screen.queryByTestId('sign-in')).toBeNull()
		await press('account')
		await press('sign-out')
		await settle()
		expect(at('sign-in')).toBeTruthy()
		expect(FakeLive.opened.every((live) => live.stopped)).toBe(true)
	})
})

describe('the choice of a counter', () => {
	it('is asked of whom has none, and remembered by the tab', async () => {
		const { counterId: _, ...supervisor } = session
		replies['GET /api/session'] = [{ status: 200, body: supervisor }]
		await open()
		await press('pick-quay-5')
		await fireEvent.submit(at('choose'))
		await settle()
		expect(asked.find(({ call }) => call === 'POST /api/commands')?.body).toMatchObject({ type: 'OpenCounter', counterId: 'quay-5' })
		expect(FakeLive.opened.at(-1)?.id).toBe('quay-5')
		cleanup()
		await open()
		expect(FakeLive.opened.at(-1)?.id).toBe('quay-5')
	})

	it('is asked again when a counter may not be watched', async () => {
		FakeLive.view = () => undefined
		await open()
		const live = FakeLive.opened[0]
		if (live) live.refused = 'not-permitted'
		await settle()
		expect(screen.getByRole('alert').textContent).toBe('Không xem được quầy này. Mời chọn quầy khác.')
	})

	it('begins with the officer’s own, and says why a counter cannot be opened', async () => {
		const opened = vi.fn()
		const taken: Answer = { ok: false, code: 'counter-taken', vi: 'Quầy này đang có cán bộ khác ngồi.' }
		const send = vi.fn<Send>().mockResolvedValueOnce(taken).mockResolvedValue(DONE)
		render(ChooseCounter, { setup, session, send, opened, leave: () => {} })
		expect(words('open-counter')).toBe('Mở quầy 3')
		await fireEvent.submit(at('choose'))
		await settle()
		expect(screen.getByRole('alert').textContent).toBe('Quầy này đang có cán bộ khác ngồi.')
		expect(opened).not.toHaveBeenCalled()
		await press('pick-quay-4')
		await fireEvent.submit(at('choose'))
		await settle()
		expect(opened).toHaveBeenCalledExactlyOnceWith('quay-4')
	})
})

it('follows its view', async () => {
	await open()
	expect(words('waiting-count')).toBe('2')
	const live = FakeLive.opened[0]
	if (live) live.current = view({ rev: 2, waiting: waiting(inLine(48)) })
	await settle()
	expect(words('waiting-count')).toBe('1')
})
