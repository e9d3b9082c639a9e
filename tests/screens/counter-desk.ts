import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { vi } from 'vitest'
import type { Session } from '../../contract/api.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import type { CounterView, CurrentVisit, VisitCard } from '../../contract/views.ts'
import Desk from '../../counter/Desk.svelte'
import type { Answer, Send } from '../../ui/send.ts'

/** Monday 23 November 2026, 09:12 in the centre. */
export const NOW = Date.UTC(2026, 10, 23, 2, 12)
export const MINUTE_MS = 60_000
export const DONE: Answer = { ok: true, events: [] }
const text = (vi: string) => ({ vi, en: vi })

export const setup = {
	zones: [
		{ id: 'a', letter: 'A', name: text('Hộ tịch, chứng thực'), where: text('Tầng 1'), turn: 'left' },
		{ id: 'b', letter: 'B', name: text('Đất đai'), where: text('Tầng 1'), turn: 'right' },
	],
	services: [
		{ id: 'ho-tich', zoneId: 'a', name: text('Hộ tịch'), usualMs: 9 * MINUTE_MS },
		{ id: 'dat-dai', zoneId: 'b', name: text('Đất đai'), usualMs: 9 * MINUTE_MS },
	],
	counters: [
		{ id: 'quay-3', number: 3, zoneId: 'a', services: ['ho-tich'] },
		{ id: 'quay-4', number: 4, zoneId: 'a', services: ['ho-tich'] },
		{ id: 'quay-5', number: 5, zoneId: 'b', services: ['dat-dai'] },
	],
	fields: [{ id: 'ho-tich', name: text('Hộ tịch') }],
	procedures: [
		{
			id: '1.001193',
			fieldId: 'ho-tich',
			serviceId: 'ho-tich',
			short: text('Đăng ký khai sinh'),
			limit: { value: 1, unit: 'same_day' },
			feeVnd: 0,
			documents: ['Tờ khai', 'Giấy chứng sinh'],
		},
	],
	displays: [
		{ id: 'wall-1', label: 'Sảnh', layout: 'wall', zoneIds: [] },
		{ id: 'wall-2', label: 'Khu B', layout: 'wall', zoneIds: ['b'] },
	],
	pauseReasons: [{ id: 'meeting', name: text('Họp') }],
	holdReasons: [{ id: 'copying', name: text('Đi photo thêm giấy tờ') }],
	outcomes: [
		{ id: 'accepted', name: text('Tiếp nhận') },
		{ id: 'refused', name: text('Từ chối') },
	],
} as unknown as CentreSetup

export const session: Session = {
	actor: 'officer:officer3',
	role: 'officer',
	permissions: ['work-counter', 'call-chosen'],
	name: 'Lò Thị Mai',
	counterId: 'quay-3',
}

export const visitId = (n: number) => `0b6c7f2e-0000-4000-8000-${String(n).padStart(12, '0')}`
export const card = (n: number, over: Partial<VisitCard> = {}): VisitCard => ({
	visitId: visitId(n),
	number: `A${String(n).padStart(3, '0')}`,
	serviceId: 'ho-tich',
	lane: 'regular',
	language: 'vi',
	state: 'waiting',
	issuedAt: NOW - 10 * MINUTE_MS,
	waitingSinceAt: NOW - 10 * MINUTE_MS,
	...over,
})
export const waiting = (...head: CounterView['waiting']['head']): CounterView['waiting'] => ({
	count: head.length,
	...(head[0] && { longestSinceAt: head[0].issuedAt }),
	head,
})
export const inLine = (n: number, over: Partial<CounterView['waiting']['head'][number]> = {}) => ({
	...card(n),
	why: { rule: 'arrival' as const, passed: 0 },
	...over,
})

/** Called half a minute ago; may be called again, or recorded absent, a minute after the call. */
export const called = (over: Partial<CurrentVisit> = {}): CurrentVisit => ({
	...card(47, { state: 'called' }),
	calledAt: NOW - MINUTE_MS / 2,
	attempt: 1,
	why: { rule: 'arrival', passed: 0 },
	recallAt: NOW + MINUTE_MS / 2,
	noShowAt: NOW + MINUTE_MS / 2,
	...over,
})
export function serving(over: Partial<CurrentVisit> = {}): CurrentVisit {
	const { recallAt: _, noShowAt: __, ...rest } = called()
	return { ...rest, state: 'serving', servingAt: NOW - 4 * MINUTE_MS, ...over }
}

export const view = (over: Partial<CounterView> = {}): CounterView => ({
	rev: 1,
	at: NOW,
	day: '2026-11-23',
	setupRev: 1,
	counterId: 'quay-3',
	number: 3,
	zoneId: 'a',
	services: ['ho-tich'],
	state: 'open',
	officer: { username: 'officer3', name: 'Lò Thị Mai', title: text('Chuyên viên') },
	waiting: waiting(inLine(47), inLine(48)),
	held: [],
	noShows: [],
	mine: { served: 16, medianMs: 8.5 * MINUTE_MS, noShows: 2, transferred: 1 },
	devices: [],
	calling: {
		maxCalls: 3,
		noShowAfterCalls: 2,
		noShowAfterMs: 0,
		preferenceLimit: 10,
		recallAfterMs: MINUTE_MS,
		yieldLimit: 3,
		holdMs: 12_000,
	},
	...over,
})

export type DeskProps = {
	view: CounterView
	setup: CentreSetup
	session: Session
	now: number
	fresh: boolean
	signedIn: boolean
	send: Send
	elsewhere: () => void
	leave: () => Promise<boolean>
}

/** A desk on the screen, with a `send` that is asked no more than a test expects. */
export function showDesk(over: Partial<CounterView> = {}, more: Partial<DeskProps> = {}) {
	const send = vi.fn<Send>(async () => DONE)
	const props: DeskProps = {
		view: view(over),
		setup,
		session,
		now: NOW,
		fresh: true,
		signedIn: true,
		send,
		elsewhere: () => {},
		leave: async () => true,
		...more,
	}
	const { rerender } = render(Desk, props)
	return { send, rerender: (next: Partial<DeskProps>) => rerender(next) }
}

export const at = (id: string) => screen.getByTestId(id)
export const press = (id: string) => fireEvent.click(at(id))
export const key = (name: string, target: Element | Window = window) => fireEvent.keyDown(target, { key: name })
export const isOff = (id: string) => at(id).getAttribute('aria-disabled') === 'true'
export const words = (id: string) => (at(id).textContent ?? '').replace(/\s+/g, ' ').trim()
export const rowsOf = (id: string) => within(at(id)).queryAllByRole('listitem')
