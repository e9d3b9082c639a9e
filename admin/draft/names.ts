import type { Centre } from '../../contract/centre.ts'
import type { CentrePart } from '../../contract/draft.ts'

/** The parts whose items are referred to by others. */
export const NAMED_PARTS = ['zones', 'services', 'counters', 'agencies', 'fields', 'profiles', 'kiosks', 'displays'] as const
export type NamedParts = Pick<Centre, (typeof NAMED_PARTS)[number]>

/** What an item is called; its id where that is not known. */
export type NameOf = (part: CentrePart, id: string) => string

interface Named {
	id: string
	number?: number
	label?: string
	name?: { vi: string }
}

export const namesIn =
	(parts: NamedParts | undefined): NameOf =>
	(part, id) => {
		const list = (parts as Partial<Record<CentrePart, readonly Named[]>> | undefined)?.[part]
		const item = list?.find((one) => one.id === id)
		if (!item) return id
		return item.number === undefined ? (item.name?.vi ?? item.label ?? id) : String(item.number)
	}

/** Fields that name items of another part. */
const REFERENCES: Readonly<Record<string, CentrePart>> = {
	zoneId: 'zones',
	zoneIds: 'zones',
	services: 'services',
	serviceId: 'services',
	serviceIds: 'services',
	agencyId: 'agencies',
	fieldId: 'fields',
	profileId: 'profiles',
	counterId: 'counters',
	substituteAt: 'counters',
	kioskId: 'kiosks',
	silent: 'displays',
}

/** `ho-tich, chung-thuc` → `Hộ tịch, Chứng thực`, where the field refers to items. `part` is whose field it is. */
export function idsInWords({ part, field, value }: { part: CentrePart; field: string; value: string }, nameOf: NameOf): string {
	const wanted = field === 'order' ? part : REFERENCES[field]
	if (wanted === undefined || value === '') return value
	return value
		.split(', ')
		.map((id) => nameOf(wanted, id))
		.join(', ')
}
