import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CounterView } from '../../contract/views.ts'
import { primaryStep } from '../../counter/availability.ts'
import { DeskWork } from '../../counter/desk.svelte.ts'
import { deviceLines } from '../../counter/devices.ts'
import { bestOf, narrowed, placesFor } from '../../counter/destinations.ts'
import { findNumber } from '../../counter/find-number.ts'
import { KEY_ACTIONS, KeyMap } from '../../counter/keys.svelte.ts'
import { detailOf, titleOf } from '../../counter/procedure-line.ts'
import { rememberCounter, rememberedCounter } from '../../counter/remembered.ts'
import { rememberRoom, usedRooms } from '../../counter/rooms.ts'
import { sentTo } from '../../counter/sent-to.ts'
import { PRIMARY_LOCK_MS } from '../../counter/timing.ts'
import { factsOf, finishWords } from '../../counter/visit-facts.ts'
import { whyShort } from '../../counter/why-sentence.ts'
import type { Answer, Send } from '../../ui/send.ts'
import { called, card, inLine, MINUTE_MS, NOW, serving, setup, view, waiting } from './counter-desk.ts'

type Device = CounterView['devices'][number]
const device = (kind: Device['kind'], over: Partial<Device> = {}): Device => ({ id: kind, label: '', kind, state: 'ok', ...over })
const printer = (label: string, over: Partial<Device> = {}) => device('printer', { id: label, label, ...over })

beforeEach(() => {
	localStorage.clear()
	sessionStorage.clear()
})

describe('the reason of a place, in a row', () => {
	it.each([
		[{ rule: 'arrival', passed: 0 }, {}, 'Đến trước'],
		[{ rule: 'arrival', passed: 0 }, { transferredFrom: 4 }, 'Chuyển từ quầy 4'],
		[{ rule: 'arrival', passed: 0 }, { transferredFrom: 4, returnedAt: NOW }, 'Đã quay lại'],
		[{ rule: 'priority', before: 'A048', passed: 1 }, {}, 'Ưu tiên: trước A048'],
		[{ rule: 'appointment', passed: 0 }, {}, 'Có hẹn'],
		[{ rule: 'appointment', before: 'A048', appointmentAt: NOW + 3 * MINUTE_MS, passed: 2 }, {}, 'Hẹn 09:15: trước A048'],
		[{ rule: 'appointment', passed: 0 }, { appointmentAt: NOW + 3 * MINUTE_MS }, 'Hẹn 09:15'],
		[{ rule: 'preference', before: 'A048', step: 1, passed: 2 }, {}, 'Việc chính: trước A048'],
		[{ rule: 'preference', step: 1, passed: 0 }, {}, 'Việc chính của quầy'],
		[{ rule: 'yield-limit', passed: 3 }, {}, 'Đã nhường 3 lượt'],
		[{ rule: 'chosen', before: 'A046', passed: 1 }, {}, 'Cán bộ chọn gọi'],
		[{ rule: 'recall', passed: 0 }, {}, 'Gọi lại'],
	] as const)('%o', (why, visit, words) => {
		expect(whyShort(why, visit)).toBe(words)
	})
})

describe('what an officer should know of a visit', () => {
	const texts = (over: Parameters<typeof card>[1]) => factsOf(card(47, over), setup).map(({ text }) => text)

	it('is nothing where there is nothing to know', () => {
		expect(texts({})).toEqual([])
	})
	it('is everything that makes it another visit than most', () => {
		expect(
			texts({
				...{ lane: 'priority', language: 'en', walkUp: true, dossiers: 3, transferredFrom: 4 },
				...{ appointmentAt: NOW + 3 * MINUTE_MS, returnedAt: NOW, nextServiceIds: ['dat-dai', 'ho-tich'] },
			}),
		).toEqual([
			...['Chưa lấy số', 'Ưu tiên', 'Hẹn 09:15', 'Đã quay lại', '3 hồ sơ'],
			...['Chuyển từ quầy 4', 'Sau đó: Đất đai, Hộ tịch', 'Tiếng Anh'],
		])
	})
	it('names the counter to come back to, and no service that is no more', () => {
		expect(texts({ nextServiceIds: ['gone', 'dat-dai'] })).toEqual(['Sau đó: Đất đai'])
		expect(texts({ nextServiceIds: ['ho-tich', 'dat-dai'], returnsTo: 4 })).toEqual(['Sau đó: quay lại quầy 4, Đất đai'])
	})
	it('tells what finishing means', () => {
		expect(finishWords({}, setup)).toBe('Hoàn thành, mời đánh giá')
		expect(finishWords({ nextServiceIds: ['gone'] }, setup)).toBe('Hoàn thành, mời đánh giá')
		expect(finishWords({ nextServiceIds: ['gone', 'dat-dai'] }, setup)).toBe('Xong, chuyển tiếp Đất đai')
		expect(finishWords({ nextServiceIds: ['ho-tich'], returnsTo: 4 }, setup)).toBe('Xong, quay lại quầy 4')
	})
})

describe('the places a number can go', () => {
	const zones = placesFor(setup, { counterId: 'quay-5', serviceId: 'dat-dai' })
	const ids = (typed: string) => narrowed(zones, typed).flatMap(({ counters, services }) => [...counters, ...services].map(({ id }) => id))

	it('are all but this counter and this service, the own zone first', () => {
		expect(ids('')).toEqual(['quay-3', 'quay-4', 'ho-tich'])
		expect(placesFor(setup, { counterId: 'quay-5', serviceId: 'ho-tich' }).map(({ id }) => id)).toEqual(['b', 'a'])
	})
	it.each([
		['4', ['quay-4']],
		['quay', ['quay-3', 'quay-4']],
		['hô TICH', ['ho-tich']],
		['đất', []],
		['44', []],
		['(', []],
	])('%o leaves %o', (typed, left) => {
		expect(ids(typed)).toEqual(left)
	})
	it('have a best one: that very number, else the first', () => {
		const many = placesFor(
			{ ...setup, counters: [13, 3, 1].map((number) => ({ id: `c${number}`, number, zoneId: 'a', services: [] })) },
			{ counterId: 'x', serviceId: 'ho-tich' },
		)
		expect(bestOf(narrowed(many, '1'), '1')?.id).toBe('c1')
		expect(bestOf(narrowed(many, 'quầy'), 'quầy')?.id).toBe('c13')
		expect(bestOf(many, ' ')).toBeUndefined()
		expect(bestOf(narrowed(many, '7'), '7')).toBeUndefined()
	})
})

describe('the rooms of a machine', () => {
	it('are the last six, each once, the last one first', () => {
		for (const room of ['1', '2', '3', '4', '5', '6', '7', '3', '']) rememberRoom(room)
		expect(usedRooms()).toEqual(['3', '7', '6', '5', '4', '2'])
	})
	it.each(['not json', '{}', '[1,"",null]'])('are none after a damaged %s', (stored) => {
		localStorage.setItem('mot-cua:counter:rooms', stored)
		expect(usedRooms()).toEqual([])
	})
})

describe('the green button', () => {
	it.each([
		[{ state: 'closed' }, 'open'],
		[{ state: 'paused' }, 'continue'],
		[{ state: 'open' }, 'call'],
		[{ state: 'open', current: called() }, 'start'],
		[{ state: 'open', current: serving() }, 'finish'],
		[{ state: 'closed', current: serving() }, 'finish'],
	] as [Pick<CounterView, 'state' | 'current'>, string][])('%#: %s', (at, step) => {
		expect(primaryStep(at)).toBe(step)
	})
})

describe('the work of a desk', () => {
	beforeEach(() => {
		vi.useFakeTimers()
	})
	afterEach(() => {
		vi.useRealTimers()
	})
	const next = { type: 'CallNext', counterId: 'quay-3' } as const

	it('is one command at a time, and none while the green button rests', async () => {
		const answers: ((answer: Answer) => void)[] = []
		const send = vi.fn<Send>(() => new Promise((done) => answers.push(done)))
		const work = new DeskWork(
			() => send,
			(refusal) => refusal.vi,
		)
		const first = work.runPrimary(next)
		expect(await work.run(next)).toBe(false)
		await work.runPrimary(next)
		expect(send).toHaveBeenCalledOnce()
		answers[0]?.({ ok: true, events: [] })
		await first
		await work.runPrimary(next)
		expect(send).toHaveBeenCalledOnce()
		await vi.advanceTimersByTimeAsync(PRIMARY_LOCK_MS)
		void work.runPrimary(next)
		expect(send).toHaveBeenCalledTimes(2)
	})

	it('goes on after a send that failed altogether', async () => {
		const work = new DeskWork(
			() => () => Promise.reject(new Error('broken')),
			(refusal) => refusal.vi,
		)
		await expect(work.runPrimary(next)).rejects.toThrow('broken')
		expect([work.sending, work.resting]).toEqual([false, false])
	})
})

describe('a typed number', () => {
	const here = {
		waiting: waiting(inLine(47), { ...inLine(47), number: 'B047' }, inLine(112)),
		held: [{ ...card(41, { state: 'held' }), heldAt: 0 }],
	}
	it.each([
		['47', 'A047'],
		['b47', 'B047'],
		[' a 047 ', 'A047'],
		['A112', 'A112'],
		['41', 'A041'],
		['12', undefined],
		['C47', undefined],
		['', undefined],
		['A', undefined],
		['47A', undefined],
	])('%o finds %s', (typed, number) => {
		expect(findNumber(typed, here)?.number).toBe(number)
	})
})

describe('the device strip', () => {
	const labels = (devices: Device[], fresh = true) => deviceLines(devices, fresh).map(({ label, state }) => `${label} (${state})`)

	it('is short when all is well', () => {
		expect(labels([device('sign'), device('rating'), printer('K-01'), printer('K-02')])).toEqual([
			'Máy chủ (ok)',
			'Bảng quầy (ok)',
			'Nút đánh giá (ok)',
			'Máy in (ok)',
		])
	})
	it('names the one printer that is wrong, and what is wrong', () => {
		expect(labels([printer('K-01'), printer('K-02', { state: 'fault', fault: 'paper-out' })])).toContain('Máy in K-02 hết giấy (bad)')
		expect(labels([printer('K-01', { state: 'warning', fault: 'near-end' })])).toContain('Máy in K-01 sắp hết giấy (bad)')
	})
	it('counts several, and keeps their names for a closer look', () => {
		const lines = deviceLines(
			[printer('K-01', { state: 'fault', fault: 'cover-open' }), printer('K-02', { state: 'fault', fault: 'offline' })],
			true,
		)
		expect(lines.at(-1)).toEqual({ label: '2 máy in cần xem', state: 'bad', title: 'Máy in K-01 mở nắp; Máy in K-02 mất kết nối' })
	})
	it('tells what never reported from what is faulty', () => {
		expect(labels([device('sign', { state: 'absent' }), printer('K-01', { state: 'absent' }), printer('K-02')])).toEqual([
			'Máy chủ (ok)',
			'Bảng quầy chưa nối (absent)',
			'Máy in K-01 chưa nối (absent)',
		])
	})
	it('has the officer’s keypad, with what is wrong with it', () => {
		expect(labels([device('keypad')])).toContain('Bàn phím (ok)')
		expect(labels([device('keypad', { state: 'fault', fault: 'stuck' })])).toContain('Bàn phím nút bị kẹt (bad)')
		expect(labels([device('rating', { state: 'fault', fault: 'offline' })])).toContain('Nút đánh giá mất kết nối (bad)')
	})
	it('claims nothing about the rest without the server', () => {
		expect(labels([device('sign'), printer('K-01')], false)).toEqual(['Máy chủ mất kết nối (bad)'])
	})
})

describe('where a call is shown', () => {
	it('counts the walls of the zone, and the sign where there is one', () => {
		expect(sentTo(view({ devices: [device('sign')] }), setup)).toBe('Đã gửi tới 1 màn hình và bảng quầy 3')
		expect(sentTo(view({ devices: [device('sign', { state: 'absent' })] }), setup)).toBe('Đã gửi tới 1 màn hình; bảng quầy 3 chưa nối')
		expect(sentTo(view({ zoneId: 'b' }), setup)).toBe('Đã gửi tới 2 màn hình')
		expect(sentTo(view(), { ...setup, displays: [] })).toBe('Không có màn hình nào nhận lượt gọi')
	})
})

describe('what a visit is about', () => {
	it('is the procedure, with what is known of it, or else the service', () => {
		const visit = { serviceId: 'ho-tich', procedureId: '1.001193' }
		expect([titleOf(visit, setup), detailOf(visit, setup)]).toEqual(['Đăng ký khai sinh', 'Hộ tịch · trong ngày · miễn phí'])
		expect([titleOf({ serviceId: 'ho-tich' }, setup), detailOf({ serviceId: 'ho-tich' }, setup)]).toEqual([
			'Hộ tịch',
			'Hộ tịch, chứng thực',
		])
	})
})

describe('the keys of a browser', () => {
	const USUAL = ['F2', 'F4', 'F8', 'F9', 'F7', 'F3', 'F6', 'F10']
	it.each([
		'not json',
		'null',
		'[]',
		'{"bindings":{"primary":"F2"}}',
		'{"bindings":{"primary":"F9","hold":"F9"}}',
		'{"bindings":{"primary":"a","recall":"F4","no-show":"F8","hold":"F9","transfer":"F7"}}',
	])('are the usual ones after a damaged %s', (stored) => {
		localStorage.setItem('mot-cua:counter:keys', stored)
		const keys = new KeyMap()
		expect(KEY_ACTIONS.map((action) => keys.keyOf(action))).toEqual(USUAL)
	})
	it('are kept, and given back', () => {
		new KeyMap().bind('hold', 'F10')
		const later = new KeyMap()
		expect(later.keyOf('hold')).toBe('F10')
		later.reset()
		expect(new KeyMap().keyOf('hold')).toBe('F9')
	})
	it('stay as they were chosen when the desk learns new actions', () => {
		localStorage.setItem('mot-cua:counter:keys', '{"bindings":{"primary":"F3","recall":"F4","no-show":"F8","hold":"F9","transfer":"F10"}}')
		const keys = new KeyMap()
		expect(KEY_ACTIONS.map((action) => keys.keyOf(action))).toEqual(['F3', 'F4', 'F8', 'F9', 'F10', 'F1', 'F6', 'F2'])
	})
	it('leave two actions never with one key', () => {
		const keys = new KeyMap()
		keys.bind('primary', 'F9')
		keys.bind('recall', 'F9')
		expect(KEY_ACTIONS.map((action) => keys.keyOf(action))).toEqual(['F4', 'F9', 'F8', 'F2', 'F7', 'F3', 'F6', 'F10'])
	})
})

describe('a browser that keeps nothing', () => {
	afterEach(() => {
		vi.unstubAllGlobals()
	})
	it('still has keys, and asks for the counter', () => {
		const closed = () => {
			throw new DOMException('denied', 'SecurityError')
		}
		const storage = { getItem: closed, setItem: closed, removeItem: closed }
		vi.stubGlobal('localStorage', storage)
		vi.stubGlobal('sessionStorage', storage)
		const keys = new KeyMap()
		keys.switchTo(false)
		expect(keys.keyOf('primary')).toBeUndefined()
		rememberCounter('officer:officer3', 'quay-3')
		expect(rememberedCounter('officer:officer3')).toBeUndefined()
	})
})

describe('the counter of a tab', () => {
	it('is remembered for the same officer alone', () => {
		rememberCounter('officer:officer3', 'quay-5')
		expect(rememberedCounter('officer:officer3')).toBe('quay-5')
		expect(rememberedCounter('officer:officer4')).toBeUndefined()
	})
})
