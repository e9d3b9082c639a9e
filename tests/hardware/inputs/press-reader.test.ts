import { describe, expect, it } from 'vitest'
import { createPressReader } from '../../../hardware/inputs/press-reader.ts'

/** Presses counted from samples `[time, level down or null]`. */
const presses = (samples: [at: number, level: number | null][]) => {
	const reader = createPressReader<number>()
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
