/** Paper left when the near-end sensor begins to see through the roll, millimetres. */
const NEAR_END_MM = 1_500
/** Rows of dots in a millimetre. */
export const DOTS_PER_MM = 8

export type Roll = {
	/** Takes paper. @returns dots it could take */
	take(dots: number): number
	/** Millimetres left, ≥ 0; infinite on a roll that never ends. */
	leftMm(): number
	isOut(): boolean
	isNearEnd(): boolean
	renew(mm: number): void
}

/** @param mm paper on it, millimetres ≥ 0 */
export function createRoll(mm: number): Roll {
	let left = mm * DOTS_PER_MM
	return {
		take: (dots) => {
			const taken = Math.min(dots, left)
			left -= taken
			return taken
		},
		leftMm: () => left / DOTS_PER_MM,
		isOut: () => left <= 0,
		isNearEnd: () => left <= NEAR_END_MM * DOTS_PER_MM,
		renew: (length) => {
			left = length * DOTS_PER_MM
		},
	}
}
