import type { Service } from '../../contract/centre.ts'
import { SERVICE_WORDS as W } from './words.ts'

type Numbered = Pick<Service, 'id' | 'name' | 'prefix' | 'numbers'>

/** `A007` */
export const numberOf = ({ prefix, numbers: { width } }: Pick<Service, 'prefix' | 'numbers'>, n: number): string =>
	prefix + String(n).padStart(width, '0')

/** `A001–A999` */
export const rangeOf = (service: Pick<Service, 'prefix' | 'numbers'>): string =>
	`${numberOf(service, service.numbers.first)}–${numberOf(service, service.numbers.last)}`

/** The others that draw from its sequence. */
export const sharersOf = <S extends Numbered>(service: Pick<Service, 'id' | 'numbers'>, all: readonly S[]): S[] =>
	all.filter(({ id, numbers }) => id !== service.id && numbers.sequence === service.numbers.sequence)

/** The others that could give a number it gives: another sequence, the same letters and digits, ranges that meet. */
export const clashesOf = <S extends Numbered>(service: Numbered, all: readonly S[]): S[] =>
	all.filter(
		({ id, prefix, numbers }) =>
			id !== service.id &&
			numbers.sequence !== service.numbers.sequence &&
			prefix === service.prefix &&
			numbers.width === service.numbers.width &&
			numbers.first <= service.numbers.last &&
			service.numbers.first <= numbers.last,
	)

/** How many tickets it gives, by the day and by parts of it; nothing where there is no limit. */
export const limitsOf = ({ quotaPerDay, quotas }: Pick<Service, 'quotaPerDay' | 'quotas'>): string[] => [
	...(quotaPerDay === undefined ? [] : [W.perDay(quotaPerDay)]),
	...quotas.map(({ from, to, count }) => W.perPart(from, to, count)),
]
