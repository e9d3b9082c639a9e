import { groupsOf } from '../../server/domain/forecast/group.ts'
import { emptyMemory } from '../../server/domain/forecast/memory.ts'
import { planOf } from '../../server/domain/forecast/plan.ts'
import { groupWaits, waitOfNewcomer } from '../../server/domain/forecast/waits.ts'
import { createHall, officer, type Hall } from '../support/hall.ts'
import { percentile, type Figure } from './figures.ts'
import { largeCentre } from './large-centre.ts'

const COUNTERS = 60
const WAITING = 1000
const ROUNDS = 30
const WARM_UP = 5
/** Of the processor, not of the clock: others may be at work on the machine. */
const cpuMs = (work: () => void): number => {
	const before = process.cpuUsage()
	work()
	const { user, system } = process.cpuUsage(before)
	return (user + system) / 1000
}

/** A full hall: every counter is busy, a thousand people wait, one in eight with a claim. */
function fullHall(): Hall {
	const hall = createHall(largeCentre(COUNTERS))
	const { services } = hall.day.setup.centre
	for (let n = 1; n <= COUNTERS; n++) hall.open(n)
	for (let n = 1; n <= WAITING + COUNTERS; n++) hall.issue(n, services[n % services.length]?.id, n % 8 === 0 ? 'priority' : 'regular')
	for (let n = 1; n <= COUNTERS; n++)
		if ('facts' in hall.run({ type: 'CallNext', counterId: `counter-${n}` }, officer(n))) hall.run({ type: 'StartServing' }, officer(n))
	return hall.later(120_000)
}

/** Work of one refresh of the whole centre's forecast, and of one ticket's. */
export function measureForecast(): Figure[] {
	const hall = fullHall()
	const known = { memory: emptyMemory(), plan: planOf(hall.day.setup.centre, hall.day.date), now: hall.now() }
	const groups = [...new Set(groupsOf(hall.day.setup).values())]
	const serviceId = hall.day.setup.centre.services[0]?.id ?? ''
	const refreshes: number[] = []
	const tickets: number[] = []
	for (let round = 0; round < ROUNDS + WARM_UP; round++) {
		const refresh = cpuMs(() => groups.forEach((linked) => groupWaits(hall.day, linked, known).step(Infinity)))
		const ticket = cpuMs(() => waitOfNewcomer(hall.day, { serviceId, lane: 'regular' }, known))
		if (round < WARM_UP) continue
		refreshes.push(refresh)
		tickets.push(ticket)
	}
	const name = `forecast, ${hall.day.waiting.size} waiting, ${COUNTERS} counters in ${groups.length} groups`
	return [
		{ part: 'forecast', figure: `${name}, refresh of all, CPU p50`, value: percentile(refreshes, 0.5), unit: 'ms' },
		{ part: 'forecast', figure: `${name}, one ticket, CPU p50`, value: percentile(tickets, 0.5), unit: 'ms' },
	]
}
