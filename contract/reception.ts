import { z } from 'zod'
import { EpochMs, Id, LocalDay } from './ids.ts'
import { Emergency } from './notices.ts'
import { PrinterState } from './printing.ts'
import { ServiceView, VisitCard, Wait } from './views.ts'

/** What the reception desk and who walks the hall with a tablet work with. Nothing about a person but the number. */
export const ReceptionView = z.object({
	rev: z.int(),
	at: EpochMs,
	day: LocalDay,
	setupRev: z.int(),
	emergency: Emergency.optional(),
	services: z.array(ServiceView),
	/** Absent when they were called, newest first, at most 12: who comes late is taken back here. */
	noShows: z.array(VisitCard.extend({ noShowAt: EpochMs, counter: z.int().optional() })),
	/** Where tickets come out, and whether they do. */
	kiosks: z.array(
		z.object({ id: Id, label: z.string(), online: z.boolean(), printer: z.object({ id: Id, state: PrinterState, since: EpochMs }) }),
	),
})
export type ReceptionView = z.infer<typeof ReceptionView>

/** A ticket that was asked for at the desk. `counter` and `calledAt` once it was called. */
export const FoundVisit = VisitCard.extend({
	ahead: z.int(),
	waitMs: Wait,
	counter: z.int().optional(),
	calledAt: EpochMs.optional(),
	attempt: z.int(),
	/** Taken at this kiosk; absent when at a desk. */
	kiosk: z.string().optional(),
})
export type FoundVisit = z.infer<typeof FoundVisit>
/** Best first, at most 12; `count` is how many there are. */
export const FoundVisits = z.object({ visits: z.array(FoundVisit), count: z.int() })
export type FoundVisits = z.infer<typeof FoundVisits>
