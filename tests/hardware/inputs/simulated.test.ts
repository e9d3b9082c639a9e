import { beforeEach, describe, expect, it } from 'vitest'
import type { InputEvent } from '../../../hardware/inputs/input-device.ts'
import { createSimulatedKeypad, createSimulatedPad, createSimulatedScanner } from '../../../hardware/inputs/simulated.ts'

const clock = { now: 0 }
const now = () => clock.now
beforeEach(() => void (clock.now = 0))

describe('a simulated pad', () => {
	const started = () => {
		const heard: InputEvent[] = []
		const pad = createSimulatedPad({ id: 'pad-1', counterId: 'c-1', now })
		return { pad, heard, stop: pad.start((event) => heard.push(event)) }
	}
	it('passes on presses until it is stopped, and knows its buttons', async () => {
		const { pad, heard, stop } = started()
		expect([pad.press(5), pad.press(0), pad.press(6), pad.press(1.5)]).toEqual([true, false, false, false])
		clock.now += 1_000
		await stop()
		pad.press(4)
		expect(heard).toEqual([{ kind: 'key', means: 5 }])
	})
	it('counts a double press once', () => {
		const { pad, heard } = started()
		pad.press(5)
		clock.now += 299
		pad.press(1)
		expect(heard).toEqual([{ kind: 'key', means: 5 }])
	})
	it('is stuck while a button is held down', () => {
		const { pad } = started()
		pad.hold(2)
		expect(pad.state()).toBe('ready')
		clock.now += 10_000
		expect(pad.state()).toBe('stuck')
		pad.hold(null)
		expect(pad.state()).toBe('ready')
	})
})

describe('a simulated keypad', () => {
	it('passes on what the officer wants, and knows its keys', () => {
		const heard: InputEvent[] = []
		const keypad = createSimulatedKeypad({ id: 'keys-1', counterId: 'c-1', now })
		keypad.start((event) => heard.push(event))
		expect([keypad.kind, keypad.press('call-next'), keypad.press('dance')]).toEqual(['keypad', true, false])
		clock.now += 1_000
		keypad.press('primary')
		expect(heard.map((event) => event.kind === 'key' && event.means)).toEqual(['call-next', 'primary'])
	})
})

describe('a simulated scanner', () => {
	it('tells what a code is, never the code', () => {
		const heard: InputEvent[] = []
		const scanner = createSimulatedScanner({ id: 's-1', kioskId: 'k-1', now })
		const stop = scanner.start((event) => heard.push(event))
		const visitId = '0b8f6e0e-3f0d-4c5b-9a59-6f0f0f6f2d11'
		scanner.scan(`http://192.168.1.10:8080/t/${visitId}\r\n`)
		scanner.scan('')
		scanner.scan('\u0000\u001b?')
		scanner.scan('x'.repeat(5_000))
		void stop()
		scanner.scan(visitId)
		expect(heard).toEqual([
			{ kind: 'scan', scan: { kind: 'ticket', visitId } },
			{ kind: 'scan', scan: { kind: 'unknown' } },
		])
	})
	it('tells the age of the centre’s day, which begins seven hours before that of UTC', () => {
		const heard: InputEvent[] = []
		const scanner = createSimulatedScanner({ id: 's-1', kioskId: 'k-1', now })
		scanner.start((event) => heard.push(event))
		const card = '001096012345||NGUYEN VAN A|26111996|Nam|Son La|01012022'
		clock.now = Date.parse('2026-11-25T16:59:59Z')
		scanner.scan(card)
		clock.now = Date.parse('2026-11-25T17:00:00Z')
		scanner.scan(card)
		expect(heard).toEqual([25, 30].map((ageFrom) => ({ kind: 'scan', scan: { kind: 'card', ageFrom } })))
	})
})
