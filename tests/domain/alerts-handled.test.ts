import { describe, expect, it } from 'vitest'
import { Command } from '../../contract/commands.ts'
import { decide } from '../../server/domain/decide.ts'
import { createHall, officer, supervisor, uuid, type Hall } from '../support/hall.ts'

const RAISED = { alertId: 'wait-zone-a', kind: 'wait', raisedAt: 5 } as const
const withAlert = () => {
	const hall = createHall()
	hall.must({ type: 'RaiseAlert', ...RAISED }, supervisor)
	return hall
}
/** As the floor shows it, while the log does not know it yet. */
const asShown = (hall: Hall, type: 'TakeAlert' | 'SnoozeAlert', alertId: string, kind: 'wait' | 'low-rating' = 'wait') =>
	decide(hall.day, Command.parse({ commandId: uuid(9), type, alertId }), {
		at: hall.now(),
		actor: supervisor,
		alertOf: (id) => (id === 'wait-zone-a' || id === 'low-rating' ? { kind, raisedAt: 5 } : undefined),
	})

describe('an alert', () => {
	it('that the log knows is taken, put off and ended, each with its fact', () => {
		const hall = withAlert()
		hall.must({ type: 'SnoozeAlert', alertId: 'wait-zone-a' }, supervisor)
		expect(hall.day.alerts.get('wait-zone-a')).toEqual({ kind: 'wait', raisedAt: 5, snoozedUntil: hall.now() + 900_000 })
		hall.later(1000).must({ type: 'TakeAlert', alertId: 'wait-zone-a' }, supervisor)
		expect(hall.day.alerts.get('wait-zone-a')).toEqual({ kind: 'wait', raisedAt: 5, takenBy: 'supervisor', takenAt: hall.now() })
		expect(hall.must({ type: 'EndAlert', alertId: 'wait-zone-a' }, supervisor)).toEqual([{ type: 'AlertEnded', ...RAISED }])
		expect(hall.day.alerts.size).toBe(0)
	})

	it('is recorded with what is done about it, so that the time to react is there', () => {
		expect(asShown(createHall(), 'TakeAlert', 'wait-zone-a')).toEqual({
			ok: true,
			facts: [
				{ type: 'AlertRaised', ...RAISED },
				{ type: 'AlertTaken', alertId: 'wait-zone-a' },
			],
		})
		expect(asShown(withAlert(), 'TakeAlert', 'wait-zone-a')).toEqual({ ok: true, facts: [{ type: 'AlertTaken', alertId: 'wait-zone-a' }] })
	})

	it('that does not stand, or would tell who rated, is nobody’s to take', () => {
		expect(asShown(createHall(), 'SnoozeAlert', 'wait-zone-b')).toMatchObject({ ok: false, code: 'alert-not-found' })
		expect(asShown(createHall(), 'TakeAlert', 'low-rating', 'low-rating')).toMatchObject({ ok: false, code: 'alert-not-found' })
	})

	it('is raised once and ended once', () => {
		const hall = withAlert()
		expect(hall.must({ type: 'RaiseAlert', ...RAISED, raisedAt: 9 }, supervisor)).toEqual([])
		hall.must({ type: 'EndAlert', alertId: 'wait-zone-a' }, supervisor)
		expect(hall.must({ type: 'EndAlert', alertId: 'wait-zone-a' }, supervisor)).toEqual([])
	})

	it('that still stands at midnight ends with the day', () => {
		const hall = withAlert()
		const facts = hall.must({ type: 'CloseDay' }, supervisor)
		expect(facts).toMatchObject([
			{ type: 'AlertEnded', ...RAISED, dayEnd: true },
			{ type: 'DayClosed', dayEnd: 0 },
		])
		expect(hall.day.alerts.size).toBe(0)
	})
})

describe('help', () => {
	it('is asked for at one’s own counter, once, and seen there', () => {
		const hall = createHall()
		expect(hall.run({ type: 'CallHelp' }, officer(1))).toEqual({ refused: 'counter-closed' })
		hall.open(1)
		expect(hall.run({ type: 'CallHelp', counterId: 'counter-1' }, officer(2))).toEqual({ refused: 'not-your-counter' })
		expect(hall.must({ type: 'CallHelp' }, officer(1))).toEqual([
			{ type: 'AlertRaised', alertId: 'help-counter-1', kind: 'help', raisedAt: hall.now() },
		])
		expect(hall.later(9).must({ type: 'CallHelp' }, officer(1))).toEqual([])
		expect(hall.must({ type: 'EndHelp' }, officer(1))).toMatchObject([{ type: 'AlertEnded', alertId: 'help-counter-1' }])
	})
})

describe('a counter opened for its officer', () => {
	it('is theirs, by who may open any', () => {
		const hall = createHall()
		const open = { type: 'OpenCounter', counterId: 'counter-2', officer: 'officer2' } as const
		expect(hall.must(open, supervisor)).toEqual([{ type: 'CounterOpened', counterId: 'counter-2', officer: 'officer2' }])
		expect(hall.must(open, supervisor)).toEqual([])
		hall.issue(1)
		expect(hall.callNext(2)).toMatchObject([{ type: 'TicketCalled' }])
	})
	it('is refused for who is elsewhere, works no counter or does not exist, and to who may open only their own', () => {
		const hall = createHall()
		hall.must({ type: 'OpenCounter', counterId: 'counter-1' }, officer(1))
		const open = (who: string, by = supervisor) => hall.run({ type: 'OpenCounter', counterId: 'counter-2', officer: who }, by)
		expect(open('officer1')).toEqual({ refused: 'already-at-counter' })
		expect(open('inspector')).toEqual({ refused: 'not-your-counter' })
		expect(open('niemand')).toEqual({ refused: 'not-your-counter' })
		expect(open('officer2', officer(3))).toEqual({ refused: 'not-your-counter' })
		expect(open('officer2', officer(2))).toMatchObject({ facts: [{ officer: 'officer2' }] })
	})
})
