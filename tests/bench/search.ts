import { createSearch } from '../../ui/search/search.ts'
import { percentile, type Figure } from './figures.ts'
import { wideCentre } from './wide-centre.ts'

const ROUNDS = 12
/** Whoever types looks at the answer after every letter. */
const TYPED = ['đăng ký khai sinh', 'tôi muốn làm sổ đỏ', 'chung thuc ban sao', '1.001193', 'zzzz', 'kết hôn có yếu tố nước ngoài']
const AT_MOST_MS = 50

/** A procedure found as one types, among those of a province: the kiosk's search, one answer for each letter. */
export function measureSearch(): Figure[] {
	const { procedures, fields, quickPicks } = wideCentre()
	const search = createSearch(procedures, fields, quickPicks)
	const samples: number[] = []
	for (let round = 0; round < ROUNDS; round++)
		for (const text of TYPED)
			for (let letters = 1; letters <= text.length; letters++) {
				const begun = performance.now()
				search(text.slice(0, letters))
				samples.push(performance.now() - begun)
			}
	const name = `search among ${procedures.length} procedures, a letter`
	return [
		{ part: 'search', figure: `${name}, p50`, value: percentile(samples, 0.5), unit: 'ms' },
		{ part: 'search', figure: `${name}, p95`, value: percentile(samples, 0.95), unit: 'ms', bound: AT_MOST_MS },
	]
}
