import type { Agency, Field, Procedure } from '../../contract/catalogue.ts'
import type { Centre, CentreSetup, Service, Zone } from '../../contract/centre.ts'
import type { Edit } from '../../contract/draft.ts'
import { put } from '../draft/edits.ts'

/** The published catalogue as one whole set-up, to choose from. */
export type Book = Pick<CentreSetup, 'agencies' | 'fields' | 'procedures' | 'services' | 'zones'>
type Drafted = Pick<Centre, 'agencies' | 'fields' | 'services' | 'zones'>

/** A service that the chosen agencies would need, with what comes with it. */
export interface Suggestion {
	service: Service
	/** Absent: it stands in a zone that is there. */
	zone: Zone | undefined
	fields: readonly Field[]
	procedures: readonly Procedure[]
}

const idsOf = (list: readonly { id: string }[]): Set<string> => new Set(list.map(({ id }) => id))

/** Services of the book that are not drafted: those for fields of the chosen agencies, and those for no field at all. */
export function suggestionsFor(book: Book, drafted: Drafted): Suggestion[] {
	const [agencies, fields, services] = [idsOf(drafted.agencies), idsOf(drafted.fields), idsOf(drafted.services)]
	return book.services
		.filter(({ id }) => !services.has(id))
		.flatMap((service) => {
			const open = new Set(book.fields.filter(({ id, serviceId }) => serviceId === service.id && !fields.has(id)).map(({ id }) => id))
			const procedures = book.procedures.filter(({ agencyId, fieldId }) => agencies.has(agencyId) && open.has(fieldId))
			const used = new Set(procedures.map(({ fieldId }) => fieldId))
			if (procedures.length === 0 && service.kind === 'file') return []
			const { zone, zoneId } = zoneFor(service, book, drafted)
			return [{ service: { ...service, zoneId }, zone, fields: book.fields.filter(({ id }) => used.has(id)), procedures }]
		})
}

/** The drafted zone of its letter, or the book's own. */
function zoneFor(service: Service, book: Book, { zones }: Drafted): { zone: Zone | undefined; zoneId: string } {
	const own = book.zones.find(({ id }) => id === service.zoneId)
	const there = zones.find(({ letter }) => letter === own?.letter)
	if (there) return { zone: undefined, zoneId: there.id }
	return { zone: own, zoneId: service.zoneId }
}

export const suggestionEdits = ({ service, zone, fields, procedures }: Suggestion): Edit[] => [
	...(zone ? [put('zones', zone)] : []),
	put('services', service),
	...fields.map((field) => put('fields', field)),
	...procedures.map((procedure) => put('procedures', procedure)),
]

/** An agency of the book, with its procedures of fields that are drafted. */
export function agencyEdits(agency: Agency, book: Book, drafted: Drafted): Edit[] {
	const serviceOf = new Map(drafted.fields.map(({ id, serviceId }) => [id, serviceId]))
	const procedures = book.procedures.flatMap((procedure) => {
		const serviceId = procedure.agencyId === agency.id ? serviceOf.get(procedure.fieldId) : undefined
		return serviceId === undefined ? [] : [put('procedures', { ...procedure, serviceId })]
	})
	return [put('agencies', agency), ...procedures]
}
