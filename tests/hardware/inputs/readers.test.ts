import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { KeyMeaning } from '../../../contract/devices.ts'
import { readerFor } from '../../../hardware/inputs/choose-reader.ts'
import type { HidBinding } from '../../../hardware/inputs/claim.ts'
import { readKeyboardReport } from '../../../hardware/inputs/keyboard-report.ts'
import { unitsOf } from '../../../hardware/inputs/units.ts'
import { device } from './fake-hid.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

const [unit] = unitsOf([device()])
if (!unit) throw new Error('a device is a unit')

/** What is heard of reports `[milliseconds since the last, hex]`. */
function heard(binding: Partial<HidBinding>, reports: (readonly [ms: number, hex: string])[]): KeyMeaning[] {
	const keys: KeyMeaning[] = []
	const reader = readerFor(
		{ id: 'pad-1', kind: 'rating-pad', counterId: 'c-1', ...binding },
		unit as NonNullable<typeof unit>,
		Date.now,
		(event) => void (event.kind === 'key' && keys.push(event.means)),
	)
	for (const [ms, hex] of reports) {
		vi.advanceTimersByTime(ms)
		reader.take(Buffer.from(hex, 'hex'))
	}
	return keys
}
const key = (usage: string, modifiers = '00') => `${modifiers}00${usage}0000000000`
const UP = key('00')

describe('a keyboard report', () => {
	it('is modifiers and keys, with a number in front or without', () => {
		expect(readKeyboardReport(Buffer.from('02001e1f00000000', 'hex'))).toEqual({ modifiers: 2, keys: [0x1e, 0x1f] })
		expect(readKeyboardReport(Buffer.from('0102001e0000000000', 'hex'))).toEqual({ modifiers: 2, keys: [0x1e] })
	})
	it('says nothing when too many keys are down, or when it is of another length', () => {
		for (const hex of ['0000010101010101', '00001e', '', '00'.repeat(64)])
			expect(readKeyboardReport(Buffer.from(hex, 'hex'))).toBe(undefined)
	})
})

describe('pads', () => {
	it('with digits: both rows of them, once each', () => {
		const reports = ['1e', '22', '59', '5d'].flatMap((usage) => [[400, key(usage)] as const, [20, UP] as const])
		expect(heard({ profile: 'pad-digits' }, reports)).toEqual([1, 5, 1, 5])
	})
	it('with function keys', () => {
		const reports = ['3a', '3e', '68', '6c', '1e'].flatMap((usage) => [[400, key(usage)] as const, [20, UP] as const])
		expect(heard({ profile: 'pad-function-keys' }, reports)).toEqual([1, 5, 1, 5])
	})
	it('that tell the number of the button', () => {
		const reports = ['0105', '0100', '0101', '0100', '0106', '0205', '01'].map((hex) => [400, hex] as const)
		expect(heard({ profile: 'pad-report-number' }, reports)).toEqual([5, 1])
	})
	it('with a bit for each button', () => {
		const reports = ['0110', '0100', '0101', '0103', '0100', '0102', '0210'].map((hex) => [400, hex] as const)
		expect(heard({ profile: 'pad-report-bits' }, reports)).toEqual([5, 1, 2])
	})
	it('count nothing new while a key is held, repeated, or rolled over', () => {
		const held = [key('20'), key('20'), '00002021000000', '0000010101010101', '0000202100000000', key('21'), UP, key('21')]
		expect(
			heard(
				{ profile: 'pad-digits' },
				held.map((hex) => [400, hex] as const),
			),
		).toEqual([3, 4])
	})
	it('count once when the contact bounces', () => {
		const bounce = [key('20'), UP, key('20'), UP, key('20'), UP]
		expect(
			heard(
				{ profile: 'pad-digits' },
				bounce.map((hex) => [5, hex] as const),
			),
		).toEqual([3])
	})
	it('are read by the keys they were shown with, before any profile; any other report lets go', () => {
		const binding = {
			profile: 'pad-digits',
			keys: [
				{ report: 'aa01', means: 5 },
				{ report: 'aa02', means: 1 },
			] as const,
		}
		const reports = ['aa01', 'aa01', 'ff', 'aa02', 'aa00', key('1e'), 'aa01'].map((hex) => [400, hex] as const)
		expect(heard({ ...binding, keys: [...binding.keys] }, reports)).toEqual([5, 1, 5])
	})
	it('that never tell of letting go are let go 150 ms after the last report', () => {
		const keys = [{ report: 'aa01', means: 4 as const }]
		const reports = [0, 100, 100, 149, 400, 1_000].map((ms) => [ms, 'aa01'] as const)
		expect(heard({ keys, release: false }, reports)).toEqual([4, 4, 4])
		expect(heard({ keys }, reports)).toEqual([4])
	})
})

describe('a keypad', () => {
	it('says what the officer wants', () => {
		const reports = ['58', '57', '54', '55', '56', '63', '28', '59'].flatMap((usage) => [[400, key(usage)] as const, [20, UP] as const])
		expect(heard({ kind: 'keypad', profile: 'keypad-numeric' }, reports)).toEqual([
			'primary',
			'call-next',
			'start-serving',
			'recall',
			'no-show',
			'complete',
			'primary',
		])
	})
})

describe('a stuck key', () => {
	const binding: HidBinding = { id: 'pad-1', kind: 'rating-pad', counterId: 'c-1', profile: 'pad-digits' }
	it('is told of after ten seconds, and forgotten when it comes up', () => {
		const reader = readerFor(binding, unit, Date.now, () => {})
		reader.take(Buffer.from(key('20'), 'hex'))
		vi.advanceTimersByTime(9_999)
		expect(reader.isStuck()).toBe(false)
		vi.advanceTimersByTime(1)
		expect(reader.isStuck()).toBe(true)
		reader.take(Buffer.from(UP, 'hex'))
		expect(reader.isStuck()).toBe(false)
	})
	it('of a device that never tells of letting go is one that goes on and on', () => {
		const keys = [{ report: 'aa01', means: 4 as const }]
		const { profile: _, ...learnt } = binding
		const reader = readerFor({ ...learnt, keys, release: false }, unit, Date.now, () => {})
		for (let i = 0; i <= 100; i++) {
			reader.take(Buffer.from('aa01', 'hex'))
			vi.advanceTimersByTime(100)
		}
		expect(reader.isStuck()).toBe(true)
		vi.advanceTimersByTime(100)
		expect(reader.isStuck()).toBe(false)
	})
})
