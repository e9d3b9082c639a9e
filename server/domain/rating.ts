import type { CommandOf } from '../../contract/commands.ts'
import { accept, refuse, type Day, type Decision, type Context } from './day.ts'
import type { Visit } from './visit.ts'

/** One answer for one visit, given while it is served or within the window after. */
export function rate(day: Day, command: CommandOf<'Rate'>, { at, actor }: Context): Decision {
	const { levels, reasons } = day.setup.centre.rating
	if (!levels.some((l) => l.level === command.level)) return refuse('invalid-command', `level: ${command.level} is not on the scale`)
	const unknown = command.reasons?.find((id) => !reasons.some((r) => r.id === id))
	if (unknown !== undefined) return refuse('invalid-command', `reasons: no reason ${unknown}`)
	if (command.counterId !== undefined && !day.counters.has(command.counterId)) return refuse('counter-not-found')
	// A tablet named after its counter rates there alone; one with a name of its own says at which.
	const bound = actor.kind === 'rating' && day.counters.has(actor.id) ? actor.id : undefined
	if (bound !== undefined && command.counterId !== undefined && command.counterId !== bound) return refuse('not-your-counter')
	const counterId = bound ?? command.counterId
	const visit = command.visitId === undefined ? rateableAt(day, counterId ?? '', at) : day.visits.get(command.visitId)
	if (!visit) return refuse(command.visitId === undefined ? 'nothing-to-rate' : 'visit-not-found')
	if (!visit.counterId || !isRateable(day, visit, at)) return refuse('nothing-to-rate')
	if (counterId !== undefined && visit.counterId !== counterId) return refuse('not-your-counter')
	if (visit.rating) return refuse('already-rated')
	return accept({
		type: 'VisitRated',
		visitId: visit.id,
		counterId: visit.counterId,
		level: command.level,
		reasons: [...new Set(command.reasons ?? [])],
	})
}

/**
 * A press at a desk, judged as of the moment it was made, which may be a while ago: the line to the desk was down. It is
 * about whoever was served there then, or had been just before, and never about anybody who came later.
 */
export function ratePressed(day: Day, { counterId, level, pressedAt }: PressedAt, { at }: Context): Decision {
	if (!day.setup.centre.rating.levels.some((l) => l.level === level))
		return refuse('invalid-command', `level: ${level} is not on the scale`)
	if (!day.counters.has(counterId)) return refuse('counter-not-found')
	const visit = servedAt(day, counterId, Math.min(pressedAt, at))
	if (!visit) return refuse('nothing-to-rate')
	if (visit.rating) return refuse('already-rated')
	return accept({ type: 'VisitRated', visitId: visit.id, counterId, level, reasons: [] })
}
type PressedAt = { counterId: string; level: number; pressedAt: number }

function servedAt(day: Day, counterId: string, pressedAt: number): Visit | undefined {
	let latest: Visit | undefined
	for (const visit of day.visits.values()) {
		if (visit.counterId !== counterId || visit.servedFromAt === undefined || visit.servedFromAt > pressedAt) continue
		if (!latest || visit.servedFromAt > (latest.servedFromAt ?? 0)) latest = visit
	}
	return latest && isRateable(day, latest, pressedAt) ? latest : undefined
}

/** Whom a press at this counter is about: the visit served there now, else the one completed last within the window. */
export function rateableAt(day: Day, counterId: string, at: number): Visit | undefined {
	const counter = day.counters.get(counterId)
	const current = counter?.currentVisitId ? day.visits.get(counter.currentVisitId) : undefined
	if (current?.state === 'serving') return current
	const last = counter?.lastCompletedId ? day.visits.get(counter.lastCompletedId) : undefined
	return last && isRateable(day, last, at) ? last : undefined
}

function isRateable(day: Day, visit: Visit, at: number): boolean {
	if (visit.state === 'serving') return true
	if (visit.state !== 'completed' || visit.completedAt === undefined) return false
	return at - visit.completedAt <= day.setup.centre.rating.windowMs
}
