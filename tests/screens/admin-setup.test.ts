import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import CentreSetup from '../../admin/setup/CentreSetup.svelte'
import { compareCentres, mistakesIn, weekOf } from '../../admin/setup/compare.ts'
import { daysInWords } from '../../admin/setup/words.ts'
import type { Send } from '../../ui/send.ts'
import { testCentre } from '../support/centre.ts'
import { fakeServer, ok, refused } from './admin-support.ts'

const centre = testCentre()
const [hoTich, ...otherServices] = centre.services
const [counter1, ...otherCounters] = centre.counters
if (!hoTich || !counter1) throw new Error('the test centre has services and counters')

/** As the test centre, with one service and one counter exchanged. */
const changed = {
	...centre,
	services: [...otherServices, { ...hoTich, id: 'ly-lich', name: { vi: 'Lý lịch tư pháp', en: 'Criminal record' } }],
	counters: [...otherCounters, { ...counter1, id: 'counter-9', number: 9 }],
}

async function show(send: Send = async () => ({ ok: true, events: [] })) {
	const server = fakeServer({ 'GET /centre-file': ok(centre) })
	const onrefused = vi.fn()
	render(CentreSetup, { call, send: vi.fn(send), onrefused })
	await screen.findByRole('link', { name: 'Tải tệp thiết lập' })
	return { server, onrefused }
}

async function choose(content: unknown, name = 'moi.json') {
	const text = typeof content === 'string' ? content : JSON.stringify(content)
	const input = screen.getByTestId<HTMLInputElement>('centre-file')
	Object.defineProperty(input, 'files', { value: [new File([text], name, { type: 'application/json' })], configurable: true })
	await fireEvent.change(input)
}

describe('what a file would change', () => {
	it('is counted, and named where a name helps', () => {
		const changes = new Map(compareCentres(centre, changed).map((change) => [change.list, change]))
		expect(changes.get('services')).toEqual({ list: 'services', before: 3, after: 3, added: ['Lý lịch tư pháp'], removed: ['Hộ tịch'] })
		expect(changes.get('counters')).toEqual({ list: 'counters', before: 3, after: 3, added: ['9'], removed: ['1'] })
		expect(changes.get('zones')).toMatchObject({ before: 2, after: 2, added: [], removed: [] })
		expect(changes.get('people')).toMatchObject({ before: 6, after: 6 })
	})

	it('is told for a file of any shape', () => {
		const changes = compareCentres(centre, { services: 'none', counters: [null, 3, { id: 'x' }] })
		expect(changes.find(({ list }) => list === 'services')).toMatchObject({ after: 0, removed: ['Hộ tịch', 'Chứng thực', 'Đất đai'] })
		expect(changes.find(({ list }) => list === 'counters')).toMatchObject({ after: 1, added: ['x'] })
	})
})

describe('words', () => {
	it('put the sessions of a day together, and days that follow each other', () => {
		expect(weekOf(centre.hours)).toEqual([{ days: [1, 2, 3, 4, 5], times: '07:00–11:30, 13:30–17:00' }])
		expect(daysInWords([5, 1, 2, 3, 4])).toBe('Thứ Hai – thứ Sáu')
		expect(daysInWords([6])).toBe('Thứ Bảy')
		expect(daysInWords([1, 3, 7])).toBe('Thứ Hai, thứ Tư, Chủ nhật')
	})

	it('take the mistakes of a refusal one by one', () => {
		expect(mistakesIn('services[0].prefix: letters; counter c names the unknown zone z')).toEqual([
			'services[0].prefix: letters',
			'counter c names the unknown zone z',
		])
		expect(mistakesIn(undefined)).toEqual([])
	})
})

describe('the set-up', () => {
	it('is seen in short, and taken away as a file', async () => {
		await show()
		expect(screen.getByText('Thứ Hai – thứ Sáu:', { exact: false }).textContent).toContain('07:00–11:30, 13:30–17:00')
		const rows = screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent.trim()))
		expect(rows).toContainEqual(['A Hộ tịch', 'Hộ tịch · Chứng thực', '1, 2'])
		const link = screen.getByRole('link', { name: 'Tải tệp thiết lập' })
		expect([link.getAttribute('href'), link.getAttribute('download')]).toEqual(['/api/centre-file', 'test.json'])
	})

	it('is replaced by a file only after the changes were seen', async () => {
		const send = vi.fn<Send>(async () => ({ ok: true, events: [] }))
		const { server } = await show(send)
		await choose(changed)
		expect((await screen.findByTestId('change-services')).textContent).toMatch(/Thêm: Lý lịch tư pháp.*Bỏ: Hộ tịch/s)
		expect(send).not.toHaveBeenCalled()
		await fireEvent.click(screen.getByRole('button', { name: 'Dùng thiết lập này' }))
		expect(await screen.findByText('Đã dùng thiết lập mới. Các màn hình tự cập nhật.')).toBeTruthy()
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'ConfigureCentre', centre: changed })
		await waitFor(() => expect(server.sent('GET', '/centre-file')).toHaveLength(2))
	})

	it('stays when the file is put away', async () => {
		const send = vi.fn<Send>(async () => ({ ok: true, events: [] }))
		await show(send)
		await choose(changed)
		await fireEvent.click(await screen.findByRole('button', { name: 'Bỏ tệp này' }))
		expect(screen.queryByTestId('change-services')).toBeNull()
		expect(send).not.toHaveBeenCalled()
	})

	it('lists the mistakes the server found in a file', async () => {
		const detail = 'services[0].prefix: letters other than I, O and Q; no counter serves the service ly-lich'
		await show(async () => ({ ok: false, code: 'invalid-command', vi: 'Yêu cầu không đúng mẫu.', detail }))
		await choose(changed)
		await fireEvent.click(await screen.findByRole('button', { name: 'Dùng thiết lập này' }))
		const alert = await screen.findByRole('alert')
		expect(alert.textContent).toContain('Thiết lập đang dùng giữ nguyên.')
		expect([...alert.querySelectorAll('li')].map((li) => li.textContent)).toEqual([
			'services[0].prefix: letters other than I, O and Q',
			'no counter serves the service ly-lich',
		])
	})

	it('tells the session when it has ended meanwhile', async () => {
		const { onrefused } = await show(async () => ({ ok: false, code: 'not-signed-in', vi: 'Chưa đăng nhập.' }))
		await choose(changed)
		await fireEvent.click(await screen.findByRole('button', { name: 'Dùng thiết lập này' }))
		expect(onrefused).toHaveBeenCalledExactlyOnceWith('not-signed-in')
	})

	it.each([
		['is not JSON', '{"schema": ', 'Tệp này không đọc được như JSON.'],
		['is something else', { hello: 1 }, 'thiếu dòng "schema": "centre/1"'],
		['is too large', ' '.repeat(4 * 1024 * 1024 + 1), 'tối đa 4.096 KB (4 MB)'],
	])('refuses here a file that %s', async (_, content, words) => {
		const send = vi.fn<Send>(async () => ({ ok: true, events: [] }))
		await show(send)
		await choose(content)
		expect((await screen.findByRole('alert')).textContent).toContain(words)
		expect(screen.queryByRole('button', { name: 'Dùng thiết lập này' })).toBeNull()
		expect(send).not.toHaveBeenCalled()
	})

	it('says why it cannot be seen', async () => {
		fakeServer({ 'GET /centre-file': refused('not-permitted') })
		render(CentreSetup, { call, onrefused: vi.fn() })
		expect((await screen.findByRole('alert')).textContent).toContain('Tài khoản này không có quyền đó.')
	})
})
