import type { KeyMeaning } from '../../contract/devices.ts'
import { KeypadAction } from '../../contract/devices.ts'
import type { InputDevice, InputEvent } from './input-device.ts'
import { createPressReader } from './press-reader.ts'
import type { PressGuards } from './press-reader.ts'
import { scanEvent } from './scan-event.ts'
import { createScanLine } from './scan-line.ts'

type Keys = InputDevice & {
	readonly counterId: string
	/** Puts a key down, or with `null` lets all go. */
	hold(means: KeyMeaning | null): void
}
export type SimulatedPad = Keys & {
	/** Down and up at once. `false` when there is no such button. */
	press(level: number): boolean
}
export type SimulatedKeypad = Keys & {
	/** Down and up at once. `false` when there is no such key. */
	press(action: string): boolean
}
export type SimulatedScanner = InputDevice & {
	readonly kioskId: string
	/** Reads a code, as a real one does: its text is not kept. */
	scan(text: string): void
}

type KeysOptions = { id: string; counterId: string; now: () => number } & PressGuards
const LEVELS = [1, 2, 3, 4, 5] as const

/** A pad without hardware, read the same way as a real one: debounced, and guarded against a stuck button. */
export function createSimulatedPad(options: KeysOptions): SimulatedPad {
	const keys = createKeys('rating-pad', 'Simulated pad', options)
	return {
		...keys,
		press: (level) =>
			pressOnce(
				keys,
				LEVELS.find((known) => known === level),
			),
	}
}

/** An officer's keypad without hardware. */
export function createSimulatedKeypad(options: KeysOptions): SimulatedKeypad {
	const keys = createKeys('keypad', 'Simulated keypad', options)
	return {
		...keys,
		press: (action) =>
			pressOnce(
				keys,
				KeypadAction.options.find((known) => known === action),
			),
	}
}

/** A scanner without hardware. `now` in epoch ms. */
export function createSimulatedScanner({ id, kioskId, now }: { id: string; kioskId: string; now: () => number }): SimulatedScanner {
	let on: ((event: InputEvent) => void) | undefined
	const line = createScanLine({ on: (text) => on?.(scanEvent(text, now())) })
	return {
		id,
		kind: 'scanner',
		kioskId,
		model: 'Simulated scanner',
		connection: 'simulated',
		scan: (text) => {
			line.add(Buffer.from(text))
			line.end()
		},
		start: (handler) => {
			on = handler
			return () => {
				on = undefined
			}
		},
		state: () => 'ready',
	}
}

function createKeys(kind: 'rating-pad' | 'keypad', model: string, { id, counterId, now, ...guards }: KeysOptions): Keys {
	const reader = createPressReader<KeyMeaning>(guards)
	let on: ((event: InputEvent) => void) | undefined
	return {
		id,
		kind,
		counterId,
		model,
		connection: 'simulated',
		hold: (down) => {
			const means = reader.read(down, now())
			if (means !== null) on?.({ kind: 'key', means })
		},
		start: (handler) => {
			on = handler
			return () => {
				on = undefined
			}
		},
		state: () => (reader.isStuck(now()) ? 'stuck' : 'ready'),
	}
}

function pressOnce(keys: Keys, means: KeyMeaning | undefined): boolean {
	if (means === undefined) return false
	keys.hold(means)
	keys.hold(null)
	return true
}
