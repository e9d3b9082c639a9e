import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Voice } from '../../contract/centre.ts'
import { createMemory } from '../../display/voice/memory.ts'
import { join, sweep, type Waiting } from '../../display/voice/queue.ts'
import { createReporter } from '../../display/voice/reporter.ts'
import { gainOf, volumeAt } from '../../display/voice/volume.ts'
import { call, NINE } from './calls.ts'

const voice: Voice = { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 1 }
const recall = (id: number) => call(id, { attempt: 2 })
const all = (...calls: ReturnType<typeof call>[]) => calls.reduce<Waiting[]>((queue, one) => join(queue, one, voice).queue, [])
const ids = (queue: readonly Waiting[]) => queue.map((w) => w.call.callId)

describe('the queue', () => {
	it('is in order of the calls', () => expect(ids(all(call(1), call(2), call(3)))).toEqual([1, 2, 3]))
	it('lets recalls go first, among themselves in order', () =>
		expect(ids(all(call(1), recall(5), call(2), recall(6)))).toEqual([5, 6, 1, 2]))
	it('lets no call be passed more than twice', () =>
		expect(ids(all(call(1), recall(5), recall(6), recall(7), call(2), recall(8)))).toEqual([5, 6, 1, 7, 8, 2]))
	it('keeps the newest call of a number', () => {
		const { queue, dropped } = join(all(call(1), call(2)), call(9, { number: 'A001', attempt: 2, counterNumber: 7 }), voice)
		expect(ids(queue)).toEqual([9, 2])
		expect(dropped).toEqual([{ call: call(1), why: 'superseded' }])
	})
	it('loses what is older than a minute', () => {
		const { queue, dropped } = sweep(all(call(1), call(2, { calledAt: NINE + 1 })), NINE + 60_001)
		expect(ids(queue)).toEqual([2])
		expect(dropped).toEqual([{ call: call(1), why: 'late' }])
	})
})

describe('loudness', () => {
	const at = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`)
	const set = {
		...voice,
		volume: 80,
		quiet: [
			{ from: '11:30', to: '13:30', volume: 30 },
			{ from: '22:00', to: '06:00', volume: 0 },
		],
	}
	it.each([
		['11:29', 80],
		['11:30', 30],
		['13:29', 30],
		['13:30', 80],
		['21:59', 80],
		['22:00', 0],
		['00:00', 0],
		['05:59', 0],
		['06:00', 80],
	])('at %s is %i percent', (time, percent) => expect(volumeAt(set, at(time))).toBe(percent))
	it('is full where nothing is set', () => expect(volumeAt(voice, at('09:00'))).toBe(100))
	it('is silence at 0, unchanged at 100, and about 10 dB less at half', () => {
		expect([gainOf(0), gainOf(100)]).toEqual([0, 1])
		expect(20 * Math.log10(gainOf(50))).toBeCloseTo(-10, 0)
	})
})

describe('what a tab remembers', () => {
	const shelf = (value: string | null) => {
		const kept = { value }
		return { kept, getItem: () => kept.value, setItem: (_: string, next: string) => void (kept.value = next) }
	}
	it('goes through a reload, and tells waiting from done', () => {
		const one = shelf(null)
		const before = createMemory(one)
		before.keep(call(1), 'waiting', 1)
		before.keep(call(2), 'waiting')
		before.keep(call(1), 'done')
		const after = createMemory(one)
		expect([1, 2, 3].map((id) => after.fateOf(call(id)))).toEqual(['done', 'waiting', undefined])
		expect([after.triesOf(call(1)), after.waiting()]).toEqual([1, [call(2)]])
	})
	it('is bounded', () => {
		const one = shelf(null)
		const memory = createMemory(one)
		for (let i = 1; i <= 5000; i++) memory.keep(call(i), 'waiting')
		expect(memory.waiting()).toHaveLength(200)
		expect(one.kept.value?.length).toBeLessThan(60_000)
	})
	it('tells a call from one with the same number in a new store', () => {
		const memory = createMemory(undefined)
		memory.keep(call(1), 'done')
		expect(memory.fateOf(call(1, { calledAt: NINE + 1 }))).toBeUndefined()
	})
	it.each(['', '{', '3', '[[1,2],null,["x",{"tries":"1"}],["y",{"tries":1,"call":{"number":"A1","callId":1,"calledAt":1}}]]'])(
		'is empty when %s lies on the shelf',
		(damaged) => expect(createMemory(shelf(damaged)).waiting()).toEqual([]),
	)
	it('does without a shelf that refuses', () => {
		const refuse = () => {
			throw new Error('quota')
		}
		const memory = createMemory({ getItem: refuse, setItem: refuse })
		memory.keep(call(1), 'done')
		expect(memory.fateOf(call(1))).toBe('done')
	})
})

describe('a report', () => {
	beforeEach(() => vi.useFakeTimers())
	afterEach(() => vi.useRealTimers())
	const state = { state: 'ready' as const, packs: [] }

	it('is made soon after a change, and every minute', async () => {
		const send = vi.fn(async () => {})
		const reporter = createReporter('token', () => state, send)
		reporter.count('spoken')
		reporter.changed()
		reporter.changed()
		await vi.advanceTimersByTimeAsync(3000)
		expect(send).toHaveBeenCalledExactlyOnceWith({ ...state, calls: { spoken: 1 } }, 'token')
		reporter.changed()
		await vi.advanceTimersByTimeAsync(56_000)
		expect(send).toHaveBeenCalledOnce()
		await vi.advanceTimersByTimeAsync(1000)
		expect(send).toHaveBeenCalledTimes(2)
		reporter.stop()
		await vi.advanceTimersByTimeAsync(600_000)
		expect(send).toHaveBeenCalledTimes(2)
	})

	it('is made soon after a call that nobody heard', async () => {
		const send = vi.fn(async () => {})
		const reporter = createReporter('token', () => state, send)
		reporter.count('no-clip')
		await vi.advanceTimersByTimeAsync(3000)
		expect(send).toHaveBeenCalledExactlyOnceWith({ ...state, calls: { 'no-clip': 1 } }, 'token')
		reporter.stop()
	})

	it('is made again when it did not arrive, and never without a token', async () => {
		const send = vi.fn(() => Promise.reject(new Error('offline')))
		const reporter = createReporter('token', () => state, send)
		reporter.changed()
		await vi.advanceTimersByTimeAsync(3000)
		reporter.changed()
		await vi.advanceTimersByTimeAsync(3000)
		expect(send).toHaveBeenCalledTimes(2)
		const nobody = createReporter(undefined, () => state, send)
		nobody.changed()
		await vi.advanceTimersByTimeAsync(3000)
		expect(send).toHaveBeenCalledTimes(2)
		for (const one of [reporter, nobody]) one.stop()
	})
})
