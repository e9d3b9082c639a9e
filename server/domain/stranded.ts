import type { Centre, Service } from '../../contract/centre.ts'
import type { Sentence } from '../../contract/draft.ts'
import type { Day } from './day.ts'
import { isOpen, type Visit } from './visit.ts'

/** Whom a new set-up would leave without a service or without a desk: one sentence for each thing it must not drop yet. */
export function strandedBy(day: Day, next: Centre): Sentence[] {
	const services = new Set(next.services.map((s) => s.id))
	const counters = new Set(next.counters.map((c) => c.id))
	const lost = day.setup.centre.services.filter((s) => !services.has(s.id))
	const open = [...day.counters.values()].filter((c) => c.state !== 'closed' && !counters.has(c.id))
	return [
		...lost.flatMap((service) => needing(day, service)),
		...open.map(({ id, currentVisitId }) => {
			const number = day.setup.counters.get(id)?.number ?? id
			const there = currentVisitId === undefined ? undefined : day.visits.get(currentVisitId)?.number
			return {
				vi: `Chưa bỏ được quầy ${number}: quầy đang mở${there === undefined ? '' : `, đang có số ${there}`}.`,
				en: `Counter ${number} cannot go yet: it is open${there === undefined ? '' : `, with number ${there}`}.`,
			}
		}),
	]
}

/** Everybody who waits for a service, is at a desk for it, has stepped away, or is to go there next. */
function needing(day: Day, service: Service): Sentence[] {
	const open = [...day.visits.values()].filter(isOpen)
	const here = open.filter((v) => v.serviceId === service.id)
	const count = (...states: Visit['state'][]) => here.filter((v) => states.includes(v.state)).length
	const then = open.filter((v) => v.serviceId !== service.id && v.stops.some((stop) => stop.serviceId === service.id)).length
	const parts = [
		{ n: count('waiting'), vi: 'đang chờ', en: 'waiting' },
		{ n: count('called', 'serving'), vi: 'đang ở quầy', en: 'at a counter' },
		{ n: count('held'), vi: 'tạm rời quầy', en: 'stepped away' },
		{ n: then, vi: 'sẽ đến sau', en: 'to come next' },
	].filter(({ n }) => n > 0)
	if (parts.length === 0) return []
	return [
		{
			vi: `Chưa bỏ được dịch vụ ${service.name.vi}: ${parts.map(({ n, vi }) => `${n} người ${vi}`).join(', ')}.`,
			en: `The service ${service.name.en} cannot go yet: ${parts.map(({ n, en }) => `${n} ${en}`).join(', ')}.`,
		},
	]
}
