import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import { flagsOf, pageOf, placeRows, sizeOf } from '../../admin/screens/place-rows.ts'
import Screens from '../../admin/screens/Screens.svelte'
import type { Device, DeviceList } from '../../contract/api.ts'
import type { ScreenShown } from '../../contract/screens.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import { testCentre } from '../support/centre.ts'
import { fakeServer, MINUTE_MS, NOW, ok, refused, setupOf } from './admin-support.ts'

const shown = (over: Partial<ScreenShown> = {}): ScreenShown => ({
	...{ rev: 7, step: 'calls', version: '1', width: 1920, height: 1080, errors: 0, hidden: false, seenAt: NOW, stale: false },
	...over,
})
const device = (over: Partial<Device> = {}): Device => ({
	...{ deviceId: 'd1', kind: 'display', id: 'wall-1', label: '', enrolledAt: NOW, lastSeenAt: NOW, online: true, since: NOW - MINUTE_MS },
	...over,
})
const listOf = (...devices: Device[]): DeviceList => ({ version: '1', devices, pending: [], hardware: [] })
const centre = setupOf(testCentre())

beforeEach(() => vi.spyOn(Date, 'now').mockReturnValue(NOW))
afterEach(() => vi.restoreAllMocks())

async function show(list: DeviceList, routes: Parameters<typeof fakeServer>[0] = {}) {
	const server = fakeServer({ 'GET /devices': ok(list), 'GET /centre': ok(centre), ...routes })
	const setup = new Setup()
	await setup.follow(1)
	render(Screens, { setup, call })
	await screen.findByTestId('place-display-wall-1')
	return server
}
const place = (kind: string, id: string) => screen.getByTestId(`place-${kind}-${id}`)
const choosePlace = (id: string) => fireEvent.change(screen.getByTestId('device-place'), { target: { value: id } })
const textOf = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim()

describe('the list of places', () => {
	it('names every place of the set-up, with or without a machine, and machines of no place', () => {
		const rows = placeRows({ list: listOf(device(), device({ deviceId: 'd9', id: 'wall-9' })), centre, drafted: undefined })
		expect(rows.map(({ key, known, devices }) => [key, known, devices.length])).toEqual([
			['kiosk kiosk-1', 'named', 0],
			['display wall-1', 'named', 1],
			['display wall-9', 'stranger', 1],
			['display sign-1', 'named', 0],
		])
	})
	it('has a tablet only where one is enrolled, and no agent', () => {
		const list = listOf(device({ kind: 'rating', id: 'counter-3' }), device({ deviceId: 'd2', kind: 'agent', id: 'pc-1' }))
		expect(placeRows({ list, centre, drafted: undefined }).map(({ name }) => name)).toEqual(['K-01', 'Sảnh chính', 'Bảng quầy 1', 'Quầy 3'])
	})
	it('marks a place that is only drafted', () => {
		const drafted = {
			kiosks: [...centre.kiosks, { id: 'kiosk-k-02', label: 'K-02', printerId: 'p', coolDownMs: 0, zoneIds: [] }],
			displays: [],
		}
		const row = placeRows({ list: listOf(), centre, drafted }).find(({ id }) => id === 'kiosk-k-02')
		expect(row).toMatchObject({ known: 'drafted', name: 'K-02' })
	})
	it('flags what needs a look, and nothing else', () => {
		expect(flagsOf(device({ shown: shown() }), '1')).toEqual([])
		expect(flagsOf(device({ shown: shown({ stale: true, version: '0', hidden: true, sound: 'held-back', errors: 2 }) }), '1')).toEqual([
			'stale',
			'other-version',
			'hidden',
			'held-back',
			'errors',
		])
		expect(flagsOf(device({ shown: shown({ version: '' }) }), '1')).toEqual([])
		expect(flagsOf(device(), '1')).toEqual([])
	})
	it('knows the size and the page of each kind', () => {
		expect(sizeOf({ kind: 'display', layout: 'wall' }, device({ shown: shown({ width: 1366, height: 768 }) }))).toEqual({
			width: 1366,
			height: 768,
		})
		expect(sizeOf({ kind: 'display', layout: 'totem' }, undefined)).toEqual({ width: 1080, height: 1920 })
		expect(pageOf({ kind: 'rating', id: 'counter-1' })).toBe('/rating?counter=counter-1')
	})
})

describe('a place', () => {
	it('without a machine says so, and where to open it', async () => {
		await show(listOf())
		expect(textOf(place('display', 'wall-1'))).toContain('chưa có máy')
		expect(textOf(place('kiosk', 'kiosk-1'))).toContain(`${location.origin}/kiosk?id=kiosk-1`)
		expect(screen.getByText('0 trên 3 chỗ đang nối · 3 chỗ chưa có máy')).toBeTruthy()
	})
	it('tells since when it is connected, where it is, and what is wrong', async () => {
		await show(listOf(device({ label: 'Máy HP', shown: shown({ step: 'calling', stale: true, errors: 2 }) })))
		const text = textOf(screen.getByTestId('device-d1'))
		expect(text).toContain('đang nối từ 09:11')
		expect(text).toContain('Máy HP')
		expect(text).toContain('Đang ở: đang gọi số 1920 × 1080')
		expect(text).toContain('hình cũ hơn 5 giây hoặc không trả lời')
		expect(text).toContain('2 lỗi trên trang')
	})
	it('is restarted, and is said to be back once it is connected anew', async () => {
		const server = await show(listOf(device({ shown: shown() })), { 'POST /devices/d1/restart': ok({ outcome: 'sent' }) })
		await fireEvent.click(within(place('display', 'wall-1')).getByRole('button', { name: 'Khởi động lại Sảnh chính' }))
		expect(await screen.findByText('Đã gửi; màn hình mở lại khi không ai đang dùng.')).toBeTruthy()
		server.routes['GET /devices'] = ok(listOf(device({ since: NOW + 1000, shown: shown() })))
		expect(await screen.findByText('Đã khởi động lại lúc 09:12:01.', undefined, { timeout: 4000 })).toBeTruthy()
	})
	it('is tried out: a wall speaks, a kiosk prints, and each says how it went', async () => {
		const list = listOf(
			device({ shown: shown() }),
			device({ deviceId: 'd2', kind: 'kiosk', id: 'kiosk-1', shown: shown({ step: 'home' }) }),
		)
		const testId = crypto.randomUUID()
		const server = await show(list, {
			'POST /displays/wall-1/test-call': ok({ testId, state: 'running' }, 202),
			[`GET /tests/${testId}`]: ok({ testId, state: 'done', outcome: 'held-back' }),
			'POST /printers/printer-1/test': ok({ testId: crypto.randomUUID(), state: 'done', outcome: 'failed', fault: 'paper-out' }, 202),
		})
		await fireEvent.click(screen.getByRole('button', { name: 'Gọi thử Sảnh chính' }))
		expect(await screen.findByText('Trình duyệt còn giữ tiếng. Xin chạm vào màn hình một lần.', undefined, { timeout: 3000 })).toBeTruthy()
		await fireEvent.click(screen.getByRole('button', { name: 'In phiếu thử K-01' }))
		expect(await screen.findByText('Chưa in được: hết giấy.')).toBeTruthy()
		expect(server.sent('POST', '/displays/wall-1/test-call')).toHaveLength(1)
	})
	it('gets a label, and its machine becomes another place of the kind', async () => {
		const server = await show(listOf(device()), { 'PATCH /devices/d1': ok(device({ id: 'sign-1' })) })
		await fireEvent.click(screen.getByRole('button', { name: 'Tên, chuyển chỗ Sảnh chính' }))
		const dialog = screen.getByRole('dialog')
		const options = within(dialog).getAllByRole('option')
		expect(options.map((option) => option.textContent)).toEqual(['Sảnh chính · wall-1', 'Bảng quầy 1 · sign-1'])
		await fireEvent.input(within(dialog).getByTestId('device-label'), { target: { value: ' Máy HP ' } })
		await choosePlace('sign-1')
		await fireEvent.click(within(dialog).getByRole('button', { name: 'Lưu' }))
		await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
		expect(server.sent('PATCH', '/devices/d1').map(({ body }) => body)).toEqual([{ label: 'Máy HP', place: 'sign-1' }])
	})
	it('that already has a machine is warned of', async () => {
		await show(listOf(device(), device({ deviceId: 'd2', id: 'sign-1' })))
		await fireEvent.click(screen.getByRole('button', { name: 'Tên, chuyển chỗ Sảnh chính' }))
		await choosePlace('sign-1')
		expect(screen.getByRole('alert').textContent).toContain('Bảng quầy 1 đã có máy khác')
	})
	it('is narrowed to one kind', async () => {
		await show(listOf())
		await fireEvent.click(screen.getByRole('button', { name: 'Bảng quầy 1' }))
		expect(screen.queryByTestId('place-display-wall-1')).toBeNull()
		expect(place('display', 'sign-1')).toBeTruthy()
	})
})

describe('all walls', () => {
	it('are restarted after a question: those that are connected, and no kiosk', async () => {
		const list = listOf(
			device(),
			device({ deviceId: 'd2', id: 'sign-1' }),
			device({ deviceId: 'd3', id: 'sign-1', online: false }),
			device({ deviceId: 'd4', kind: 'kiosk', id: 'kiosk-1' }),
		)
		const sent = ok({ outcome: 'sent' })
		const server = await show(list, { 'POST /devices/d1/restart': sent, 'POST /devices/d2/restart': sent })
		await fireEvent.click(screen.getByRole('button', { name: 'Khởi động lại các màn hình chờ' }))
		await fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Khởi động lại' }))
		expect(await screen.findByText('Đã gửi tới 2 màn hình.')).toBeTruthy()
		expect(server.asked.filter(({ path }) => path.endsWith('/restart')).map(({ path }) => path)).toEqual([
			'/devices/d1/restart',
			'/devices/d2/restart',
		])
	})
})

describe('the PIN of the kiosks', () => {
	const choose = async (pin: string, again: string) => {
		await fireEvent.input(screen.getByTestId('kiosk-pin'), { target: { value: pin } })
		await fireEvent.input(screen.getByTestId('kiosk-pin-again'), { target: { value: again } })
		await fireEvent.click(screen.getByRole('button', { name: 'Lưu' }))
	}
	it('is set twice alike, and never shown', async () => {
		const server = await show(listOf(), { 'GET /kiosk-pin': ok({ isSet: false }), 'PUT /kiosk-pin': ok(undefined, 204) })
		await fireEvent.click(screen.getByRole('button', { name: 'Mã PIN máy lấy số' }))
		expect(await screen.findByText(/Chưa đặt mã PIN/)).toBeTruthy()
		await choose('12345', '12345')
		expect(screen.getByRole('alert').textContent).toContain('6 đến 12 chữ số')
		await choose('280516', '280517')
		expect(screen.getByRole('alert').textContent).toContain('không giống nhau')
		expect(server.sent('PUT', '/kiosk-pin')).toEqual([])
		await choose('280516', '280516')
		expect(await screen.findByText('Đã đặt mã PIN.')).toBeTruthy()
		expect(server.sent('PUT', '/kiosk-pin').map(({ body }) => body)).toEqual([{ pin: '280516' }])
		expect(screen.getByTestId<HTMLInputElement>('kiosk-pin').value).toBe('')
	})
	it('that is easily guessed is refused in words about a PIN', async () => {
		await show(listOf(), { 'GET /kiosk-pin': ok({ isSet: true }), 'PUT /kiosk-pin': refused('weak-password') })
		await fireEvent.click(screen.getByRole('button', { name: 'Mã PIN máy lấy số' }))
		await choose('111111', '111111')
		expect((await screen.findByRole('alert')).textContent).toContain('Mã PIN quá dễ đoán')
	})
})
