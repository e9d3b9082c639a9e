import { z } from 'zod'
import { InputKind } from './devices.ts'
import { DurationMs, EpochMs, Id, Language, LocalDay, Text, TicketNumber, VisitId } from './ids.ts'

/** What a slip says. Everything is in it, so that a job prints the same after a restart. No personal data. */
export const Slip = z.object({
	centre: Text,
	number: TicketNumber,
	/** Procedure's short name, or the service's. */
	title: Text,
	zone: z.object({ letter: z.string(), name: Text, where: Text }),
	/** Counters that may call: "1–4", "3, 5". */
	counters: z.string(),
	/** Visits before this one when it was issued. */
	ahead: z.int().min(0),
	/** Shown as a rounded range; `null` when it cannot be known. */
	waitMs: z.object({ p50: DurationMs, p90: DurationMs }).nullable(),
	/** Address in the QR code. */
	url: z.string(),
	documents: z.array(z.string()).max(12),
	issuedAt: EpochMs,
	day: LocalDay,
	kiosk: z.string(),
	hotline: z.string(),
	language: Language,
	/** A reprint says so on the paper. */
	reprint: z.boolean(),
	/** A slip on trial: shows what the printer can do, and no number. */
	test: z.literal(true).optional(),
})
export type Slip = z.infer<typeof Slip>

/** One slip for one printer. `jobId` is what makes it print once: a printer's agent never prints an id twice. */
export const PrintJob = z.object({ jobId: z.uuid(), visitId: VisitId, printerId: Id, slip: Slip, attempt: z.int().min(1) })
export type PrintJob = z.infer<typeof PrintJob>

/** What the operator must clear. */
export const PrinterFault = z.enum(['paper-out', 'cover-open', 'cutter-error', 'offline', 'error'])
export type PrinterFault = z.infer<typeof PrinterFault>

/**
 * The answer to a job. `printed` says how it is known: the printer's own status said so, or, for models that cannot
 * tell, the bytes were taken. `failed`: it did not come out, and waits to be printed. `doubtful`: the printer had it all
 * when the line was lost, so it may have come out; it is never printed again by itself, only as a marked reprint.
 */
export const PrintReceipt = z.discriminatedUnion('outcome', [
	z.object({ outcome: z.literal('printed'), jobId: z.uuid(), printedAt: EpochMs, confirmed: z.enum(['by-status', 'bytes-taken']) }),
	z.object({ outcome: z.literal('failed'), jobId: z.uuid(), fault: PrinterFault }),
	z.object({ outcome: z.literal('doubtful'), jobId: z.uuid(), fault: PrinterFault }),
])
export type PrintReceipt = z.infer<typeof PrintReceipt>

export const PrinterState = z.enum(['ready', 'near-end', ...PrinterFault.options])
export type PrinterState = z.infer<typeof PrinterState>

/** How any device is: `stuck` is a key that has been down too long to be a finger. */
export const DeviceState = z.enum([...PrinterState.options, 'stuck'])
export type DeviceState = z.infer<typeof DeviceState>

/** Sent by an agent when something changes and every few seconds. Counts run since the agent's folder was made. */
export const DeviceHealth = z.object({
	deviceId: Id,
	kind: z.enum(['printer', ...InputKind.options]),
	state: DeviceState,
	model: z.string().max(80),
	slips: z.int().min(0).default(0),
	/** Paper used since the roll was changed, millimetres. */
	paperMm: z.int().min(0).optional(),
	/** Presses of a pad or keypad, codes read by a scanner. */
	presses: z.int().min(0).optional(),
	/** Where it works. */
	counterId: Id.optional(),
	kioskId: Id.optional(),
	/** How it is connected, for the person who looks after it: `tcp 10.0.0.9:9100`. No secret. */
	connection: z.string().max(160).optional(),
})
export type DeviceHealth = z.infer<typeof DeviceHealth>
