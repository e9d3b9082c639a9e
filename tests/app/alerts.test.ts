import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandDraft, SystemCommand } from '../../contract/commands.ts'
import { createAlerts } from '../../server/app/alerts.ts'
import type { Dispatch } from '../../server/ports/core.ts'
import { createHall, officer, supervisor, type Hall } from '../support/hall.ts'

const MINUTE = 60_000
/** The alerts of a hall, whose commands go to its rules; what else there is to see is quiet. */
function watched(hall: Hall, over: { isOnline?: (kind: string, id: string) => boolean } = {}) {
	const whatIf = vi.fn(async () => ({
		services: [{ id: 'ho-tich', now: { p50: 41 * MINUTE, p90: 0 }, then: { p50: 28 * MINUTE, p90: 0 } }],
		tookMs: 1,
	}))
	const changed = vi.fn()
	const alerts = createAlerts({
		...{ today: hall.today, clock: hall, whatIf, freeShare: () => Promise.resolve(undefined), onChange: changed },
		...{ devices: { all: () => [] }, voices: () => [], slipsOf: () => [], isOnline: over.isOnline ?? (() => false) },
		dispatch: (async (command: CommandDraft | SystemCommand) => hall.run(command, supervisor)) as unknown as Dispatch,
		onBug: (error) => {
			throw error
		},
	})
	const stop = alerts.start()
	const pass = async (ms: number) => {
		for (let left = ms; left > 0; left -= 1000) {
			hall.later(Math.min(1000, left))
			await vi.advanceTimersByTimeAsync(Math.min(1000, left))
		}
	}
	return { alerts, stop, pass, whatIf, changed, facts: () => hall.log.filter((f) => 'alertId' in f).map(({ type }) => type) }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('alerts of a running centre', () => {
	it('are told at once, recorded from their minute on, and ended when the cause is gone', async () => {
		const hall = createHall()
		const { alerts, pass, stop, facts } = watched(hall)
		hall.issue(1)
		await pass(5000)
		expect(alerts.shown()).toMatchObject([{ alertId: 'unserved-ho-tich', action: { counterId: 'counter-1', officer: 'officer1' } }])
		expect(facts()).toEqual([])
		await pass(MINUTE)
		expect(facts()).toEqual(['AlertRaised'])
		hall.must({ type: 'OpenCounter', counterId: 'counter-1', officer: 'officer1' }, supervisor)
		await pass(1000)
		expect(alerts.shown()).toEqual([])
		expect(facts()).toEqual(['AlertRaised', 'AlertEnded'])
		await stop()
	})

	it('that were put off come back by themselves; who took one is told by name', async () => {
		const hall = createHall()
		const { alerts, pass, stop } = watched(hall)
		hall.issue(1)
		hall.issue(2, 'dat-dai')
		await pass(MINUTE + 5000)
		hall.must({ type: 'SnoozeAlert', alertId: 'unserved-ho-tich', forMs: 2 * MINUTE }, supervisor)
		expect(alerts.shown().map(({ alertId, snoozedUntil }) => [alertId, snoozedUntil !== undefined])).toEqual([
			['unserved-dat-dai', false],
			['unserved-ho-tich', true],
		])
		await pass(2 * MINUTE)
		expect(alerts.shown()[1]?.snoozedUntil).toBeUndefined()
		hall.must({ type: 'TakeAlert', alertId: 'unserved-ho-tich' }, supervisor)
		expect(alerts.shown().find(({ alertId }) => alertId === 'unserved-ho-tich')?.taken).toEqual({ by: 'Trần Thị Hoa', at: hall.now() })
		await stop()
	})

	it('ask what a counter more would do, one at a time and not again and again', async () => {
		const hall = createHall()
		const { alerts, pass, stop, whatIf } = watched(hall)
		hall.issue(1)
		await pass(10_000)
		expect(whatIf).toHaveBeenCalledTimes(1)
		expect(whatIf).toHaveBeenCalledWith({ open: [{ counterId: 'counter-1' }] })
		expect(alerts.shown()[0]?.action?.effect).toEqual({ nowMs: 41 * MINUTE, thenMs: 28 * MINUTE })
		await pass(30_000)
		expect(whatIf).toHaveBeenCalledTimes(2)
		await stop()
	})

	it('tell of a screen that went off and is back, not of one that was never on', async () => {
		const on = new Set(['display:wall-1'])
		const hall = createHall()
		const { alerts, pass, stop } = watched(hall, { isOnline: (kind, id) => on.has(`${kind}:${id}`) })
		await pass(5000)
		on.clear()
		await pass(25_000)
		expect(alerts.shown().map(({ alertId }) => alertId)).toEqual(['screen-wall-1'])
		on.add('display:wall-1')
		await pass(5000)
		expect(alerts.shown()).toEqual([])
		await stop()
	})

	it('that the log knew at the start are not ended before devices have told of themselves', async () => {
		const hall = createHall()
		hall.must({ type: 'RaiseAlert', alertId: 'printer-printer-1', kind: 'printer', raisedAt: hall.now() }, supervisor)
		const { pass, stop, facts } = watched(hall)
		await pass(20_000)
		expect(facts()).toEqual(['AlertRaised'])
		await pass(15_000)
		expect(facts()).toEqual(['AlertRaised', 'AlertEnded'])
		await stop()
	})

	it('look again soon after something happened, and not after they were stopped', async () => {
		const hall = createHall()
		const { alerts, stop, changed } = watched(hall)
		hall.open(1)
		hall.must({ type: 'CallHelp' }, officer(1))
		alerts.wake()
		await vi.advanceTimersByTimeAsync(150)
		expect(alerts.shown().map(({ alertId }) => alertId)).toEqual(['help-counter-1'])
		expect(changed).toHaveBeenCalledTimes(1)
		await stop()
		alerts.wake()
		expect(vi.getTimerCount()).toBe(0)
	})
})
