import { createPressReader } from './press-reader.ts'
import type { RatingPad } from './rating-pad.ts'

export type SimulatedPad = RatingPad & {
	/** Puts a button down, or with `null` lets all go. */
	hold(level: number | null): void
	/** Down and up at once. `false` when there is no such button. */
	press(level: number): boolean
}

type Options = { id: string; counterId: string; now: () => number; debounceMs?: number; stuckMs?: number }

const LEVELS = [1, 2, 3, 4, 5]

/** A pad without hardware, read the same way as a real one: debounced, and guarded against a stuck button. */
export function createSimulatedPad({ id, counterId, now, ...guards }: Options): SimulatedPad {
	const reader = createPressReader(guards)
	let onPress: (level: number) => void = () => {}
	const hold = (level: number | null) => {
		const pressed = reader.read(level, now())
		if (pressed !== null) onPress(pressed)
	}
	return {
		id,
		counterId,
		model: 'Simulated pad',
		hold,
		press: (level) => {
			if (!LEVELS.includes(level)) return false
			hold(level)
			hold(null)
			return true
		},
		start: (handler) => {
			onPress = handler
			return () => {
				onPress = () => {}
			}
		},
		state: () => (reader.isStuck(now()) ? 'error' : 'ready'),
	}
}
