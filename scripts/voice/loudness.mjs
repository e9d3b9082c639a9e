// Loudness by EBU R 128 / ITU-R BS.1770-4 of mono samples: K-weighting, blocks of 400 ms, both gates. A clip shorter than
// one block is measured whole.

const OFFSET = -0.691
const ABSOLUTE_GATE = -70
const RELATIVE_GATE = -10
const BLOCK_S = 0.4
const STEP_S = 0.1
/** The two filters of the standard as analogue prototypes, so that they can be made for any sampling rate. */
const SHELF = { hz: 1681.974450955533, q: 0.7071752369554196, db: 3.999843853973347 }
const HIGHPASS = { hz: 38.13547087602444, q: 0.5003270373238773 }

/** What is softer than this share of a clip's peak is its beginning or its fading, which a codec changes most. */
const ACTIVE = 0.05

/** Loudness of a spoken clip: of the part between its first and its last full sound. @returns {number} LUFS */
export function loudnessOfClip(samples, rate) {
	const floor = ACTIVE * samples.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0)
	const from = samples.findIndex((x) => Math.abs(x) >= floor)
	const to = samples.findLastIndex((x) => Math.abs(x) >= floor)
	return loudnessOf(samples.subarray(from, to + 1), rate)
}

/** @param {Float32Array} samples  full scale ±1. @returns {number} LUFS */
export function loudnessOf(samples, rate) {
	const weighted = filter(filter(samples, shelf(rate)), highpass(rate))
	const block = Math.round(BLOCK_S * rate)
	if (weighted.length < block) return lufs(power(weighted, 0, weighted.length))
	const powers = []
	for (let i = 0; i + block <= weighted.length; i += Math.round(STEP_S * rate)) powers.push(power(weighted, i, i + block))
	const loud = powers.filter((p) => lufs(p) > ABSOLUTE_GATE)
	const gate = lufs(mean(loud)) + RELATIVE_GATE
	return lufs(mean(loud.filter((p) => lufs(p) > gate)))
}

const lufs = (p) => OFFSET + 10 * Math.log10(p)
const mean = (list) => list.reduce((sum, x) => sum + x, 0) / list.length

function power(samples, from, to) {
	let sum = 0
	for (let i = from; i < to; i++) sum += samples[i] * samples[i]
	return sum / (to - from)
}

function shelf(rate) {
	const k = Math.tan((Math.PI * SHELF.hz) / rate)
	const high = 10 ** (SHELF.db / 20)
	const band = high ** 0.4996667741545416
	const a0 = 1 + k / SHELF.q + k * k
	return {
		b: [(high + (band * k) / SHELF.q + k * k) / a0, (2 * (k * k - high)) / a0, (high - (band * k) / SHELF.q + k * k) / a0],
		a: [(2 * (k * k - 1)) / a0, (1 - k / SHELF.q + k * k) / a0],
	}
}

function highpass(rate) {
	const k = Math.tan((Math.PI * HIGHPASS.hz) / rate)
	const a0 = 1 + k / HIGHPASS.q + k * k
	return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / HIGHPASS.q + k * k) / a0] }
}

function filter(samples, { b, a }) {
	const out = new Float64Array(samples.length)
	let x1 = 0,
		x2 = 0,
		y1 = 0,
		y2 = 0
	for (let i = 0; i < samples.length; i++) {
		const x = samples[i]
		const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
		out[i] = y
		x2 = x1
		x1 = x
		y2 = y1
		y1 = y
	}
	return out
}
