import { beforeEach, describe, expect, it } from 'vitest'
import { createWhatIf } from '../../server/app/what-if.ts'
import { emptyMemory } from '../../server/domain/forecast/memory.ts'
import { planOf } from '../../server/domain/forecast/plan.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, officer, type Hall } from '../support/hall.ts'

let hall: Hall
beforeEach(() => {
	hall = createHall(testCentre({ demo: false }))
	hall.open(1)
	for (let n = 1; n <= 20; n++) hall.issue(n)
	hall.callNext(1)
	hall.must({ type: 'StartServing' }, officer(1))
})
const whatIf = (asked: Parameters<ReturnType<typeof createWhatIf>>[0]) =>
	createWhatIf({
		day: () => hall.day,
		known: () => ({ memory: emptyMemory(), plan: planOf(hall.day.setup.centre, hall.day.date), now: hall.now() }),
	})(asked)
async function waits(asked: Parameters<ReturnType<typeof createWhatIf>>[0], id = 'ho-tich') {
	const answer = await whatIf(asked)
	if ('unknown' in answer) throw new Error(answer.unknown)
	const service = answer.services.find((s) => s.id === id)
	return { now: service?.now?.p50 ?? Infinity, then: service?.then?.p50 ?? Infinity, ids: answer.services.map((s) => s.id) }
}

describe('what if', () => {
	it('one more counter opens now: waits there become shorter, and other halls are not asked', async () => {
		const { now, then, ids } = await waits({ open: [{ counterId: 'counter-2' }] })
		expect(then).toBeLessThan(now * 0.8)
		expect(ids.sort()).toEqual(['chung-thuc', 'ho-tich'])
	})
	it('it opens later: between the two', async () => {
		hall.later(1_800_000)
		const at = async (from: string) => (await waits({ open: [{ counterId: 'counter-2', from }] })).then
		const [soon, later] = [await at('09:30'), await at('10:45')]
		expect(soon).toBeLessThanOrEqual(later)
	})
	it('the only counter closes: nobody can be told anything', async () => {
		const { now, then } = await waits({ open: [], close: [{ counterId: 'counter-1' }, { counterId: 'counter-2' }] })
		expect(now).toBeLessThan(Infinity)
		expect(then).toBe(Infinity)
	})
	it('it closes for a while: waits become longer', async () => {
		const { now, then } = await waits({ open: [], close: [{ counterId: 'counter-1', to: '10:00' }, { counterId: 'counter-2' }] })
		expect(then).toBeGreaterThan(now)
	})
	it('names a counter there is not', async () => {
		expect(await whatIf({ open: [{ counterId: 'counter-9' }] })).toEqual({ unknown: 'counter-9' })
	})
	it('changes nothing, and says the same again', async () => {
		const before = hall.log.length
		const [one, two] = [await waits({ open: [{ counterId: 'counter-2' }] }), await waits({ open: [{ counterId: 'counter-2' }] })]
		expect([one, hall.log.length]).toEqual([two, before])
	})
})
