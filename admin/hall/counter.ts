import type { Centre, Counter } from '../../contract/centre.ts'
import { idFrom } from '../learn/make-binding.ts'
import { COUNTER_WORDS as W } from './words.ts'

/** What one counter and many alike have in common. */
export interface DeskForm {
	zoneId: string
	services: string[]
	/** Empty: none. */
	agencyId: string
	profileId: string
}
export type Known = Pick<Centre, 'zones' | 'services' | 'fields' | 'counters' | 'agencies' | 'profiles'>

const MOST = 999
/** Added in one go, at most. */
const MANY = 100

export const deskForm = (counter: Counter | undefined, { zones }: Pick<Known, 'zones'>): DeskForm => ({
	zoneId: counter?.zoneId ?? zones[0]?.id ?? '',
	services: [...(counter?.services ?? [])],
	agencyId: counter?.agencyId ?? '',
	profileId: counter?.profileId ?? '',
})

export const nextNumber = (counters: readonly Counter[]): number => Math.max(0, ...counters.map(({ number }) => number)) + 1

export const isNumber = (n: number | null): n is number => n !== null && Number.isInteger(n) && n >= 1 && n <= MOST

export function counterProblems(form: DeskForm & { number: number | null }, others: readonly Counter[]): string[] {
	return [
		...(isNumber(form.number) ? [] : [W.badNumber]),
		...(others.some(({ number }) => number === form.number) ? [W.numberTaken(String(form.number))] : []),
		...(form.services.length > 0 ? [] : [W.noServices]),
	]
}

export function manyProblems(form: DeskForm & { from: number | null; to: number | null }, others: readonly Counter[]): string[] {
	const { from, to } = form
	const ranged = isNumber(from) && isNumber(to) && from <= to && to - from < MANY
	const taken = ranged ? others.map(({ number }) => number).filter((n) => n >= from && n <= to) : []
	return [
		...(ranged ? [] : [W.badRange]),
		...(taken.length > 0 ? [W.numberTaken(taken.sort((a, b) => a - b).join(', '))] : []),
		...(form.services.length > 0 ? [] : [W.noServices]),
	]
}

/** The id of a new one comes from its number and never changes afterwards, whatever number it has later. */
export function counterOf(form: DeskForm & { number: number }, counter: Counter | undefined, counters: readonly Counter[]): Counter {
	const { zoneId, services, agencyId, profileId, number } = form
	return {
		id: counter?.id ?? idFrom(`quay ${number}`, new Set(counters.map(({ id }) => id))),
		number,
		zoneId,
		services: [...services],
		...(profileId && { profileId }),
		...(agencyId && { agencyId }),
		...(counter?.hours && { hours: counter.hours }),
	}
}
