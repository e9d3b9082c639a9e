import { dayBefore, weekdayOf } from '../../contract/local-time.ts'
import type { ReportAnswer } from '../../contract/reports.ts'
import type { Call } from '../api.ts'

/** Eight weeks: enough for a middle, few enough for the season. */
const DAYS_BACK = 56
/** With fewer days a middle says nothing. */
const ENOUGH = 3

/** What days like today were, by hour: the middle of them. */
export interface Usual {
	days: number
	hours: ReadonlyMap<number, { issued: number; medianMs: number | undefined }>
}

/** The last eight of the same weekday that had visitors; `undefined` when figures cannot be had, or are too few. */
export async function usualDay(call: Call, today: string): Promise<Usual | undefined> {
	const parts = ['volumes', 'waits'].map((part) => `&parts=${part}`).join('')
	const period = `from=${dayBefore(today, DAYS_BACK)}&to=${dayBefore(today, 1)}&weekday=${weekdayOf(today)}`
	const reply = await call<ReportAnswer>(`/reports?${period}&by=day&by=hour${parts}`)
	return reply.ok ? usualOf(reply.value) : undefined
}

export function usualOf({ rows }: Pick<ReportAnswer, 'rows'>): Usual | undefined {
	const days = new Set(rows.map(({ key }) => key[0]))
	if (days.size < ENOUGH) return undefined
	const hours = new Map<number, { issued: number; medianMs: number | undefined }>()
	for (const hour of new Set(rows.map(({ key }) => Number(key[1])))) {
		const here = rows.filter(({ key }) => Number(key[1]) === hour)
		const issued = here.map(({ figures }) => figures.volumes?.issued ?? 0)
		// A day without anybody in this hour had none; it is not left out.
		const none = Array<number>(days.size - here.length).fill(0)
		const waits = here.flatMap(({ figures }) => figures.wait?.medianMs ?? [])
		hours.set(hour, { issued: middle([...issued, ...none]) ?? 0, medianMs: middle(waits) })
	}
	return { days: days.size, hours }
}

function middle(values: readonly number[]): number | undefined {
	const sorted = [...values].sort((a, b) => a - b)
	const half = sorted.length >> 1
	return sorted.length % 2 ? sorted[half] : sorted.length ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2 : undefined
}
