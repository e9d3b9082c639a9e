import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import Screens from '../../admin/screens/Screens.svelte'
import type { DeviceList } from '../../contract/api.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import { testCentre } from '../support/centre.ts'
import { done, fakeServer, MINUTE_MS, NOW, ok, refused, setupOf } from './admin-support.ts'

const list: DeviceList = {
	version: '1',
	devices: [
		{ deviceId: 'd1', kind: 'kiosk', id: 'kiosk-1', label: 'Cửa chính', enrolledAt: NOW, lastSeenAt: NOW, online: true },
		{ deviceId: 'd2', kind: 'agent', id: 'agent-2', label: 'agent-2', enrolledAt: NOW, lastSeenAt: null, online: false },
	],
	pending: [{ code: '015365', kind: 'display', id: 'wall-9', askedAt: NOW }],
	hardware: [
		{ deviceId: 'pad-1', kind: 'rating-pad', state: 'ready', model: 'Pad', slips: 0, since: NOW, seenAt: NOW, agentId: 'here' },
		{ deviceId: 'printer-1', kind: 'printer', state: 'ready', model: 'T82', slips: 1249, since: NOW, seenAt: NOW, agentId: 'here' },
		{
			deviceId: 'printer-2',
			kind: 'printer',
			state: 'near-end',
			model: 'T82',
			slips: 7,
			since: NOW - MINUTE_MS,
			seenAt: NOW,
			agentId: 'here',
		},
	],
}

async function showScreens(routes: Parameters<typeof fakeServer>[0] = {}) {
	const server = fakeServer({ 'GET /devices': ok(list), 'GET /centre': ok(setupOf(testCentre())), ...routes })
	const setup = new Setup()
	await setup.follow(1)
	render(Screens, { setup, call })
	await screen.findByTestId('device-d1')
	return server
}

async function approve(code: string) {
	await fireEvent.input(screen.getByTestId('approval-code'), { target: { value: code } })
	await fireEvent.click(screen.getByRole('button', { name: 'Chấp nhận màn hình' }))
}

describe('screens that ask to be enrolled', () => {
	it('are listed, but nothing in the list approves them', async () => {
		await showScreens()
		const row = screen.getByText('Màn hình wall-9').closest('li')
		expect(row?.textContent).toContain('015 365')
		expect(within(row as HTMLElement).queryByRole('button')).toBeNull()
	})

	it('are approved by the six digits they show, written with or without a space', async () => {
		const device = { ...list.devices[0], deviceId: 'd9', kind: 'display', id: 'wall-9' }
		const server = await showScreens({ 'POST /approvals': ok(device, 201) })
		await fireEvent.input(screen.getAllByLabelText('Tên (không bắt buộc)')[0] as HTMLElement, { target: { value: ' Sảnh ' } })
		await approve('015 365')
		expect(await screen.findByText('Đã chấp nhận: màn hình wall-9.')).toBeTruthy()
		expect(server.sent('POST', '/approvals').map(({ body }) => body)).toEqual([{ code: '015365', label: 'Sảnh' }])
		expect(screen.getByTestId<HTMLInputElement>('approval-code').value).toBe('')
	})

	it('are not asked for with fewer digits', async () => {
		const server = await showScreens()
		await approve('01536')
		expect(screen.getByRole('alert').textContent.trim()).toBe('Mã gồm đúng sáu chữ số.')
		expect(server.sent('POST', '/approvals')).toEqual([])
	})

	it('say so when no screen shows these digits', async () => {
		await showScreens({ 'POST /approvals': refused('not-found') })
		await approve('999999')
		expect((await screen.findByRole('alert')).textContent).toContain('Không tìm thấy màn hình nào đang hiện mã này')
	})
})

describe('enrolled devices', () => {
	const revoke = () => within(screen.getByTestId('device-d1')).getByRole('button', { name: 'Thu hồi K-01' })

	it('are revoked only after a question', async () => {
		const server = await showScreens({ 'DELETE /devices/d1': done })
		await fireEvent.click(revoke())
		const question = screen.getByRole('dialog', { name: 'Thu hồi K-01?' })
		expect(server.sent('DELETE', '/devices/d1')).toEqual([])
		await fireEvent.click(within(question).getByRole('button', { name: 'Thu hồi' }))
		expect(await screen.findByText('Đã thu hồi K-01.')).toBeTruthy()
		expect(server.sent('DELETE', '/devices/d1')).toHaveLength(1)
	})

	it('stay when the answer is no', async () => {
		const server = await showScreens({ 'DELETE /devices/d1': done })
		await fireEvent.click(revoke())
		await fireEvent.click(screen.getByRole('button', { name: 'Không, để sau' }))
		expect(screen.queryByRole('dialog')).toBeNull()
		expect(server.sent('DELETE', '/devices/d1')).toEqual([])
	})

	it('tell whether they are connected and when they were last seen', async () => {
		await showScreens()
		expect(screen.getByTestId('device-d1').textContent).toContain('đang nối')
		expect(screen.getByTestId('device-d2').textContent).toMatch(/không nối.*chưa từng/s)
	})

	it('added by hand show their token once', async () => {
		const server = await showScreens({ 'POST /devices': ok({ deviceId: 'd3', token: 'khoa-bi-mat' }, 201) })
		await fireEvent.input(screen.getByLabelText('Mã'), { target: { value: 'agent-3' } })
		await fireEvent.click(screen.getByRole('button', { name: 'Tạo khóa' }))
		expect((await screen.findByTestId<HTMLInputElement>('shown-once')).value).toBe('khoa-bi-mat')
		expect(server.sent('POST', '/devices').map(({ body }) => body)).toEqual([{ kind: 'agent', id: 'agent-3' }])
		await fireEvent.click(screen.getByRole('button', { name: 'Đóng' }))
		expect(screen.queryByTestId('shown-once')).toBeNull()
		expect(document.body.innerHTML).not.toContain('khoa-bi-mat')
	})

	it('copy the token, or leave it selected where the browser has no clipboard', async () => {
		const writeText = vi.fn(async (_: string) => {})
		await showScreens({ 'POST /devices': ok({ deviceId: 'd3', token: 'khoa-bi-mat' }, 201) })
		await fireEvent.input(screen.getByLabelText('Mã'), { target: { value: 'agent-3' } })
		await fireEvent.click(screen.getByRole('button', { name: 'Tạo khóa' }))
		const copy = await screen.findByRole('button', { name: 'Sao chép' })
		const clipboard = vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({ writeText } as unknown as Clipboard)
		await fireEvent.click(copy)
		expect(writeText).toHaveBeenCalledExactlyOnceWith('khoa-bi-mat')
		clipboard.mockReturnValue(undefined as unknown as Clipboard)
		await fireEvent.click(copy)
		expect(await screen.findByText('Đã chọn sẵn, xin bấm Ctrl+C')).toBeTruthy()
		clipboard.mockRestore()
	})
})

describe('printers, pads, keypads and scanners', () => {
	beforeEach(() => vi.spyOn(Date, 'now').mockReturnValue(NOW))
	afterEach(() => vi.restoreAllMocks())
	type Hardware = DeviceList['hardware'][number]
	const device = (over: Partial<Hardware> & Pick<Hardware, 'deviceId' | 'kind'>): Hardware => ({
		...{ state: 'ready', model: 'X', slips: 0, since: NOW, seenAt: NOW, agentId: 'here' },
		...over,
	})

	it('come with what needs a hand first, in Vietnamese', async () => {
		await showScreens()
		const rows = screen.getAllByTestId(/^hardware-/)
		expect(rows.map((row) => row.dataset['testid'])).toEqual(['hardware-printer-2', 'hardware-printer-1', 'hardware-pad-1'])
		expect(rows[0]?.textContent).toContain('sắp hết giấy')
		expect(rows[1]?.textContent).toMatch(/sẵn sàng.*1\.249/s)
	})

	it('tell their place, state, connection, counts and the newest refused press', async () => {
		const hardware = [
			device({ deviceId: 'printer-1', kind: 'printer', slips: 1249, paperMm: 12_440, connection: 'tcp 10.0.0.9:9100' }),
			device({
				...{ deviceId: 'k1', kind: 'keypad', counterId: 'counter-3', state: 'stuck', presses: 35, since: NOW - MINUTE_MS },
				refused: { at: NOW, code: 'queue-empty' },
			}),
			device({ deviceId: 's1', kind: 'scanner', kioskId: 'kiosk-1', presses: 12 }),
			device({ deviceId: 'p9', kind: 'rating-pad', counterId: 'counter-1', state: 'error' }),
		]
		await showScreens({ 'GET /devices': ok({ ...list, hardware }), 'GET /centre': ok(setupOf(testCentre())) })
		const cells = (row: Element) => [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim())
		expect(screen.getAllByTestId(/^hardware-/).map(cells)).toEqual([
			['Bàn phím cán bộ quầy 3 k1 · X', 'nút bị kẹt từ 09:11 · thấy 09:12:00', '–', '35 lượt bấm', '09:12 Chưa có ai chờ.', ''],
			['Nút đánh giá quầy 1 p9 · X', 'chưa đọc được từ 09:12 · thấy 09:12:00', '–', '–', '–', ''],
			[
				...['Máy in K-01 printer-1 · X', 'sẵn sàng từ 09:12 · thấy 09:12:00', 'tcp 10.0.0.9:9100'],
				...['1.249 phiếu12,4 m giấy từ lúc thay', '–', ''],
			],
			['Máy quét K-01 s1 · X', 'sẵn sàng từ 09:12 · thấy 09:12:00', '–', '12 mã đã đọc', '–', ''],
		])
	})
})
