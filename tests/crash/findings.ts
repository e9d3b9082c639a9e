import { isDeepStrictEqual } from 'node:util'
import type { Recorded } from '../../contract/facts.ts'
import type { Entry } from './ledger.ts'

/** What is wrong, one sentence each; empty when all is well. `log` is every fact in order. */
type Check = (log: readonly Recorded[], entries: readonly Entry[]) => string[]

/** Each by its own reading of the facts: none asks the rules that it is there to test. */
export const CHECKS = {
	positions: (log) => log.flatMap((fact, i) => (fact.position === i + 1 ? [] : [`position ${fact.position} stands where ${i + 1} should`])),

	numbers: (log) => {
		const issued = log.filter((fact) => fact.type === 'TicketIssued')
		return [
			...repeated(issued.map(({ day, number }) => `${day} ${number}`)).map((name) => `${name} was given twice`),
			...repeated(issued.map(({ visitId }) => visitId)).map((id) => `visit ${id} has two tickets`),
		]
	},

	/** A number that nobody holds was lost, as a number given twice would be one too many. */
	sequences: (log) => {
		const last = new Map<string, number>()
		return log.flatMap((fact) => {
			if (fact.type !== 'TicketIssued') return []
			const sequence = `${fact.day} ${fact.sequence}`
			const expected = (last.get(sequence) ?? 0) + 1
			last.set(sequence, fact.serial)
			return fact.serial === expected ? [] : [`${sequence}: ${fact.serial} came where ${expected} should`]
		})
	},

	calls: (log) => {
		const deskOf = new Map<string, string>()
		const visitAt = new Map<string, string>()
		const wrong: string[] = []
		const leave = (visitId: string) => {
			visitAt.delete(deskOf.get(visitId) ?? '')
			deskOf.delete(visitId)
		}
		for (const fact of log) {
			if (fact.type === 'VisitResumed' || (fact.type === 'TicketCalled' && fact.attempt === 1)) {
				const { position, visitId, counterId } = fact
				if (deskOf.has(visitId)) wrong.push(`${position}: visit ${visitId} is at ${deskOf.get(visitId)} and was called to ${counterId}`)
				if (visitAt.has(counterId)) wrong.push(`${position}: ${counterId} called a second visit`)
				deskOf.set(visitId, counterId)
				visitAt.set(counterId, visitId)
			} else if (LEAVES.has(fact.type) && 'visitId' in fact) leave(fact.visitId)
		}
		return wrong
	},

	/** Whoever left for good is not called again. */
	endings: (log) => {
		const gone = new Set<string>()
		return log.flatMap((fact) => {
			if (fact.type === 'VisitCompleted' || fact.type === 'VisitCancelled') gone.add(fact.visitId)
			return fact.type === 'TicketCalled' && gone.has(fact.visitId)
				? [`${fact.position}: visit ${fact.visitId} was called after its end`]
				: []
		})
	},

	/** Every fact that anybody was told stands in the log, to the letter. */
	told: (log, entries) =>
		entries.flatMap(({ by, command, answers }) =>
			answers.flatMap(({ events = [] }) =>
				events
					.filter((event) => !isDeepStrictEqual(event, log[event.position - 1]))
					.map(({ position }) => `${by} was told of fact ${position} (${command.type}), which the log has otherwise or not at all`),
			),
		),

	/** A ticket is one that somebody asked for, for that service and lane; one that was refused is nowhere. */
	tickets: (log, entries) => {
		const asked = new Map(entries.map((entry) => [entry.command.type === 'IssueTicket' ? entry.command.visitId : '', entry]))
		return log.flatMap((fact) => {
			if (fact.type !== 'TicketIssued') return []
			const { command, answers } = asked.get(fact.visitId) ?? {}
			if (command?.type !== 'IssueTicket') return [`${fact.number}: nobody asked for visit ${fact.visitId}`]
			if (command.serviceId !== fact.serviceId || command.lane !== fact.lane) return [`${fact.number}: something else was asked for`]
			return answers?.some(({ code }) => code) ? [`${fact.number}: was refused, and issued`] : []
		})
	},

	/** A command sent twice at once is done once, and both its answers say the same. */
	repeats: (_, entries) =>
		entries.flatMap(({ command, answers: [first, ...others] }) =>
			others.some(({ events }) => !isDeepStrictEqual(events, first?.events)) ? [`${command.type} sent twice has two answers`] : [],
		),

	/** A killed server answers nothing; a living one has no reason to fail. */
	answers: (_, entries) =>
		entries.flatMap(({ by, command, answers }) =>
			answers.filter(({ status }) => status >= 500).map(({ status, code }) => `${by}: ${command.type} was answered ${status} ${code}`),
		),

	/** This crowd asks for nothing impossible but a call from an empty queue; midnight alone may send it away. */
	refusals: (log, entries) =>
		log.some(({ type }) => type === 'DayClosed')
			? []
			: entries.flatMap(({ by, command, answers }) =>
					answers.flatMap(({ code, detail = '' }) =>
						code && code !== 'queue-empty' ? [`${by}: ${command.type} was refused: ${code} ${detail}`] : [],
					),
				),
} satisfies Record<string, Check>

const LEAVES = new Set(['VisitHeld', 'VisitTransferred', 'VisitNoShow', 'VisitCompleted', 'VisitCancelled'])

const repeated = (list: readonly string[]): string[] => {
	const seen = new Set<string>()
	return list.filter((item) => seen.has(item) || !seen.add(item))
}

/** Every check on one storm: `name: what is wrong`. */
export const findings: Check = (log, entries) =>
	Object.entries<Check>(CHECKS).flatMap(([name, check]) => check(log, entries).map((wrong) => `${name}: ${wrong}`))

/** How many wait now, as the log alone tells it. */
export function waitingBy(log: readonly Recorded[]): number {
	const waiting = new Set<string>()
	for (const fact of log) {
		if (fact.type === 'TicketIssued' || fact.type === 'VisitTransferred' || fact.type === 'VisitReinstated') waiting.add(fact.visitId)
		if (fact.type === 'TicketCalled' || fact.type === 'VisitCancelled') waiting.delete(fact.visitId)
	}
	return waiting.size
}
