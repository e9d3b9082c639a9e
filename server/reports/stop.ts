import type { Channel, ReportVisit } from '../../contract/reports.ts'
import type { Lane, Language } from '../../contract/ids.ts'
import type { Counts } from './setup-then.ts'

export type End = ReportVisit['end']

/** One stop of a visit: one service, one counter, one officer. Times are epoch ms. `''` is none. */
export interface Stop {
	serviceId: string
	/** When the wait began; absent where nobody waits: a walk-up, or a visitor who was held and goes on elsewhere. */
	joinedAt?: number
	firstCallAt?: number
	counterId: string
	officer: string
	servedFromAt?: number
	/** Since when an officer works with it now. */
	servingAt?: number
	/** With the officer, without the time held; with the stretch that ended last, ms. */
	servedMs: number
	end: End
	endedAt?: number
	outcome: string
	recalls: number
	reinstated: number
	/** A length was negative: the clock ran backwards. */
	clockBack: boolean
	rating?: { level: number; counts: Counts; reasons: readonly string[] }
	/** Completed, and the time to rate it is over without an answer. */
	unanswered?: boolean
}

/** What a visit is, at all of its stops. */
export interface Passage {
	visitId: string
	number: string
	issuedAt: number
	lane: Lane
	channel: Channel
	language: Language
	procedureId: string
	stops: Stop[]
	/** From issue to completion, ms; of those completed by an officer. */
	stayMs?: number
}

export const newStop = (serviceId: string, joinedAt?: number): Stop => ({
	serviceId,
	...(joinedAt !== undefined && { joinedAt }),
	counterId: '',
	officer: '',
	servedMs: 0,
	end: 'open',
	outcome: '',
	recalls: 0,
	reinstated: 0,
	clockBack: false,
})

/** A length of time; a negative one counts as 0 and is noted. */
export function lasted(stop: Stop, from: number, to: number): number {
	if (to < from) stop.clockBack = true
	return Math.max(0, to - from)
}

/** From the beginning of the wait to the first call; an appointment called before its time waited 0. */
export const waitOf = ({ joinedAt, firstCallAt }: Stop): number | undefined =>
	joinedAt === undefined || firstCallAt === undefined ? undefined : Math.max(0, firstCallAt - joinedAt)

/** An officer worked with it, and that is over by an officer's or the visitor's doing. */
export const isServed = ({ servedFromAt, end }: Stop): boolean => servedFromAt !== undefined && end !== 'open' && end !== 'day-end'
