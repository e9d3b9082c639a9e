import { helpIdOf } from '../../contract/alerts.ts'
import type { CommandOf, SystemCommand } from '../../contract/commands.ts'
import { ALERT_FACTS, type AlertFact, type Fact, type Recorded } from '../../contract/facts.ts'
import { ownCounter } from './counters.ts'
import { accept, refuse, type Context, type Day, type Decision } from './day.ts'
import type { KnownAlerts } from './known-alerts.ts'

export const isAlertFact = (fact: Recorded): fact is Recorded<AlertFact> => (ALERT_FACTS as readonly string[]).includes(fact.type)

/** Folds one fact into the alerts of today. */
export function evolveAlerts(alerts: KnownAlerts, fact: Recorded<AlertFact>): KnownAlerts {
	const before = alerts.get(fact.alertId)
	const next = new Map(alerts)
	if (fact.type === 'AlertRaised') next.set(fact.alertId, { kind: fact.kind, raisedAt: fact.raisedAt })
	else if (fact.type === 'AlertEnded') next.delete(fact.alertId)
	else if (before && fact.type === 'AlertSnoozed') next.set(fact.alertId, { ...before, snoozedUntil: fact.until })
	else if (before) next.set(fact.alertId, { kind: before.kind, raisedAt: before.raisedAt, takenBy: fact.actor, takenAt: fact.at })
	return next
}

/** The alert as recorded, else as it stands on the floor and is recorded with what is done about it now. */
function standing(day: Day, alertId: string, context: Context): { raised: Fact[] } | undefined {
	if (day.alerts.has(alertId)) return { raised: [] }
	const alert = context.alertOf?.(alertId)
	// Who rated low must not be found by the moment of a fact.
	if (!alert || alert.kind === 'low-rating') return undefined
	return { raised: [{ type: 'AlertRaised', alertId, kind: alert.kind, raisedAt: alert.raisedAt }] }
}

/** Taking what somebody else has taken makes it one's own; what was put off is there again. */
export function takeAlert(day: Day, { alertId }: CommandOf<'TakeAlert'>, context: Context): Decision {
	const alert = standing(day, alertId, context)
	return alert ? accept(...alert.raised, { type: 'AlertTaken', alertId }) : refuse('alert-not-found')
}

export function snoozeAlert(day: Day, { alertId, forMs }: CommandOf<'SnoozeAlert'>, context: Context): Decision {
	const alert = standing(day, alertId, context)
	return alert ? accept(...alert.raised, { type: 'AlertSnoozed', alertId, until: context.at + forMs }) : refuse('alert-not-found')
}

export function raiseAlert(day: Day, { alertId, kind, raisedAt }: Extract<SystemCommand, { type: 'RaiseAlert' }>): Decision {
	return day.alerts.has(alertId) || kind === 'low-rating' ? accept() : accept({ type: 'AlertRaised', alertId, kind, raisedAt })
}

export function endAlert(day: Day, { alertId }: { alertId: string }): Decision {
	const alert = day.alerts.get(alertId)
	return alert ? accept({ type: 'AlertEnded', alertId, kind: alert.kind, raisedAt: alert.raisedAt }) : accept()
}

/** Asking twice is asking once. */
export function callHelp(day: Day, { counterId }: CommandOf<'CallHelp'>, { at, actor }: Context): Decision {
	const counter = ownCounter(day, counterId, actor)
	if (!counter.ok) return counter
	return raiseAlert(day, { type: 'RaiseAlert', alertId: helpIdOf(counter.value.id), kind: 'help', raisedAt: at })
}

/** Help has come, or is not needed any more: said at the counter, or by who sees to the floor. */
export function endHelp(day: Day, { counterId }: CommandOf<'EndHelp'>, { actor }: Context): Decision {
	const counter = ownCounter(day, counterId, actor)
	return counter.ok ? endAlert(day, { alertId: helpIdOf(counter.value.id) }) : counter
}
