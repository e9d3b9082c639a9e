import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandDraft } from '../../contract/commands.ts'
import type { WallList } from '../../contract/walls.ts'
import { call } from '../../admin/api.ts'
import { sectionsFor } from '../../admin/sections.ts'
import Walls from '../../admin/walls/Walls.svelte'
import { timesInWords, toField, toMoment } from '../../admin/walls/words.ts'
import { fakeServer, MINUTE_MS, NOW, ok, sessionOf } from './admin-support.ts'

const text = (vi: string) => ({ vi, en: vi })
const list = (over: Partial<WallList> = {}): WallList => ({
	at: NOW,
	notices: [],
	walls: [
		{ id: 'wall-1', label: 'Màn hình sảnh', layout: 'wall', online: true, noticeIds: [], emergency: false },
		{ id: 'sign-1', label: 'Bảng quầy 1', layout: 'sign', online: false, noticeIds: [], emergency: false },
	],
	...over,
})
const media = { files: [], ignored: [], troubles: [] }
const send = vi.fn(async (_: CommandDraft) => ({ ok: true as const, events: [] }))

async function open(walls: Partial<WallList> = {}, files: object = media) {
	fakeServer({ 'GET /walls': ok(list(walls)), 'GET /media': ok(files) })
	render(Walls, { call, send })
	await screen.findByText('Viết thông báo')
}
beforeEach(() => {
	send.mockClear()
})
afterEach(() => {
	cleanup()
	vi.unstubAllGlobals()
})
const type = (label: string | RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('a notice', () => {
	it('is written with times of the centre, for chosen displays; without English the Vietnamese stands for both', async () => {
		await open()
		await type('Nội dung tiếng Việt', ' Thứ Ba nghỉ lễ. ')
		await type(/^Hiện từ/, '2026-11-24T07:00')
		await type(/^Đến/, '2026-11-25T07:00')
		await fireEvent.click(screen.getByLabelText('Màn hình sảnh'))
		await press('Đăng thông báo')
		await screen.findByText('Đã đăng. Màn hình hiện ngay, hoặc khi đến giờ.')
		expect(send).toHaveBeenCalledExactlyOnceWith({
			type: 'PostNotice',
			noticeId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
			text: text('Thứ Ba nghỉ lễ.'),
			from: Date.UTC(2026, 10, 24),
			until: Date.UTC(2026, 10, 25),
			displayIds: ['wall-1'],
		})
		await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>('Nội dung tiếng Việt').value).toBe(''))
	})
	it('that ends before it begins is not sent', async () => {
		await open()
		await type('Nội dung tiếng Việt', 'a')
		await type(/^Hiện từ/, '2026-11-25T07:00')
		await type(/^Đến/, '2026-11-24T07:00')
		expect(screen.getByText('Giờ kết thúc phải sau giờ bắt đầu.')).toBeTruthy()
		expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Đăng thông báo' }).disabled).toBe(true)
	})
	it('is changed under its id, and withdrawn', async () => {
		await open({ notices: [{ noticeId: 'n1', text: text('Nghỉ lễ.'), until: NOW + MINUTE_MS }] })
		await press('Sửa')
		expect(screen.getByLabelText<HTMLTextAreaElement>('Nội dung tiếng Việt').value).toBe('Nghỉ lễ.')
		await type('Nội dung tiếng Việt', 'Nghỉ Tết.')
		await press('Lưu thay đổi')
		await waitFor(() => expect(send).toHaveBeenCalledOnce())
		expect(send.mock.calls[0]?.[0]).toMatchObject({ type: 'PostNotice', noticeId: 'n1', text: text('Nghỉ Tết.') })
		await press('Gỡ')
		expect(send).toHaveBeenLastCalledWith({ type: 'WithdrawNotice', noticeId: 'n1' })
	})
})

describe('an emergency', () => {
	it('is asked about once more, and no answer sends nothing', async () => {
		await open()
		await type(/^Nội dung, ví dụ/, 'Mời rời khỏi nhà.')
		await press('Phát thông báo khẩn')
		expect(send).not.toHaveBeenCalled()
		await fireEvent.click(screen.getByText('Không, để sau'))
		expect(send).not.toHaveBeenCalled()
		await press('Phát thông báo khẩn')
		await fireEvent.click(screen.getByText('Phát ngay'))
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'RaiseEmergency', text: text('Mời rời khỏi nhà.') })
	})
	it('is ended with one press', async () => {
		await open({ emergency: { text: text('Mất điện.'), raisedAt: NOW } })
		expect(screen.getByText('Mất điện.')).toBeTruthy()
		await press('Kết thúc thông báo khẩn')
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'EndEmergency' })
	})
})

describe('the displays', () => {
	it('are listed with their link and what they show', async () => {
		const [wall, sign] = list().walls
		if (!wall || !sign) throw new Error('the list has lost its walls')
		await open({
			notices: [{ noticeId: 'n1', text: text('Nghỉ lễ.') }],
			walls: [
				{ ...wall, noticeIds: ['n1'] },
				{ ...sign, emergency: true },
			],
		})
		const row = (id: string) =>
			within(screen.getByTestId(`wall-${id}`))
				.getAllByRole('cell')
				.map((cell) => cell.textContent?.trim())
		expect(row('wall-1')).toEqual(['Màn hình sảnh', 'Sảnh, ngang', 'đang nối', 'Nghỉ lễ.'])
		expect(row('sign-1')).toEqual(['Bảng quầy 1', 'Bảng quầy', 'chưa nối', 'Thông báo khẩn'])
	})
	it('tell which files they cannot play', async () => {
		await open(
			{},
			{
				files: [{ folder: 'sanh', name: 'phim.mp4', kind: 'video', bytes: 3_145_728, url: '/media/sanh/phim.mp4' }],
				ignored: [{ folder: 'sanh', name: 'ghi.txt' }],
				troubles: [{ folder: 'sanh', name: 'phim.mp4', displayId: 'wall-1', at: NOW }],
			},
		)
		expect((await screen.findByText('sanh/phim.mp4 · 3,0 MB')).parentElement?.textContent).toContain('không phát được: Màn hình sảnh')
		expect(screen.getByText('sanh/ghi.txt').parentElement?.textContent).toContain('không dùng được')
	})
})

describe('times', () => {
	it.each([
		[{}, 'đang hiện, đến khi gỡ'],
		[{ until: NOW + MINUTE_MS }, 'đang hiện, đến 09:13'],
		[{ from: NOW + 24 * 60 * MINUTE_MS }, 'sẽ hiện từ 24/11 09:12, đến khi gỡ'],
		[{ until: NOW }, 'đã hết lúc 09:12'],
	])('%o reads as told', (times, words) => {
		expect(timesInWords(times, NOW)).toBe(words)
	})
	it('are the centre’s own in the fields', () => {
		expect([toField(NOW), toField(undefined), toMoment('')]).toEqual(['2026-11-23T09:12', '', undefined])
		expect(toMoment(toField(NOW))).toBe(NOW)
	})
})

it('the section is for supervisors and administrators', () => {
	const has = (role: Parameters<typeof sessionOf>[0]) => sectionsFor(sessionOf(role)).some(({ id }) => id === 'walls')
	expect([has('administrator'), has('supervisor'), has('inspector'), has('officer')]).toEqual([true, true, false, false])
})
