import type { Targets } from '../../contract/targets.ts'
import { rowsOf, valuesOf } from '../parts/rows.ts'
import { TARGET_WORDS as W } from './target-words.ts'
import { RULE_WORDS } from './words.ts'

/** What is usual; what the server supposes where a centre has set none. */
const USUAL = {
	waitMs: 30 * 60_000,
	...{ satisfied: 95, onTime: 99, complaintsOnTime: 96, lateWithApology: 100, feedbackAnswered: 100 },
	zones: [],
	services: [],
} satisfies Targets

export const SHARES = ['satisfied', 'onTime', 'complaintsOnTime', 'lateWithApology', 'feedbackAnswered'] as const

/** A zone or a service with targets of its own. */
export interface OwnTarget {
	id: string
	waitMs: number | null
	serviceMs: number | null
}

export const targetsForm = (targets: Targets = USUAL) => ({
	waitMs: targets.waitMs as number | null,
	serviceMs: targets.serviceMs ?? null,
	shares: Object.fromEntries(SHARES.map((key) => [key, targets[key]])) as Record<(typeof SHARES)[number], number | null>,
	zones: rowsOf(targets.zones.map(({ zoneId, ...own }) => ownIn(zoneId, own))),
	services: rowsOf(targets.services.map(({ serviceId, ...own }) => ownIn(serviceId, own))),
})
export type TargetsForm = ReturnType<typeof targetsForm>

type Own = { waitMs?: number | undefined; serviceMs?: number | undefined }
const ownIn = (id: string, { waitMs, serviceMs }: Own): OwnTarget => ({ id, waitMs: waitMs ?? null, serviceMs: serviceMs ?? null })
const ownOut = ({ waitMs, serviceMs }: OwnTarget) => ({ ...(waitMs !== null && { waitMs }), ...(serviceMs !== null && { serviceMs }) })

const isShare = (n: number | null): n is number => n !== null && n >= 0 && n <= 100
const isLength = (ms: number | null): boolean => ms === null || ms >= 0

export function targetsProblems({ waitMs, serviceMs, shares, zones, services }: TargetsForm): string[] {
	const lists = [valuesOf(zones), valuesOf(services)]
	const own = lists.flat()
	return [
		...(waitMs !== null && waitMs >= 0 ? [] : [RULE_WORDS.needNumber(W.waitMs)]),
		...(isLength(serviceMs) && own.every((one) => isLength(one.waitMs) && isLength(one.serviceMs))
			? []
			: [RULE_WORDS.needNumber(W.serviceMs)]),
		...SHARES.filter((key) => !isShare(shares[key])).map((key) => W.badShare(W[key])),
		...(lists.every((list) => new Set(list.map(({ id }) => id)).size === list.length) ? [] : [W.twice]),
	]
}

export function targetsOut({ waitMs, serviceMs, shares, zones, services }: TargetsForm): Targets {
	const told = Object.fromEntries(SHARES.map((key) => [key, shares[key] ?? USUAL[key]])) as Pick<Targets, (typeof SHARES)[number]>
	return {
		...told,
		waitMs: waitMs ?? USUAL.waitMs,
		...(serviceMs !== null && { serviceMs }),
		zones: valuesOf(zones).map((own) => ({ zoneId: own.id, ...ownOut(own) })),
		services: valuesOf(services).map((own) => ({ serviceId: own.id, ...ownOut(own) })),
	}
}

export function targetsInWords(targets: Targets | undefined): string[] {
	const { waitMs, serviceMs, satisfied, onTime, zones, services } = targets ?? { ...USUAL, serviceMs: undefined }
	const own = zones.length + services.length
	return [
		...(targets ? [] : [W.usual]),
		W.waitIs(waitMs),
		...(serviceMs === undefined ? [] : [W.serviceIs(serviceMs)]),
		W.sharesAre(satisfied, onTime),
		...(own > 0 ? [W.ownIs(own)] : []),
	]
}
