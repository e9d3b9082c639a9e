import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import Admin from '../../admin/Admin.svelte'
import { call } from '../../admin/api.ts'
import { Draft } from '../../admin/draft/draft.svelte.ts'
import FirstRun from '../../admin/wizard/FirstRun.svelte'
import Invitation from '../../admin/wizard/Invitation.svelte'
import PasswordSheet from '../../admin/wizard/PasswordSheet.svelte'
import Wizard from '../../admin/wizard/Wizard.svelte'
import type { AccountCard } from '../../contract/accounts.ts'
import type { Edit } from '../../contract/draft.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import { done, fakeServer, NOW, ok, refused, sessionOf, setupOf } from './admin-support.ts'
import { draftServer } from './draft-server.ts'
import { blank, commune, province } from './wizard-support.ts'

const GOOD = 'suối reo giữa bản'
const running = { name: blank.name, demo: false, counters: [], kiosks: [{ id: 'k', label: 'K-01' }], displays: [] }
const type = (testId: string, value: string) => fireEvent.input(screen.getByTestId(testId), { target: { value } })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const admin = { ...sessionOf('administrator'), actor: 'officer:admin' }

beforeEach(() => (location.hash = ''))

describe('the first sign-in', () => {
	const bare = { 'GET /first-run': ok({ open: true }), 'GET /screens': ok({ ...running, kiosks: [] }) }
	async function show(routes: Parameters<typeof fakeServer>[0]) {
		const server = fakeServer({ ...bare, ...routes })
		const onin = vi.fn()
		render(FirstRun, { token: 'abc', onin, onleave: vi.fn() })
		await screen.findByTestId('first-run')
		return { server, onin }
	}

	it('tells what the password needs while it is typed, and sends nothing before', async () => {
		const { server } = await show({})
		const met = () => screen.getAllByRole('listitem').map((item) => item.textContent?.includes(': đạt'))
		await type('first-password', 'suối reo')
		expect(met()).toEqual([false, true, false])
		await press('Đặt mật khẩu và bắt đầu')
		expect(screen.getByRole('alert').textContent).toContain('ít nhất 10 ký tự')
		await type('first-password', GOOD)
		await type('first-again', GOOD)
		expect(met()).toEqual([true, true, true])
		expect(server.sent('POST', '/first-run')).toEqual([])
	})

	it('says in words what the server finds weak', async () => {
		await show({ 'POST /first-run': refused('weak-password', 'personal') })
		for (const field of ['first-password', 'first-again']) await type(field, 'quantrivien1')
		await press('Đặt mật khẩu và bắt đầu')
		expect((await screen.findByRole('alert')).textContent).toContain('không dùng họ tên')
	})

	it('comes in with name and password; the name may be left out', async () => {
		const { server, onin } = await show({ 'POST /first-run': ok(admin) })
		for (const field of ['first-password', 'first-again']) await type(field, GOOD)
		await press('Đặt mật khẩu và bắt đầu')
		await waitFor(() => expect(onin).toHaveBeenCalledWith(admin, true))
		await type('first-name', ' Lò Thị Mai ')
		await press('Đặt mật khẩu và bắt đầu')
		await waitFor(() => expect(server.sent('POST', '/first-run')).toHaveLength(2))
		expect(server.sent('POST', '/first-run').map(({ body }) => body)).toEqual([
			{ token: 'abc', password: GOOD },
			{ token: 'abc', password: GOOD, name: 'Lò Thị Mai' },
		])
	})

	it('leads from the link into the steps, and the link leaves the address', async () => {
		location.hash = '#first=abc'
		draftServer(blank, {
			...{ ...bare, 'GET /session': refused('not-signed-in'), 'POST /first-run': ok(admin), 'GET /centre': ok(setupOf(blank)) },
			...{ 'GET /templates': ok({ templates: [] }), 'GET /templates/province': ok(setupOf(province)) },
			...{ 'GET /health': ok({ position: 1 }), 'GET /events': ok({ events: [], last: 1, head: 1 }) },
		})
		render(Admin)
		await screen.findByTestId('first-run')
		for (const field of ['first-password', 'first-again']) await type(field, GOOD)
		await press('Đặt mật khẩu và bắt đầu')
		expect(await screen.findByRole('heading', { name: 'Trung tâm bắt đầu từ đâu?' })).toBeTruthy()
		expect(location.hash).toBe('#wizard/start')
	})

	it('of a link that was used leads to signing in', async () => {
		location.hash = '#first=abc'
		fakeServer({ ...bare, 'GET /first-run': ok({ open: false }), 'GET /session': refused('not-signed-in') })
		render(Admin)
		await fireEvent.click(await screen.findByRole('button', { name: 'Đến trang đăng nhập' }))
		expect(await screen.findByLabelText('Tên tài khoản')).toBeTruthy()
		expect(location.hash).toBe('')
	})
})

async function open(step: string | undefined, { inForce = blank, routes = {} } = {}) {
	const server = draftServer(inForce, {
		...{ 'GET /centre': ok(setupOf(inForce)), 'GET /templates/province': ok(setupOf(province)), 'GET /accounts': ok({ accounts: [] }) },
		...{ 'GET /health': ok({ position: 1 }), 'GET /events': ok({ events: [], last: 1, head: 1 }) },
		...{ 'GET /devices': ok({ version: '1', devices: [], pending: [], hardware: [] }), 'GET /centre-file': ok(inForce) },
		...{
			'GET /templates': ok({
				templates: [{ id: 'commune', name: { vi: 'Cấp xã', en: 'C' }, zones: 2, services: 7, counters: 4, agencies: 5, procedures: 45 }],
			}),
		},
		...routes,
	})
	const draft = new Draft(call)
	await draft.load()
	const setup = new Setup()
	await setup.follow(1)
	const place = step === undefined ? [] : [step]
	const { rerender } = render(Wizard, { setup, draft, call, person: admin, place, onrefused: vi.fn() })
	return { ...server, draft, rerender }
}
const heading = () => screen.findByRole('heading', { level: 1 })

describe('the steps', () => {
	it('begin where the draft was left', async () => {
		await open(undefined)
		await waitFor(() => expect(location.hash).toBe('#wizard/start'))
		await open(undefined, { inForce: { ...commune, id: 'centre' } })
		await waitFor(() => expect(location.hash).toBe('#wizard/name'))
	})

	it('take a template with the draft as it was seen', async () => {
		const server = await open('start', { routes: { 'POST /templates/commune': () => ({ status: 200, body: server.state() }) } })
		await fireEvent.click(await screen.findByTestId('template-commune'))
		await waitFor(() => expect(location.hash).toBe('#wizard/name'))
		expect(server.sent('POST', '/templates/commune')[0]?.body).toEqual({ rev: 1 })
	})

	it('ask before a template replaces a hall', async () => {
		const server = await open('start', { inForce: commune })
		await fireEvent.click(await screen.findByTestId('template-commune'))
		expect(screen.getByRole('dialog', { name: 'Thay những gì đã có?' })).toBeTruthy()
		await press('Không, để sau')
		expect(server.sent('POST', '/templates/commune')).toEqual([])
	})

	it('save the name, with a code that follows it, and go on', async () => {
		const { drafted } = await open('name')
		await screen.findByTestId('centre-name-vi')
		await type('centre-name-vi', 'Trung tâm Phục vụ hành chính công xã Chiềng Mai')
		expect(screen.getByTestId<HTMLInputElement>('centre-id').value).toBe('xa-chieng-mai')
		await fireEvent.click(screen.getByTestId('next'))
		await waitFor(() => expect(location.hash).toBe('#wizard/calendar'))
		expect([drafted().id, drafted().name.vi]).toEqual(['xa-chieng-mai', 'Trung tâm Phục vụ hành chính công xã Chiềng Mai'])
	})

	it('stay while the name is missing, and say so', async () => {
		const { kept } = await open('name')
		await screen.findByTestId('centre-name-vi')
		await type('centre-name-vi', ' ')
		await fireEvent.click(screen.getByTestId('next'))
		expect(screen.getByRole('alert').textContent).toContain('Chưa có tên Trung tâm.')
		expect(kept.batches).toEqual([])
	})

	it('choose agencies and the services they need', async () => {
		const { drafted, rerender } = await open('agencies')
		await fireEvent.click(await screen.findByRole('button', { name: 'UBND xã – Hộ tịch, chứng thực' }))
		await screen.findByText('Đã chọn 1 cơ quan.')
		await rerender({ place: ['services'] })
		await fireEvent.click(await screen.findByRole('button', { name: 'Thêm dịch vụ Hộ tịch' }))
		await waitFor(() => expect(drafted().services.map(({ id }) => id)).toEqual(['huong-dan', 'ho-tich']))
		await waitFor(() => expect(screen.queryByRole('button', { name: 'Thêm dịch vụ Hộ tịch' })).toBeNull())
		expect(drafted().procedures.length).toBeGreaterThan(0)
		await rerender({ place: ['counters'] })
		expect(await screen.findByText(/Chưa quầy nào phục vụ dịch vụ Hộ tịch/)).toBeTruthy()
	})

	it('give an agency up with its procedures; its counters stay', async () => {
		const { drafted } = await open('agencies', { inForce: commune })
		await fireEvent.click(await screen.findByRole('button', { name: 'Công an cấp xã' }))
		const dialog = await screen.findByRole('dialog')
		expect(dialog.textContent).toContain('quầy')
		await fireEvent.click(within(dialog).getByRole('button', { name: 'Bỏ' }))
		await waitFor(() => expect(drafted().agencies.some(({ id }) => id === 'CAX')).toBe(false))
		expect(drafted().counters).toHaveLength(4)
		expect(drafted().procedures.some(({ agencyId }) => agencyId === 'CAX')).toBe(false)
	})

	it('add everybody of a list as one change', async () => {
		const { kept, drafted } = await open('people', { inForce: { ...commune, people: blank.people } })
		await screen.findByTestId('roster')
		await type('roster', 'Hà Thị Bích\nLò Văn Hoan; Chuyên viên; 3')
		await fireEvent.click(screen.getByTestId('add-roster'))
		await screen.findByTestId('person-bich.ht')
		expect(kept.batches.map(({ what }) => what)).toEqual(['Thêm 2 cán bộ'])
		expect(drafted().people.map(({ username, counterId }) => [username, counterId])).toEqual([
			['admin', undefined],
			['bich.ht', 'counter-1'],
			['hoan.lv', 'counter-3'],
		])
	})

	it('show where each machine is opened, and what waits for being let in', async () => {
		const pending = [{ code: '123456', kind: 'kiosk', id: 'kiosk-1', askedAt: NOW }]
		await open('screens', {
			inForce: commune,
			routes: { 'GET /devices': ok({ version: '1', devices: [], pending, hardware: [] }) },
		})
		const place = await screen.findByTestId('place-kiosk-1')
		expect(place.textContent).toMatch(/K-01.*\/kiosk\?id=kiosk-1.*chưa có máy/s)
		expect(screen.getByText('123 456')).toBeTruthy()
		expect(screen.getByTestId('printer-printer-1').textContent).toContain('chưa báo về')
	})

	it('publish by the button that goes on, and only what has no mistakes', async () => {
		const { kept, draft } = await open('publish')
		const edit = (what: string, ...edits: Edit[]) => draft.edit(what, ...edits)
		await edit('Sai', { part: 'zones', remove: 'a' })
		await heading()
		await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('next').disabled).toBe(true))
		expect((await screen.findByRole('link', { name: /Quầy 1: khu/ })).getAttribute('href')).toBe('#wizard/counters/counter-1')
		await draft.undo()
		await edit('Đúng', { part: 'hotline', set: '1900' })
		await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('publish').disabled).toBe(false))
		await fireEvent.click(screen.getByTestId('next'))
		await waitFor(() => expect(kept.centre.hotline).toBe('1900'))
		await waitFor(() => expect(screen.getByTestId('next').getAttribute('href')).toBe('#wizard/try'))
	})
})

describe('the trial', () => {
	const visitId = '00000000-0000-4000-8000-000000000001'
	const fact = (position: number, type: string, more: object = {}) => ({ position, type, at: NOW + position * 1000, visitId, ...more })
	const ticked = () =>
		['issued', 'printed', 'called', 'shown', 'served', 'rated'].filter((id) => screen.getByTestId(`tick-${id}`).dataset['done'] === 'true')

	it('ticks what facts tell, and is whole with the rating', async () => {
		const events = [fact(2, 'TicketIssued', { number: 'A001' }), fact(3, 'TicketCalled'), fact(4, 'VisitCompleted')]
		const { routes } = await open('try', {
			inForce: commune,
			routes: { 'GET /events': ok({ events, last: 4, head: 4 }), 'GET /kiosk-pin': ok({ isSet: false }) },
		})
		await waitFor(() => expect(ticked()).toEqual(['issued', 'called', 'served']))
		expect(screen.queryByTestId('ready')).toBeNull()
		routes['GET /events'] = ok({ events: [fact(5, 'VisitRated')], last: 5, head: 5 })
		expect((await screen.findByTestId('ready', {}, { timeout: 4000 })).textContent).toContain('Trung tâm đã sẵn sàng')
		await waitFor(() => expect(screen.getByTestId('ready').textContent).toMatch(/chưa ra giấy.*PIN/s))
		expect(screen.getByRole('heading', { name: /A001/ })).toBeTruthy()
	})

	it('takes a real number from here', async () => {
		const server = await open('try', { inForce: commune, routes: { 'POST /commands': refused('service-closed') } })
		await fireEvent.click(await screen.findByTestId('issue-here'))
		expect((await screen.findByRole('alert')).textContent).toBeTruthy()
		expect(server.sent('POST', '/commands')[0]?.body).toMatchObject({ type: 'IssueTicket', serviceId: 'huong-dan' })
	})
})

describe('one-time passwords', () => {
	const card = (username: string, hasPassword: boolean): AccountCard => ({
		...{ username, name: username.toUpperCase(), role: 'officer', counterId: null, hasPassword, mustChange: false },
		...{ suspended: false, lastSignInAt: null, sessions: 0, lockedUntil: null },
	})
	it('are made for whoever has none, after a question, and shown once', async () => {
		const accounts = [card('mai', false), card('hoan', true), card('bich', false)]
		const made = (username: string) => () => {
			const found = accounts.find((one) => one.username === username)
			if (found) found.hasPassword = true
			return { status: 201, body: { username, password: `${username}-một-lần` } }
		}
		const server = fakeServer({
			'GET /accounts': () => ({ status: 200, body: { accounts } }),
			...{ 'POST /accounts/mai/password': made('mai'), 'POST /accounts/bich/password': made('bich') },
		})
		render(PasswordSheet, { call })
		await fireEvent.click(await screen.findByTestId('make-passwords'))
		expect(server.sent('POST', '/accounts/mai/password')).toEqual([])
		await press('Đặt mật khẩu')
		await screen.findByTestId('slip-bich')
		expect(screen.getAllByTestId('one-time').map(({ textContent }) => textContent)).toEqual(['mai-một-lần', 'bich-một-lần'])
		await waitFor(() => expect(screen.queryByTestId('make-passwords')).toBeNull())
		await press('Đã trao xong, ẩn đi')
		expect(screen.queryByTestId('one-time')).toBeNull()
	})
	it('that could not be made are told', async () => {
		fakeServer({ 'GET /accounts': ok({ accounts: [card('mai', false)] }), 'POST /accounts/mai/password': refused('store-unavailable') })
		render(PasswordSheet, { call })
		await fireEvent.click(await screen.findByTestId('make-passwords'))
		await press('Đặt mật khẩu')
		expect((await screen.findByRole('alert')).textContent).toContain('1 người chưa đặt được')
	})
})

it('a centre that shows nothing to anybody is told to be unfinished, with the way to go on', () => {
	fakeServer({ 'GET /session': done })
	const { unmount } = render(Invitation, { inForce: blank })
	expect(within(screen.getByTestId('not-running')).getByRole('link').getAttribute('href')).toBe('#wizard')
	unmount()
	render(Invitation, { inForce: commune })
	expect(screen.queryByTestId('not-running')).toBeNull()
	expect(screen.getByRole('link').getAttribute('href')).toBe('#wizard/start')
})

it('an answer that was on its way before an edit does not take the edit back on the page', async () => {
	const state = (rev: number) => ({ ok: true as const, value: { rev, basedOn: 1, batches: [], batchCount: rev, mistakes: [] } })
	let answer: (reply: unknown) => void = () => undefined
	const slow = (path: string) => (path === '/draft' ? new Promise((done) => (answer = done)) : Promise.resolve(state(2)))
	const draft = new Draft(slow as typeof call)
	const loading = draft.load()
	expect(await draft.edit('Sửa', { part: 'hotline', set: '1900' })).toBe(true)
	answer(state(1))
	await loading
	expect(draft.rev).toBe(2)
})
