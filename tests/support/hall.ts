import { randomUUID } from 'node:crypto'
import type { Centre } from '../../contract/centre.ts'
import { Command, type CommandDraft, type SystemCommand } from '../../contract/commands.ts'
import type { Fact, Recorded } from '../../contract/facts.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import { createToday } from '../../server/app/today.ts'
import type { Context } from '../../server/domain/day.ts'
import { decide } from '../../server/domain/decide.ts'
import { localDay } from '../../contract/local-time.ts'
import type { Seen } from '../../server/domain/views/shared.ts'
import { testCentre } from './centre.ts'

export type Who = Context['actor']
export const officer = (n: number): Who => ({ kind: 'officer', id: `officer${n}`, anyCounter: false })
export const supervisor: Who = { kind: 'officer', id: 'supervisor', anyCounter: true }
export const kiosk: Who = { kind: 'kiosk', id: 'kiosk-1', anyCounter: false }
export const tablet = (n: number): Who => ({ kind: 'rating', id: `counter-${n}`, anyCounter: false })
export const visitor: Who = { kind: 'visitor', id: 'visitor', anyCounter: false }

/** Monday 23/11/2026, 09:00 in Vietnam. */
export const MONDAY_9 = Date.UTC(2026, 10, 23, 2, 0)
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const SYSTEM_TYPES: readonly string[] = [
	'ReportPrint',
	'DoubtPrint',
	'RatePressed',
	'RefusePress',
	'RaiseAlert',
	'EndAlert',
	'ReadSealed',
	'RecordRetention',
	'Erase',
	'CloseDay',
] satisfies SystemCommand['type'][]
const isOfSystem = (command: CommandDraft | SystemCommand): command is SystemCommand => SYSTEM_TYPES.includes(command.type)

/** The real rules over a log in memory: tell it what is done, read what was recorded. */
export function createHall(centre: Centre = testCentre(), start = MONDAY_9) {
	const log: Recorded[] = []
	let at = start
	const today = createToday({ ofDay: (day) => log.filter((f) => f.day === day) }, localDay(at), centre)

	function run(command: CommandDraft | SystemCommand, who: Who): { facts: Fact[] } | { refused: ProblemCode } | { repeatOf: string } {
		const parsed = isOfSystem(command) ? command : Command.parse({ commandId: randomUUID(), ...command })
		const decision = decide(today.day, parsed, { at, actor: who })
		if (!decision.ok) return { refused: decision.code }
		if ('repeatOf' in decision) return { repeatOf: decision.repeatOf }
		for (const fact of decision.facts) {
			const recorded = { ...fact, position: log.length + 1, at, day: today.day.date, actor: who.id, v: 1, hash: '0'.repeat(64) }
			log.push(recorded)
			today.apply(recorded)
		}
		return { facts: decision.facts }
	}

	/** Like `run`, for what the test takes for granted. */
	function must(command: CommandDraft | SystemCommand, who: Who): Fact[] {
		const result = run(command, who)
		if (!('facts' in result)) throw new Error(`${command.type} was not accepted: ${JSON.stringify(result)}`)
		return result.facts
	}

	const hall = {
		log,
		today,
		get day() {
			return today.day
		},
		now: () => at,
		later(ms: number) {
			at += ms
			return hall
		},
		run,
		must,
		issue: (n: number, serviceId = 'ho-tich', lane: 'regular' | 'priority' | 'appointment' = 'regular') => {
			must({ type: 'IssueTicket', visitId: uuid(n), serviceId, lane }, kiosk)
			return uuid(n)
		},
		open: (n: number) => must({ type: 'OpenCounter', counterId: `counter-${n}` }, officer(n)),
		callNext: (n: number) => must({ type: 'CallNext', counterId: `counter-${n}` }, officer(n)),
		/** What a view is built from, with no device and no screen connected. */
		seen: (): Seen => ({
			day: today.day,
			at,
			setupRev: today.setupRev,
			calls: today.calls,
			officers: today.officers,
			devices: new Map(),
			refused: today.refused,
			isOnline: () => false,
		}),
		state: (visitId: string) => today.day.visits.get(visitId)?.state,
		number: (visitId: string) => today.day.visits.get(visitId)?.number,
	}
	return hall
}
export type Hall = ReturnType<typeof createHall>
