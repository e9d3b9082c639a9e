import type { Agency, Field, NeedGroup, Procedure } from '../contract/catalogue.ts'
import type { CentreSetup, Service, Zone } from '../contract/centre.ts'
import type { Language } from '../contract/ids.ts'
import { fold } from '../ui/search/fold.ts'
import { createSearch, type Search } from '../ui/search/search.ts'

export const NEEDS: readonly NeedGroup[] = ['family', 'identity', 'home', 'business', 'work', 'farming', 'health', 'other']

export interface Need {
	id: NeedGroup
	fields: Field[]
	procedures: number
	zones: Zone[]
}

/** The set-up as the kiosk's pages ask for it: only what this kiosk may give numbers for, counted and sorted. */
export interface Catalogue {
	setup: CentreSetup
	procedures: Procedure[]
	needs: Need[]
	agencies: { agency: Agency; procedures: Procedure[] }[]
	procedure(id: string): Procedure | undefined
	field(id: string): Field | undefined
	service(id: string): Service | undefined
	agency(id: string): Agency | undefined
	ofField(id: string): Procedure[]
	zoneOf(serviceId: string): Zone | undefined
	/** Numbers of the counters that serve it: `1–4, 7`. */
	countersOf(serviceId: string): string
	countersIn(zoneId: string): string
	byLetter(language: Language): Map<string, Procedure[]>
	search: Search
}

const byId = <T extends { id: string }>(list: T[]) => {
	const map = new Map(list.map((x) => [x.id, x]))
	return (id: string) => map.get(id)
}

export function createCatalogue(setup: CentreSetup, offered: readonly string[]): Catalogue {
	const isOffered = new Set(offered)
	const procedures = setup.procedures.filter((p) => isOffered.has(p.serviceId))
	const fields = setup.fields.filter((f) => isOffered.has(f.serviceId))
	const service = byId(setup.services)
	const zone = byId(setup.zones)
	const ofField = (id: string) => procedures.filter((p) => p.fieldId === id)
	return {
		...{ setup, procedures, service, ofField },
		needs: NEEDS.map((id) => needOf(id, fields, procedures, setup)).filter((need) => need.fields.length > 0),
		agencies: agenciesOf(setup.agencies, procedures),
		procedure: byId(procedures),
		field: byId(setup.fields),
		agency: byId(setup.agencies),
		zoneOf: (serviceId) => zone(service(serviceId)?.zoneId ?? ''),
		countersOf: (serviceId) => ranges(setup.counters.filter((c) => c.services.includes(serviceId)).map((c) => c.number)),
		countersIn: (zoneId) => ranges(setup.counters.filter((c) => c.zoneId === zoneId).map((c) => c.number)),
		byLetter: (language) => byLetter(procedures, language),
		search: createSearch(procedures, fields, setup.quickPicks),
	}
}

function needOf(id: NeedGroup, all: Field[], procedures: Procedure[], setup: CentreSetup): Need {
	const count = (field: Field) => procedures.filter((p) => p.fieldId === field.id).length
	const fields = all.filter((f) => f.group === id)
	const zoneIds = new Set(fields.map((f) => setup.services.find((s) => s.id === f.serviceId)?.zoneId))
	return {
		id,
		fields: fields
			.map((f) => ({ f, n: count(f) }))
			.sort((a, b) => b.n - a.n)
			.map(({ f }) => f),
		procedures: fields.reduce((sum, f) => sum + count(f), 0),
		zones: setup.zones.filter((z) => zoneIds.has(z.id)),
	}
}

/** Those nearest to the visitor first, commune before province, then by name. */
function agenciesOf(agencies: Agency[], procedures: Procedure[]) {
	return agencies
		.map((agency) => ({ agency, procedures: procedures.filter((p) => p.agencyId === agency.id) }))
		.filter((a) => a.procedures.length > 0)
		.sort((a, b) => a.agency.level.localeCompare(b.agency.level) || a.agency.short.vi.localeCompare(b.agency.short.vi, 'vi'))
}

function byLetter(procedures: Procedure[], language: Language): Map<string, Procedure[]> {
	const order = new Intl.Collator(language).compare
	const letters = new Map<string, Procedure[]>()
	for (const p of [...procedures].sort((a, b) => order(a.short[language], b.short[language]))) {
		const letter = letterOf(p.short[language])
		const list = letters.get(letter)
		if (list) list.push(p)
		else letters.set(letter, [p])
	}
	return new Map([...letters].sort(([a], [b]) => a.localeCompare(b, 'vi')))
}

/** Đ is a letter of its own; Ấ is found under A; what is no letter under #. */
function letterOf(name: string): string {
	const first = name.charAt(0).toUpperCase()
	if (first === 'Đ') return first
	const letter = fold(first).trim().toUpperCase()
	return /[A-Z]/.test(letter) ? letter : '#'
}

/** `1–4, 7`: runs of three and more joined by an en dash. */
export function ranges(numbers: readonly number[]): string {
	const sorted = [...new Set(numbers)].sort((a, b) => a - b)
	const runs: number[][] = []
	for (const n of sorted) {
		const run = runs[runs.length - 1]
		if (run && run[run.length - 1] === n - 1) run.push(n)
		else runs.push([n])
	}
	return runs.map((run) => (run.length > 2 ? `${run[0]}–${run[run.length - 1]}` : run.join(', '))).join(', ')
}
