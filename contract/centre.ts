import { z } from 'zod'
import { Agency, Field, Procedure } from './catalogue.ts'
import { mistakesIn } from './centre-check.ts'
import { DeviceBinding } from './devices.ts'
import { Display } from './displays.ts'
import { Hours } from './hours.ts'
import { Clock, DurationMs, Id, Lane, Text, words } from './ids.ts'
import { Person, Username } from './people.ts'
import { Targets } from './targets.ts'
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
	/** Its own hours; without them it is open while a counter that serves it is. */
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
	/** Its own hours, where they differ from its agency's or the centre's. */
	hours: Hours.optional(),
})
export type Counter = z.infer<typeof Counter>

/** The satisfaction scale: 3–5 levels, highest first, each counted as positive, neutral or negative. */
export const RatingSetup = z.strictObject({
	levels: z
		.array(z.strictObject({ level: z.int().min(1).max(5), name: Text, counts: z.enum(['positive', 'neutral', 'negative']) }))
		.min(3)
		.max(5),
	/** `confidential` reasons go to the leader alone, never to an officer's screen. */
	reasons: z.array(z.strictObject({ id: Id, name: Text, confidential: z.boolean().default(false) })).max(20),
	/** Who may read what was told in confidence; nobody when absent. Each reading is recorded. */
	confidentialReaders: z.array(Username).max(20).optional(),
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
	label: words(20),
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
const Choice = z.strictObject({ id: Id, name: Text })

/** Everything a centre decides about itself. A centre file holds exactly this, as JSON. */
export const Centre = z
	.object({
		schema: z.literal('centre/1'),
		id: Id,
		name: Text,
		hotline: words(40),
		/** Address printed in the ticket's QR; absent means the address the server listens on. */
		publicUrl: z.url({ protocol: /^https?$/ }).optional(),
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
		people: z.array(Person).max(2000),
		pauseReasons: z.array(Choice),
		holdReasons: z.array(Choice),
		outcomes: z.array(Choice),
		notices: z.array(Text).max(20),
		/** Lanes a visitor may choose at the kiosk. */
		lanes: z.array(Lane).min(1).default(['regular', 'priority']),
		/** `own`: an officer opens the counter the set-up gives them, or one they stand in at; `any`: whichever is free. */
		seating: z.enum(['own', 'any']).default('any'),
		profiles: z.array(WorkProfile).max(200).default([]),
		appointments: AppointmentRules.prefault({}),
		/** A queue longer than this is told before a number is taken: "still want one?" Absent parts are not asked. */
		longQueue: z.strictObject({ waiting: z.int().min(1).optional(), waitMs: DurationMs.optional() }).prefault({}),
		/** From this age on the priority lane is offered to whoever shows a card. Law on the Elderly: 60. */
		priorityFromAge: z.int().min(0).max(130).default(60),
		/** Pads, keypads and scanners that were shown to the centre on a screen. */
		devices: z.array(DeviceBinding).max(300).default([]),
		/** What figures are held against; the usual practice when absent. */
		targets: Targets.optional(),
		/** Whether a report of each month is made when it is over. */
		monthlyReport: z.boolean().optional(),
		/** True only in the demo: no hours, loopback alone, accounts with one shared password. */
		demo: z.boolean().default(false),
	})
	.superRefine((centre, ctx) => {
		for (const message of mistakesIn(centre)) ctx.addIssue({ code: 'custom', message })
	})
export type Centre = z.infer<typeof Centre>

type Read = { ok: true; centre: Centre } | { ok: false; mistakes: string[] }

/** Set-ups known to be whole: none is ever changed in place, so none needs to be read twice. */
const whole = new WeakSet<object>()

/** Reads a set-up. @returns it, or every mistake in it as `where: what`, the first ones first */
export function parseCentre(input: unknown): Read {
	if (typeof input === 'object' && input !== null && whole.has(input)) return { ok: true, centre: input as Centre }
	const parsed = Centre.safeParse(input)
	if (parsed.success) return known(parsed.data)
	return {
		ok: false,
		mistakes: parsed.error.issues.map(({ path, message }) => (path.length ? `${z.core.toDotPath(path)}: ${message}` : message)),
	}
}

/** A set-up of parts that have each been read: they are only held against each other. */
export function joinCentre(parts: Centre): Read {
	const mistakes = [...mistakesIn(parts)]
	return mistakes.length ? { ok: false, mistakes } : known(parts)
}

function known(centre: Centre): Read {
	whole.add(centre)
	return { ok: true, centre }
}

/** What screens and devices receive: the set-up without its people. */
export type CentreSetup = Omit<Centre, 'people'>
