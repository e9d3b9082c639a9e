import { fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { VisitCard } from '../../contract/views.ts'
import {
	at,
	called,
	card,
	inLine,
	isOff,
	key,
	MINUTE_MS,
	NOW,
	press,
	rowsOf,
	serving,
	session,
	setup,
	showDesk,
	view,
	visitId,
	waiting,
	words,
} from './counter-desk.ts'

const about = { counterId: 'quay-3', visitId: visitId(47) }
const typeInto = (field: Element, value: string) => fireEvent.input(field, { target: { value } })
const facts = () => rowsOf('facts').map((li) => li.textContent?.trim())

beforeEach(() => {
	vi.useFakeTimers()
	localStorage.clear()
})
afterEach(() => {
	vi.useRealTimers()
})

describe('why a number', () => {
	it('is one whole sentence at the desk and for the next', async () => {
		const why = { rule: 'appointment', before: 'A034', appointmentAt: NOW + 3 * MINUTE_MS, passed: 1 } as const
		const { rerender } = showDesk({ current: called({ why }) })
		expect(words('why')).toBe('A047 được gọi trước A034 vì có hẹn lúc 09:15')
		await rerender({ view: view({ waiting: waiting(inLine(48, { why: { rule: 'preference', before: 'A034', passed: 2 } })) }) })
		expect(words('why')).toBe('A048 được gọi trước A034 vì quầy này làm lĩnh vực đó trước')
	})

	it('is short in the list, with the booked time and who is back', () => {
		const booked = { lane: 'appointment', appointmentAt: NOW + 3 * MINUTE_MS } as const
		showDesk({
			waiting: waiting(
				inLine(41, { returnedAt: NOW }),
				inLine(52, { ...booked, why: { rule: 'appointment', before: 'A047', appointmentAt: NOW + 3 * MINUTE_MS, passed: 1 } }),
				inLine(53, booked),
				inLine(54, { why: { rule: 'preference', before: 'A047', passed: 2 } }),
			),
		})
		const rows = rowsOf('waiting-list').map((li) => li.querySelector('.why')?.textContent?.trim())
		expect(rows).toEqual(['Đã quay lại', 'Hẹn 09:15: trước A047', 'Hẹn 09:15 · Đến trước', 'Việc chính: trước A047'])
		expect(facts()).toEqual(['Đã quay lại'])
	})
})

describe('the card of a visit', () => {
	it('tells what is special about it', async () => {
		const special: Partial<VisitCard> = { dossiers: 3, nextServiceIds: ['dat-dai'], language: 'en' }
		const { rerender } = showDesk({ current: called(special) })
		expect(facts()).toEqual(['3 hồ sơ', 'Sau đó: Đất đai'])
		await rerender({ view: view({ current: serving(special) }) })
		expect(facts()).toEqual(['3 hồ sơ', 'Sau đó: Đất đai', 'Tiếng Anh'])
	})

	it('says of someone without a ticket that they came straight to the desk', () => {
		showDesk({ current: serving({ walkUp: true }) })
		expect(facts()).toEqual(['Chưa lấy số'])
		expect(words('counter-state')).toContain('đến thẳng quầy, không qua hàng chờ')
		expect(words('counter-state')).not.toContain('đã chờ')
	})
})

describe('finishing a visit with another stop', () => {
	it('says where it goes on to, and sends the same command', async () => {
		const { send } = showDesk({ current: serving({ nextServiceIds: ['dat-dai'] }) })
		expect(words('complete')).toBe('Xong, chuyển tiếp Đất đai')
		await key('F2')
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'Complete', ...about })
	})
})

describe('holding', () => {
	it('sends the visitor to a room, and offers it again the next time', async () => {
		const { send } = showDesk({ current: serving() })
		await key('F9')
		expect(document.activeElement).toBe(at('reason-copying'))
		await typeInto(screen.getByRole('textbox'), '  Phòng 105 ')
		await press('reason-copying')
		expect(send).toHaveBeenLastCalledWith({ type: 'Hold', ...about, reason: 'copying', room: 'Phòng 105' })
		await key('F9')
		await press('room-Phòng 105')
		expect(at('room-Phòng 105').getAttribute('aria-pressed')).toBe('true')
		await key('1')
		expect(send).toHaveBeenLastCalledWith({ type: 'Hold', ...about, reason: 'copying', room: 'Phòng 105' })
	})

	it('needs no reason where a room was typed and confirmed', async () => {
		const { send } = showDesk({ current: serving() })
		await key('F9')
		const field = screen.getByRole('textbox')
		await typeInto(field, 'Kho bạc')
		await fireEvent.submit(field.closest('form') as HTMLFormElement)
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'Hold', ...about, room: 'Kho bạc' })
	})

	it('takes a digit as a line, but not in the field', async () => {
		const { send } = showDesk({ current: serving() })
		await key('F9')
		await key('1', screen.getByRole('textbox'))
		await key('3')
		expect(send).not.toHaveBeenCalled()
		await key('2')
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'Hold', ...about })
	})

	it('leaves digits alone where keys are switched off', async () => {
		localStorage.setItem('mot-cua:counter:keys', '{"enabled":false}')
		const { send } = showDesk({ current: serving() })
		await press('hold')
		await key('1')
		expect(send).not.toHaveBeenCalled()
	})

	it('shows the room of whoever is held', () => {
		showDesk({ held: [{ ...card(41, { state: 'held' }), heldAt: NOW - 12 * MINUTE_MS, reason: 'copying', room: 'Phòng 105' }] })
		expect(words('held')).toBe('Tạm giữ 1 A041 Đi photo thêm giấy tờđến Phòng 105giữ 12 phút Tiếp tục')
	})
})

describe('sending on', () => {
	it('asks for the visitor back', async () => {
		const { send } = showDesk({ current: serving() })
		await press('transfer')
		await press('to-quay-5')
		await press('return-to-me')
		await press('confirm-transfer')
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'Transfer', ...about, toCounterId: 'quay-5', returnToMe: true })
	})

	it('goes by keyboard alone: the number of a counter, and Enter', async () => {
		const { send } = showDesk({ current: serving() })
		await key('F7')
		const field = screen.getByRole('textbox')
		expect(document.activeElement).toBe(field)
		await typeInto(field, 'dat')
		expect(words('confirm-transfer')).toBe('Chuyển A047 · Dịch vụ: Đất đai')
		await typeInto(field, '5')
		expect(screen.queryByTestId('to-quay-4')).toBeNull()
		await fireEvent.submit(field.closest('form') as HTMLFormElement)
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'Transfer', ...about, toCounterId: 'quay-5' })
	})

	it('sends nowhere that does not exist', async () => {
		const { send } = showDesk({ current: serving() })
		await key('F7')
		await typeInto(screen.getByRole('textbox'), '99')
		expect(screen.getByText('Không có nơi nào khớp.')).toBeTruthy()
		await press('confirm-transfer')
		expect(send).not.toHaveBeenCalled()
	})
})

describe('someone without a ticket', () => {
	it('is served for a service of this counter, in their language', async () => {
		const { send } = showDesk({ waiting: waiting() })
		await key('F6')
		expect(within(at('walk-up-dialog')).queryByText('Đất đai')).toBeNull()
		await press('language-en')
		await press('walk-up-ho-tich')
		expect(send).toHaveBeenCalledExactlyOnceWith({
			...{ type: 'ServeWalkUp', counterId: 'quay-3', serviceId: 'ho-tich', language: 'en' },
			visitId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
		})
	})

	it('waits while another is here; and the question ends when one was called', async () => {
		const { send, rerender } = showDesk()
		await press('walk-up')
		await rerender({ view: view({ current: called() }) })
		expect(screen.queryByTestId('walk-up-dialog')).toBeNull()
		await key('F6')
		expect(words('notice')).toBe('Hoàn tất lượt A047 trước')
		expect(send).not.toHaveBeenCalled()
	})
})

describe('recording an absence', () => {
	it('tells on the button from when, whatever has to pass first', async () => {
		const { rerender } = showDesk({ current: called({ noShowAt: NOW + 90_000 }) })
		expect(words('no-show')).toBe('Vắng mặtsau 01:30 F8')
		expect(words('recall')).toBe('Gọi lạisau 00:30 F4')
		const { noShowAt: _, ...rest } = called({ recallAt: NOW })
		await rerender({ view: view({ current: rest }) })
		expect(words('no-show')).toBe('Vắng mặtsau lần gọi 2 F8')
		await rerender({ view: view({ current: called({ noShowAt: NOW }) }) })
		expect(words('no-show')).toBe('Vắng mặt F8')
		expect(isOff('no-show')).toBe(false)
	})
})

describe('a call that comes by itself', () => {
	it('is announced, and one press puts it off', async () => {
		const { send, rerender } = showDesk({ autoCallAt: NOW + 7400 })
		expect(words('auto-call')).toBe('Tự gọi số tiếp theo sau 8 giây Tạm dừng để hoãn F10')
		await rerender({ now: NOW + 6400 })
		expect(words('auto-call')).toContain('sau 1 giây')
		await press('auto-pause')
		await key('F10')
		expect(send.mock.calls.map(([draft]) => draft)).toEqual(
			Array(2).fill({ type: 'PauseCounter', counterId: 'quay-3', reason: 'Tạm nghỉ' }),
		)
		await rerender({ now: NOW + 7400 })
		expect(screen.queryByTestId('auto-call')).toBeNull()
	})

	it('is not promised without the server; and pausing otherwise asks why', async () => {
		const { rerender } = showDesk({ autoCallAt: NOW + 7400 }, { fresh: false })
		expect(screen.queryByTestId('auto-call')).toBeNull()
		await rerender({ view: view(), fresh: true })
		await key('F10')
		expect(at('pause-dialog')).toBeTruthy()
	})

	it('says once that the counter rests', async () => {
		showDesk({ state: 'paused', pauseReason: 'Tạm nghỉ' })
		expect(within(at('counter-state')).getByRole('heading').textContent).toBe('Tạm nghỉ')
	})
})

describe('the end of a morning', () => {
	it('tells who came last, while somebody waits', async () => {
		const { rerender } = showDesk({ waiting: { ...waiting(inLine(47)), count: 12 }, lastNumber: 'A058' })
		expect(words('closing')).toBe('Ngừng phát số; còn 12 người chờ, số cuối A058')
		await rerender({ view: view() })
		expect(screen.queryByTestId('closing')).toBeNull()
	})
})

describe('a key', () => {
	it('asks for a number, from whom may choose one', async () => {
		const { rerender } = showDesk({}, { setup })
		await key('F3')
		expect(at('number-dialog')).toBeTruthy()
		await press('close-dialog')
		await rerender({ session: { ...session, permissions: ['work-counter'] } })
		await key('F3')
		expect(screen.queryByTestId('number-dialog')).toBeNull()
	})
})
