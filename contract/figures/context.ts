import type { Figures, ReportAnswer, ReportRow } from '../reports.ts'
import type { ReportOptions } from '../reports.ts'
import type { NameOf } from './names.ts'

/** What tables and drawings are made from besides the answers. */
export interface Context {
	nameOf: NameOf
	options: Pick<ReportOptions, 'levels' | 'reasons' | 'targets'>
	/** Of a service, in its zone: what it should wait at most, ms. */
	waitTarget: (serviceId: string) => number
}

export const keyOf = (row: ReportRow, i = 0): string => row.key[i] ?? ''
export const issuedIn = ({ volumes }: Figures): number => volumes?.issued ?? 0
/** Visits that are over: what rates of endings stand on. */
export const overIn = ({ volumes }: Figures): number => volumes?.noShowRate.n ?? 0

/** Rows by one key of two, with what they add up to. */
export function sumsBy(answer: ReportAnswer, i: number): { key: string; issued: number }[] {
	const sums = new Map<string, number>()
	for (const row of answer.rows) sums.set(keyOf(row, i), (sums.get(keyOf(row, i)) ?? 0) + issuedIn(row.figures))
	return [...sums].map(([key, issued]) => ({ key, issued }))
}

/** A service's own target goes before its zone's, and that before the general one. ms. */
export function waitTargetOf({ services, zones, waitMs }: ReportOptions['targets'], zoneOf: (serviceId: string) => string | undefined) {
	return (serviceId: string): number => {
		const zoneId = zoneOf(serviceId)
		return services.find((t) => t.serviceId === serviceId)?.waitMs ?? zones.find((t) => t.zoneId === zoneId)?.waitMs ?? waitMs
	}
}
