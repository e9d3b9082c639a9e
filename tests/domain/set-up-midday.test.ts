import { describe, expect, it } from 'vitest'
import type { Centre } from '../../contract/centre.ts'
import { configureCentre } from '../../server/domain/configuring.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, kiosk, MONDAY_9, officer, supervisor, tablet, uuid, type Hall } from '../support/hall.ts'

const MINUTE_MS = 60_000
const configure = (hall: Hall, centre: Centre) => hall.must({ type: 'ConfigureCentre', centre }, supervisor)
const refusal = (hall: Hall, centre: Centre) => configureCentre(hall.day, { type: 'ConfigureCentre', commandId: uuid(0), centre })
const issue = (n: number, more: object = {}) => ({ type: 'IssueTicket', visitId: uuid(n), serviceId: 'ho-tich', ...more }) as const

/** The test centre with one service, or person, changed. */
function withService(id: string, changes: Partial<Centre['services'][number]>): Centre {
	return testCentre({ services: testCentre().services.map((s) => (s.id === id ? { ...s, ...changes } : s)) })
}
function withPeople(change: (person: Centre['people'][number]) => Centre['people']): Centre {
	return testCentre({ people: testCentre().people.flatMap(change) })
}
function without(service: string): Centre {
	const { services, counters } = testCentre()
	return testCentre({
		services: services.filter((s) => s.id !== service),
		counters: counters.map((c) => ({ ...c, services: c.services.filter((id) => id !== service) })),
	})
}

describe('a service that goes', () => {
	it('is kept while anybody needs it; who, is said in both languages', () => {
		const hall = createHall()
		hall.open(1)
		for (const n of [1, 2, 3]) hall.issue(n, 'chung-thuc')
		hall.callNext(1)
		hall.must(issue(4, { thenServiceIds: ['chung-thuc'] }), kiosk)
		expect(refusal(hall, without('chung-thuc'))).toMatchObject({
			code: 'still-needed',
			detail: 'The service Chứng thực cannot go yet: 2 waiting, 1 at a counter, 1 to come next.',
			vi: 'Chưa bỏ được dịch vụ Chứng thực: 2 người đang chờ, 1 người đang ở quầy, 1 người sẽ đến sau.',
		})
	})
	it('may go when those who needed it are done', () => {
		const hall = createHall()
		hall.issue(1, 'chung-thuc')
		hall.must({ type: 'CancelVisit', visitId: uuid(1) }, kiosk)
		configure(hall, without('chung-thuc'))
		expect(hall.run(issue(2, { serviceId: 'chung-thuc' }), kiosk)).toEqual({ refused: 'service-not-found' })
	})
})

describe('counters', () => {
	it('that are open are kept, and the number at them is named', () => {
		const hall = createHall()
		hall.open(2)
		hall.issue(1)
		hall.callNext(2)
		const { counters, people } = testCentre()
		const less = testCentre({
			counters: counters.filter((c) => c.id !== 'counter-2'),
			people: people.filter((p) => p.counterId !== 'counter-2'),
		})
		expect(refusal(hall, less)).toMatchObject({ vi: 'Chưa bỏ được quầy 2: quầy đang mở, đang có số A001.' })
	})
	it('that lose a service finish the visitor of it who is there', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1, 'chung-thuc')
		hall.callNext(1)
		const { counters } = testCentre()
		const moved = counters.map((c) => ({ ...c, services: c.id === 'counter-1' ? ['ho-tich'] : [...c.services, 'chung-thuc'] }))
		configure(hall, testCentre({ counters: moved }))
		hall.must({ type: 'StartServing' }, officer(1))
		hall.must({ type: 'Complete' }, officer(1))
		expect(hall.state(uuid(1))).toBe('completed')
	})
	it('that lose a service still call those who were sent to that very counter', () => {
		const hall = createHall()
		hall.open(1)
		hall.open(2)
		hall.issue(1)
		hall.callNext(1)
		hall.must({ type: 'Transfer', toCounterId: 'counter-2' }, officer(1))
		const { counters } = testCentre()
		configure(hall, testCentre({ counters: counters.map((c) => (c.id === 'counter-2' ? { ...c, services: ['dat-dai'] } : c)) }))
		expect(hall.callNext(2)).toMatchObject([{ visitId: uuid(1) }])
	})
	it('without their work profile call as those that have none', () => {
		const profiles: Centre['profiles'] = [{ id: 'mot', name: { vi: 'Một', en: 'One' }, steps: [{ services: ['chung-thuc', 'ho-tich'] }] }]
		const { counters } = testCentre()
		const hall = createHall(
			testCentre({ profiles, counters: counters.map((c) => (c.id === 'counter-1' ? { ...c, profileId: 'mot' } : c)) }),
		)
		hall.open(1)
		hall.issue(1)
		configure(hall, testCentre())
		expect(hall.callNext(1)).toMatchObject([{ visitId: uuid(1) }])
	})
})

describe('numbers described anew', () => {
	it('go on where they were, in the new letters', () => {
		const hall = createHall()
		hall.issue(1)
		const { services } = testCentre()
		configure(hall, testCentre({ services: services.map((s) => (s.prefix === 'A' ? { ...s, prefix: 'H' } : s)) }))
		expect(hall.number(hall.issue(2))).toBe('H002')
		expect(hall.number(uuid(1))).toBe('A001')
	})
	it('never come twice in a day, whatever sequence takes the letters over', () => {
		const hall = createHall()
		for (const n of [1, 2, 3]) hall.issue(n)
		const { services } = testCentre()
		const swapped = services.map((s) => ({
			...s,
			...(s.id === 'ho-tich' && { prefix: 'H' }),
			...(s.id === 'chung-thuc' && { numbers: { ...s.numbers, sequence: 'new' } }),
		}))
		configure(hall, testCentre({ services: swapped }))
		expect(hall.number(hall.issue(4, 'chung-thuc'))).toBe('A004')
		configure(hall, testCentre())
		expect(hall.number(hall.issue(5))).toBe('A005')
	})
	it('are used up when the new range lies behind them', () => {
		const hall = createHall()
		for (const n of [1, 2, 3]) hall.issue(n, 'dat-dai')
		configure(hall, withService('dat-dai', { numbers: { sequence: 'b', first: 1, last: 2, width: 3 } }))
		expect(hall.run(issue(4, { serviceId: 'dat-dai' }), kiosk)).toEqual({ refused: 'numbers-exhausted' })
	})
})

describe('hours that end sooner', () => {
	it('close the service and serve those who wait', () => {
		const hall = createHall(testCentre({ demo: false }), MONDAY_9)
		hall.open(1)
		hall.issue(1)
		const weekly = [{ days: [1, 2, 3, 4, 5], open: '07:00', close: '08:30' }]
		configure(hall, testCentre({ demo: false, hours: { ...testCentre().hours, weekly } }))
		expect(hall.run(issue(2), kiosk)).toEqual({ refused: 'service-closed' })
		hall.callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		hall.must({ type: 'Complete' }, officer(1))
		expect(hall.state(uuid(1))).toBe('completed')
	})
})

describe('people at their counters', () => {
	it.each([
		['removed', withPeople((p) => (p.username === 'officer1' ? [] : [p]))],
		['suspended', withPeople((p) => [p.username === 'officer1' ? { ...p, suspended: true } : p])],
		['an inspector now', withPeople((p) => [p.username === 'officer1' ? { ...p, role: 'inspector' } : p])],
	])('%s: another officer opens the counter and finishes who is there', (_, centre) => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		configure(hall, centre)
		hall.must({ type: 'OpenCounter', counterId: 'counter-1' }, officer(2))
		expect(hall.day.counters.get('counter-1')).toMatchObject({ state: 'open', officer: 'officer2', currentVisitId: uuid(1) })
		hall.must({ type: 'StartServing' }, officer(2))
		hall.must({ type: 'Complete' }, officer(2))
		expect(hall.state(uuid(1))).toBe('completed')
	})
	it('who stay keep their counter from others', () => {
		const hall = createHall()
		hall.open(1)
		configure(hall, testCentre({ hotline: '1900' }))
		expect(hall.run({ type: 'OpenCounter', counterId: 'counter-1' }, officer(2))).toEqual({ refused: 'counter-taken' })
	})
})

describe('screens', () => {
	it('a kiosk that the set-up has lost gives no number that it could not print', () => {
		const hall = createHall()
		configure(hall, testCentre({ kiosks: [{ id: 'kiosk-2', label: 'K-02', printerId: 'printer-2', coolDownMs: 0, zoneIds: [] }] }))
		expect(hall.run(issue(1), kiosk)).toEqual({ refused: 'not-permitted' })
	})
	it('a scale that changes between the end of a visit and its rating: the levels of the new one count', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		hall.must({ type: 'Complete' }, officer(1))
		const { rating } = testCentre()
		configure(hall, testCentre({ rating: { ...rating, levels: rating.levels.filter((l) => l.level !== 4) } }))
		expect(hall.run({ type: 'Rate', counterId: 'counter-1', level: 4 }, tablet(1))).toEqual({ refused: 'invalid-command' })
		hall.later(MINUTE_MS).must({ type: 'Rate', counterId: 'counter-1', level: 3 }, tablet(1))
	})
})
