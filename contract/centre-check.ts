import { CONFIDENTIAL } from './erasure.ts'
import { mayServe } from './may-serve.ts'
import type { WorkProfile } from './work.ts'

type Named = { id: string }
type Numbered = Named & { prefix: string; numbers: { sequence: string; first: number; last: number; width: number } }

/** What is read of a set-up to hold its parts against each other. */
export interface Checked {
	zones: Named[]
	services: (Numbered & { zoneId: string })[]
	counters: (Named & {
		number: number
		zoneId: string
		services: string[]
		profileId?: string | undefined
		agencyId?: string | undefined
	})[]
	agencies: Named[]
	fields: (Named & { serviceId: string })[]
	procedures: (Named & { agencyId: string; fieldId: string; serviceId: string })[]
	quickPicks: string[]
	kiosks: (Named & { zoneIds: string[] })[]
	displays: (Named &
		({ layout: 'sign'; counterId: string } | { layout: 'wall' | 'totem' | 'zone'; zoneIds: string[]; serviceIds?: string[] | undefined }))[]
	people: {
		username: string
		role: string
		counterId?: string | undefined
		substituteAt?: string[] | undefined
		suspended?: boolean | undefined
	}[]
	rating: { levels: { level: number }[]; reasons: Named[]; confidentialReaders?: string[] | undefined }
	calling: { noShowAfterCalls: number; maxCalls: number }
	devices: (Named & { counterId?: string | undefined; kioskId?: string | undefined })[]
	profiles: WorkProfile[]
	targets?: { zones: { zoneId: string }[]; services: { serviceId: string }[] } | undefined
}

/** References between the parts of a set-up: one English sentence for each that does not hold. */
export function* mistakesIn(c: Checked): Generator<string> {
	const lists: [string, Named[]][] = [
		['zone', c.zones],
		['service', c.services],
		['counter', c.counters],
		['agency', c.agencies],
		['field', c.fields],
		['procedure', c.procedures],
		['kiosk', c.kiosks],
		['display', c.displays],
		['device', c.devices],
		['work profile', c.profiles],
	]
	for (const [what, list] of lists) for (const id of repeated(list.map((x) => x.id))) yield `${what} ${id} is listed twice`
	for (const n of repeated(c.counters.map((x) => String(x.number)))) yield `counter number ${n} is used twice`
	for (const u of repeated(c.people.map((x) => x.username))) yield `account ${u} is listed twice`
	for (const l of repeated(c.rating.levels.map((x) => String(x.level)))) yield `rating level ${l} is listed twice`
	const has = (list: Named[]) => {
		const ids = new Set(list.map((x) => x.id))
		return (id: string) => ids.has(id)
	}
	const zone = has(c.zones),
		service = has(c.services),
		counter = has(c.counters),
		agency = has(c.agencies),
		field = has(c.fields),
		procedure = has(c.procedures)
	for (const s of c.services) if (!zone(s.zoneId)) yield `service ${s.id} names the unknown zone ${s.zoneId}`
	for (const x of c.counters) {
		if (!zone(x.zoneId)) yield `counter ${x.id} names the unknown zone ${x.zoneId}`
		for (const id of x.services) if (!service(id)) yield `counter ${x.id} names the unknown service ${id}`
		if (x.agencyId && !agency(x.agencyId)) yield `counter ${x.id} names the unknown agency ${x.agencyId}`
	}
	for (const x of c.counters)
		if (x.profileId && !c.profiles.some((p) => p.id === x.profileId)) yield `counter ${x.id} names the unknown work profile ${x.profileId}`
	for (const p of c.profiles)
		for (const id of new Set(p.steps.flatMap((step) => step.services)))
			if (!service(id)) yield `work profile ${p.id} names the unknown service ${id}`
	for (const s of c.services) if (!c.counters.some((x) => mayServe(c, x, s.id))) yield `no counter serves the service ${s.id}`
	for (const f of c.fields) if (!service(f.serviceId)) yield `field ${f.id} names the unknown service ${f.serviceId}`
	for (const p of c.procedures) {
		if (!agency(p.agencyId)) yield `procedure ${p.id} names the unknown agency ${p.agencyId}`
		if (!field(p.fieldId)) yield `procedure ${p.id} names the unknown field ${p.fieldId}`
		if (!service(p.serviceId)) yield `procedure ${p.id} names the unknown service ${p.serviceId}`
	}
	for (const id of c.quickPicks) if (!procedure(id)) yield `quick pick ${id} is not a procedure`
	for (const k of c.kiosks) for (const id of k.zoneIds) if (!zone(id)) yield `kiosk ${k.id} names the unknown zone ${id}`
	for (const d of c.displays) {
		if (d.layout === 'sign' && !counter(d.counterId)) yield `display ${d.id} names the unknown counter ${d.counterId}`
		if (d.layout === 'sign') continue
		for (const id of d.zoneIds) if (!zone(id)) yield `display ${d.id} names the unknown zone ${id}`
		for (const id of d.serviceIds ?? []) if (!service(id)) yield `display ${d.id} names the unknown service ${id}`
	}
	for (const d of c.devices) {
		if (d.counterId && !counter(d.counterId)) yield `device ${d.id} names the unknown counter ${d.counterId}`
		if (d.kioskId && !c.kiosks.some((k) => k.id === d.kioskId)) yield `device ${d.id} names the unknown kiosk ${d.kioskId}`
	}
	for (const p of c.people) if (p.counterId && !counter(p.counterId)) yield `account ${p.username} names the unknown counter ${p.counterId}`
	for (const t of c.targets?.zones ?? []) if (!zone(t.zoneId)) yield `a target names the unknown zone ${t.zoneId}`
	for (const t of c.targets?.services ?? []) if (!service(t.serviceId)) yield `a target names the unknown service ${t.serviceId}`
	for (const p of c.people)
		for (const id of p.substituteAt ?? []) if (!counter(id)) yield `account ${p.username} names the unknown counter ${id}`
	for (const u of c.rating.confidentialReaders ?? [])
		if (!c.people.some((p) => p.username === u)) yield `the unknown account ${u} is to read what is told in confidence`
	if (c.rating.reasons.some(({ id }) => id === CONFIDENTIAL)) yield `no reason may have the id ${CONFIDENTIAL}`
	if (!c.people.some((p) => p.role === 'administrator' && !p.suspended)) yield 'no account is an administrator'
	if (c.calling.noShowAfterCalls > c.calling.maxCalls) yield 'noShowAfterCalls is larger than maxCalls'
	yield* sequenceClashes(c.services)
}

/** Two sequences whose numbers could read the same, or one sequence described in two ways. */
function* sequenceClashes(services: Numbered[]): Generator<string> {
	for (const [i, a] of services.entries())
		for (const b of services.slice(i + 1)) {
			const x = a.numbers,
				y = b.numbers
			if (x.sequence === y.sequence) {
				if (a.prefix !== b.prefix || x.first !== y.first || x.last !== y.last || x.width !== y.width)
					yield `services ${a.id} and ${b.id} share the sequence ${x.sequence} but describe it differently`
			} else if (a.prefix === b.prefix && x.width === y.width && x.first <= y.last && y.first <= x.last)
				yield `services ${a.id} and ${b.id} could give the same number: same prefix, overlapping ranges`
		}
}

function repeated(values: string[]): string[] {
	const seen = new Set<string>(),
		twice = new Set<string>()
	for (const v of values) (seen.has(v) ? twice : seen).add(v)
	return [...twice]
}
