import { z } from 'zod'
import { DurationMs, Id } from './ids.ts'

/** A share of all, in percent, 0–100. */
const Share = z.number().min(0).max(100)
const own = { waitMs: DurationMs.optional(), serviceMs: DurationMs.optional() }

/**
 * What the centre has set itself, as data: figures are held against it, and no rule depends on it. Absent fields mean the
 * usual practice. A service's own target goes before its zone's, and that before the general one.
 */
export const Targets = z.strictObject({
	/** The longest that a visitor should wait for the first call. */
	waitMs: DurationMs.default(30 * 60_000),
	/** The longest that one stop at a desk should take; without one no share is told. */
	serviceMs: DurationMs.optional(),
	zones: z
		.array(z.strictObject({ zoneId: Id, ...own }))
		.max(100)
		.default([]),
	services: z
		.array(z.strictObject({ serviceId: Id, ...own }))
		.max(500)
		.default([]),
	/** Positive of all ratings, at least. */
	satisfied: Share.default(95),
	/** Dossiers settled on time of those settled, at least; of complaints, at least. */
	onTime: Share.default(99),
	complaintsOnTime: Share.default(96),
	/** Late dossiers with a written apology, and feedback answered and published, at least. */
	lateWithApology: Share.default(100),
	feedbackAnswered: Share.default(100),
})
export type Targets = z.infer<typeof Targets>

/** The targets of a set-up, with the usual practice where it has none. */
export const targetsOf = ({ targets }: { targets?: Targets | undefined }): Targets => targets ?? Targets.parse({})

/** What holds for one service in its zone. */
export function targetFor(
	targets: Targets,
	{ serviceId, zoneId }: { serviceId: string; zoneId?: string | undefined },
): { waitMs: number; serviceMs: number | undefined } {
	const service = targets.services.find((t) => t.serviceId === serviceId)
	const zone = targets.zones.find((t) => t.zoneId === zoneId)
	return {
		waitMs: service?.waitMs ?? zone?.waitMs ?? targets.waitMs,
		serviceMs: service?.serviceMs ?? zone?.serviceMs ?? targets.serviceMs,
	}
}
