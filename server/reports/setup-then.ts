import { CONFIDENTIAL } from '../../contract/erasure.ts'
import { z } from 'zod'
import type { Text } from '../../contract/ids.ts'

const Name = z.object({ vi: z.string(), en: z.string() })
const Named = z.object({ id: z.string(), name: Name })

/** What figures need of a set-up of any age: read leniently, because an old one lacks what was invented later. */
const Shape = z.object({
	zones: z.array(Named),
	services: z.array(Named.extend({ zoneId: z.string() })),
	counters: z.array(z.object({ id: z.string(), number: z.int(), agencyId: z.string().optional() })),
	agencies: z.array(Named),
	fields: z.array(Named.extend({ serviceId: z.string() })),
	procedures: z.array(z.object({ id: z.string(), agencyId: z.string(), fieldId: z.string(), short: Name })),
	people: z.array(z.object({ username: z.string(), name: z.string(), role: z.string() })),
	outcomes: z.array(Named),
	rating: z.object({
		levels: z.array(z.object({ level: z.int(), name: Name, counts: z.enum(['positive', 'neutral', 'negative']) })),
		reasons: z.array(Named),
		windowMs: z.int(),
	}),
})
type Shaped = z.infer<typeof Shape>
export type Counts = Shaped['rating']['levels'][number]['counts']

/** The set-up under which something happened: figures of a past day stay as they are when the set-up changes. */
export interface SetupThen {
	zoneOf(serviceId: string): string
	/** Where the visitor chose a procedure, its field; else the only field of the service, if there is exactly one. */
	fieldOf(visit: { procedureId: string; serviceId: string }): string
	/** Where the visitor chose a procedure, its agency; else that of the counter. */
	agencyOf(visit: { procedureId: string; counterId: string }): string
	countsOf(level: number): Counts | undefined
	/** How long after completion a visit may be rated, ms. */
	windowMs: number
	/** Everything with a name, in the order of the set-up. */
	names: { dimension: NamedDimension; id: string; name: Text }[]
}
export type NamedDimension = 'service' | 'field' | 'agency' | 'zone' | 'counter' | 'officer' | 'procedure' | 'outcome' | 'reason'

/** @throws {z.ZodError} when it is no set-up at all */
export function setupThen(centre: unknown): SetupThen {
	const setup = Shape.parse(centre)
	const { zones, services, counters, agencies, fields, procedures, rating } = setup
	const zoneOf = new Map(services.map((s) => [s.id, s.zoneId]))
	const procedureOf = new Map(procedures.map((p) => [p.id, p]))
	const agencyOf = new Map(counters.map((c) => [c.id, c.agencyId ?? '']))
	const countsOf = new Map(rating.levels.map((l) => [l.level, l.counts]))
	const isAlone = ({ id, serviceId }: { id: string; serviceId: string }) => !fields.some((f) => f.serviceId === serviceId && f.id !== id)
	const onlyField = new Map(fields.filter(isAlone).map((field) => [field.serviceId, field.id]))
	const named = (dimension: NamedDimension, list: { id: string; name: Text }[]) => list.map(({ id, name }) => ({ dimension, id, name }))
	return {
		zoneOf: (serviceId) => zoneOf.get(serviceId) ?? '',
		fieldOf: ({ procedureId, serviceId }) => procedureOf.get(procedureId)?.fieldId ?? onlyField.get(serviceId) ?? '',
		agencyOf: ({ procedureId, counterId }) => procedureOf.get(procedureId)?.agencyId ?? agencyOf.get(counterId) ?? '',
		countsOf: (level) => countsOf.get(level),
		windowMs: rating.windowMs,
		names: [
			...named('zone', zones),
			...named('service', services),
			...named('counter', [...counters].sort((a, b) => a.number - b.number).map(asCounter)),
			...named('agency', agencies),
			...named('field', fields),
			...named(
				'procedure',
				procedures.map(({ id, short }) => ({ id, name: short })),
			),
			...named(
				'officer',
				setup.people.filter(worksAtCounters).map(({ username, name }) => ({ id: username, name: { vi: name, en: name } })),
			),
			...named('outcome', setup.outcomes),
			...named('reason', [...rating.reasons, IN_CONFIDENCE]),
		],
	}
}

/** What stands in the facts for every reason told in confidence. */
const IN_CONFIDENCE = { id: CONFIDENTIAL, name: { vi: 'Góp ý gửi kín', en: 'Told in confidence' } }
/** Inspectors and the reception call nobody. */
const worksAtCounters = ({ role }: { role: string }): boolean => role !== 'inspector' && role !== 'receptionist'
const asCounter = ({ id, number }: { id: string; number: number }) => ({ id, name: { vi: `Quầy ${number}`, en: `Counter ${number}` } })
