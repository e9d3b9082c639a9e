import { describe, expect, it } from 'vitest'
import { findVisits, receptionView } from '../../server/domain/views/reception.ts'
import type { Seen } from '../../server/domain/views/shared.ts'
import { createHall, kiosk, officer, uuid } from '../support/hall.ts'

function desk() {
	const hall = createHall()
	hall.open(1)
	const seen = (): Seen => ({
		...{ day: hall.day, at: hall.now(), setupRev: 1, calls: [], officers: new Map(), devices: new Map(), refused: new Map() },
		isOnline: () => false,
	})
	return { hall, find: (text: string) => findVisits(seen(), text), view: () => receptionView(seen()) }
}

describe('a ticket asked for at the reception', () => {
	it('is found by what a visitor says or shows', () => {
		const { hall, find } = desk()
		hall.issue(1)
		const number = find(uuid(1)).visits[0]?.number ?? ''
		expect(number).toMatch(/^[A-Z]\d{3}$/)
		const said = [
			number,
			number.toLowerCase(),
			` ${number[0]} ${Number(number.slice(1))} `,
			String(Number(number.slice(1))),
			number.slice(1),
		]
		for (const text of [...said, `https://example.vn/t/${uuid(1)}`, uuid(1).toUpperCase()])
			expect(find(text).visits.map((v) => v.number)).toEqual([number])
		for (const text of ['', '   ', 'Z999', '999', uuid(9), '<b>']) expect(find(text)).toEqual({ visits: [], count: 0 })
	})
	it('says how many are before it, then where to go', () => {
		const { hall, find } = desk()
		hall.issue(1)
		hall.issue(2)
		expect(find(uuid(2)).visits[0]).toMatchObject({ state: 'waiting', ahead: 1 })
		hall.callNext(1)
		expect(find(uuid(1)).visits[0]).toMatchObject({ state: 'called', ahead: 0, counter: 1, attempt: 1 })
	})
	it('shows twelve of many and says how many there are', () => {
		const { hall, find } = desk()
		for (let n = 1; n <= 20; n++) hall.issue(n, n % 2 ? 'ho-tich' : 'dat-dai')
		const { visits, count } = find('1')
		expect(count).toBe(visits.length)
		expect(count).toBeGreaterThan(0)
	})
})

describe('the view of the reception', () => {
	it('names who was absent, newest first, and no one who came since', () => {
		const { hall, view } = desk()
		for (const n of [1, 2]) {
			hall.issue(n)
			hall.callNext(1)
			hall.must({ type: 'MarkNoShow' }, officer(1))
		}
		expect(view().noShows.map((visit) => [visit.visitId, visit.counter])).toEqual([
			[uuid(2), 1],
			[uuid(1), 1],
		])
		hall.must({ type: 'Reinstate', visitId: uuid(2) }, kiosk)
		expect(view().noShows.map((visit) => visit.visitId)).toEqual([uuid(1)])
	})
	it('says of each kiosk whether it is there and its paper', () => {
		expect(desk().view().kiosks[0]).toMatchObject({ online: false, printer: { state: 'offline' } })
	})
})
