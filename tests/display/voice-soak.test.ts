import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Call } from '../../contract/views.ts'
import { FRESH_MS, keyOf } from '../../display/call-stage.ts'
import { USEFUL_MS } from '../../display/voice/queue.ts'
import { NINE } from './calls.ts'
import { isNote, stubWebAudio, type FakeContext, type FakeSound, type Started } from './fake-audio.ts'
import { groupBy } from './group.ts'
import { createRandom } from './random.ts'
import { createWall, spokenSentence, type Wall } from './sound-hall.ts'
import { createVirtualTime } from './virtual-time.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const CALLS = 20_000
const COUNTERS = 60
const ZONES = ['a', 'b', 'c', 'd']
/** A zone speaks one call in about six seconds; at times they come as fast as that. */
const BETWEEN_MS = { busy: 6000, quiet: 14_000 }
const BUSY_MS = 300_000
const RECALLED = 0.15
const RECALL_MS = 45_000
const MINUTE_MS = 60_000
/** The player notes a sentence as heard 30 ms before its end; what is noted lacks no more, and what lacks clearly less is noted. */
const LACKS_S = { heard: 0.025, noted: 0.0301 }

interface Zone {
	wall: Wall
	/** Every call of the zone, newest last. */
	calls: Call[]
}

/** Another day: `SOAK_SEED=7 vitest run tests/display/voice-soak.test.ts`. */
const random = createRandom(Number(process.env['SOAK_SEED'] ?? 2026))
const time = createVirtualTime(NINE)
const zones: Zone[] = []
let made = 0

/** As the server's view: every call of the last minute, then until seven numbers stand there, newest first, at most 40. */
function view({ calls }: Zone): Call[] {
	const list: Call[] = []
	const numbers = new Set<string>()
	for (let i = calls.length - 1; i >= 0 && list.length < 40; i--) {
		const call = calls[i] as Call
		const recent = time.now() - call.calledAt < MINUTE_MS
		if (!recent && numbers.size >= 7) break
		if (!recent && numbers.has(call.number)) continue
		numbers.add(call.number)
		list.push(call)
	}
	return list
}

function makeCall(zone: Zone, index: number, again?: Call): void {
	if (made >= CALLS) return
	const counterNumber = again?.counterNumber ?? index * (COUNTERS / ZONES.length) + 1 + random.int(COUNTERS / ZONES.length)
	const call: Call = {
		callId: ++made,
		number: again?.number ?? `${'ABCD'[index]}${String(1 + (zone.calls.length % 9999)).padStart(4, '0')}`,
		counterId: `quay-${counterNumber}`,
		counterNumber,
		zoneId: ZONES[index] as string,
		attempt: (again?.attempt ?? 0) + 1,
		calledAt: time.now(),
		language: 'vi',
	}
	zone.calls.push(call)
	zone.wall.see(view(zone))
	if (call.attempt < 3 && random.share() < RECALLED) time.at(time.now() + RECALL_MS, () => makeCall(zone, index, call))
}

function work(zone: Zone, index: number): void {
	if (made >= CALLS) return
	makeCall(zone, index)
	const busy = Math.floor((time.now() - NINE) / BUSY_MS) % 3 === 0
	time.at(time.now() + random.spread(busy ? BETWEEN_MS.busy : BETWEEN_MS.quiet), () => work(zone, index))
}

/** One of the things that happen to a wall, and after a while the view that ends it. */
function disturb(zone: Zone): void {
	if (made >= CALLS) return
	const { wall } = zone
	const ms = 500 + random.spread(random.share() < 0.1 ? 120_000 : 8000)
	const after = (what: () => void) =>
		time.at(time.now() + ms, () => {
			what()
			wall.see(view(zone))
		})
	const happenings = [
		() => (wall.lose(), after(wall.find)),
		() => (wall.shut(), after(wall.open)),
		() => (wall.sleep(ms), after(() => undefined)),
		() => (wall.hold('suspended'), after(() => wall.hold('running'))),
		() => wall.stall(),
	]
	happenings[random.int(happenings.length)]?.()
	time.at(time.now() + ms + random.spread(40_000), () => disturb(zone))
}

beforeAll(async () => {
	stubWebAudio()
	vi.spyOn(console, 'error').mockImplementation(() => undefined)
	for (const [index] of ZONES.entries()) {
		const zone: Zone = { wall: createWall(time), calls: [] }
		zones.push(zone)
		time.at(NINE + index, () => work(zone, index))
		time.at(NINE + random.spread(40_000), () => disturb(zone))
		// A view comes with every change anywhere, and the pulse keeps the page awake.
		const look = () => {
			zone.wall.see(view(zone))
			time.at(time.now() + 5000, look)
		}
		look()
		const tick = () => {
			zone.wall.look()
			time.at(time.now() + 1000, tick)
		}
		tick()
	}
	while (made < CALLS) await time.runUntil(time.now() + 600_000)
	for (const { wall } of zones) wall.find()
	await time.runUntil(time.now() + 300_000)
	for (const zone of zones) zone.wall.see(view(zone))
	await time.runUntil(time.now() + 300_000)
})
afterAll(() => {
	vi.restoreAllMocks()
	vi.unstubAllGlobals()
})

const outcomesOf = (zone: Zone) => groupBy(zone.wall.outcomes, ({ call }) => keyOf(call))

it('is a hall of four zones, sixty counters and twenty thousand calls, with every kind of trouble', () => {
	expect(zones.reduce((sum, { calls }) => sum + calls.length, 0)).toBe(CALLS)
	expect(new Set(zones.flatMap(({ calls }) => calls.map((call) => call.counterNumber))).size).toBe(COUNTERS)
	const kinds = new Set(zones.flatMap(({ wall }) => wall.outcomes.map(({ outcome }) => outcome)))
	for (const outcome of ['spoken', 'old', 'late', 'superseded', 'held-back']) expect(kinds).toContain(outcome)
	for (const { wall } of zones) expect(wall.contexts.length).toBeGreaterThan(100)
})

it('loses no call: each that reached a wall was spoken or dropped by the rule, once, and shown while it was news', () => {
	for (const zone of zones) {
		const outcomes = outcomesOf(zone)
		for (const call of zone.calls) {
			const key = keyOf(call)
			if (!zone.wall.reached.has(key)) continue
			expect(outcomes.get(key), key).toHaveLength(1)
			if (zone.wall.shown.has(key)) continue
			// Six numbers stand beside the plate: what six others followed while nobody listened has no place any more.
			const [{ outcome, at } = { outcome: undefined, at: 0 }] = outcomes.get(key) ?? []
			if (isCalledAgain(zone, call, at)) continue
			expect(outcome).not.toBe('spoken')
			expect(numbersBetween(zone, call.calledAt, at)).toBeGreaterThanOrEqual(6)
		}
	}
})

const numbersBetween = ({ calls }: Zone, after: number, until: number): number =>
	new Set(calls.filter(({ calledAt }) => calledAt > after && calledAt <= until).map(({ number }) => number)).size

const isCalledAgain = ({ calls }: Zone, { number, callId }: Call, until: number): boolean =>
	calls.some((later) => later.number === number && later.callId > callId && later.calledAt <= until)

it('misses only calls that had left the view before the wall could be reached', () => {
	for (const { calls, wall } of zones)
		for (const call of calls.filter((c) => !wall.reached.has(keyOf(c))))
			expect(wall.seenAt.some((at) => at >= call.calledAt && at < call.calledAt + MINUTE_MS)).toBe(false)
})

it('drops by the rule alone', () => {
	for (const zone of zones)
		for (const { call, outcome, at } of zone.wall.outcomes) {
			const age = at - call.calledAt
			if (outcome === 'old') expect(age, keyOf(call)).toBeGreaterThan(FRESH_MS)
			if (outcome === 'late' || outcome === 'held-back') expect(age, keyOf(call)).toBeGreaterThan(USEFUL_MS)
			if (outcome === 'superseded')
				expect(zone.calls.some((later) => later.number === call.number && later.callId > call.callId)).toBe(true)
			if (outcome === 'spoken') expect(age, keyOf(call)).toBeLessThan(USEFUL_MS + 10_000)
		}
})

it('never lets two sounds of a zone overlap, and never leaves a gap in a sentence', () => {
	for (const { wall } of zones) {
		const byOpening = [...wall.contexts].sort((a, b) => a.openedAt - b.openedAt)
		for (const [i, context] of byOpening.entries()) {
			expect(context.openedAt).toBeGreaterThanOrEqual(byOpening[i - 1]?.closedAt ?? 0)
			const scores = scoresOf(context).map((score) => score.filter(({ from, to }) => to > from))
			for (const [j, score] of scores.entries()) {
				const before = scores[j - 1]
				if (before?.length && score.length)
					expect(Math.min(...score.map((s) => s.from))).toBeGreaterThanOrEqual(Math.max(...before.map((s) => s.to)) - 1e-6)
				expectGapless(score.filter((sound) => !isNote(sound)))
			}
		}
	}
})

it('speaks none twice, and calls none spoken that was not heard whole', () => {
	for (const zone of zones) {
		const scores = zone.wall.contexts.flatMap(scoresOf)
		const heard = countTexts(scores.filter((score) => isWhole(score, LACKS_S.heard)).map(textOf))
		const atMost = countTexts(scores.filter((score) => isWhole(score, LACKS_S.noted)).map(textOf))
		const spoken = zone.wall.outcomes.filter(({ outcome }) => outcome === 'spoken').map(({ call }) => spokenSentence(call).words.join(' '))
		const noted = countTexts(spoken)
		for (const [text, times] of heard) expect(noted.get(text) ?? 0, `${text}, heard`).toBeGreaterThanOrEqual(times)
		for (const [text, times] of noted) expect(atMost.get(text) ?? 0, `${text}, noted`).toBeGreaterThanOrEqual(times)
		expect(spoken.length).toBeGreaterThan(zone.calls.length * 0.6)
	}
})

/** The sounds of a context by score, in order. */
const scoresOf = ({ started }: FakeContext): Started[][] => [...groupBy(started, ({ score }) => score).values()]
const wordsOf = (score: Started[]) => score.filter((sound): sound is Started & { what: FakeSound } => !isNote(sound))
const textOf = (score: Started[]): string =>
	wordsOf(score)
		.map(({ what }) => what.word)
		.join(' ')
const isWhole = (score: Started[], lacksS: number): boolean =>
	wordsOf(score).every(({ what, from, to }) => to - from >= what.duration - lacksS)
const countTexts = (texts: string[]) => new Map([...groupBy(texts, (text) => text)].map(([text, all]) => [text, all.length] as const))

/** One after another, apart by nothing or by one breath. */
function expectGapless(words: Started[]): void {
	if (!isWhole(words, LACKS_S.noted)) return
	for (const [i, word] of words.entries()) {
		const gap = i === 0 ? 0 : word.from - (words[i - 1] as Started).to
		if (gap > 1e-6) expect(gap).toBeCloseTo(0.14, 6)
	}
}
