import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountCard } from '../../contract/accounts.ts'
import type { Person } from '../../contract/people.ts'
import Accounts from '../../admin/accounts/Accounts.svelte'
import { partOf } from '../../admin/accounts/crop.ts'
import { formOf, personOf, problemsIn, usernameFor } from '../../admin/accounts/person.ts'
import { call } from '../../admin/api.ts'
import { Draft } from '../../admin/draft/draft.svelte.ts'
import { folded } from '../../admin/parts/text.ts'
import { testCentre } from '../support/centre.ts'
import { done, fakeServer, NOW, ok, refused } from './admin-support.ts'

const centre = testCentre()
const card = (person: Person, over: Partial<AccountCard> = {}): AccountCard => ({
	...{ username: person.username, name: person.name, role: person.role, counterId: person.counterId ?? null },
	...{ hasPassword: true, mustChange: false, suspended: false, lastSignInAt: NOW, sessions: 1, lockedUntil: null },
	...over,
})
const draftState = { rev: 3, basedOn: 1, batches: [], batchCount: 0, mistakes: [] }

/** A server with these people, that finds them as the real one does. */
function serverWith(people: Person[], accounts: AccountCard[] = people.map((p) => card(p))) {
	return fakeServer({
		'GET /draft': ok(draftState),
		'GET /draft/people': ({ path }) => {
			const query = new URLSearchParams(path.split('?')[1])
			const words = folded(query.get('search') ?? '')
			const found = people.filter((p) => folded(`${p.name} ${p.username}`).includes(words))
			const after = Number(query.get('after') ?? 0)
			return { status: 200, body: { rev: 3, total: found.length, items: found.slice(after, after + Number(query.get('limit'))) } }
		},
		...Object.fromEntries(
			(['counters', 'zones', 'profiles', 'seating'] as const).map((part) => [
				`GET /draft/parts/${part}`,
				ok({ rev: 3, value: centre[part] }),
			]),
		),
		'GET /accounts': ok({ accounts }),
		'POST /draft/edits': ok({ ...draftState, rev: 4, batchCount: 1 }),
	})
}
async function show(place: string[] = [], server = serverWith(centre.people)) {
	const draft = new Draft(call)
	await draft.load()
	const view = render(Accounts, { draft, call, place })
	await screen.findByTestId('account-admin')
	return { server, view }
}
const type = (label: string | RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })
const edits = (server: ReturnType<typeof serverWith>) =>
	server.sent('POST', '/draft/edits').map(({ body }) => body as { what: string; edits: { put?: Person; remove?: string }[] })

beforeEach(() => {
	location.hash = '#accounts'
})

describe('the list of people', () => {
	it('says of each who they are, and how it stands with their sign-in', async () => {
		const [admin, supervisor, inspector, officer1, officer2, officer3] = centre.people as [Person, Person, Person, Person, Person, Person]
		await show(
			[],
			serverWith(centre.people, [
				card(admin),
				card(supervisor, { hasPassword: false }),
				card(inspector, { lastSignInAt: null }),
				card(officer1, { mustChange: true }),
				card(officer2, { lockedUntil: NOW + 60_000 }),
			]),
		)
		const text = async (username: string) => (await screen.findByTestId(`account-${username}`)).textContent.replace(/\s+/g, ' ')
		await waitFor(async () => expect(await text('admin')).toContain('lần cuối'))
		expect(await text('supervisor')).toContain('chưa có mật khẩu')
		expect(await text('inspector')).toContain('chưa đăng nhập lần nào')
		expect(await text('officer1')).toMatch(/Lò Thị Mai ?Chuyên viên.*officer1.*Cán bộ quầy.*1.*chưa đổi mật khẩu dùng một lần/)
		expect(await text('officer2')).toContain('nhập sai nhiều lần, chờ đến')
		expect(await text(officer3.username)).toContain('mới thêm, chưa áp dụng')
	})
	it('is searched as one types, and goes on past the first fifty', async () => {
		const [someone] = centre.people as [Person]
		const many = [...centre.people, ...Array.from({ length: 204 }, (_, i) => ({ ...someone, username: `nguoi.${i}`, name: `Người ${i}` }))]
		const { server } = await show([], serverWith(many))
		await waitFor(() => expect(screen.getAllByTestId(/^account-/)).toHaveLength(50))
		expect(screen.getByText('210 người')).toBeTruthy()
		for (const shown of [100, 150, 200, 210]) {
			await fireEvent.click(screen.getByText('Xem thêm'))
			await waitFor(() => expect(screen.getAllByTestId(/^account-/)).toHaveLength(shown))
		}
		expect(screen.queryByText('Xem thêm')).toBeNull()
		expect(Math.max(...server.asked.map(({ path }) => Number(new URLSearchParams(path.split('?')[1]).get('limit'))))).toBeLessThanOrEqual(
			200,
		)
		await fireEvent.input(screen.getByTestId('find'), { target: { value: 'lo thi mai' } })
		await waitFor(() => expect(screen.getAllByTestId(/^account-/)).toHaveLength(1))
		expect(screen.getByText('1 trên 210 người')).toBeTruthy()
	}, 20_000)
	it('writes whatever a name holds as words', async () => {
		const [someone] = centre.people as [Person]
		const name = '<img src=x onerror=alert(1)>\u202e👩‍💼'
		await show([], serverWith([...centre.people, { ...someone, username: 'la', name }]))
		expect((await screen.findByTestId('account-la')).textContent).toContain(name)
		expect(document.querySelector('img[src="x"]')).toBeNull()
	})
	it('tells which role may do what, from the server’s own table', async () => {
		await show()
		const rows = screen
			.getAllByRole('row', { hidden: true })
			.map((row) => [...row.children].map((cell) => cell.textContent.trim()).join(' '))
		expect(rows).toContain('Gọi số tùy chọn có có không có không không')
		expect(rows).toContain('Mở quầy, gọi và phục vụ có có không có không có')
	})
})

describe('one person', () => {
	it('is changed through the draft, and keeps what the form does not show', async () => {
		const { server } = await show(['officer1'])
		await screen.findByRole('heading', { name: 'Sửa Lò Thị Mai' })
		await type('Họ và tên', '  Lò Thị Mai Anh ')
		await fireEvent.click(within(screen.getByRole('group', { name: 'Được ngồi thay ở' })).getByRole('button', { name: 'Quầy 2 · khu A' }))
		await type(/Điện thoại/, '0212 300 0001')
		await fireEvent.click(screen.getByRole('button', { name: 'Ghi vào bản nháp' }))
		await waitFor(() => expect(edits(server)).toHaveLength(1))
		const before = centre.people.find((p) => p.username === 'officer1')
		expect(edits(server)[0]).toEqual({
			rev: 3,
			what: 'Sửa Lò Thị Mai',
			edits: [
				{
					part: 'people',
					put: { ...before, name: 'Lò Thị Mai Anh', substituteAt: ['counter-2'], phone: '0212 300 0001' },
				},
			],
		})
		await waitFor(() => expect(location.hash).toBe('#accounts'))
	})
	it('is added under a name that nobody has', async () => {
		const { server } = await show(['+'])
		await screen.findByRole('heading', { name: 'Thêm người' })
		await type('Họ và tên', 'Vì Thị Ánh Tuyết')
		await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(/Tên tài khoản/).value).toBe('tuyet.vta'))
		await fireEvent.input(screen.getByTestId('title-vi'), { target: { value: 'Chuyên viên' } })
		await type(/Tên tài khoản/, 'officer1')
		await fireEvent.click(screen.getByRole('button', { name: 'Ghi vào bản nháp' }))
		expect(await screen.findByText('Tài khoản officer1 đã có người dùng.')).toBeTruthy()
		expect(edits(server)).toEqual([])
		await type(/Tên tài khoản/, 'tuyet.vta')
		await fireEvent.click(screen.getByRole('button', { name: 'Ghi vào bản nháp' }))
		await waitFor(() => expect(edits(server)).toHaveLength(1))
		expect(edits(server)[0]?.edits[0]?.put).toEqual({
			...{ username: 'tuyet.vta', name: 'Vì Thị Ánh Tuyết', title: { vi: 'Chuyên viên', en: 'Chuyên viên' }, role: 'officer' },
			...{ mayChoose: true, languages: ['vi'], skills: [] },
		})
	})
	it('without a name, a title or a good account name is not saved, and is told why', async () => {
		const { server } = await show(['+'])
		await screen.findByRole('heading', { name: 'Thêm người' })
		await type(/Tên tài khoản/, 'Có Dấu')
		await fireEvent.click(screen.getByRole('button', { name: 'Ghi vào bản nháp' }))
		for (const why of ['Chưa có họ tên.', 'Chưa có chức danh.']) expect(await screen.findByText(why)).toBeTruthy()
		expect(screen.getByText(/^Tên tài khoản chỉ gồm/)).toBeTruthy()
		expect(edits(server)).toEqual([])
	})
	it('is taken out after a question', async () => {
		const { server } = await show(['officer1'])
		await fireEvent.click(await screen.findByRole('button', { name: 'Xóa khỏi thiết lập' }))
		await fireEvent.click(await screen.findByRole('button', { name: 'Xóa' }))
		await waitFor(() => expect(edits(server)[0]?.edits).toEqual([{ part: 'people', remove: 'officer1' }]))
	})
})

describe('the sign-in of a person', () => {
	const openFor = async (username: string, over: Partial<AccountCard> = {}) => {
		const accounts = centre.people.map((p) => card(p, p.username === username ? over : {}))
		const shown = await show([], serverWith(centre.people, accounts))
		await waitFor(() => expect(shown.server.sent('GET', '/accounts')).not.toEqual([]))
		await fireEvent.click(within(screen.getByTestId(`account-${username}`)).getByRole('button'))
		await screen.findByRole('heading', { name: /^Đăng nhập của/ })
		return shown
	}
	it('gets a one-time password, shown once, after a question', async () => {
		const { server } = await openFor('officer1')
		server.routes['POST /accounts/officer1/password'] = ok({ username: 'officer1', password: 'abcd2345efgh' }, 201)
		await fireEvent.click(await screen.findByRole('button', { name: 'Đặt mật khẩu dùng một lần' }))
		expect(server.sent('POST', '/accounts/officer1/password')).toEqual([])
		await fireEvent.click(screen.getAllByRole('button', { name: 'Đặt mật khẩu dùng một lần' }).at(-1) as HTMLElement)
		expect((await screen.findByTestId<HTMLInputElement>('shown-once')).value).toBe('abcd2345efgh')
		await fireEvent.click(within(screen.getByRole('region', { name: /^Mật khẩu dùng một lần/ })).getByRole('button', { name: 'Đóng' }))
		expect(screen.queryByTestId('shown-once')).toBeNull()
	})
	it('is ended everywhere, and said so', async () => {
		const { server } = await openFor('officer1', { sessions: 2 })
		server.routes['DELETE /accounts/officer1/sessions'] = done
		expect(screen.getByText('2 phiên đang mở')).toBeTruthy()
		await fireEvent.click(screen.getByRole('button', { name: 'Đăng xuất mọi nơi' }))
		expect(await screen.findByText('Đã đăng xuất Lò Thị Mai ở mọi máy.')).toBeTruthy()
	})
	it('that the server refuses is told in its words', async () => {
		const { server } = await openFor('officer1')
		server.routes['DELETE /accounts/officer1/sessions'] = refused('store-unavailable')
		await fireEvent.click(screen.getByRole('button', { name: 'Đăng xuất mọi nơi' }))
		expect(await screen.findByText(/Máy chủ chưa ghi được/)).toBeTruthy()
	})
	it('of who is kept out says until when, and what helps', async () => {
		await openFor('officer1', { lockedUntil: NOW + 60_000, sessions: 0 })
		expect(screen.getByText(/^Nhập sai nhiều lần, chờ đến/)).toBeTruthy()
		expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Đăng xuất mọi nơi' }).disabled).toBe(true)
	})
})

describe('what a form makes of a person', () => {
	it.each(centre.people)('nothing else than before: $username', (person) => {
		expect(personOf(formOf(person))).toEqual(person)
	})
	it('a role without a counter leaves the counter', () => {
		const [, , , officer1] = centre.people
		expect(personOf({ ...formOf(officer1), role: 'receptionist' })).not.toHaveProperty('counterId')
		expect(personOf({ ...formOf(officer1), role: 'post-office' })).toHaveProperty('counterId', 'counter-1')
	})
	it('where seats are given, an officer needs one; a supervisor does not', () => {
		const [, supervisor, , officer1] = centre.people
		const seatless = { ...formOf(officer1), counterId: '' }
		expect(problemsIn(seatless, { seating: 'own' })).toEqual(['Trung tâm xếp chỗ cho từng người: xin chọn quầy.'])
		expect(problemsIn({ ...seatless, substituteAt: ['counter-1'] }, { seating: 'own' })).toEqual([])
		expect(problemsIn(seatless, { seating: 'any' })).toEqual([])
		expect(problemsIn(formOf(supervisor), { seating: 'own' })).toEqual([])
	})
	it.each([
		['Lò Thị Mai', 'mai.lt'],
		['Đinh  Văn Đức', 'duc.dv'],
		['Páo', 'pao'],
		['', ''],
		['李 明', ''],
	])('%s is suggested the account name %s', (name, username) => {
		expect(usernameFor(name)).toBe(username)
	})
})

describe('the part of a photo that is shown', () => {
	it.each([
		['a wide one, its middle', { width: 1000, height: 500 }, { zoom: 1, x: 0.5, y: 0.5 }, { left: 300, top: 0, width: 400, height: 500 }],
		['a tall one, from its top', { width: 400, height: 1000 }, { zoom: 1, x: 0.5, y: 0 }, { left: 0, top: 0, width: 400, height: 500 }],
		['twice as near', { width: 800, height: 1000 }, { zoom: 2, x: 1, y: 1 }, { left: 400, top: 500, width: 400, height: 500 }],
		['smaller than the frame', { width: 40, height: 50 }, { zoom: 1, x: 0, y: 0 }, { left: 0, top: 0, width: 40, height: 50 }],
	])('of %s', (_, size, crop, part) => {
		expect(partOf(size, crop)).toEqual(part)
	})
})
