import { expect, it, vi } from 'vitest'
import type { Recorded } from '../../contract/facts.ts'
import { createForecastScores, pooled } from '../../server/app/forecast-score.ts'
import { nextDay, startOfDay } from '../../contract/local-time.ts'

const MINUTE = 60_000
const FIRST = '2026-11-02'

/** One visit a day: told ten minutes, called after `waited`. On days that are listed as empty nobody comes. */
function logOf(waits: readonly (number | null)[], serviceId = 'ho-tich') {
	const facts: Recorded[] = []
	let day = FIRST
	for (const waited of waits) {
		const at = startOfDay(day) + 8 * 60 * MINUTE
		const envelope = () => ({ position: facts.length + 1, day, actor: 'system', v: 1, hash: '0'.repeat(64) })
		const visitId = `00000000-0000-4000-8000-${String(facts.length).padStart(12, '0')}`
		if (waited !== null) {
			const told = { p10: 5 * MINUTE, p50: 10 * MINUTE, p90: 15 * MINUTE }
			const ticket = { number: 'A001', serviceId, lane: 'regular', sequence: 'a', serial: 1, language: 'vi', ahead: 1 } as const
			facts.push({ type: 'TicketIssued', visitId, ...ticket, waitMs: told, at, ...envelope() })
			const called = { counterId: 'counter-1', attempt: 1, why: { rule: 'arrival', passed: 0 } } as const
			facts.push({ type: 'TicketCalled', visitId, ...called, at: at + waited * MINUTE, ...envelope() })
		}
		facts.push({ type: 'DayClosed', issued: 1, completed: 1, noShow: 0, cancelled: 0, dayEnd: 0, at, ...envelope() })
		day = nextDay(day)
	}
	const read = vi.fn((after: number, limit: number) => facts.slice(after, after + limit))
	const log = { head: () => ({ position: facts.length, hash: '' }), read }
	return { log, date: day, read }
}

function scoresOf(waits: readonly (number | null)[]) {
	const { log, date, read } = logOf(waits)
	const today = { day: { date } }
	const onStoreError = vi.fn()
	const scores = createForecastScores({ log, today: today as never, onStoreError })
	const all = async (days = 14) => {
		scores.last(days)
		await vi.waitFor(() => expect(scores.last(days).pending).toBe(false))
		return scores.last(days)
	}
	return { scores, all, today, read, onStoreError }
}

it('nothing was told yet: no figure stands without its n', async () => {
	const { all } = scoresOf([])
	const none = { n: 0, untold: 0, errorMs: null, biasMs: null, inside: null, above: null }
	expect(await all()).toEqual({ all: none, days: [], services: [], pending: false })
})

it('judges each of the last days, the newest first, and all of them together', async () => {
	const { all } = scoresOf([12, 20, 4])
	expect(await all()).toEqual({
		all: { n: 3, untold: 0, errorMs: 6 * MINUTE, biasMs: -2 * MINUTE, inside: 1 / 3, above: 1 / 3 },
		days: [
			{ day: '2026-11-04', n: 1, untold: 0, errorMs: 6 * MINUTE, biasMs: 6 * MINUTE, inside: 0, above: 0 },
			{ day: '2026-11-03', n: 1, untold: 0, errorMs: 10 * MINUTE, biasMs: -10 * MINUTE, inside: 0, above: 1 },
			{ day: '2026-11-02', n: 1, untold: 0, errorMs: 2 * MINUTE, biasMs: -2 * MINUTE, inside: 1, above: 0 },
		],
		services: [{ serviceId: 'ho-tich', n: 3, untold: 0, errorMs: 6 * MINUTE, biasMs: -2 * MINUTE, inside: 1 / 3, above: 1 / 3 }],
		pending: false,
	})
})

it('tells as many days as are asked for, and passes over days on which nobody came', async () => {
	const { all } = scoresOf([...Array<number>(16).fill(10), null, null])
	const days = (await all()).days.map(({ day }) => day)
	expect([days.length, days[0]]).toEqual([12, '2026-11-17'])
	expect((await all(2)).days.map(({ day }) => day)).toEqual(['2026-11-17', '2026-11-16'])
})

it('today is not judged before it is over; then only it is read', async () => {
	const { scores, all, today, read } = scoresOf([12, 20])
	today.day.date = '2026-11-03'
	expect((await all()).days.map(({ day }) => day)).toEqual(['2026-11-02'])
	read.mockClear()
	expect(scores.last(14).pending).toBe(false)
	expect(read).not.toHaveBeenCalled()
	today.day.date = '2026-11-04'
	expect((await all()).days.map(({ day }) => day)).toEqual(['2026-11-03', '2026-11-02'])
	expect(read.mock.calls.filter(([after, limit]) => limit > 1 && after < 3)).toEqual([])
})

it('a log that cannot be read is told of, and asked again at the next question', async () => {
	const { scores, all, read, onStoreError } = scoresOf([12])
	read.mockImplementationOnce(() => {
		throw new Error('disk gone')
	})
	scores.last(14)
	await vi.waitFor(() => expect(onStoreError).toHaveBeenCalledTimes(1))
	expect((await all()).all.n).toBe(1)
})

it('several judgements together weigh by their n', () => {
	const part = { untold: 1, errorMs: 2, biasMs: 1, inside: 0.5, above: 0 }
	const none = { n: 0, untold: 4, errorMs: null, biasMs: null, inside: null, above: null }
	expect(pooled([{ ...part, n: 1 }, { ...part, n: 3, errorMs: 6, inside: 1 }, none])).toEqual({
		...{ n: 4, untold: 6, errorMs: 5, biasMs: 1, inside: 0.875, above: 0 },
	})
})
