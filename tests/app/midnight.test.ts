import { describe, expect, it } from 'vitest'
import type { CommandDraft } from '../../contract/commands.ts'
import { startOfDay } from '../../contract/local-time.ts'
import { testCentre } from '../support/centre.ts'
import { uuid } from '../support/hall.ts'
import { factsOf, kiosk, officer, openDesk, supervisor, type Desk } from './desk.ts'

const HOUR_MS = 3_600_000
const MIDNIGHT = startOfDay('2026-11-24')
const issue = (n: number): CommandDraft => ({ type: 'IssueTicket', visitId: uuid(n), serviceId: 'ho-tich' })
const numberOf = async (desk: Desk, n: number) =>
	factsOf(await desk.send(issue(n), kiosk)).map((f) => (f.type === 'TicketIssued' ? f.number : ''))
const typesOf = (desk: Desk, day: string) => desk.log.ofDay(day).map((f) => f.type)

describe('midnight', () => {
	it('closes the day and begins the numbers again, to the millisecond', async () => {
		const desk = openDesk({ at: MIDNIGHT - 1 })
		expect([...(await numberOf(desk, 1)), ...(await numberOf(desk, 2))]).toEqual(['A001', 'A002'])
		desk.clock.at = MIDNIGHT
		expect(await numberOf(desk, 3)).toEqual(['A001'])
		expect(typesOf(desk, '2026-11-23')).toEqual(['TicketIssued', 'TicketIssued', 'VisitCancelled', 'VisitCancelled', 'DayClosed'])
		expect(typesOf(desk, '2026-11-24')).toEqual(['TicketIssued'])
	})
	it('needs no command', async () => {
		const desk = openDesk({ at: MIDNIGHT - 1 })
		await desk.send(issue(1), kiosk)
		await desk.send({ type: 'OpenCounter', counterId: 'counter-1' }, officer(1))
		desk.clock.at = MIDNIGHT
		desk.turn()
		expect(desk.today.day.date).toBe('2026-11-24')
		expect(desk.today.day.visits.size).toBe(0)
		expect(desk.today.day.counters.get('counter-1')?.state).toBe('closed')
		expect(desk.said.published.at(-1)?.map((f) => [f.type, f.actor])).toEqual([
			['VisitCancelled', 'system'],
			['CounterClosed', 'system'],
			['DayClosed', 'system'],
		])
	})
	it('closes the counters of a day when nobody came', async () => {
		const desk = openDesk({ at: MIDNIGHT - 1 })
		await desk.send({ type: 'OpenCounter', counterId: 'counter-1' }, officer(1))
		desk.clock.at = MIDNIGHT
		desk.turn()
		expect(typesOf(desk, '2026-11-23')).toEqual(['CounterOpened', 'CounterClosed', 'DayClosed'])
	})
	it('is nothing on a day when nothing happened, and nothing at noon', () => {
		const desk = openDesk({ at: MIDNIGHT - 1 })
		desk.turn()
		desk.clock.at = MIDNIGHT
		desk.turn()
		expect(desk.log.head().position).toBe(0)
	})
	it('that could not be written is written with the next command', async () => {
		const desk = openDesk({ at: MIDNIGHT - 1 })
		await desk.send(issue(1), kiosk)
		desk.clock.at = MIDNIGHT
		desk.broken.commit = true
		expect(await desk.send(issue(2), kiosk)).toEqual({ ok: false, code: 'store-unavailable' })
		expect(desk.today.day.date).toBe('2026-11-23')
		desk.broken.commit = false
		expect(await numberOf(desk, 2)).toEqual(['A001'])
		expect(typesOf(desk, '2026-11-23').at(-1)).toBe('DayClosed')
	})
	it('leaves a command of yesterday answered from the log', async () => {
		const desk = openDesk({ at: MIDNIGHT - 1 })
		const first = await desk.send(issue(1), kiosk, uuid(50))
		desk.clock.at = MIDNIGHT
		expect(await desk.send(issue(1), kiosk, uuid(50))).toEqual({ ok: true, repeated: true, events: factsOf(first) })
	})
	it('does not let a visit of yesterday take a ticket of today, nor trouble the others of its turn', async () => {
		const desk = openDesk({ at: MIDNIGHT - 1 })
		await desk.send(issue(1), kiosk)
		desk.clock.at = MIDNIGHT
		const [old, fresh] = await Promise.all([desk.send(issue(1), kiosk), desk.send(issue(2), kiosk)])
		expect(old).toEqual({ ok: false, code: 'visit-exists' })
		expect(factsOf(fresh)).toMatchObject([{ number: 'A001' }])
	})
	it('keeps the set-up of yesterday', async () => {
		const desk = openDesk({ at: MIDNIGHT - 1 })
		await desk.send({ type: 'ConfigureCentre', centre: testCentre({ hotline: '1900 0000' }) }, supervisor)
		desk.clock.at = MIDNIGHT
		desk.turn()
		expect([desk.today.day.setup.centre.hotline, desk.today.setupRev]).toEqual(['1900 0000', 1])
	})
})

describe('a clock set back', () => {
	it('within the day changes nothing but the times', async () => {
		const desk = openDesk()
		await desk.send(issue(1), kiosk)
		desk.clock.at -= HOUR_MS
		expect(await numberOf(desk, 2)).toEqual(['A002'])
	})
	it('to yesterday gives no number twice on any day', async () => {
		const desk = openDesk({ at: MIDNIGHT - HOUR_MS })
		await numberOf(desk, 1)
		desk.clock.at = MIDNIGHT + HOUR_MS
		await numberOf(desk, 2)
		desk.clock.at = MIDNIGHT - HOUR_MS
		expect(await numberOf(desk, 3)).toEqual(['A002'])
		desk.clock.at = MIDNIGHT + HOUR_MS
		expect(await numberOf(desk, 4)).toEqual(['A002'])
		expect(typesOf(desk, '2026-11-23').at(-1)).toBe('DayClosed')
		expect(desk.today.day.visits.size).toBe(2)
	})
	it('to a day before the newest set-up does not bring the old one back', async () => {
		const desk = openDesk({ at: MIDNIGHT - HOUR_MS })
		const configure = (hotline: string) => desk.send({ type: 'ConfigureCentre', centre: testCentre({ hotline }) }, supervisor)
		await configure('1')
		desk.clock.at = MIDNIGHT + HOUR_MS
		await configure('2')
		desk.clock.at = MIDNIGHT - HOUR_MS
		desk.turn()
		expect(desk.today.day.date).toBe('2026-11-23')
		expect(desk.today.day.setup.centre.hotline).toBe('2')
	})
})
