import { describe, expect, it } from 'vitest'
import { parseCentre } from '../../contract/centre.ts'
import type { WorkStep } from '../../contract/work.ts'
import { counterView } from '../../server/domain/views/counter.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, kiosk, officer, supervisor, uuid, type Hall } from '../support/hall.ts'

const MINUTE = 60_000
const name = { vi: 'Thử', en: 'Trial' }
/** Counter 1 works by these steps; the other counters serve everything, so that no service is without one. */
function centreWith(steps: WorkStep[], more: Parameters<typeof testCentre>[0] = {}) {
	const everything = testCentre().services.map((s) => s.id)
	const counters = testCentre().counters.map((c) => (c.number === 1 ? { ...c, profileId: 'p' } : { ...c, services: everything }))
	return testCentre({ counters, profiles: [{ id: 'p', name, steps }], ...more })
}
const hallWith = (steps: WorkStep[], more?: Parameters<typeof testCentre>[0]): Hall => {
	const hall = createHall(centreWith(steps, more))
	hall.open(1)
	return hall
}
/** Calls once at counter 1 and is done with it. */
function next(hall: Hall): { number: string; why: object } | string {
	const result = hall.run({ type: 'CallNext', counterId: 'counter-1' }, officer(1))
	const [call] = 'facts' in result ? result.facts : []
	if (call?.type !== 'TicketCalled') return 'refused' in result ? result.refused : 'nothing'
	hall.must({ type: 'MarkNoShow' }, officer(1))
	return { number: hall.number(call.visitId) ?? '', why: call.why }
}

describe('a counter with a work profile', () => {
	it('calls its first field first, whoever came earlier for the second, and says so', () => {
		const hall = hallWith([{ services: ['dat-dai'] }, { services: ['ho-tich'] }])
		hall.issue(1, 'ho-tich')
		hall.issue(2, 'dat-dai')
		expect(next(hall)).toEqual({ number: 'B001', why: { rule: 'preference', before: 'A001', passed: 1, step: 1 } })
		expect(next(hall)).toEqual({ number: 'A001', why: { rule: 'arrival', passed: 1, step: 2 } })
		expect(next(hall)).toBe('queue-empty')
	})
	it('passes nobody for ever: after so many it calls the one who has waited longest', () => {
		const calling = { ...testCentre().calling, preferenceLimit: 4 }
		const hall = hallWith([{ services: ['dat-dai'] }, { services: ['ho-tich'] }], { calling })
		hall.issue(1, 'ho-tich')
		for (let n = 2; n < 12; n++) hall.issue(n, 'dat-dai')
		const numbers = Array.from({ length: 5 }, () => next(hall))
		expect(numbers.map((n) => (typeof n === 'string' ? n : n.number))).toEqual(['B001', 'B002', 'B003', 'B004', 'A001'])
		expect(numbers[4]).toMatchObject({ why: { rule: 'yield-limit', passed: 4, step: 2 } })
	})
	it('helps another field only while the queue there is long', () => {
		const hall = hallWith([{ services: ['ho-tich'] }, { services: ['dat-dai'], when: { queueOver: 2 } }])
		for (const n of [1, 2]) hall.issue(n, 'dat-dai')
		expect(next(hall)).toBe('queue-empty')
		hall.issue(3, 'dat-dai')
		expect(next(hall)).toMatchObject({ number: 'B001' })
		expect(next(hall)).toBe('queue-empty')
	})
	it('helps another field only when somebody there has waited long', () => {
		const hall = hallWith([{ services: ['ho-tich'] }, { services: ['dat-dai'], when: { waitOverMs: 10 * MINUTE } }])
		hall.issue(1, 'dat-dai')
		expect(next(hall.later(10 * MINUTE))).toBe('queue-empty')
		expect(next(hall.later(1))).toMatchObject({ number: 'B001' })
	})
	it('keeps to the time of day', () => {
		const hall = hallWith([{ services: ['dat-dai'], when: { from: '09:30', to: '10:00' } }])
		hall.issue(1, 'dat-dai')
		hall.issue(2, 'dat-dai')
		expect(next(hall)).toBe('queue-empty')
		expect(next(hall.later(30 * MINUTE))).toMatchObject({ number: 'B001' })
		expect(next(hall.later(30 * MINUTE))).toBe('queue-empty')
	})
	it('keeps to lanes, to what the officer speaks, and to what they are trained for', () => {
		const people = testCentre().people.map((p) =>
			p.username === 'officer1' ? { ...p, languages: ['vi', 'en'] as ('vi' | 'en')[], skills: ['dat-dai-kho'] } : p,
		)
		const steps: WorkStep[] = [
			{ services: ['ho-tich'], languages: ['en'] },
			{ services: ['ho-tich'], lanes: ['priority'] },
			{ services: ['dat-dai'], skill: 'dat-dai-kho' },
		]
		const people1 = hallWith(steps, { people })
		const everyone = (hall: Hall) => {
			hall.issue(1, 'ho-tich')
			hall.issue(2, 'dat-dai')
			hall.must({ type: 'IssueTicket', visitId: uuid(3), serviceId: 'ho-tich', language: 'en' }, kiosk)
			hall.issue(4, 'ho-tich', 'priority')
			return Array.from({ length: 4 }, () => next(hall)).map((n) => (typeof n === 'string' ? n : n.number))
		}
		expect(everyone(people1)).toEqual(['A002', 'A003', 'B001', 'queue-empty'])
		expect(everyone(hallWith(steps))).toEqual(['A003', 'queue-empty', 'queue-empty', 'queue-empty'])
	})
	it('calls whoever was sent to it, whatever its steps say', () => {
		const hall = hallWith([{ services: ['dat-dai'] }])
		hall.open(2)
		hall.issue(1, 'ho-tich')
		hall.callNext(2)
		hall.must({ type: 'Transfer', toCounterId: 'counter-1' }, officer(2))
		expect(next(hall)).toMatchObject({ number: 'A001' })
	})
	it('shows its queue in the order in which it would call', () => {
		const hall = hallWith([{ services: ['dat-dai'] }, { services: ['ho-tich'] }])
		for (const [n, service] of [
			[1, 'ho-tich'],
			[2, 'dat-dai'],
			[3, 'ho-tich'],
			[4, 'dat-dai'],
		] as const)
			hall.issue(n, service)
		expect(counterView(hall.seen(), 'counter-1')?.waiting.head.map((v) => v.number)).toEqual(['B001', 'B002', 'A001', 'A002'])
	})
	it('is changed in the middle of the day without stranding anybody', () => {
		const hall = hallWith([{ services: ['dat-dai'] }])
		hall.issue(1, 'dat-dai')
		hall.issue(2, 'ho-tich')
		hall.must({ type: 'ConfigureCentre', centre: centreWith([{ services: ['ho-tich'] }]) }, supervisor)
		expect(next(hall)).toMatchObject({ number: 'A001' })
		hall.open(2)
		expect(hall.must({ type: 'CallNext' }, officer(2))).toMatchObject([{ visitId: uuid(1) }])
	})
})

describe('a set-up with work profiles', () => {
	const mistakes = (steps: WorkStep[], counters = testCentre().counters) => {
		const read = parseCentre({
			...testCentre(),
			profiles: [{ id: 'p', name, steps }],
			counters: counters.map((c) => (c.number === 3 ? { ...c, profileId: 'p' } : c)),
		})
		return read.ok ? [] : read.mistakes
	}
	it('must serve every service at any time and for anybody somewhere', () => {
		expect(mistakes([{ services: ['dat-dai'] }])).toEqual([])
		expect(mistakes([{ services: ['ho-tich'] }])).toEqual(['no counter serves the service dat-dai'])
		expect(mistakes([{ services: ['dat-dai'], when: { queueOver: 3 } }])).toEqual(['no counter serves the service dat-dai'])
		expect(mistakes([{ services: ['dat-dai'], lanes: ['priority'] }])).toEqual(['no counter serves the service dat-dai'])
		expect(mistakes([{ services: ['dat-dai', 'nowhere'] }])).toEqual(['work profile p names the unknown service nowhere'])
	})
})
