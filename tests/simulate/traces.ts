import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseTrace, type Trace } from '../../server/simulate/trace.ts'

export const MIN = 60_000
/** Ms after midnight, so many minutes after 08:00, when the counters of a test open. */
export const at = (minutes: number): number => (480 + minutes) * MIN

/** A visitor who comes so many minutes after 08:00, is at the desk at once and takes five minutes. */
export const visitor = (minutes: number, changes: Record<string, unknown> = {}) => ({
	t: at(minutes),
	service: 'a',
	lane: 'normal',
	serviceMs: 5 * MIN,
	walkMs: 0,
	patienceMs: 1440 * MIN,
	noShow: false,
	...changes,
})
export const shift = (from: number, to: number, graceTo = to) => ({ from: at(from), to: at(to), graceTo: at(graceTo) })
export const counter = (id: string, services: string[], changes: Record<string, unknown> = {}) => ({
	id,
	services,
	planned: [{ from: at(0), to: at(240) }],
	shifts: [shift(0, 240)],
	speed: 1,
	warmup: 0,
	...changes,
})

/** A day file's content: one service, one counter open from 08:00 to 12:00, nobody. */
export const dayFile = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
	format: 'qms-day/1',
	site: 'test',
	date: '2026-12-01',
	noShowCallMs: 45_000,
	sessions: [{ open: at(0), close: at(240), kioskFrom: at(-30), kioskTo: at(230) }],
	services: [{ id: 'a', name: 'A', group: 'one' }],
	counters: [counter('c1', ['a'])],
	slowdowns: [],
	booked: [],
	visitors: [],
	...changes,
})
export const dayTrace = (changes: Record<string, unknown> = {}): Trace => parseTrace(dayFile(changes))

/** Written to a folder of its own. @returns its path */
export function writeDay(content: unknown, pack: (text: string) => string | Uint8Array = gzipSync): string {
	const path = join(mkdtempSync(join(tmpdir(), 'days-')), 'day.json.gz')
	writeFileSync(path, pack(typeof content === 'string' ? content : JSON.stringify(content)))
	return path
}

/** A busy day that is the same for the same seed: three counters, overlapping services, claims, breaks, people who leave or do not come. */
export function busyDay(seed: number, lanes = ['normal', 'normal', 'priority', 'appointment']): Trace {
	const random = randomFrom(seed)
	const between = (low: number, high: number) => Math.floor(low + random() * (high - low))
	const arrivals = Array.from({ length: 150 }, () => between(at(-20) / 100, at(225) / 100) * 100).sort((a, b) => a - b)
	return dayTrace({
		services: ['a', 'b', 'c'].map((id) => ({ id, name: id, group: id === 'c' ? 'two' : 'one' })),
		counters: [
			counter('c1', ['a', 'b'], { shifts: [shift(3, 90), shift(100, 240, 270)], speed: 0.9, warmup: 0.2 }),
			counter('c2', ['b', 'c'], { shifts: [shift(1, 240, 300)], speed: 1.2 }),
			counter('c3', ['a', 'b', 'c'], { shifts: [shift(2, 150), shift(161, 240)] }),
		],
		slowdowns: [{ from: at(0), to: at(30), factor: 1.5 }],
		visitors: arrivals.map((t) => {
			const lane = lanes[between(0, lanes.length)]
			return visitor(0, {
				t,
				service: ['a', 'b', 'c'][between(0, 3)],
				lane,
				...(lane === 'appointment' && { appointmentAt: t + between(-5, 30) * MIN }),
				serviceMs: between(1, 12) * MIN,
				walkMs: between(5, 60) * 1000,
				patienceMs: between(20, 400) * MIN,
				noShow: random() < 0.06,
			})
		}),
	})
}

/** Park and Miller's minimal standard generator: 0 ≤ x < 1. */
function randomFrom(seed: number): () => number {
	let state = seed
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
