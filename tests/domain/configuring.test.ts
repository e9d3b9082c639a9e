import { describe, expect, it } from 'vitest'
import { testCentre } from '../support/centre.ts'
import { createHall, kiosk, officer, supervisor, uuid } from '../support/hall.ts'

/** The test centre without one service, or without one counter and its officer. */
function centreWithout(gone: string) {
	const { services, counters, people } = testCentre()
	return testCentre({
		services: services.filter((s) => s.id !== gone),
		counters: counters.filter((c) => c.id !== gone).map((c) => ({ ...c, services: c.services.filter((id) => id !== gone) })),
		people: people.filter((p) => p.counterId !== gone),
	})
}
const configure = (centre: unknown) => ({ type: 'ConfigureCentre', centre: centre as Record<string, unknown> }) as const

describe('a new set-up', () => {
	it('is recorded whole and holds at once, with today’s tickets', () => {
		const hall = createHall()
		hall.issue(1)
		const centre = testCentre({ hotline: '1900 0000' })
		expect(hall.must(configure(centre), supervisor)).toEqual([{ type: 'CentreConfigured', centre }])
		expect(hall.day.setup.centre.hotline).toBe('1900 0000')
		expect(hall.number(hall.issue(2))).toBe('A002')
		expect(hall.today.setupRev).toBe(2)
	})
	it('is refused whole for one mistake', () => {
		const hall = createHall()
		const centre = testCentre()
		expect(hall.run(configure({ ...centre, quickPicks: ['gone'] }), supervisor)).toEqual({ refused: 'invalid-command' })
		expect(hall.run(configure({}), supervisor)).toEqual({ refused: 'invalid-command' })
		expect(hall.log).toEqual([])
	})
	it('may neither become a demo, which opens what only loopback may reach, nor lose its last administrator', () => {
		const hall = createHall(testCentre({ demo: false }))
		expect(hall.run(configure(testCentre({ demo: true })), supervisor)).toEqual({ refused: 'invalid-command' })
		const people = testCentre().people.filter((p) => p.role !== 'administrator')
		expect(hall.run(configure({ ...testCentre({ demo: false }), people }), supervisor)).toEqual({ refused: 'invalid-command' })
	})
	it.each(['waiting', 'called', 'held'] as const)('may not drop a service that somebody needs: %s', (state) => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1, 'chung-thuc')
		if (state !== 'waiting') hall.callNext(1)
		if (state === 'held') hall.must({ type: 'Hold' }, officer(1))
		expect(hall.run(configure(centreWithout('chung-thuc')), supervisor)).toEqual({ refused: 'still-needed' })
		hall.must({ type: 'CancelVisit', visitId: uuid(1) }, kiosk)
		hall.must(configure(centreWithout('chung-thuc')), supervisor)
	})
	it('may not drop a counter where somebody sits', () => {
		const hall = createHall()
		hall.open(2)
		expect(hall.run(configure(centreWithout('counter-2')), supervisor)).toEqual({ refused: 'still-needed' })
		hall.must({ type: 'CloseCounter' }, officer(2))
		hall.must(configure(centreWithout('counter-2')), supervisor)
		expect(hall.run({ type: 'OpenCounter', counterId: 'counter-2' }, officer(2))).toEqual({ refused: 'counter-not-found' })
	})
	it('brings counters that can be opened at once', () => {
		const hall = createHall(centreWithout('counter-2'))
		hall.must(configure(testCentre()), supervisor)
		hall.open(2)
		expect(hall.day.counters.get('counter-2')?.state).toBe('open')
	})
	it('strands nobody who was sent to a counter that it drops', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		hall.must({ type: 'Transfer', toCounterId: 'counter-2' }, officer(1))
		hall.must(configure(centreWithout('counter-2')), supervisor)
		hall.today.load('2026-11-23', hall.day.setup.centre, hall.today.setupRev)
		expect(hall.day.counters.has('counter-2')).toBe(false)
		expect(hall.callNext(1)).toMatchObject([{ visitId: uuid(1) }])
	})
})
