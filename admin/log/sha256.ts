/**
 * SHA-256 where the browser has none to give: pages over plain http have no `crypto.subtle`.
 *
 * @source FIPS 180-4, 6.2
 */
export function sha256(message: Uint8Array): string {
	const padded = pad(message)
	const state = Uint32Array.from(FIRST)
	const words = new Uint32Array(64)
	for (let at = 0; at < padded.byteLength; at += 64) block(state, new DataView(padded.buffer, at, 64), words)
	return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

const PRIMES = firstPrimes(64)
/** The first 32 bits of the fractional part. */
const fraction = (x: number): number => Math.floor((x - Math.floor(x)) * 2 ** 32) >>> 0
const FIRST = PRIMES.slice(0, 8).map((p) => fraction(Math.sqrt(p)))
const K = PRIMES.map((p) => fraction(Math.cbrt(p)))

function firstPrimes(count: number): number[] {
	const primes: number[] = []
	for (let n = 2; primes.length < count; n++) if (primes.every((p) => n % p !== 0)) primes.push(n)
	return primes
}

/** A one, zeros, and the length in bits, to whole blocks of 64 bytes. */
function pad(message: Uint8Array): Uint8Array {
	const padded = new Uint8Array((((message.length + 8) >> 6) + 1) << 6)
	padded.set(message)
	padded[message.length] = 0x80
	const end = new DataView(padded.buffer, padded.length - 8)
	end.setUint32(0, Math.floor(message.length / 2 ** 29))
	end.setUint32(4, message.length << 3)
	return padded
}

const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by))
const at = (list: ArrayLike<number>, i: number): number => list[i] ?? 0

function block(state: Uint32Array, bytes: DataView, w: Uint32Array): void {
	for (let i = 0; i < 16; i++) w[i] = bytes.getUint32(i * 4)
	for (let i = 16; i < 64; i++) {
		const [early, late] = [at(w, i - 15), at(w, i - 2)]
		const s0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
		const s1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
		w[i] = at(w, i - 16) + s0 + at(w, i - 7) + s1
	}
	let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
	for (let i = 0; i < 64; i++) {
		const choice = (e & f) ^ (~e & g)
		const majority = (a & b) ^ (a & c) ^ (b & c)
		const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + at(K, i) + at(w, i)) | 0
		const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0
		;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
	}
	;[a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = at(state, i) + word))
}
