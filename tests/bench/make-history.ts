import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Centre, Counter } from '../../contract/centre.ts'
import type { Fact } from '../../contract/facts.ts'
import { nextDay, startOfDay, weekdayOf } from '../../contract/local-time.ts'
import type { FactSource, Read } from '../../server/reports/fact-source.ts'
import { createHistory } from '../../server/reports/history.ts'
import { COLUMNS } from '../../server/reports/columns.ts'
import { openTables } from '../../server/reports/tables.ts'
import { largeCentre } from './large-centre.ts'

export const VISITS = 5_000_000
export const FIRST_DAY = '2016-01-04'
const VISITS_A_DAY = 2000
const COUNTERS = 48
const FOLDER = join('.cache', 'ten-years')
/** A file made otherwise is made again. */
const MADE_AS = JSON.stringify({ visits: VISITS, aDay: VISITS_A_DAY, counters: COUNTERS, columns: COLUMNS, recipe: 1 })

/** The figures' file of a province's ten years, made once and kept. @returns its path, and the last day with visits */
export function tenYears(say: (line: string) => void): { path: string; lastDay: string } {
	const stamp = join(FOLDER, 'made-as.json')
	const known = existsSync(stamp) ? (JSON.parse(readFileSync(stamp, 'utf8')) as { madeAs: string; lastDay: string }) : undefined
	if (known?.madeAs === MADE_AS) return { path: join(FOLDER, 'reports.sqlite'), lastDay: known.lastDay }
	say(`making ${VISITS} visits, once …`)
	const fresh = `${FOLDER}-new`
	for (const folder of [fresh, FOLDER]) rmSync(folder, { recursive: true, force: true })
	mkdirSync(fresh, { recursive: true })
	const tables = openTables(join(fresh, 'reports.sqlite'))
	const log = generated(VISITS)
	const history = createHistory(log.source, tables)
	while (history.step());
	tables.close()
	writeFileSync(join(fresh, 'made-as.json'), JSON.stringify({ madeAs: MADE_AS, lastDay: log.lastDay() }))
	renameSync(fresh, FOLDER)
	return { path: join(FOLDER, 'reports.sqlite'), lastDay: log.lastDay() }
}

/** A log that is made up while it is read. */
function generated(visits: number): { source: FactSource; lastDay: () => string } {
	const centre = largeCentre(COUNTERS)
	const random = seeded(20160104)
	let day = FIRST_DAY
	let made = 0
	let position = 0
	let ready: Read[] = [envelope({ type: 'CentreConfigured', centre }, startOfDay(FIRST_DAY))]

	function envelope(fact: Fact, at: number): Read {
		const base = { position: ++position, at, day, actor: 'bench', v: 1, hash: '' }
		return { ...base, fact: { ...fact, ...base } }
	}
	function more(): void {
		const facts = dayOfVisits(centre, { day, visits: Math.min(VISITS_A_DAY, visits - made), random, made })
		ready.push(...facts.map(({ at, fact }) => envelope(fact, at)))
		made += Math.min(VISITS_A_DAY, visits - made)
		lastDay = day
		do day = nextDay(day)
		while (weekdayOf(day) > 5)
		// A day is over when another begins.
		if (made >= visits) ready.push(envelope({ type: 'EmergencyEnded' }, startOfDay(day)))
	}
	let lastDay = day
	const source: FactSource = {
		head: () => position,
		after(_, limit) {
			while (ready.length < limit && made < visits) more()
			const batch = ready.slice(0, limit)
			ready = ready.slice(limit)
			return batch
		},
		ofDay: () => [],
		setupBefore: () => undefined,
		hashAt: () => '',
		close: () => undefined,
	}
	return { source, lastDay: () => lastDay }
}

interface Made {
	at: number
	fact: Fact
}

/** People come in two waves, wait in the order they came for the next free counter of their service, and mostly rate. */
function dayOfVisits(
	centre: Centre,
	{ day, visits, random, made }: { day: string; visits: number; random: () => number; made: number },
): Made[] {
	const midnight = startOfDay(day)
	const facts: Made[] = centre.counters.map((c) => ({
		at: midnight + 25_000_000,
		fact: { type: 'CounterOpened', counterId: c.id, officer: `officer${c.number}` },
	}))
	const freeAt = new Map<string, number>()
	const comes = Array.from(
		{ length: visits },
		() => midnight + (random() < 0.6 ? 25_000_000 + random() ** 2 * 16_000_000 : 48_600_000 + random() ** 2 * 11_000_000),
	)
	for (const [i, at] of comes.sort((a, b) => a - b).entries()) {
		const counters = countersOf(centre, Math.floor(random() ** 1.5 * centre.services.length))
		const counter = counters.reduce((a, b) => ((freeAt.get(a.id) ?? 0) <= (freeAt.get(b.id) ?? 0) ? a : b))
		facts.push(
			...oneVisit(centre, { at: Math.round(at), nth: i, id: made + i, counter, free: freeAt.get(counter.id) ?? 0, random }, freeAt),
		)
	}
	return facts.sort((a, b) => a.at - b.at)
}

const byService = new Map<number, Counter[]>()
function countersOf(centre: Centre, nth: number): Counter[] {
	const known = byService.get(nth)
	if (known) return known
	const found = centre.counters.filter((c) => c.services.includes(centre.services[nth]?.id ?? ''))
	byService.set(nth, found)
	return found
}

interface Visitor {
	at: number
	nth: number
	id: number
	counter: Counter
	free: number
	random: () => number
}

function oneVisit(centre: Centre, { at, nth, id, counter, free, random }: Visitor, freeAt: Map<string, number>): Made[] {
	const visitId = `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`
	const counterId = counter.id
	const procedure = centre.procedures[Math.floor(random() * centre.procedures.length)]
	const calledAt = Math.max(at + 5000, free)
	const servedAt = calledAt + 20_000
	const endAt = servedAt + Math.round(120_000 + -Math.log(1 - random()) * 400_000)
	const issued: Made = {
		at,
		fact: {
			...({
				type: 'TicketIssued',
				visitId,
				sequence: 'a',
				serial: nth,
				language: random() < 0.02 ? 'en' : 'vi',
				ahead: 0,
				waitMs: null,
			} as const),
			number: `A${String(nth + 1).padStart(4, '0')}`,
			serviceId: counter.services[0] ?? '',
			lane: random() < 0.15 ? 'priority' : 'regular',
			...(procedure && random() < 0.8 && { procedureId: procedure.id }),
			...(random() < 0.9 && { kioskId: 'kiosk-1' }),
		},
	}
	const called: Made = { at: calledAt, fact: { type: 'TicketCalled', visitId, counterId, attempt: 1, why: { rule: 'arrival', passed: 0 } } }
	if (random() < 0.06) {
		freeAt.set(counterId, calledAt + 60_000)
		return [issued, called, { at: calledAt + 60_000, fact: { type: 'VisitNoShow', visitId, counterId } }]
	}
	freeAt.set(counterId, endAt + 15_000)
	const level = random() < 0.9 ? 4 : 1 + Math.floor(random() * 3)
	const rated: Made = { at: endAt + 5000, fact: { type: 'VisitRated', visitId, counterId, level, reasons: level < 3 ? ['cho-lau'] : [] } }
	return [
		issued,
		called,
		{ at: servedAt, fact: { type: 'ServingStarted', visitId, counterId } },
		{ at: endAt, fact: { type: 'VisitCompleted', visitId, counterId, outcome: 'tiep-nhan' } },
		...(random() < 0.66 ? [rated] : []),
	]
}

/** Always the same. Mulberry32. */
function seeded(seed: number): () => number {
	let state = seed
	return () => {
		state = (state + 0x6d2b79f5) | 0
		let t = Math.imul(state ^ (state >>> 15), 1 | state)
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
	}
}
