import { fireEvent, render, screen } from '@testing-library/svelte'
import { vi } from 'vitest'
import type { RatingSetup } from '../../contract/centre.ts'
import type { RatingView } from '../../contract/views.ts'
import type { Visit } from '../../counter/rating/flow.ts'
import RatingScreen from '../../counter/rating/RatingScreen.svelte'
import type { Answer, Send } from '../../ui/send.ts'

/** Monday 23 November 2026, 09:12 in the centre. */
export const NOW = Date.UTC(2026, 10, 23, 2, 12)
export const MINUTE_MS = 60_000
export const text = (vi: string, en = vi) => ({ vi, en })
export const FIRST = '0b6c7f2e-0000-4000-8000-000000000001'
export const SECOND = '0b6c7f2e-0000-4000-8000-000000000002'
export const DONE: Answer = { ok: true, events: [] }
export const refused = (code: 'already-rated' | 'nothing-to-rate' | 'unreachable' | 'invalid-command'): Answer => ({
	ok: false,
	code,
	vi: '',
})

export const rating: RatingSetup = {
	levels: [
		{ level: 4, name: text('Rất hài lòng', 'Very satisfied'), counts: 'positive' },
		{ level: 3, name: text('Hài lòng', 'Satisfied'), counts: 'positive' },
		{ level: 2, name: text('Bình thường', 'Neutral'), counts: 'neutral' },
		{ level: 1, name: text('Không hài lòng', 'Dissatisfied'), counts: 'negative' },
	],
	reasons: [
		{ id: 'long-wait', name: text('Chờ lâu', 'Long wait'), confidential: false },
		{ id: 'unofficial-payment', name: text('Gợi ý thu ngoài quy định', 'Unofficial payment hinted'), confidential: true },
		{ id: 'other', name: text('Việc khác', 'Something else'), confidential: false },
	],
	windowMs: 10 * MINUTE_MS,
	unansweredMs: MINUTE_MS,
}

export const view = (visit?: Partial<Visit>, over: Partial<RatingView> = {}): RatingView => ({
	...{ rev: 1, at: NOW, day: '2026-11-23', setupRev: 1, counterId: 'counter-3', counterNumber: 3, state: 'open', rating },
	zone: text('Hộ tịch, chứng thực', 'Civil status, certification'),
	officer: { name: 'Lò Thị Mai', title: text('Chuyên viên', 'Officer') },
	...(visit && {
		visit: {
			visitId: FIRST,
			number: 'A047',
			language: 'vi',
			state: 'completed',
			...{ completedAt: NOW, closesAt: NOW + 10 * MINUTE_MS },
			rated: false,
			...visit,
		},
	}),
	...over,
})
/** The next visitor, at the desk already. */
export const next = (over: Partial<Visit> = {}): RatingView => {
	const { visit, ...rest } = view({ visitId: SECOND, number: 'A048', state: 'serving', ...over })
	const { completedAt: _completed, closesAt: _closes, ...serving } = visit as Visit
	return { ...rest, visit: serving }
}

/** Mounts the tablet with a server that always gives the same answer. `see` shows it the next view or moment. */
export function open(shown: RatingView, answer: Answer = DONE) {
	const send = vi.fn<Send>(async () => answer)
	const sound = vi.fn()
	const { rerender } = render(RatingScreen, { view: shown, fresh: true, now: NOW, send, sound })
	return { send, sound, see: rerender }
}
export const press = (testid: string) => fireEvent.click(screen.getByTestId(testid))
export const sent = (send: ReturnType<typeof open>['send']) => send.mock.calls.map(([draft]) => draft)
export const rate = (level: number, reasons?: string[], visitId = FIRST) => ({
	...{ type: 'Rate', counterId: 'counter-3', visitId, level },
	...(reasons && { reasons }),
})
