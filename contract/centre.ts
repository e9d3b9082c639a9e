import { z } from 'zod'
import { DeviceBinding } from './devices.ts'
import { Clock, DurationMs, Id, Lane, Language, LocalDay, Text } from './ids.ts'
import { mayServe } from './may-serve.ts'
import { AppointmentRules, Quota, WorkProfile } from './work.ts'

/** A place in the hall where one waits; its letter begins the numbers by default. */
export const Zone = z.strictObject({
	id: Id,
	letter: z.string().regex(/^[A-Z]$/),
	name: Text,
	/** Where it is, as a visitor is told: "Tầng 1, rẽ trái". */
	where: Text,
	/** The way to turn from the kiosks, for the arrow. */
	turn: z.enum(['left', 'right', 'ahead']),
})
export type Zone = z.infer<typeof Zone>

/** Opening hours by weekday (1 Monday … 7 Sunday), with days off and days worked instead. */
export const Hours = z.strictObject({
	weekly: z.array(
		z
			.strictObject({ days: z.array(z.int().min(1).max(7)).min(1), open: Clock, close: Clock })
			.refine((s) => s.open < s.close, 'open must be before close'),
	),
	closed: z.array(z.strictObject({ day: LocalDay, reason: Text })).default([]),
	worked: z.array(z.strictObject({ day: LocalDay, asWeekday: z.int().min(1).max(7) })).default([]),
})
export type Hours = z.infer<typeof Hours>

export const Service = z.strictObject({
	id: Id,
	/** The first letters of its numbers; never I, O or Q, which read as digits. May be empty. */
	prefix: z.string().regex(/^[A-HJ-NPR-Z]{0,3}$/, 'letters other than I, O and Q'),
	zoneId: Id,
	name: Text,
	kind: z.enum(['file', 'collect', 'guidance']),
	/** Numbers run first … last with `width` digits; services that name one sequence share it. */
	numbers: z
		.object({ sequence: Id, first: z.int().min(0), last: z.int().min(0), width: z.int().min(1).max(6) })
		.refine((n) => n.first <= n.last, 'first must not be after last')
		.refine((n) => String(n.last).length <= n.width, 'last has more digits than width'),
	/** Tickets a day; absent means no limit. */
	quotaPerDay: z.int().min(0).optional(),
	/** Tickets for parts of the day, besides; between them there is no limit but the day's. */
	quotas: z.array(Quota).max(8).default([]),
	/** Its own hours, where they differ from the centre's. */
	hours: Hours.optional(),
	/** What one visit usually takes, until the day's own figures say better. */
	usualMs: DurationMs,
})
export type Service = z.infer<typeof Service>

export const Counter = z.strictObject({
	id: Id,
	number: z.int().min(1).max(999),
	zoneId: Id,
	services: z.array(Id).min(1),
	/** In which order it calls, and where it helps; without one, all its services alike. */
	profileId: Id.optional(),
	agencyId: Id.optional(),
})
export type Counter = z.infer<typeof Counter>

export const Agency = z.strictObject({ id: Id, name: Text, short: Text, level: z.enum(['province', 'commune']) })
export type Agency = z.infer<typeof Agency>

/** A group of procedures, served by one service; `group` is one of the eight needs on the kiosk. */
export const NeedGroup = z.enum(['family', 'identity', 'home', 'business', 'work', 'farming', 'health', 'other'])
export type NeedGroup = z.infer<typeof NeedGroup>
export const Field = z.strictObject({ id: Id, name: Text, group: NeedGroup, serviceId: Id })
export type Field = z.infer<typeof Field>

/** A published administrative procedure. Absent days or fee mean "not known", never zero. */
export const Procedure = z.strictObject({
	/** The national code, e.g. `1.001193`; a string: leading digits and the dot count. */
	id: Id,
	agencyId: Id,
	fieldId: Id,
	serviceId: Id,
	/** Short name for buttons; the legal name on request. */
	short: Text,
	legal: z.string().min(1).max(1200),
	limit: z
		.object({ value: z.int().min(0), unit: z.enum(['working_day', 'calendar_day', 'hour', 'same_day']), cutoff: Clock.optional() })
		.optional(),
	feeVnd: z.int().min(0).optional(),
	documents: z.array(z.string().min(1).max(600)).max(40),
	level: z.enum(['full', 'partial', 'in_person', 'online_unspecified']),
	/** Everyday words people use for it: "sổ đỏ", "giấy khai sinh". */
	aliases: z.array(z.string().min(1)).default([]),
	status: z.enum(['verified', 'partly_verified', 'plausible']),
})
export type Procedure = z.infer<typeof Procedure>

/** The satisfaction scale: 3–5 levels, highest first, each counted as positive, neutral or negative. */
export const RatingSetup = z.strictObject({
	levels: z
		.array(z.strictObject({ level: z.int().min(1).max(5), name: Text, counts: z.enum(['positive', 'neutral', 'negative']) }))
		.min(3)
		.max(5),
	/** `confidential` reasons go to the leader alone, never to an officer's screen. */
	reasons: z.array(z.strictObject({ id: Id, name: Text, confidential: z.boolean().default(false) })).max(20),
	/** How long after completion a visit may still be rated. */
	windowMs: DurationMs,
	/** No touch for this long is "not rated", never "satisfied". */
	unansweredMs: DurationMs,
})
export type RatingSetup = z.infer<typeof RatingSetup>

export const Calling = z.strictObject({
	/** At most this many calls of one visit before it is a no-show. */
	maxCalls: z.int().min(1).max(9),
	/** Calls and time needed before an officer may record a no-show, and time between two calls. */
	noShowAfterCalls: z.int().min(1).max(9),
	recallAfterMs: DurationMs,
	/** Also this long after the first call, before a no-show may be recorded. */
	noShowAfterMs: DurationMs.default(0),
	/** No ticket is passed more than this often at one counter by tickets issued after it. */
	yieldLimit: z.int().min(0).max(20),
	/** The same, where a work profile prefers other services. */
	preferenceLimit: z.int().min(0).max(100).default(10),
	/** A counter that comes free calls the next by itself after this long; absent: the officer calls. */
	autoCallMs: z.int().min(1_000).max(600_000).optional(),
	/** How long a new call stays prominent on a wall. */
	holdMs: DurationMs,
})
export type Calling = z.infer<typeof Calling>

const Percent = z.int().min(0).max(100)

/** How the voice reads: region of the number words, and leading zeros digit by digit or grouped. */
export const Voice = z.strictObject({
	region: z.enum(['bac', 'nam']),
	leadingZeros: z.enum(['digits', 'grouped']),
	/** Spoken after Vietnamese, and always for a visitor who chose English. */
	english: z.enum(['never', 'when-asked', 'always']),
	repeat: z.int().min(1).max(3),
	/** Loudness in percent; 100 when absent. */
	volume: Percent.optional(),
	/** Hours of another loudness; at 0 calls are only shown. Where `to` is before `from` they pass midnight. */
	quiet: z
		.array(z.strictObject({ from: Clock, to: Clock, volume: Percent }))
		.max(8)
		.optional(),
	/** Packs that speak a call, in this order, in place of Vietnamese and `english`. `when-asked`: to visitors of its language. */
	packs: z
		.array(z.strictObject({ pack: Id, when: z.enum(['always', 'when-asked']) }))
		.min(1)
		.max(4)
		.optional(),
	/** Displays that show calls without speaking, where another loudspeaker is near. */
	silent: z.array(Id).max(100).optional(),
	/** Counters called by a name of the pack in place of their number: `{ "quay-1": "guidance" }`. */
	places: z.record(Id, Id).optional(),
	/** Whether the zone's letter is spoken after the counter. */
	sayZone: z.boolean().optional(),
})
export type Voice = z.infer<typeof Voice>

export const Kiosk = z.strictObject({
	id: Id,
	label: z.string().min(1).max(20),
	printerId: Id,
	/** Where its tickets can be printed instead when its own printer cannot: another kiosk's, or the guidance desk's. */
	backupPrinterId: Id.optional(),
	/** Between two tickets, against a child who presses; 0 is none. Never in the demo. */
	coolDownMs: DurationMs.default(0),
	/** Whether it has a scanner that types like a keyboard: no agent sees such a one. */
	scanner: z.boolean().optional(),
	zoneIds: z.array(Id).default([]),
})
export type Kiosk = z.infer<typeof Kiosk>
const anyDisplay = {
	id: Id,
	label: z.string().min(1).max(40),
	/** Languages of its words, which take turns every ten seconds; Vietnamese alone when absent. */
	languages: z.array(Language).min(1).max(2).optional(),
	contrast: z.enum(['normal', 'high']).optional(),
}
const hallDisplay = {
	...anyDisplay,
	/** none means all */ zoneIds: z.array(Id).default([]),
	/** Only visits of these services; absent means all of its zones. */
	serviceIds: z.array(Id).min(1).max(100).optional(),
	/** Beneath the call, one column for each zone or agency in place of one list. */
	columns: z.enum(['zone', 'agency']).optional(),
	/** Whether the lobby board is shown between calls; yes when absent. */
	board: z.boolean().optional(),
	/** The folder under `media` whose pictures and films the board plays; all of them when absent. */
	media: Id.optional(),
	/** Films may be heard, except while a call is spoken; silent when absent. */
	mediaSound: z.boolean().optional(),
}
/** `wall` the main hall, `totem` the same upright, `zone` one zone large, `sign` the board of one counter. */
export const Display = z.discriminatedUnion('layout', [
	z.strictObject({ ...hallDisplay, layout: z.literal('wall') }),
	z.strictObject({ ...hallDisplay, layout: z.literal('totem') }),
	z.strictObject({ ...hallDisplay, layout: z.literal('zone'), zoneIds: z.array(Id).length(1) }),
	z.strictObject({ ...anyDisplay, layout: z.literal('sign'), counterId: Id }),
])
export type Display = z.infer<typeof Display>
export const Role = z.enum(['administrator', 'supervisor', 'inspector', 'officer'])
export type Role = z.infer<typeof Role>
export const Person = z.strictObject({
	username: z.string().regex(/^[a-z0-9._-]{1,32}$/),
	name: z.string().min(1).max(80),
	title: Text,
	role: Role,
	/** The counter they usually sit at. */
	counterId: Id.optional(),
	/** Whether an officer may call a number of their choice; each such call is recorded as chosen. */
	mayChoose: z.boolean().default(true),
	/** Spoken at the desk, and what they are trained for: what work profiles ask. */
	languages: z.array(Language).default(['vi']),
	skills: z.array(Id).max(50).default([]),
})
export type Person = z.infer<typeof Person>

const Choice = z.strictObject({ id: Id, name: Text })

/** Everything a centre decides about itself. A centre file holds exactly this, as JSON. */
export const Centre = z
	.object({
		schema: z.literal('centre/1'),
		id: Id,
		name: Text,
		hotline: z.string().min(1).max(40),
		/** Address printed in the ticket's QR; absent means the address the server listens on. */
		publicUrl: z.url().optional(),
		timeZone: z.literal('Asia/Ho_Chi_Minh'),
		zones: z.array(Zone).min(1),
		services: z.array(Service).min(1),
		counters: z.array(Counter).min(1),
		agencies: z.array(Agency),
		fields: z.array(Field),
		procedures: z.array(Procedure).max(5000),
		/** Procedures on the kiosk's first page. */
		quickPicks: z.array(Id).max(6),
		hours: Hours,
		rating: RatingSetup,
		calling: Calling,
		voice: Voice,
		kiosks: z.array(Kiosk),
		displays: z.array(Display),
		people: z.array(Person),
		pauseReasons: z.array(Choice),
		holdReasons: z.array(Choice),
		outcomes: z.array(Choice),
		notices: z.array(Text).max(20),
		/** Lanes a visitor may choose at the kiosk. */
		lanes: z.array(Lane).min(1).default(['regular', 'priority']),
		profiles: z.array(WorkProfile).max(200).default([]),
		appointments: AppointmentRules.prefault({}),
		/** A queue longer than this is told before a number is taken: "still want one?" Absent parts are not asked. */
		longQueue: z.strictObject({ waiting: z.int().min(1).optional(), waitMs: DurationMs.optional() }).prefault({}),
		/** From this age on the priority lane is offered to whoever shows a card. Law on the Elderly: 60. */
		priorityFromAge: z.int().min(0).max(130).default(60),
		/** Pads, keypads and scanners that were shown to the centre on a screen. */
		devices: z.array(DeviceBinding).max(300).default([]),
		/** True only in the demo: no hours, loopback alone, accounts with one shared password. */
		demo: z.boolean().default(false),
	})
	.superRefine((centre, ctx) => {
		for (const message of crossCheck(centre)) ctx.addIssue({ code: 'custom', message })
	})
export type Centre = z.infer<typeof Centre>

/** Reads a set-up. @returns it, or every mistake in it as `where: what`, the first ones first */
export function parseCentre(input: unknown): { ok: true; centre: Centre } | { ok: false; mistakes: string[] } {
	const parsed = Centre.safeParse(input)
	if (parsed.success) return { ok: true, centre: parsed.data }
	return {
		ok: false,
		mistakes: parsed.error.issues.map(({ path, message }) => (path.length ? `${z.core.toDotPath(path)}: ${message}` : message)),
	}
}

/** What screens and devices receive: the set-up without its people. */
export type CentreSetup = Omit<Centre, 'people'>

type Named = { id: string }

/** References between the parts of a centre file: one English sentence for each that does not hold. */
function* crossCheck(c: {
	zones: Zone[]
	services: Service[]
	counters: Counter[]
	agencies: Agency[]
	fields: Field[]
	procedures: Procedure[]
	quickPicks: string[]
	kiosks: z.infer<typeof Kiosk>[]
	displays: Display[]
	people: Person[]
	rating: RatingSetup
	calling: Calling
	devices: DeviceBinding[]
	profiles: WorkProfile[]
}): Generator<string> {
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
	if (!c.people.some((p) => p.role === 'administrator')) yield 'no account is an administrator'
	if (c.calling.noShowAfterCalls > c.calling.maxCalls) yield 'noShowAfterCalls is larger than maxCalls'
	yield* sequenceClashes(c.services)
}

/** Two sequences whose numbers could read the same, or one sequence described in two ways. */
function* sequenceClashes(services: Service[]): Generator<string> {
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
