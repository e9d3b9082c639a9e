import type { Service, Zone } from '../../contract/centre.ts'
import type { Edit } from '../../contract/draft.ts'
import { put, same } from '../draft/edits.ts'
import { idFrom } from '../learn/make-binding.ts'
import { rowsOf, valuesOf } from '../parts/rows.ts'
import { noText, textIn, textOut } from '../parts/text.ts'
import { clashesOf, sharersOf } from './numbers.ts'
import { HALL_WORDS, SERVICE_WORDS as W } from './words.ts'

/** A part of the day as a form holds it. */
export interface QuotaDraft {
	from: string
	to: string
	count: number | null
}
const USUAL_MS = 10 * 60_000
const PREFIX = /^[A-HJ-NPR-Z]{0,3}$/

/** @param service absent: a new one in the first zone, numbered by its letter */
export function serviceForm(service: Service | undefined, { zones, services }: { zones: readonly Zone[]; services: readonly Service[] }) {
	const zone = zones[0]
	const numbers = service?.numbers ?? { first: 1, last: 999, width: 3, sequence: '' }
	return {
		name: service ? textIn(service.name) : noText(),
		zoneId: service?.zoneId ?? zone?.id ?? '',
		kind: service?.kind ?? 'file',
		/** Of another service whose numbers it shares; empty: its own. */
		sharedWith: service && sharersOf(service, services).length > 0 ? numbers.sequence : '',
		prefix: service?.prefix ?? (PREFIX.test(zone?.letter ?? '') ? (zone?.letter ?? '') : ''),
		...{ first: numbers.first as number | null, last: numbers.last as number | null, width: numbers.width as number | null },
		quotaPerDay: service?.quotaPerDay ?? (null as number | null),
		quotas: rowsOf<QuotaDraft>((service?.quotas ?? []).map((one) => ({ ...one }))),
		usualMs: (service?.usualMs ?? USUAL_MS) as number | null,
	}
}
export type ServiceForm = ReturnType<typeof serviceForm>

const isCount = (n: number | null): n is number => n !== null && Number.isInteger(n) && n >= 0

export function serviceProblems(form: ServiceForm, service: Service, others: readonly Service[]): string[] {
	const { first, last, width } = form
	const ranged = isCount(first) && isCount(last) && first <= last
	const wide = isCount(width) && width >= 1 && width <= 6 && String(last ?? '').length <= width
	const clashes = clashesOf(service, others)
	return [
		...(form.name.vi.trim() ? [] : [HALL_WORDS.noName]),
		...(PREFIX.test(form.prefix) ? [] : [W.badPrefix]),
		...(ranged ? [] : [W.badRange]),
		...(wide ? [] : [W.badWidth]),
		...(clashes.length > 0 ? [W.clash(clashes.map(({ name }) => name.vi).join(', '))] : []),
		...(form.quotaPerDay === null || isCount(form.quotaPerDay) ? [] : [W.badQuota]),
		...(valuesOf(form.quotas).every(isQuota) ? [] : [W.badQuotas]),
		...(form.usualMs !== null && form.usualMs > 0 ? [] : [W.noUsual]),
	]
}
const isQuota = ({ from, to, count }: QuotaDraft): boolean => from !== '' && to !== '' && from < to && isCount(count)

/** As the set-up holds it; of a form with problems, as near as can be told. */
export function serviceOf(form: ServiceForm, service: Service | undefined, services: readonly Service[]): Service {
	const id = service?.id ?? idFrom(form.name.vi || 'dich vu', new Set(services.map((one) => one.id)))
	const { quotaPerDay: _, ...before } = service ?? {}
	return {
		...before,
		id,
		prefix: form.prefix,
		zoneId: form.zoneId,
		name: textOut(form.name),
		kind: form.kind,
		numbers: { sequence: sequenceOf(form, { id, service, services }), ...numbersIn(form) },
		...(form.quotaPerDay !== null && { quotaPerDay: form.quotaPerDay }),
		quotas: valuesOf(form.quotas).map(({ from, to, count }) => ({ from, to, count: count ?? 0 })),
		usualMs: form.usualMs ?? 0,
	}
}
const numbersIn = ({ first, last, width }: ServiceForm) => ({ first: first ?? 0, last: last ?? 0, width: width ?? 1 })

function sequenceOf(
	{ sharedWith }: ServiceForm,
	{ id, service, services }: { id: string; service: Service | undefined; services: readonly Service[] },
): string {
	if (sharedWith !== '') return sharedWith
	if (service && sharersOf(service, services).length === 0) return service.numbers.sequence
	return idFrom(id, new Set(services.map(({ numbers }) => numbers.sequence)))
}

/** The service, and whoever draws from the same sequence: they are described alike, or the numbers could clash. */
export function serviceEdits(service: Service, services: readonly Service[]): Edit[] {
	const alike = sharersOf(service, services)
		.map((other) => ({ ...other, prefix: service.prefix, numbers: service.numbers }))
		.filter(
			(other) =>
				!same(
					other,
					services.find(({ id }) => id === other.id),
				),
		)
	return [put('services', service), ...alike.map((other) => put('services', other))]
}
