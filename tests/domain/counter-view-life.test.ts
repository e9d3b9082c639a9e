import { describe, expect, it } from 'vitest'
import type { Centre } from '../../contract/centre.ts'
import { CounterView } from '../../contract/views.ts'
import { counterView } from '../../server/domain/views/counter.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, kiosk, officer, uuid, type Hall } from '../support/hall.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const at = (hall: Hall, n: number) => CounterView.parse({ ...counterView(hall.seen(), `counter-${n}`), rev: 1 })
const withAutoCall = (): Centre => ({ ...testCentre(), calling: { ...testCentre().calling, autoCallMs: 8000 } })

describe('when a desk calls by itself', () => {
	it('is told from the moment it came free, while somebody waits', () => {
		const hall = createHall(withAutoCall())
		hall.open(1)
		expect(at(hall, 1).autoCallAt).toBeUndefined()
		hall.issue(1)
		hall.issue(2)
		expect(at(hall, 1).autoCallAt).toBe(hall.now() + 8000)
		hall.callNext(1)
		expect(at(hall, 1).autoCallAt).toBeUndefined()
		hall.later(5 * MINUTE).must({ type: 'Hold' }, officer(1))
		expect(at(hall, 1).autoCallAt).toBe(hall.now() + 8000)
		hall.later(3000)
		hall.issue(3)
		expect(at(hall, 1).autoCallAt).toBe(hall.now() + 5000)
		hall.must({ type: 'PauseCounter', reason: 'meeting' }, officer(1))
		expect(at(hall, 1).autoCallAt).toBeUndefined()
		hall.later(MINUTE).must({ type: 'OpenCounter', counterId: 'counter-1' }, officer(1))
		expect(at(hall, 1).autoCallAt).toBe(hall.now() + 8000)
	})

	it('is not told where officers call', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		expect(at(hall, 1).autoCallAt).toBeUndefined()
	})
})

describe('the last number of a morning', () => {
	it('is told once the services of the desk are closed, and while somebody waits', () => {
		const hall = createHall({ ...testCentre(), demo: false })
		hall.open(1)
		for (const n of [1, 2, 3]) hall.issue(n)
		expect(at(hall, 1).lastNumber).toBeUndefined()
		hall.later(3 * HOUR)
		expect(at(hall, 1).lastNumber).toBe(hall.number(uuid(3)))
		for (const n of [1, 2]) {
			hall.callNext(1)
			hall.must({ type: 'Hold' }, officer(1))
			expect(at(hall, 1).waiting.count).toBe(3 - n)
		}
		expect(at(hall, 1).lastNumber).toBe(hall.number(uuid(3)))
		hall.callNext(1)
		expect(at(hall, 1).lastNumber).toBeUndefined()
	})
})

describe('a card', () => {
	it('says that somebody is back, until they go on', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.issue(2)
		hall.callNext(1)
		hall.must({ type: 'Hold', reason: 'copying', room: 'Phòng 105' }, officer(1))
		expect(at(hall, 1).held).toMatchObject([{ visitId: uuid(1), room: 'Phòng 105' }])
		hall.later(MINUTE).must({ type: 'ReturnVisit', visitId: uuid(1) }, kiosk)
		expect(at(hall, 1).waiting.head[0]).toMatchObject({ visitId: uuid(1), returnedAt: hall.now() })
		hall.callNext(1)
		hall.must({ type: 'Hold' }, officer(1))
		expect(at(hall, 1).held[0]?.returnedAt).toBeUndefined()
	})

	it('names the counter it goes back to, and that only while it is next', () => {
		const hall = createHall()
		for (const n of [1, 2]) hall.open(n)
		hall.issue(1)
		hall.callNext(1)
		hall.must({ type: 'Transfer', toCounterId: 'counter-2', returnToMe: true }, officer(1))
		hall.callNext(2)
		const number = at(hall, 1).number
		expect(at(hall, 2).current).toMatchObject({ nextServiceIds: ['ho-tich'], returnsTo: number })
		hall.must({ type: 'StartServing' }, officer(2))
		hall.must({ type: 'Complete' }, officer(2))
		expect(at(hall, 1).waiting.head[0]?.visitId).toBe(uuid(1))
		expect(at(hall, 1).waiting.head[0]?.returnsTo).toBeUndefined()
	})
})
