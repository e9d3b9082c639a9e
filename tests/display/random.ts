/** Numbers that look random and are the same in every run. */
export function createRandom(seed: number) {
	let state = seed >>> 0
	/** 0 ≤ share < 1, by Mulberry32. */
	const share = (): number => {
		state = (state + 0x6d2b79f5) >>> 0
		let t = Math.imul(state ^ (state >>> 15), 1 | state)
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
	}
	return {
		share,
		/** 0 … below − 1. */
		int: (below: number): number => Math.floor(share() * below),
		/** Exponentially spread about a mean: how long it is until something happens that may happen at any moment. */
		spread: (mean: number): number => Math.round(-Math.log(1 - share()) * mean),
	}
}
