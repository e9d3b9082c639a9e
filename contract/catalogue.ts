import { z } from 'zod'
import { Hours } from './hours.ts'
import { Clock, Id, LocalDay, Text, words } from './ids.ts'

/** Its own hours where they differ from the centre's; they hold for its counters and for when a dossier is due. */
export const Agency = z.strictObject({
	id: Id,
	name: Text,
	short: Text,
	level: z.enum(['province', 'commune']),
	hours: Hours.optional(),
})
export type Agency = z.infer<typeof Agency>

/** A group of procedures, served by one service; `group` is one of the eight needs on the kiosk. */
export const NeedGroup = z.enum(['family', 'identity', 'home', 'business', 'work', 'farming', 'health', 'other'])
export type NeedGroup = z.infer<typeof NeedGroup>
export const Field = z.strictObject({ id: Id, name: Text, group: NeedGroup, serviceId: Id })
export type Field = z.infer<typeof Field>

/** How long a dossier takes, in one of the four units in use; `cutoff`: received after it, `same_day` means the next working day. */
export const Limit = z.strictObject({
	value: z.int().min(0),
	unit: z.enum(['working_day', 'calendar_day', 'hour', 'same_day']),
	cutoff: Clock.optional(),
})
export type Limit = z.infer<typeof Limit>

/** A fee of a period; absent ends are open. Where several hold on one day, the last of the list counts. */
export const Fee = z
	.strictObject({ vnd: z.int().min(0), from: LocalDay.optional(), until: LocalDay.optional() })
	.refine(({ from, until }) => from === undefined || until === undefined || from <= until, 'from must not be after until')
export type Fee = z.infer<typeof Fee>

/** A form or a filled-in sample, shown as a QR code. */
export const Form = z.strictObject({ name: words(300), url: z.url({ protocol: /^https?$/ }).max(600), kind: z.enum(['form', 'sample']) })
export type Form = z.infer<typeof Form>

/** A published administrative procedure. Absent days or fee mean "not known", never zero. */
export const Procedure = z.strictObject({
	/** The national code, e.g. `1.001193`; a string: leading digits and the dot count. */
	id: Id,
	agencyId: Id,
	fieldId: Id,
	serviceId: Id,
	/** Short name for buttons; the legal name on request. */
	short: Text,
	/** The longest that were found in official lists have 1,094 characters. */
	legal: words(1094),
	limit: Limit.optional(),
	/** What it costs where nothing of `fees` holds. */
	feeVnd: z.int().min(0).optional(),
	/** Fees with dates of validity. */
	fees: z.array(Fee).max(20).optional(),
	documents: z.array(words(600)).max(40),
	forms: z.array(Form).max(20).optional(),
	level: z.enum(['full', 'partial', 'in_person', 'online_unspecified']),
	/** Everyday words people use for it: "sổ đỏ", "giấy khai sinh". */
	aliases: z.array(words(200)).default([]),
	status: z.enum(['verified', 'partly_verified', 'plausible']),
})
export type Procedure = z.infer<typeof Procedure>
