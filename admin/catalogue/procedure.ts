import type { Fee, Form, Limit, Procedure } from '../../contract/catalogue.ts'
import { rowsOf, valuesOf } from '../parts/rows.ts'
import { noText, textIn, textOut } from '../parts/text.ts'
import { MEND_WORDS as M } from './words.ts'

export interface FeeRow {
	vnd: number | null
	from: string
	until: string
}
const ID = /^[A-Za-z0-9._-]{1,64}$/

/** A procedure as its form holds it: every field there, nothing undefined. */
export function formOf(procedure: Procedure | undefined) {
	const kept = procedure?.limit
	const limit: LimitForm = { value: kept?.value ?? null, unit: kept?.unit ?? 'unknown', cutoff: kept?.cutoff ?? '' }
	return {
		id: procedure?.id ?? '',
		short: procedure ? textIn(procedure.short) : noText(),
		legal: procedure?.legal ?? '',
		agencyId: procedure?.agencyId ?? '',
		fieldId: procedure?.fieldId ?? '',
		serviceId: procedure?.serviceId ?? '',
		level: procedure?.level ?? ('in_person' as const),
		status: procedure?.status ?? ('plausible' as const),
		limit,
		feeVnd: procedure?.feeVnd ?? null,
		fees: rowsOf((procedure?.fees ?? []).map(({ vnd, from = '', until = '' }): FeeRow => ({ vnd, from, until }))),
		documents: (procedure?.documents ?? []).join('\n'),
		aliases: (procedure?.aliases ?? []).join('\n'),
		forms: rowsOf((procedure?.forms ?? []).map((form): Form => ({ ...form }))),
	}
}
export interface LimitForm {
	value: number | null
	unit: Limit['unit'] | 'unknown'
	cutoff: string
}
export type ProcedureDraft = ReturnType<typeof formOf>

/** As the set-up holds it. What the form does not show of `before` stays. */
export function procedureOf(form: ProcedureDraft, before: Procedure | undefined): Procedure {
	const { limit: _limit, feeVnd: _feeVnd, fees: _fees, forms: _forms, ...rest } = before ?? {}
	const limit = limitOf(form.limit)
	const [fees, forms] = [
		valuesOf(form.fees).map(feeOf),
		valuesOf(form.forms).map(({ name, url, kind }) => ({ name: name.trim(), url: url.trim(), kind })),
	]
	return {
		...rest,
		id: form.id.trim(),
		short: textOut(form.short),
		legal: form.legal.trim(),
		...{ agencyId: form.agencyId, fieldId: form.fieldId, serviceId: form.serviceId, level: form.level, status: form.status },
		...(limit && { limit }),
		...(form.feeVnd !== null && { feeVnd: form.feeVnd }),
		...(fees.length > 0 && { fees }),
		...(forms.length > 0 && { forms }),
		documents: linesOf(form.documents),
		aliases: linesOf(form.aliases),
	}
}

function limitOf({ value, unit, cutoff }: LimitForm): Limit | undefined {
	if (unit === 'unknown') return undefined
	if (unit === 'same_day') return { value: value ?? 1, unit, ...(cutoff && { cutoff }) }
	return value === null ? undefined : { value, unit }
}

const feeOf = ({ vnd, from, until }: FeeRow): Fee => ({ vnd: vnd ?? 0, ...(from && { from }), ...(until && { until }) })

const linesOf = (text: string): string[] =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')

/** What keeps a form from being saved, in whole sentences. `taken`: codes that others have. */
export function problemsOf(form: ProcedureDraft, taken: boolean): string[] {
	const fees = valuesOf(form.fees)
	return [
		...(ID.test(form.id.trim()) ? [] : [M.code]),
		...(taken ? [M.taken(form.id.trim())] : []),
		...(form.short.vi.trim() ? [] : [M.short]),
		...(form.legal.trim() ? [] : [M.legal]),
		...(form.agencyId ? [] : [M.agency]),
		...(form.fieldId ? [] : [M.field]),
		...(form.feeVnd === null || isAmount(form.feeVnd) ? [] : [M.fee]),
		...fees.flatMap(({ vnd }, i) => (vnd !== null && isAmount(vnd) ? [] : [M.amount(i + 1)])),
		...fees.flatMap(({ from, until }, i) => (from && until && from > until ? [M.dates(i + 1)] : [])),
		...valuesOf(form.forms).flatMap((one, i) => (isForm(one) ? [] : [M.form(i + 1)])),
		...(linesOf(form.documents).every(({ length }) => length <= 600) && linesOf(form.documents).length <= 40 ? [] : [M.document]),
		...(linesOf(form.aliases).every(({ length }) => length <= 200) ? [] : [M.alias]),
	]
}

const isAmount = (vnd: number): boolean => Number.isSafeInteger(vnd) && vnd >= 0
export const isForm = ({ name, url }: Form): boolean =>
	name.trim() !== '' && /^https?:\/\/\S+$/.test(url.trim()) && URL.canParse(url.trim())
