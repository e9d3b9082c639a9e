import { readFileSync } from 'node:fs'
import { parseCentre, type Centre, type Counter } from '../../contract/centre.ts'
import { type Person } from '../../contract/people.ts'
import { DEMO_CENTRE } from '../../server/program.ts'

/** A six-digit range: load must not end because a morning's 999 numbers are used up. */
const WIDE = { first: 1, last: 999_999, width: 6 }

/**
 * The demo centre with more numbers than a test can use, and with as many counters as asked for: what the demo has
 * first, then copies of them, each with an officer of its own (`officer13` works `counter-13`).
 */
export function largeCentre(counters = 12): Centre {
	const read = parseCentre(JSON.parse(readFileSync(DEMO_CENTRE, 'utf8')))
	if (!read.ok) throw new Error(`the demo centre cannot be read: ${read.mistakes[0]}`)
	const demo = read.centre
	const added = Array.from({ length: Math.max(0, counters - demo.counters.length) }, (_, i) => demo.counters.length + i + 1)
	return {
		...demo,
		services: demo.services.map((service) => ({ ...service, numbers: { ...service.numbers, ...WIDE } })),
		counters: [...demo.counters, ...added.map((n) => copyOf(demo.counters[(n - 1) % demo.counters.length] as Counter, n))],
		people: [...demo.people, ...added.map(officer)],
	}
}

const copyOf = (counter: Counter, n: number): Counter => ({ ...counter, id: `counter-${n}`, number: n })

const officer = (n: number): Person => ({
	username: `officer${n}`,
	name: `Cán bộ ${n}`,
	title: { vi: 'Chuyên viên', en: 'Officer' },
	role: 'officer',
	counterId: `counter-${n}`,
	mayChoose: true,
	languages: ['vi'],
	skills: [],
})
