import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { FactOf, NoticeFact, Recorded } from '../../contract/facts.ts'
import { NOTICE_FACTS } from '../../contract/facts.ts'
import { createReplay, type ReplaySource } from '../../server/app/replay.ts'
import { createToday } from '../../server/app/today.ts'
import { displayView } from '../../server/domain/views/display.ts'
import { PATIENT } from '../http/patient.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, MONDAY_9, uuid } from '../support/hall.ts'
import { historyCentre, playHistory, randomHistory } from '../support/random-history.ts'

vi.setConfig(PATIENT)
const MINUTE_MS = 60_000

/** A log that begins with the set-up, as every centre's does. */
function sourceOf(facts: readonly Recorded[], centre = testCentre()): ReplaySource {
	const [first] = facts
	const setup = {
		...{ type: 'CentreConfigured', centre, position: 0, at: first?.at ?? 0, day: '2000-01-01', actor: 'system', v: 1, hash: '0' },
	} as Recorded<FactOf<'CentreConfigured'>>
	const before = <T extends Recorded>(position: number) => facts.filter((fact) => fact.position < position) as T[]
	return {
		ofDay: (day) => facts.filter((fact) => fact.day === day),
		setupBefore: (position) =>
			before<Recorded<FactOf<'CentreConfigured'>>>(position).findLast(({ type }) => type === 'CentreConfigured') ?? setup,
		importBefore: (day, position) =>
			before<Recorded<FactOf<'AppointmentsImported'>>>(position).findLast(
				({ type, forDay }) => type === 'AppointmentsImported' && forDay === day,
			),
		noticesBefore: (position) => before<Recorded<NoticeFact>>(position).filter(({ type }) => NOTICE_FACTS.includes(type)),
	}
}

/** The hall as it stood after these facts, folded at one go. */
function wallAfter(facts: readonly Recorded[], day: string, at: number) {
	const centre = historyCentre()
	const today = createToday({ ofDay: () => facts.filter((fact) => fact.day === day) }, day, centre)
	const { calls, officers, refused, setupRev } = today
	const view = displayView({ day: today.day, at, setupRev, calls, officers, refused, devices: new Map(), isOnline: () => false }, 'wall-1')
	return view && { calls: view.calls, waiting: view.zones.map(({ waiting }) => waiting), satisfied: view.satisfied }
}

describe('a day replayed', () => {
	it('is, at every moment and in any order, what was folded up to then', () => {
		fc.assert(
			fc.property(randomHistory, fc.infiniteStream(fc.nat()), (stretches, picks) => {
				const facts = playHistory(stretches)
				for (const day of new Set(facts.map((fact) => fact.day))) {
					const own = facts.filter((fact) => fact.day === day)
					const replay = createReplay(sourceOf(facts, historyCentre()), day)
					for (let i = 0; i < 5; i++) {
						const { at } = own[(picks.next().value as number) % own.length] as Recorded
						const last = own.findLastIndex((fact) => fact.at <= at)
						const shown = replay?.moment(at, ['wall-1'])
						expect(shown?.position).toBe(own[last]?.position)
						const [wall] = shown?.displays ?? []
						expect(wall && { calls: wall.calls, waiting: wall.zones.map(({ waiting }) => waiting), satisfied: wall.satisfied }).toEqual(
							wallAfter(own.slice(0, last + 1), day, at),
						)
					}
				}
			}),
			{ numRuns: 25 },
		)
	})

	it('tells no wait that is not on record, and those that tickets told', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		const shown = createReplay(sourceOf(hall.log), '2026-11-23')?.moment(hall.now(), ['wall-1'])
		expect(shown?.displays[0]?.zones.every(({ waitMs }) => waitMs === null)).toBe(true)
		const [fact] = hall.log.flatMap((one) => (one.type === 'TicketIssued' ? one : []))
		expect(shown?.issued).toEqual([{ number: 'A001', at: MONDAY_9, ahead: 0, waitMs: fact?.waitMs }])
		expect(fact?.waitMs).not.toBeNull()
	})

	it('stands under the set-up in force then, not under that of today', () => {
		const hall = createHall()
		hall.issue(1)
		const later = testCentre({ displays: [{ id: 'wall-9', label: 'Sảnh mới', layout: 'wall', zoneIds: [] }] })
		const changed = {
			...{ type: 'CentreConfigured', centre: later, position: hall.log.length + 1, at: MONDAY_9 + MINUTE_MS, day: '2026-11-23' },
			...{ actor: 'officer:admin', v: 1, hash: '0' },
		} as Recorded
		const replay = createReplay(sourceOf([...hall.log, changed]), '2026-11-23')
		const displaysAt = (at: number) => replay?.moment(at, ['wall-1', 'wall-9']).displays.map(({ displayId }) => displayId)
		expect(displaysAt(MONDAY_9 + MINUTE_MS)).toEqual(['wall-9'])
		expect(displaysAt(MONDAY_9)).toEqual(['wall-1'])
	})

	it('has the notices that outlasted their day', () => {
		const notice = {
			...{ type: 'NoticePosted', noticeId: 'n', text: { vi: 'Nghỉ chiều', en: 'Closed' }, position: 1, at: MONDAY_9 - 86_400_000 },
			...{ day: '2026-11-22', actor: 'officer:a', v: 1, hash: '0' },
		} as Recorded
		const hall = createHall()
		hall.issue(1)
		const facts = [notice, ...hall.log.map((fact) => ({ ...fact, position: fact.position + 1 }))]
		const [wall] = createReplay(sourceOf(facts), '2026-11-23')?.moment(MONDAY_9, ['wall-1']).displays ?? []
		expect(wall?.notices.map(({ vi }) => vi)).toContain('Nghỉ chiều')
	})

	it('has nothing for a day without facts', () => {
		expect(createReplay(sourceOf([]), '2026-11-23')).toBeUndefined()
	})

	it('of 2,000 visits takes under 100 ms a step, also backwards', () => {
		const hall = createHall()
		hall.open(1)
		for (let n = 1; n <= 2000; n++) {
			const at = MONDAY_9 + n * 10_000
			const of = { at, day: '2026-11-23', actor: 'officer:officer1', v: 1, hash: '0', visitId: uuid(n), counterId: 'counter-1' }
			const facts = [
				{
					type: 'TicketIssued',
					number: `A${n}`,
					serviceId: 'ho-tich',
					lane: 'regular',
					sequence: 'a',
					serial: n,
					language: 'vi',
					ahead: 0,
				},
				{ type: 'TicketCalled', attempt: 1, why: { rule: 'arrival', passed: 0 } },
				{ type: 'ServingStarted' },
				{ type: 'VisitCompleted' },
				{ type: 'VisitRated', level: 4, reasons: [] },
			]
			for (const fact of facts) hall.log.push({ waitMs: null, ...of, ...fact, position: hall.log.length + 1 } as unknown as Recorded)
		}
		const replay = createReplay(sourceOf(hall.log), '2026-11-23')
		const took = (at: number) => {
			// Of the processor: others may have it meanwhile.
			const begun = process.cpuUsage()
			expect(replay?.moment(at, ['wall-1']).counters[0]?.number).toBe(1)
			return process.cpuUsage(begun).user / 1000
		}
		took(MONDAY_9)
		const steps = [2000, 1990, 1000, 1001, 1999, 5].map((n) => took(MONDAY_9 + n * 10_000))
		// The best of two: at first nothing is compiled.
		const again = [2000, 1990, 1000, 1001, 1999, 5].map((n) => took(MONDAY_9 + n * 10_000))
		expect(Math.max(...steps.map((ms, i) => Math.min(ms, again[i] ?? ms)))).toBeLessThan(100)
	})
})
