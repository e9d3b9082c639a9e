import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAlarm } from '../../kiosk/ticket/alarm.ts'
import { barsOf, hasEnded, progressOf } from '../../kiosk/ticket/progress.ts'

describe('the alarm of the page', () => {
	const vibrate = vi.fn(() => true)
	const pitches: number[] = []
	class Audio {
		currentTime = 0
		state = 'running'
		createGain = () => ({ gain: { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} }, connect: () => {} })
		createOscillator = () => ({
			frequency: {
				set value(hertz: number) {
					pitches.push(hertz)
				},
			},
			...{ connect: () => {}, start: () => {}, stop: () => {} },
		})
	}
	const phone = () => {
		Object.defineProperty(navigator, 'vibrate', { value: vibrate, configurable: true })
		return createAlarm(Audio as unknown as typeof AudioContext)
	}
	afterEach(() => {
		vibrate.mockClear()
		pitches.length = 0
		Reflect.deleteProperty(navigator, 'vibrate')
	})

	it('shakes three times at a call; sounds only once asked', () => {
		const alarm = phone()
		alarm.near()
		alarm.called()
		expect(vibrate.mock.calls).toEqual([[[400, 200, 400, 200, 400]]])
		expect(pitches).toEqual([])
		alarm.start()
		expect(pitches.splice(0)).toEqual([880, 1047])
		alarm.called()
		expect(pitches.splice(0)).toEqual([698, 880, 1047])
		alarm.stop()
		alarm.called()
		expect(pitches).toEqual([])
	})

	it('does without shaking where a phone cannot', () => {
		const alarm = phone()
		Reflect.deleteProperty(navigator, 'vibrate')
		expect(() => alarm.called()).not.toThrow()
	})
})

describe('the row of people', () => {
	const row = (ahead: number, aheadAtIssue: number) => {
		const progress = progressOf({ ahead, aheadAtIssue })
		return { ...progress, ...barsOf(progress) }
	}
	it.each([
		['one bar for each', row(3, 10), { called: 7, total: 10, bars: 10, filled: 7 }],
		['nobody ahead', row(0, 0), { called: 0, total: 0, bars: 0, filled: 0 }],
		['somebody let before since', row(12, 10), { called: 0, total: 12, bars: 12, filled: 0 }],
		['more than fit', row(60, 120), { called: 60, total: 120, bars: 24, filled: 12 }],
		['never full before one’s turn', row(1, 240), { called: 239, total: 240, bars: 24, filled: 23 }],
	])('%s', (_name, got, want) => {
		expect(got).toEqual(want)
	})
})

it('a page ends with the day of its number', () => {
	const midnight = Date.UTC(2026, 10, 23, 17)
	expect([midnight - 1, midnight].map((now) => hasEnded({ day: '2026-11-23' }, now))).toEqual([false, true])
})
