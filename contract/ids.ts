import { z } from 'zod'

/** A name given by the set-up: opaque, 1–64 characters of `a–z A–Z 0–9 . _ -`. */
export const Id = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/)

/** Chosen by the caller, so that a repeated request can be recognised. RFC 9562. */
export const VisitId = z.uuid()
export const CommandId = z.uuid()
export type VisitId = z.infer<typeof VisitId>
export type CommandId = z.infer<typeof CommandId>

/** What a visitor reads and hears: a prefix of 0–3 letters and 1–6 digits, e.g. `A012`, `1001`. */
export const TicketNumber = z.string().regex(/^[A-Z]{0,3}\d{1,6}$/)
export type TicketNumber = z.infer<typeof TicketNumber>

/** Milliseconds since 1970-01-01 UTC. Names end in `At`. */
export const EpochMs = z.int().min(0)
/** A length of time in milliseconds, ≥ 0. Names end in `Ms`. */
export const DurationMs = z.int().min(0)
/** A time of day, `HH:MM`, 00:00–23:59. */
export const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day as HH:MM')

/** The centre's local day, `YYYY-MM-DD`. */
export const LocalDay = z.iso.date()

/** What people write: 1–`max` characters. Vietnamese typed with separate marks (NFD) is kept composed (NFC), so that it is found and drawn alike. */
export const words = (max: number) => z.string().normalize('NFC').min(1).max(max)

/** Text shown to people, in the two languages that ship. */
export const Text = z.object({ vi: words(1200), en: words(1200) })
export type Text = z.infer<typeof Text>
export const Language = z.enum(['vi', 'en'])
export type Language = z.infer<typeof Language>

/** `regular` in order of arrival; `priority` by law or practice; `appointment` at a booked time. */
export const Lane = z.enum(['regular', 'priority', 'appointment'])
export type Lane = z.infer<typeof Lane>
