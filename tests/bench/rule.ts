import { randomUUID } from 'node:crypto'
import type { Figure } from './figures.ts'
import { percentile } from './figures.ts'
import { createHall, officer, uuid } from '../support/hall.ts'
import { decide } from '../../server/domain/decide.ts'
import { largeCentre } from './large-centre.ts'

const COUNTERS = 60
const WAITING = 1000
/** Calls each counter has made before: what the lane rule counts. */
const CALLED_EACH = 20
const ROUNDS = 300

/** Time of one decision to call, on a full hall. The decision alone: nothing is written, sent or even remembered. */
export function measureRule(): Figure[] {
	const hall = createHall(largeCentre(COUNTERS))
	const { services } = hall.day.setup.centre
	let visits = 0
	const issue = () => hall.issue(++visits, services[visits % services.length]?.id, visits % 8 === 0 ? 'priority' : 'regular')
	for (let n = 1; n <= COUNTERS; n++) hall.open(n)
	for (let round = 0; round < CALLED_EACH; round++) {
		for (let i = 0; i < COUNTERS * 2; i++) issue()
		for (let n = 1; n <= COUNTERS; n++) {
			hall.callNext(n)
			for (const type of ['StartServing', 'Complete'] as const) hall.must({ type }, officer(n))
		}
	}
	while (hall.day.waiting.size > WAITING)
		hall.must({ type: 'CancelVisit', visitId: [...hall.day.waiting.keys()].at(-1) ?? uuid(0) }, officer(1))
	while (hall.day.waiting.size < WAITING) issue()

	const samples: number[] = []
	for (let round = 0; round < ROUNDS; round++)
		for (let n = 1; n <= COUNTERS; n++) {
			const command = { type: 'CallNext', commandId: randomUUID(), counterId: `counter-${n}` } as const
			const begun = performance.now()
			const decision = decide(hall.day, command, { at: hall.now(), actor: officer(n) })
			samples.push((performance.now() - begun) * 1000)
			if (!decision.ok) throw new Error(`counter-${n} could not call: ${decision.code}`)
		}
	const name = `callNext rule, ${WAITING} waiting, ${COUNTERS} counters`
	const p50 = percentile(samples, 0.5)
	return [
		{ part: 'rule', figure: `${name}, p50`, value: p50, unit: 'µs' },
		{ part: 'rule', figure: `${name}, p99`, value: percentile(samples, 0.99), unit: 'µs', beside: { name: 'p50', value: p50 } },
	]
}
