import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { Id, LocalDay, type Lane } from '../../contract/ids.ts'

/** Something the person who names a file must put right; `message` is one line. */
export class TraceError extends Error {}

/** Milliseconds, of a length of time or after local midnight. */
const Ms = z.int().min(0)
const span = { from: Ms, to: Ms }
const LANES = { normal: 'regular', priority: 'priority', appointment: 'appointment' } as const satisfies Record<string, Lane>

/**
 * One day of one centre, format `qms-day/1`: set-up, what was planned, and what nobody in the hall may know
 * (shifts as worked, speeds, service times, patience, who comes late and who not at all). Times are ms after midnight.
 */
const Shape = z.object({
	format: z.literal('qms-day/1'),
	site: z.string().regex(/^[\w-]{1,40}$/),
	date: LocalDay,
	/** How long a call to someone absent takes. */
	noShowCallMs: Ms,
	sessions: z.array(z.object({ open: Ms, close: Ms })),
	services: z.array(z.object({ id: Id, group: Id })).min(1),
	counters: z
		.array(
			z.object({
				id: Id,
				services: z.array(Id).min(1),
				planned: z.array(z.object(span)),
				/** In [from, to) it calls as soon as it is free; in [to, graceTo) only tickets issued before `to`. */
				shifts: z.array(z.object({ ...span, graceTo: Ms })),
				/** Factor on service times, and how much slower it is at first. */
				speed: z.number().positive(),
				warmup: z.number().min(0),
			}),
		)
		.min(1),
	/** Appointments given out; who of them comes is hidden. */
	booked: z.array(z.object({ at: Ms, service: Id })),
	slowdowns: z.array(z.object({ ...span, factor: z.number().positive() })),
	visitors: z.array(
		z.object({
			t: Ms,
			service: Id,
			lane: z.enum(['normal', 'priority', 'appointment']).transform((lane): Lane => LANES[lane]),
			appointmentAt: Ms.optional(),
			serviceMs: Ms,
			walkMs: Ms,
			patienceMs: Ms,
			noShow: z.boolean(),
		}),
	),
})
type Shaped = z.infer<typeof Shape>

export type Counter = Shaped['counters'][number]
export type Shift = Counter['shifts'][number]
/** `order` is the place in order of arrival, from 0. */
export type Visitor = Shaped['visitors'][number] & { order: number }
export type Trace = Omit<Shaped, 'visitors'> & { visitors: Visitor[] }

/** @throws {TraceError} naming the file and the first thing that is wrong with it */
export function readTrace(path: string): Trace {
	const fail = (what: string): never => {
		throw new TraceError(`${path}: ${what}`)
	}
	const bytes = attempt(() => readFileSync(path)) ?? fail('cannot be read')
	const unpacked = attempt(() => gunzipSync(bytes)) ?? fail('is not a whole gzip file')
	const json = attempt((): unknown => JSON.parse(unpacked.toString('utf8')))
	if (json === undefined) return fail('is not JSON')
	try {
		return parseTrace(json)
	} catch (error) {
		return fail((error as Error).message)
	}
}

/** @throws {TraceError} on the first mistake */
export function parseTrace(json: unknown): Trace {
	const parsed = Shape.safeParse(json)
	if (!parsed.success) {
		const [issue] = parsed.error.issues
		throw new TraceError(`is no qms-day/1 trace: ${z.core.toDotPath(issue?.path ?? []) || 'file'}: ${issue?.message}`)
	}
	const trace = { ...parsed.data, visitors: parsed.data.visitors.map((visitor, order) => ({ ...visitor, order })) }
	const mistake = findMistake(trace)
	if (mistake) throw new TraceError(`is no qms-day/1 trace: ${mistake}`)
	return trace
}

function findMistake({ services, counters, visitors }: Trace): string | undefined {
	const known = new Set(services.map(({ id }) => id))
	if (known.size < services.length) return 'a service is listed twice'
	if (new Set(counters.map(({ id }) => id)).size < counters.length) return 'a counter is listed twice'
	for (const { id, services } of counters) if (!services.every((s) => known.has(s))) return `counter ${id} names an unknown service`
	for (const [i, visitor] of visitors.entries()) {
		if (!known.has(visitor.service)) return `visitors[${i}] names the unknown service ${visitor.service}`
		if (visitor.t < (visitors[i - 1]?.t ?? 0)) return `visitors[${i}] comes before the one listed before`
	}
	return undefined
}

function attempt<T>(work: () => T): T | undefined {
	try {
		return work()
	} catch {
		return undefined
	}
}
