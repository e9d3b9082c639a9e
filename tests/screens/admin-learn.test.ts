import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import Screens from '../../admin/screens/Screens.svelte'
import type { DeviceList, Learning } from '../../contract/api.ts'
import type { Centre } from '../../contract/centre.ts'
import type { DeviceBinding, SeenDevice } from '../../contract/devices.ts'
import type { Answer, Send } from '../../ui/send.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import { testCentre } from '../support/centre.ts'
import { fakeServer, NOW, ok, refused, setupOf } from './admin-support.ts'

const list: DeviceList = { version: '1', devices: [], pending: [], hardware: [] }
const usb = { vendorId: 0x1a2b, productId: 0x3c4d }
const device = (over: Partial<SeenDevice> = {}): SeenDevice => ({ key: 'a', usb, name: 'Nút năm phím', reports: [], ...over })
const learning = (...devices: SeenDevice[]): Learning => ({
	agents: [
		{ agentId: 'agent-1', label: 'Cổng sau', devices },
		{ agentId: 'here', label: '', devices: [] },
	],
})
const bound: DeviceBinding = {
	id: 'nut-1',
	kind: 'rating-pad',
	usb,
	counterId: 'counter-1',
	keys: [{ report: '01', means: 4 }],
	release: true,
}

async function show(centre: Centre = testCentre(), answer: Answer = { ok: true, events: [] }) {
	const send = vi.fn<Send>(async () => answer)
	const server = fakeServer({
		'GET /devices': ok(list),
		'GET /centre': ok(setupOf(centre)),
		'GET /centre-file': ok(centre),
		'GET /learning': ok(learning(device())),
		'GET /events': ok({ events: [], last: 0, head: 7 }),
	})
	const setup = new Setup()
	await setup.follow(1)
	render(Screens, { setup, call, send })
	await pass(10)
	return { server, send }
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const press = async (name: string | RegExp) => {
	await fireEvent.click(screen.getByRole('button', { name }))
	await pass(10)
}
const add = () => press('Thêm nút bấm, bàn phím, máy quét')
const row = () => screen.getByTestId('seen-a')
const pick = () => fireEvent.click(within(row()).getByRole('button'))
const at = (counter: string) => fireEvent.change(screen.getByTestId('place'), { target: { value: counter } })
const words = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

beforeEach(() => vi.useFakeTimers({ now: NOW }))
afterEach(() => vi.useRealTimers())

describe('showing a device to the centre', () => {
	it('lists what each machine sees, the server’s own first, and begins at the question', async () => {
		await show()
		await add()
		expect(screen.getAllByRole('heading', { level: 3 }).map(words)).toEqual(['Máy chủ này', 'Máy Cổng sau'])
		expect(document.activeElement?.textContent).toBe('Bấm một nút trên thiết bị rồi nhả ra')
	})

	it('lights up the device that is pressed, not one that was pressed before', async () => {
		const { server } = await show()
		server.routes['GET /learning'] = ok(learning(device({ reports: [{ hex: '01', at: NOW - 5000 }] })))
		await add()
		expect(row().dataset['lit']).toBe('false')
		server.routes['GET /learning'] = ok(
			learning(
				device({
					reports: [
						{ hex: '01', at: NOW - 5000 },
						{ hex: '01', at: NOW },
					],
				}),
			),
		)
		await pass(500)
		expect(row().dataset['lit']).toBe('true')
		expect(words(row())).toContain('vừa bấm')
		await pass(5000)
		expect(row().dataset['lit']).toBe('false')
	})

	it('lights up a scanner once it shows itself as one: what it reads is never told', async () => {
		const { server } = await show()
		await add()
		server.routes['GET /learning'] = ok(learning(device({ profile: 'scanner-keyboard' })))
		await pass(500)
		expect(row().dataset['lit']).toBe('true')
	})

	it('offers the profile that fits, with its keys, and binds it without teaching', async () => {
		const { server, send } = await show()
		server.routes['GET /learning'] = ok(learning(device({ profile: 'pad-report-number' })))
		await add()
		await pick()
		const fitting = screen.getByRole<HTMLInputElement>('radio', { name: 'Nút đánh giá gửi số của nút' })
		expect([fitting.checked, words(fitting.closest('label') as Element)]).toEqual([
			true,
			'Nút đánh giá gửi số của nút hợp với thiết bị này Nút 1 đến 5 là mức 1 đến 5.',
		])
		await at('counter-2')
		await press('Tiếp tục')
		await press('Lưu và dùng ngay')
		const binding = {
			...{ id: 'nut-danh-gia-quay-2', kind: 'rating-pad', usb, agentId: 'agent-1', counterId: 'counter-2' },
			...{ profile: 'pad-report-number', keys: [], release: true },
		}
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'ConfigureCentre', centre: { ...testCentre(), devices: [binding] } })
		expect(screen.getByText('Đã lưu: Nút đánh giá quầy 2.')).toBeTruthy()
	})

	it('binds a scanner to a kiosk', async () => {
		const { send } = await show()
		await add()
		await pick()
		await fireEvent.click(screen.getByRole('radio', { name: 'Máy quét' }))
		await at('kiosk-1')
		await press('Tiếp tục')
		await press('Lưu và dùng ngay')
		const { devices } = (send.mock.calls[0]?.[0] as unknown as { centre: Centre }).centre
		expect(devices).toMatchObject([{ id: 'may-quet-k-01', kind: 'scanner', kioskId: 'kiosk-1', keys: [] }])
	})

	it('says what was wrong when the set-up is refused, and keeps what was entered', async () => {
		const no: Answer = { ok: false, code: 'invalid-command', vi: 'Yêu cầu không đúng mẫu.', detail: 'device x is listed twice' }
		await show(testCentre(), no)
		await add()
		await pick()
		await fireEvent.click(screen.getByRole('radio', { name: 'Nút đánh giá gửi phím số' }))
		await at('counter-1')
		await press('Tiếp tục')
		await press('Lưu và dùng ngay')
		expect(words(screen.getByRole('alert'))).toContain('device x is listed twice')
		expect(screen.getByLabelText<HTMLInputElement>('Tên').value).toBe('Nút đánh giá quầy 1')
	})

	it('puts a device that is bound already in its own place, and leaves alone one that a file binds', async () => {
		const { server, send } = await show(testCentre({ devices: [bound] }))
		server.routes['GET /learning'] = ok(learning(device({ boundTo: 'nut-1' }), device({ key: 'b', boundTo: 'pad-counter-3' })))
		await add()
		expect(words(row())).toContain('Đang dùng: Nút đánh giá quầy 1.')
		expect(within(screen.getByTestId('seen-b')).getByRole<HTMLButtonElement>('button').disabled).toBe(true)
		await pick()
		await fireEvent.click(screen.getByRole('radio', { name: 'Nút đánh giá gửi phím số' }))
		await at('counter-3')
		await press('Tiếp tục')
		await press('Lưu và dùng ngay')
		const { devices } = (send.mock.calls[0]?.[0] as unknown as { centre: Centre }).centre
		expect(devices.map(({ id, counterId }) => [id, counterId])).toEqual([['nut-danh-gia-quay-3', 'counter-3']])
	})

	it('says so when it may not be asked', async () => {
		const { server } = await show()
		server.routes['GET /learning'] = refused('not-permitted')
		await add()
		expect(words(screen.getByRole('alert'))).toBe('Tài khoản này không có quyền đó.')
	})
})

describe('trying a device', () => {
	it('shows each press with its meaning and the server’s answer, and nobody else’s', async () => {
		const { server } = await show()
		server.routes['GET /learning'] = ok(learning(device({ profile: 'pad-report-number' })))
		await add()
		await pick()
		await at('counter-1')
		await press('Tiếp tục')
		await press('Lưu và dùng ngay')
		expect(screen.getByText('Đang chờ máy nối thiết bị nhận…')).toBeTruthy()
		const id = 'nut-danh-gia-quay-1'
		const hardware = [{ deviceId: id, kind: 'rating-pad', state: 'ready', model: 'X', slips: 0, presses: 40, since: NOW, seenAt: NOW }]
		server.routes['GET /devices'] = ok({ ...list, hardware })
		await pass(800)
		const fact = (position: number, over: object) => ({ position, at: NOW, day: '2026-11-23', v: 1, hash: '', ...over })
		const visitId = '00000000-0000-4000-8000-000000000001'
		server.routes['GET /events'] = ok({
			events: [
				fact(8, { type: 'VisitRated', actor: `pad:${id}`, visitId, counterId: 'counter-1', level: 4, reasons: [] }),
				fact(9, { type: 'VisitRated', actor: 'pad:other', visitId, counterId: 'counter-2', level: 1, reasons: [] }),
				fact(10, {
					...{ type: 'PressRefused', actor: `device:${id}`, counterId: 'counter-1', deviceId: id, means: 2 },
					...{ code: 'already-rated', times: 3 },
				}),
			],
			...{ last: 10, head: 10 },
		})
		server.routes['GET /devices'] = ok({ ...list, hardware: hardware.map((one) => ({ ...one, presses: 44 })) })
		await pass(800)
		expect(words(screen.getByTestId('trial'))).toBe('sẵn sàng Đã bấm 4 lần')
		expect(screen.getAllByTestId(/^answer-/).map(words)).toEqual([
			'09:12:00 Bình thường Không nhận: Lượt này đã được đánh giá. · 3 lần',
			'09:12:00 Rất hài lòng Đã nhận',
		])
		expect(server.sent('GET', '/events?after=7&limit=100')).not.toEqual([])
	})
})

describe('the devices of the centre', () => {
	it('are removed after a question, from the set-up as it is then', async () => {
		const other = { ...bound, id: 'nut-2', counterId: 'counter-2' }
		const { server, send } = await show(testCentre({ devices: [bound] }))
		server.routes['GET /centre-file'] = ok(testCentre({ devices: [bound, other] }))
		await press('Gỡ Nút đánh giá quầy 1')
		expect(send).not.toHaveBeenCalled()
		await fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Gỡ' }))
		await pass(10)
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'ConfigureCentre', centre: testCentre({ devices: [other] }) })
		expect(screen.getByText('Đã gỡ nút đánh giá quầy 1.')).toBeTruthy()
		expect(screen.queryByTestId('hardware-nut-1')).toBeNull()
	})

	it('are shown before any machine has told of them', async () => {
		await show(testCentre({ devices: [{ ...bound, agentId: 'agent-1' }] }))
		const cells = [...screen.getByTestId('hardware-nut-1').children].map(words)
		expect(cells).toEqual(['Nút đánh giá quầy 1 nut-1', 'chưa báo về', '– trên máy agent-1', '–', '–', 'Gỡ Nút đánh giá quầy 1'])
	})
})
