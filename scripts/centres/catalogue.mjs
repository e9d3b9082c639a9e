import { readFileSync } from 'node:fs'
import { SHORT } from './agencies.mjs'
import { ALIASES } from './aliases.mjs'
import { FIELDS, fieldId } from './fields.mjs'

const LEVEL = { tỉnh: 'province', xã: 'commune' }

/** One spelling of every string: NFC, no no-break spaces (a screen adds its own), no runs of blanks. */
const clean = (text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

const source = JSON.parse(readFileSync(new URL('../../centres/catalogue.json', import.meta.url), 'utf8'))

const agencyOf = ({ id, name_vi, name_en, level }) => {
	const name = { vi: clean(name_vi), en: clean(name_en) }
	return { id, name, short: { vi: name.vi, en: name.en.replace(/ \(.*\)$/, ''), ...SHORT[id] }, level: LEVEL[level] }
}

/** Days and fees that the catalogue does not know are left out: absent means unknown, never zero. */
const procedureOf = (p, serviceId) => ({
	id: p.id,
	agencyId: p.agency,
	fieldId: fieldId(p.field),
	serviceId,
	short: { vi: clean(p.short_vi), en: clean(p.name_en) },
	legal: clean(p.name_vi),
	...(p.days !== null && {
		limit: { value: p.days, unit: p.day_unit, ...(p.day_unit === 'same_day' && p.same_day_cutoff && { cutoff: p.same_day_cutoff }) },
	}),
	...(p.fee_vnd !== null && { feeVnd: p.fee_vnd }),
	documents: p.documents.map(clean),
	level: p.level,
	aliases: (ALIASES[p.id] ?? []).map(clean),
	status: p.status,
})

/**
 * The part of the published catalogue that a centre serves.
 *
 * @param levels  agencies to take: 'province', 'commune'
 * @param serviceOf  id of the service for a field, given the field's id and the need it belongs to
 */
export function catalogueOf(levels, serviceOf) {
	const agencies = source.agencies.map(agencyOf).filter((a) => levels.includes(a.level))
	const taken = new Set(agencies.map((a) => a.id))
	const services = new Map(FIELDS.map((f) => [f.id, serviceOf(f)]))
	const procedures = source.procedures.filter((p) => taken.has(p.agency)).map((p) => procedureOf(p, services.get(fieldId(p.field))))
	const used = new Set(procedures.map((p) => p.fieldId))
	const fields = FIELDS.filter((f) => used.has(f.id)).map((f) => ({ ...f, serviceId: services.get(f.id) }))
	return { agencies, fields, procedures }
}
