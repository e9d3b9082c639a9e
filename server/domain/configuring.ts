import { parseCentre } from '../../contract/centre.ts'
import { accept, refuse, type Day, type Decision } from './day.ts'
import { isOpen } from './visit.ts'

/** A whole new set-up. Nobody may be stranded: a service or counter with visitors stays until they are done. */
export function configureCentre(day: Day, input: unknown): Decision {
	const parsed = parseCentre(input)
	if (!parsed.ok) return refuse('invalid-command', parsed.mistakes.slice(0, 20).join('; '))
	const { centre } = parsed
	// It opens what only loopback may reach; a running server cannot know that it is still alone.
	if (centre.demo !== day.setup.centre.demo) return refuse('invalid-command', 'demo: cannot be changed while the centre runs')
	const services = new Set(centre.services.map((s) => s.id))
	const counters = new Set(centre.counters.map((c) => c.id))
	for (const visit of day.visits.values())
		if (isOpen(visit) && !services.has(visit.serviceId)) return refuse('invalid-command', `service ${visit.serviceId} still has visitors`)
	for (const counter of day.counters.values())
		if (counter.state !== 'closed' && !counters.has(counter.id)) return refuse('invalid-command', `counter ${counter.id} is still open`)
	return accept({ type: 'CentreConfigured', centre })
}
