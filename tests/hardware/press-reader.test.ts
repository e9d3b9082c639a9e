import { describe, expect, it } from 'vitest'
import { createPressReader } from '../../hardware/buttons/press-reader.ts'
import { createSimulatedPad } from '../../hardware/buttons/simulated.ts'

/** Presses counted from samples `[time, level down or null]`. */
const presses = (samples: [at: number, level: number | null][]) => {
	const reader = createPressReader()
	return samples.flatMap(([at, level]) => reader.read(level, at) ?? [])
}

describe('presses', () => {
	it('count when the button goes down, once', () => {
		expect(
			presses([
				[0, 4],
				[20, 4],
				[900, 4],
				[1_000, null],
			]),
		).toEqual([4])
	})
	it('count once when the contact bounces', () => {
		expect(
			presses([
				[0, 4],
				[5, null],
				[8, 4],
				[12, null],
				[15, 4],
				[200, null],
			]),
		).toEqual([4])
	})
	it('count once when somebody presses twice in a hurry, even another button', () => {
		expect(
			presses([
				[0, 4],
				[80, null],
				[299, 1],
				[350, null],
			]),
		).toEqual([4])
	})
	it('count again after 300 ms', () => {
		expect(
			presses([
				[0, 4],
				[80, null],
				[300, 1],
				[350, null],
			]),
		).toEqual([4, 1])
	})
	it('do not count for a second button while the first is down', () => {
		expect(
			presses([
				[0, 4],
				[400, 2],
				[500, null],
			]),
		).toEqual([4])
	})
	it('still count after the clock was set back', () => {
		expect(
			presses([
				[3_600_000, 4],
				[3_600_050, null],
				[5, 2],
			]),
		).toEqual([4, 2])
	})
})

describe('a stuck button', () => {
	it('counts once, is told of after ten seconds, and is forgotten when it comes up', () => {
		const reader = createPressReader()
		expect(reader.read(3, 0)).toBe(3)
		expect(reader.isStuck(9_999)).toBe(false)
		expect(reader.isStuck(10_000)).toBe(true)
		expect(reader.read(3, 60_000)).toBe(null)
		reader.read(null, 61_000)
		expect(reader.isStuck(61_000)).toBe(false)
		expect(reader.read(2, 61_100)).toBe(2)
	})
})

describe('a simulated pad', () => {
	const at = { now: 0 }
	const pad = (heard: number[]) => {
		const made = createSimulatedPad({ id: 'pad-1', counterId: 'c-1', now: () => at.now })
		return { made, stop: made.start((level) => heard.push(level)) }
	}
	it('passes on presses until it is stopped, and knows its buttons', () => {
		const heard: number[] = []
		const { made, stop } = pad(heard)
		expect([made.press(5), made.press(0), made.press(6), made.press(1.5)]).toEqual([true, false, false, false])
		at.now += 1_000
		stop()
		made.press(4)
		expect(heard).toEqual([5])
	})
	it('is in error while a button is held down', () => {
		const { made } = pad([])
		at.now += 1_000
		made.hold(2)
		expect(made.state()).toBe('ready')
		at.now += 10_000
		expect(made.state()).toBe('error')
		made.hold(null)
		expect(made.state()).toBe('ready')
	})
})
