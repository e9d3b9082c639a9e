import { describe, expect, it } from 'vitest'
import { KioskView, TicketView } from '../../contract/views.ts'
import type { DeviceHealth } from '../../contract/printing.ts'
import type { Kiosk } from '../../contract/centre.ts'
import { decide } from '../../server/domain/decide.ts'
import { kioskView } from '../../server/domain/views/kiosk.ts'
import { ticketView } from '../../server/domain/views/ticket.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, kiosk, MONDAY_9, supervisor, uuid, type Hall } from '../support/hall.ts'

const MINUTE = 60_000
const DAY = '2026-11-23'

describe('whether a kiosk has a scanner', () => {
	const base = testCentre()
	const hallWith = (own: Partial<Kiosk>) => createHall(testCentre({ kiosks: base.kiosks.map((k) => ({ ...k, ...own })) }))
	const health = (over: Partial<DeviceHealth>): DeviceHealth & { since: number } => ({
		...{ deviceId: 'scanner-1', kind: 'scanner', state: 'ready', model: 'x', slips: 0, kioskId: 'kiosk-1', since: MONDAY_9 },
		...over,
	})
	const scannerOf = (hall: Hall, ...devices: ReturnType<typeof health>[]) => {
		const view = kioskView({ ...hall.seen(), devices: new Map(devices.map((d) => [d.deviceId, d])) }, 'kiosk-1', [])
		return KioskView.parse({ ...view, rev: 1 }).scanner
	}
	it.each([
		['none is known', [], false],
		['one is there', [health({})], true],
		['one is there and stuck', [health({ state: 'stuck' })], true],
		['its scanner is away', [health({ state: 'offline' })], false],
		['another kiosk has one', [health({ kioskId: 'kiosk-2' })], false],
		['only a printer is there', [health({ kind: 'printer' })], false],
	])('%s: %#', (_, devices, has) => {
		expect(scannerOf(hallWith({}), ...devices)).toBe(has)
	})
	it('is as the set-up says, where it says so', () => {
		expect(scannerOf(hallWith({ scanner: true }))).toBe(true)
		expect(scannerOf(hallWith({ scanner: false }), health({}))).toBe(false)
	})
})

describe('a refusal that passes by itself', () => {
	const retryAt = (hall: Hall, command: Parameters<typeof decide>[1]) => {
		const decision = decide(hall.day, command, { at: hall.now(), actor: kiosk })
		return 'retryAt' in decision ? [decision.code, decision.retryAt] : decision
	}
	const id = { commandId: uuid(99), visitId: uuid(9), language: 'vi' as const }

	it('tells from when a booking may be checked in, and a kiosk that there are bookings', () => {
		const hall = createHall()
		expect(kioskView(hall.seen(), 'kiosk-1', [])?.bookings).toBe(false)
		const at = MONDAY_9 + 90 * MINUTE
		hall.must({ type: 'ImportAppointments', forDay: DAY, appointments: [{ code: 'HEN1', at, serviceId: 'ho-tich' }] }, supervisor)
		expect(kioskView(hall.seen(), 'kiosk-1', [])?.bookings).toBe(true)
		expect(retryAt(hall, { type: 'CheckIn', ...id, code: 'HEN1' })).toEqual(['appointment-too-early', at - 60 * MINUTE])
	})
	it('tells from when a kiosk gives its next number', () => {
		const base = testCentre()
		const hall = createHall(testCentre({ demo: false, kiosks: base.kiosks.map((k) => ({ ...k, coolDownMs: 8000 })) }))
		hall.issue(1)
		hall.later(3000)
		const ask = { type: 'IssueTicket', ...id, serviceId: 'ho-tich', lane: 'regular' } as const
		expect(retryAt(hall, ask)).toEqual(['too-many-requests', MONDAY_9 + 8000])
		hall.later(5000)
		expect(retryAt(hall, ask)).toMatchObject({ ok: true })
	})
})

describe('the page of a ticket', () => {
	const ticket = (hall: Hall, n: number) => TicketView.parse({ ...ticketView(hall.seen(), uuid(n)), rev: 1 })

	it('names where to go afterwards, and nothing where there is nothing', () => {
		const hall = createHall()
		hall.must({ type: 'IssueTicket', visitId: uuid(1), serviceId: 'ho-tich', thenServiceIds: ['dat-dai', 'chung-thuc'] }, kiosk)
		hall.issue(2)
		expect(ticket(hall, 1).next?.map(({ vi }) => vi)).toEqual(['Đất đai', 'Chứng thực'])
		expect(ticket(hall, 2)).not.toHaveProperty('next')
	})
	it('promises no more than every counter that may call it keeps', () => {
		const base = testCentre()
		const profiles = [{ id: 'p', name: { vi: 'p', en: 'p' }, steps: [{ services: ['dat-dai'] }] }]
		const counters = base.counters.map((c) => (c.id === 'counter-3' ? { ...c, profileId: 'p' } : c))
		const hall = createHall(testCentre({ profiles, counters, calling: { ...base.calling, yieldLimit: 2, preferenceLimit: 7 } }))
		hall.issue(1, 'ho-tich')
		hall.issue(2, 'dat-dai')
		expect([ticket(hall, 1).yieldLimit, ticket(hall, 2).yieldLimit]).toEqual([2, 7])
	})
})
