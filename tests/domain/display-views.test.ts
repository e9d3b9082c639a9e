import { describe, expect, it } from 'vitest'
import { parseCentre, type Centre } from '../../contract/centre.ts'
import { DisplayView } from '../../contract/views.ts'
import { displayView } from '../../server/domain/views/display.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, MONDAY_9, officer, type Hall } from '../support/hall.ts'

const wall = (over: object = {}, more: Partial<Centre> = {}): Centre =>
	testCentre({ displays: [{ id: 'w', label: 'Sảnh', layout: 'wall', zoneIds: [], ...over }], ...more })
const view = (hall: Hall) => {
	const built = displayView(hall.seen(), 'w')
	if (!built) throw new Error('no such display')
	return DisplayView.parse({ ...built, rev: 1 })
}
const agencies: Centre['agencies'] = [
	{ id: 'UBX', name: { vi: 'UBND xã', en: 'Commune' }, short: { vi: 'UBND xã', en: 'Commune' }, level: 'commune' },
	{ id: 'VPDK', name: { vi: 'Đất đai', en: 'Land' }, short: { vi: 'Đất đai', en: 'Land' }, level: 'province' },
]
const byAgency = testCentre().counters.map((c) => ({ ...c, agencyId: c.number === 3 ? 'VPDK' : 'UBX' }))

describe('a display of chosen services', () => {
	const busy = () => {
		const hall = createHall(wall({ serviceIds: ['ho-tich'] }))
		hall.open(1)
		hall.issue(1)
		hall.issue(2, 'chung-thuc')
		hall.issue(3, 'chung-thuc')
		return hall
	}
	it('shows their calls and queues alone', () => {
		const hall = busy()
		hall.callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		hall.must({ type: 'Complete' }, officer(1))
		hall.callNext(1)
		expect(view(hall).calls.map((c) => c.number)).toEqual(['A001'])
		expect(view(hall).zones.map((z) => z.waiting)).toEqual([0, 0])
	})
	it('forgets the call of a visit that has gone on to another service', () => {
		const hall = busy()
		hall.callNext(1)
		hall.must({ type: 'Transfer', toServiceId: 'dat-dai' }, officer(1))
		hall.later(1000).open(3)
		expect(view(hall).calls).toEqual([])
		hall.callNext(3)
		expect(view(hall).calls).toEqual([])
	})
})

describe('columns', () => {
	it('are absent unless asked for', () => {
		expect(view(createHall(wall()))).not.toHaveProperty('columns')
	})
	it('by zone follow the set-up and name their counters', () => {
		const hall = createHall(wall({ columns: 'zone', zoneIds: ['zone-b', 'zone-a'] }))
		hall.issue(1)
		expect(view(hall)).toMatchObject({
			columnsBy: 'zone',
			columns: [
				{ id: 'zone-a', waiting: 1, counterIds: ['counter-1', 'counter-2'] },
				{ id: 'zone-b', waiting: 0, waitMs: null, counterIds: ['counter-3'] },
			],
		})
	})
	it('by agency leave out agencies without a counter here, and count whoever its counters may serve', () => {
		const hall = createHall(wall({ columns: 'agency', zoneIds: ['zone-a'] }, { agencies, counters: byAgency }))
		hall.issue(1)
		hall.issue(2, 'chung-thuc')
		expect(view(hall).columns).toMatchObject([{ id: 'UBX', waiting: 2, counterIds: ['counter-1', 'counter-2'] }])
	})
})

describe('the lobby board', () => {
	const at = (hall: Hall, hour: number) => hall.later((hour - 9) * 3_600_000)
	it('is on walls and totems unless the set-up takes it away, and not on the display of one zone', () => {
		expect(view(createHall(wall())).board).toBeDefined()
		expect(view(createHall(wall({ layout: 'totem' }))).board).toBeDefined()
		expect(view(createHall(wall({ board: false }))).board).toBeUndefined()
		expect(view(createHall(wall({ layout: 'zone', zoneIds: ['zone-a'] }))).board).toBeUndefined()
	})
	it('tells today’s hours, and on a day off why', () => {
		const hall = createHall(wall({}, { demo: false }))
		const clock = (h: number, m: number) => Date.UTC(2026, 10, 23, h - 7, m)
		expect(view(hall).board?.sessions).toEqual([
			{ openAt: clock(7, 0), closeAt: clock(11, 30) },
			{ openAt: clock(13, 30), closeAt: clock(17, 0) },
		])
		expect(view(at(hall, 33)).board).toMatchObject({ sessions: [], reason: { vi: 'Ngày Văn hóa Việt Nam' } })
	})
	it('tells the hours of a service that has its own', () => {
		const hours = { weekly: [{ days: [1], open: '08:00', close: '10:00' }], closed: [], worked: [] }
		const services = testCentre().services.map((s) => (s.id === 'dat-dai' ? { ...s, hours } : s))
		const hall = createHall(wall({}, { demo: false, services }))
		expect(view(hall).board?.services).toEqual([
			{ serviceId: 'dat-dai', sessions: [{ openAt: MONDAY_9 - 3_600_000, closeAt: MONDAY_9 + 3_600_000 }] },
		])
	})
	it('names who sits at the open counters, by number, and nobody who pauses', () => {
		const hall = createHall(wall({ zoneIds: ['zone-a'] }))
		for (const n of [2, 1, 3]) hall.open(n)
		hall.must({ type: 'PauseCounter', reason: 'Họp' }, officer(2))
		expect(view(hall).board?.desks).toEqual([{ counterNumber: 1, name: 'Lò Thị Mai', title: { vi: 'Chuyên viên', en: 'Chuyên viên' } }])
	})
})

describe('the set-up of displays', () => {
	const mistakes = (display: object) => {
		const parsed = parseCentre({ ...testCentre(), displays: [{ id: 'w', label: 'Sảnh', ...display }] })
		return parsed.ok ? [] : parsed.mistakes
	}
	it('reads what older files say', () => {
		expect(mistakes({ layout: 'wall' })).toEqual([])
		expect(mistakes({ layout: 'sign', counterId: 'counter-1' })).toEqual([])
	})
	it.each<[string, object, RegExp]>([
		['a zone that is none', { layout: 'totem', zoneIds: ['z'] }, /unknown zone z/],
		['a service that is none', { layout: 'wall', serviceIds: ['s'] }, /unknown service s/],
		['two zones on the display of one', { layout: 'zone', zoneIds: ['zone-a', 'zone-b'] }, /zoneIds/],
		['a folder that leads elsewhere', { layout: 'wall', media: '../etc' }, /media/],
		['a layout that is none', { layout: 'ceiling' }, /layout/],
	])('refuses %s', (_, display, what) => {
		expect(mistakes(display).join()).toMatch(what)
	})
})
