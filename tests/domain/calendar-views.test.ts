import { describe, expect, it } from 'vitest'
import type { Centre } from '../../contract/centre.ts'
import { planOf } from '../../server/domain/forecast/plan.ts'
import { displayView } from '../../server/domain/views/display.ts'
import { kioskView } from '../../server/domain/views/kiosk.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, kiosk, uuid } from '../support/hall.ts'
import { moment, OFFICE } from '../support/office-hours.ts'

const SATURDAY = '2026-11-28'
const saturdays = { weekly: [...OFFICE.weekly, { days: [6], open: '07:00', close: '11:30' }], closed: [], worked: [] }
const text = (vi: string) => ({ vi, en: vi })
/** The police, at counter 3, also work on Saturday morning. */
const withPolice = (more: Partial<Centre> = {}): Centre =>
	testCentre({
		demo: false,
		hours: OFFICE,
		agencies: [...testCentre().agencies, { id: 'CA', name: text('Công an'), short: text('Công an'), level: 'commune', hours: saturdays }],
		counters: testCentre().counters.map((c) => (c.number === 3 ? { ...c, agencyId: 'CA' } : c)),
		...more,
	})
const hallAt = (local: string, centre = withPolice()) => createHall(centre, moment(local))
const ask = (hall: ReturnType<typeof hallAt>, serviceId: string) =>
	hall.run({ type: 'IssueTicket', visitId: uuid(1), serviceId, lane: 'regular' }, kiosk)

describe('an agency with hours of its own', () => {
	it('gives numbers when the others do not', () => {
		expect(ask(hallAt(`${SATURDAY}T09:00`), 'dat-dai')).toHaveProperty('facts')
		expect(ask(hallAt(`${SATURDAY}T09:00`), 'ho-tich')).toEqual({ refused: 'service-closed' })
		expect(ask(hallAt(`${SATURDAY}T11:30`), 'dat-dai')).toEqual({ refused: 'service-closed' })
	})
	it('keeps the kiosk open, and closed services say when they open', () => {
		const view = kioskView(hallAt(`${SATURDAY}T09:00`).seen(), 'kiosk-1', [])
		expect(view?.open).toBe(true)
		expect(view?.services.map(({ id, open, opensAt }) => [id, open, opensAt])).toEqual([
			['ho-tich', false, moment('2026-11-30T07:00')],
			['chung-thuc', false, moment('2026-11-30T07:00')],
			['dat-dai', true, undefined],
		])
	})
	it('opens the kiosk again on Saturday after Friday’s closing', () => {
		const view = kioskView(hallAt('2026-11-27T18:00').seen(), 'kiosk-1', [])
		expect(view?.closed).toEqual({
			opensAt: moment(`${SATURDAY}T07:00`),
			sessions: [{ openAt: moment(`${SATURDAY}T07:00`), closeAt: moment(`${SATURDAY}T11:30`) }],
		})
	})
	it('is off on a holiday of the centre', () => {
		const view = kioskView(hallAt('2026-11-24T09:00').seen(), 'kiosk-1', [])
		expect(view?.closed).toMatchObject({ opensAt: moment('2026-11-25T07:00'), reason: text('Ngày Văn hóa Việt Nam'), dayOff: true })
	})
	it('makes no day off of its Saturday once it has closed, as it is for the others', () => {
		const closed = (centre: Centre) => kioskView(hallAt(`${SATURDAY}T12:00`, centre).seen(), 'kiosk-1', [])?.closed
		expect(closed(withPolice())).not.toHaveProperty('dayOff')
		expect(closed(testCentre({ demo: false, hours: OFFICE }))).toMatchObject({ dayOff: true, opensAt: moment('2026-11-30T07:00') })
	})
	it('stands on the lobby board on days when its hours differ, and not on others', () => {
		const board = (local: string) => displayView(hallAt(local).seen(), 'wall-1')?.board
		expect(board(`${SATURDAY}T09:00`)).toMatchObject({
			sessions: [],
			services: [{ serviceId: 'dat-dai', sessions: [{ openAt: moment(`${SATURDAY}T07:00`), closeAt: moment(`${SATURDAY}T11:30`) }] }],
		})
		expect(board('2026-11-25T09:00')?.services).toEqual([])
	})
	it('is planned for in the forecast', () => {
		const morning = { from: moment(`${SATURDAY}T07:00`), to: moment(`${SATURDAY}T11:30`) }
		expect(planOf(withPolice(), SATURDAY)).toEqual({ sessions: [], shifts: new Map([['counter-3', [morning]]]) })
		expect(planOf(testCentre({ demo: false, hours: OFFICE }), SATURDAY)).toEqual({ sessions: [] })
		expect(planOf(withPolice({ demo: true }), SATURDAY)).toEqual({ sessions: [] })
	})
})

describe('a half day', () => {
	const half = withPolice({ hours: { ...OFFICE, partDays: [{ day: '2026-11-25', parts: [{ open: '07:00', close: '09:00' }] }] } })
	it('ends early for everyone, also for who has hours of their own', () => {
		expect(ask(hallAt('2026-11-25T08:59', half), 'dat-dai')).toHaveProperty('facts')
		expect(ask(hallAt('2026-11-25T09:00', half), 'dat-dai')).toEqual({ refused: 'service-closed' })
		expect(ask(hallAt('2026-11-25T14:00', half), 'ho-tich')).toEqual({ refused: 'service-closed' })
	})
	it('is what a kiosk tells the evening before', () => {
		const view = kioskView(hallAt('2026-11-24T18:00', half).seen(), 'kiosk-1', [])
		expect(view?.closed?.sessions).toEqual([{ openAt: moment('2026-11-25T07:00'), closeAt: moment('2026-11-25T09:00') }])
	})
	it('is what the lobby board tells', () => {
		const board = displayView(hallAt('2026-11-25T08:00', half).seen(), 'wall-1')?.board
		expect(board?.sessions).toEqual([{ openAt: moment('2026-11-25T07:00'), closeAt: moment('2026-11-25T09:00') }])
		expect(board?.services).toEqual([])
	})
})
