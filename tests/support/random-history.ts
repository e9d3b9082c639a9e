import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { Command, type CommandDraft, type SystemCommand } from '../../contract/commands.ts'
import type { Recorded } from '../../contract/facts.ts'
import { localDay, startOfDay } from '../../contract/local-time.ts'
import type { Centre } from '../../contract/centre.ts'
import { createToday } from '../../server/app/today.ts'
import type { Day } from '../../server/domain/day.ts'
import { decide } from '../../server/domain/decide.ts'
import { randomDay, type Step } from '../domain/random-day.ts'
import { testCentre } from './centre.ts'
import { uuid, type Who } from './hall.ts'

/** A stretch of commands from a moment on; the next stretch may begin on an earlier day: the clock was set back. */
export interface Stretch {
	startsAt: number
	steps: Step[]
}

const HOUR_MS = 3_600_000
/** Around the end of a month, of a year and of an ordinary day. */
const DAYS = ['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01']
/** In the morning, or so late that it runs past midnight. */
const HOURS = [9, 9, 23]

export const randomHistory: fc.Arbitrary<Stretch[]> = fc.array(
	fc.record({
		startsAt: fc
			.record({ day: fc.constantFrom(...DAYS), hour: fc.constantFrom(...HOURS) })
			.map(({ day, hour }) => startOfDay(day) + hour * HOUR_MS),
		steps: randomDay,
	}),
	{ minLength: 1, maxLength: 4, size: 'max' },
)

/** Counters of an agency, and a second field of one service, so that what a set-up says is seen to matter. */
export const historyCentre = (): Centre => {
	const centre = testCentre()
	return testCentre({
		agencies: [...centre.agencies, { ...centre.agencies[0]!, id: 'STP' }],
		counters: centre.counters.map((c, i) => ({ ...c, agencyId: i === 0 ? 'STP' : 'UBX' })),
		fields: ['dat-dai', 'do-dac'].map((id) => ({ ...centre.fields[0]!, id, serviceId: 'dat-dai' })).concat(centre.fields),
	})
}

const SYSTEM: Who = { kind: 'system', id: 'system', anyCounter: true }

/** Plays stretches by the real rules, day by day as the server does. @returns every fact, in order */
export function playHistory(stretches: readonly Stretch[], centre = historyCentre()): Recorded[] {
	const log: Recorded[] = []
	const [first] = stretches
	let at = first?.startsAt ?? 0
	const today = createToday({ ofDay: (day) => log.filter((fact) => fact.day === day) }, localDay(at), centre)

	/** No visit comes twice, as the store sees to it. */
	const isOfAnotherDay = (command: Command | SystemCommand): boolean =>
		['IssueTicket', 'CheckIn', 'ServeWalkUp'].includes(command.type) &&
		log.some((fact) => 'visitId' in command && 'visitId' in fact && fact.visitId === command.visitId && fact.day !== today.day.date)

	function run(command: Command | SystemCommand, who: Who): void {
		if (isOfAnotherDay(command)) return
		const decision = decide(today.day, command, { at, actor: who })
		if (!decision.ok || 'repeatOf' in decision) return
		for (const fact of decision.facts) {
			const position = log.length + 1
			const recorded = { ...fact, position, at, day: today.day.date, actor: who.id, v: 1, hash: String(position).padStart(64, '0') }
			log.push(recorded)
			today.apply(recorded)
		}
	}
	function turn(): void {
		if (localDay(at) === today.day.date) return
		const isClosed = log.findLast((fact) => fact.day === today.day.date)?.type === 'DayClosed'
		if (today.day.visits.size > 0 && !isClosed) run({ type: 'CloseDay' }, SYSTEM)
		today.load(localDay(at), today.day.setup.centre, today.setupRev)
	}

	run(Command.parse({ type: 'ConfigureCentre', commandId: randomUUID(), centre }), SYSTEM)
	for (const [i, { startsAt, steps }] of stretches.entries()) {
		at = startsAt
		for (const [j, { command, who, afterMs }] of steps.entries()) {
			at += afterMs
			turn()
			const meant = pointed(varied(command, { stretch: i, nth: j, at }), today.day, j)
			// What has no schema is a command of the server to itself.
			const parsed = Command.safeParse({ commandId: randomUUID(), ...meant })
			run(parsed.success ? parsed.data : (meant as SystemCommand), who)
		}
	}
	return log
}

/** Visits of each stretch are others; ratings, outcomes and procedures of every kind. */
function varied(
	command: CommandDraft | SystemCommand,
	{ stretch, nth, at }: { stretch: number; nth: number; at: number },
): CommandDraft | SystemCommand {
	const own = 'visitId' in command && command.visitId ? { visitId: uuid(Number(command.visitId.slice(-6)) + stretch * 1000) } : {}
	switch (command.type) {
		case 'IssueTicket':
			return { ...command, ...own, language: nth % 3 ? 'vi' : 'en', ...(nth % 2 === 0 && { procedureId: '1.001193' }) }
		case 'Complete':
			return { ...command, ...own, ...(nth % 2 === 0 && { outcome: 'tiep-nhan' }) }
		case 'Rate':
			return { ...command, ...own, level: 1 + (nth % 4), reasons: [['cho-lau'], ['cho-lau', 'goi-y-thu'], []][nth % 3] ?? [] }
		case 'RatePressed':
			return { ...command, level: 1 + (nth % 4), pressedAt: at - 1000 }
		case 'ImportAppointments':
			return { ...command, forDay: localDay(at), appointments: command.appointments.map((a, i) => ({ ...a, at: at + i * 900_000 })) }
		case 'CloseDay':
			// Only midnight closes a day.
			return { type: 'EndEmergency' }
		default:
			return { ...command, ...own }
	}
}

/** About a visit that is in the right state, which chance alone would seldom name. */
function pointed(command: CommandDraft | SystemCommand, { visits }: Day, nth: number): CommandDraft | SystemCommand {
	const state = { Resume: 'held', CallVisit: 'held', Reinstate: 'no-show' }[command.type as string]
	const fit = [...visits.values()].filter((visit) => visit.state === state)
	const visit = fit[nth % Math.max(1, fit.length)]
	return visit && nth % 3 !== 0 ? ({ ...command, visitId: visit.id } as CommandDraft) : command
}
