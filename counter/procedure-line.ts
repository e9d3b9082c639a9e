import type { Procedure } from '../contract/catalogue.ts'
import type { CentreSetup } from '../contract/centre.ts'
import type { VisitCard } from '../contract/views.ts'
import { formatCount } from '../ui/format.ts'

/** What a visit is about: the procedure chosen at the kiosk, or else the service. */
export function titleOf(visit: Pick<VisitCard, 'procedureId' | 'serviceId'>, setup: CentreSetup): string {
	return procedureOf(visit, setup)?.short.vi ?? setup.services.find((s) => s.id === visit.serviceId)?.name.vi ?? visit.serviceId
}

export const procedureOf = ({ procedureId }: Pick<VisitCard, 'procedureId'>, setup: CentreSetup): Procedure | undefined =>
	procedureId === undefined ? undefined : setup.procedures.find((p) => p.id === procedureId)

/** "Hộ tịch · trong ngày · miễn phí"; what is not known is left out. */
export function detailOf(visit: Pick<VisitCard, 'procedureId' | 'serviceId'>, setup: CentreSetup): string {
	const procedure = procedureOf(visit, setup)
	const field = setup.fields.find((f) => f.id === procedure?.fieldId)?.name.vi
	const service = setup.services.find((s) => s.id === visit.serviceId)?.name.vi
	if (!procedure) return setup.zones.find((z) => z.id === setup.services.find((s) => s.id === visit.serviceId)?.zoneId)?.name.vi ?? ''
	return [field ?? service, limitOf(procedure), feeOf(procedure)].filter(Boolean).join(' · ')
}

function limitOf({ limit }: Procedure): string | undefined {
	if (!limit) return undefined
	if (limit.unit === 'same_day') return 'trong ngày'
	const unit = { working_day: 'ngày làm việc', calendar_day: 'ngày', hour: 'giờ' }[limit.unit]
	return `${limit.value} ${unit}`
}

function feeOf({ feeVnd }: Procedure): string | undefined {
	if (feeVnd === undefined) return undefined
	return feeVnd === 0 ? 'miễn phí' : `${formatCount(feeVnd)} đồng`
}

/** The papers of the procedure with what the citizen ticked at the kiosk; none when nothing was declared. */
export function papersOf(visit: Pick<VisitCard, 'procedureId' | 'documents'>, setup: CentreSetup): { name: string; brought: boolean }[] {
	const { documents } = visit
	if (!documents) return []
	return (procedureOf(visit, setup)?.documents ?? []).map((name, i) => ({ name, brought: documents.includes(i) }))
}
