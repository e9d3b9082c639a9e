/** ln k! for whole k ≥ 0, by Stirling's series; exact to nine digits from 0 on. */
function lnFactorial(k: number): number {
	let [x, shift] = [k + 1, 0]
	for (; x < 8; x++) shift += Math.log(x)
	return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3) - shift
}

/** How likely `n` independent trials of probability `p` succeed `k` times or more, 0–1. */
export function atLeast(k: number, n: number, p: number): number {
	if (k <= 0 || p >= 1) return 1
	if (p <= 0) return 0
	let sum = 0
	for (let i = k; i <= n; i++)
		sum += Math.exp(lnFactorial(n) - lnFactorial(i) - lnFactorial(n - i) + i * Math.log(p) + (n - i) * Math.log(1 - p))
	return Math.min(1, sum)
}

/** No less than how likely somewhere in `n` answers `run` in a row are one that comes with probability `p`, 0–1. */
export const runOf = (run: number, n: number, p: number): number => Math.min(1, p ** run * (1 + (n - run) * (1 - p)))

/** How likely two samples of one population differ as much, either way; by the hypergeometric distribution, 0–1. */
export function asFarApart(a: { count: number; n: number }, b: { count: number; n: number }): number {
	const [hits, all] = [a.count + b.count, a.n + b.n]
	const lnOf = (k: number) => lnChoose(hits, k) + lnChoose(all - hits, a.n - k) - lnChoose(all, a.n)
	const seen = lnOf(a.count) + 1e-9
	let sum = 0
	for (let k = Math.max(0, a.n - (all - hits)); k <= Math.min(hits, a.n); k++) if (lnOf(k) <= seen) sum += Math.exp(lnOf(k))
	return Math.min(1, sum)
}
const lnChoose = (n: number, k: number): number => lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k)
