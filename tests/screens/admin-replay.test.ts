import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import Replay from '../../admin/replay/Replay.svelte'
import { sectionsFor } from '../../admin/sections.ts'
import type { ReplayMoment, ReplayOutline } from '../../contract/replay.ts'
import { fakeServer, MINUTE_MS, NOW, ok, sessionOf, wallView } from './admin-support.ts'

const DAY = '2026-11-23'
const text = (vi: string) => ({ vi, en: vi })
const at = (minutes: number) => NOW + minutes * MINUTE_MS
const outline: ReplayOutline = {
	...{ day: DAY, firstAt: NOW, lastAt: at(120), facts: 1234, calls: [at(10), at(30), at(31)] },
	minutes: [{ at: at(10), issued: 3, called: 1, completed: 0 }],
}
const numberAt = (moment: number) => `A${String(Math.round((moment - NOW) / MINUTE_MS)).padStart(3, '0')}`

/** A wall on which the number called last is the minute of the moment. */
function momentOf(moment: number, displays: string[]): ReplayMoment {
	const call = { callId: 1, number: numberAt(moment), counterId: 'counter-3', counterNumber: 3, zoneId: 'zone-a', attempt: 1 }
	const calls = [{ ...call, calledAt: moment, language: 'vi' as const }]
	return {
		...{ day: DAY, at: moment, position: 9 },
		setup: {
			zones: [{ id: 'zone-a', letter: 'A', name: text('Hộ tịch') }],
			services: [{ id: 'ho-tich', name: text('Hộ tịch') }],
			displays: [
				{ id: 'wall-1', label: 'Màn hình sảnh', layout: 'wall' },
				{ id: 'sign-1', label: 'Bảng quầy 1', layout: 'sign' },
			],
		},
		displays: displays.map((displayId) => wallView({ displayId, calls, zones: [{ zoneId: 'zone-a', waiting: 7, waitMs: null }] })),
		counters: [
			{ counterId: 'counter-3', number: 3, zoneId: 'zone-a', state: 'open', officer: 'Lò Thị Mai', waiting: 7 },
			{ counterId: 'counter-1', number: 1, zoneId: 'zone-a', state: 'closed', waiting: 0 },
		],
		queues: [{ serviceId: 'ho-tich', waiting: 7 }],
		issued: [
			{ number: 'A013', at: NOW, ahead: 6, waitMs: { p50: 10 * MINUTE_MS, p90: 20 * MINUTE_MS } },
			{ number: 'A012', at: NOW, ahead: 5, waitMs: null },
		],
	}
}

const clock = () => screen.getByTestId('replay-clock').textContent
const wall = () => screen.getByTestId('replay-wall-wall-1')
const press = (key: string, init: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key, ...init })
const sees = (minutes: number) => waitFor(() => expect(wall().textContent).toContain(numberAt(at(minutes))))

async function open(place: string[] = [DAY]) {
	const server = fakeServer({
		[`GET /replay/${DAY}`]: ok(outline),
		[`GET /replay/${DAY}/views`]: ({ path }) => {
			const query = new URLSearchParams(path.split('?')[1])
			const displays = (query.get('displays') ?? '').split(',').filter(Boolean)
			return { status: 200, body: momentOf(Number(query.get('at')), displays) }
		},
	})
	const shown = render(Replay, { call, place })
	await screen.findByTestId('replay-clock')
	return { ...server, shown }
}
beforeEach(() => void vi.setSystemTime(NOW + 86_400_000))
afterEach(() => {
	cleanup()
	vi.useRealTimers()
	vi.unstubAllGlobals()
})

describe('a day seen again', () => {
	it('begins with its first call, and shows walls, counters, queues and what tickets were told', async () => {
		await open()
		await sees(10)
		expect(clock()).toBe('09:22:00')
		expect(within(wall()).getByText('A010')).toBeTruthy()
		expect(wall().textContent).toMatch(/Màn hình sảnh.*A010 Quầy 3.*A 7 người chờ/s)
		expect(screen.queryByTestId('replay-wall-sign-1')).toBeNull()
		expect(screen.getAllByTestId(/^replay-counter-/).map((row) => row.textContent.replace(/\s+/g, ' ').trim())).toEqual([
			'1đóng0',
			'3Lò Thị Maimở7',
		])
		expect(screen.getByTestId('replay-queue-ho-tich').textContent).toBe('Hộ tịch 7 người chờ')
		expect(screen.getByText('còn trước 6 người, đã báo chờ 10–20 phút')).toBeTruthy()
		expect(screen.getByText('còn trước 5 người, không báo giờ chờ')).toBeTruthy()
	})
	it('opens at the time that its address names', async () => {
		await open([DAY, '09:42'])
		await sees(30)
		expect(clock()).toBe('09:42:00')
	})
	it('says what is in no fact', async () => {
		await open()
		expect(screen.getByText(/Không có trong nhật ký: thời gian chờ mà màn hình đã báo/)).toBeTruthy()
	})
	it('goes by keys: arrows a minute, with Shift a call; space plays and stops; never out of the day', async () => {
		await open()
		await press('ArrowRight')
		await sees(11)
		await press('ArrowLeft')
		await press('ArrowLeft')
		await sees(9)
		await press('ArrowRight', { shiftKey: true })
		await press('ArrowRight', { shiftKey: true })
		await sees(30)
		await press('ArrowLeft', { shiftKey: true })
		await sees(10)
		for (let i = 0; i < 12; i++) await press('ArrowLeft')
		expect(clock()).toBe('09:12:00')
		await press(' ')
		expect(screen.getByRole('button', { name: 'Dừng' })).toBeTruthy()
		await press(' ')
		expect(screen.getByRole('button', { name: 'Chạy' })).toBeTruthy()
	})
	it('leaves keys to fields and buttons that need them', async () => {
		await open()
		await sees(10)
		await fireEvent.keyDown(screen.getByTestId('replay-jump'), { key: 'ArrowRight' })
		await fireEvent.keyDown(screen.getByRole('button', { name: 'Lượt gọi sau' }), { key: ' ' })
		expect(clock()).toBe('09:22:00')
		expect(screen.getByRole('button', { name: 'Chạy' })).toBeTruthy()
	})
	it('plays as fast as asked, with one question at a time, and stops at its end', async () => {
		const { asked } = await open()
		await sees(10)
		await fireEvent.change(screen.getByLabelText('Tốc độ'), { target: { value: '600' } })
		await fireEvent.click(screen.getByRole('button', { name: 'Chạy' }))
		const before = asked.length
		await waitFor(() => expect(clock() > '09:25').toBe(true), { timeout: 3000 })
		expect(asked.length - before).toBeLessThan(30)
		await fireEvent.input(screen.getByRole('slider'), { target: { value: String(at(119.9)) } })
		await screen.findByRole('button', { name: 'Chạy' }, { timeout: 3000 })
		expect(clock()).toBe('11:12:00')
		await sees(120)
	})
	it('goes to a time, and by the slider', async () => {
		await open()
		await fireEvent.input(screen.getByTestId('replay-jump'), { target: { value: '10:00' } })
		await fireEvent.click(screen.getByRole('button', { name: 'Đến' }))
		await sees(48)
		await fireEvent.input(screen.getByRole('slider'), { target: { value: String(at(60)) } })
		await sees(60)
		expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toBe('10:12:00')
	})
	it('of which nothing is on record says so', async () => {
		fakeServer({})
		render(Replay, { call, place: ['2001-01-01'] })
		expect((await screen.findByRole('alert')).textContent).toContain('Không có việc nào được ghi trong ngày này.')
	})
})

it('is for whoever reads facts', () => {
	const has = (role: Parameters<typeof sessionOf>[0]) => sectionsFor(sessionOf(role)).some(({ id }) => id === 'replay')
	expect((['administrator', 'inspector', 'supervisor', 'officer'] as const).map(has)).toEqual([true, true, false, false])
})
