import { z } from 'zod'
import { EpochMs, Id } from './ids.ts'
import { PrinterFault } from './printing.ts'

/** Where a screen is, in one word: never which procedure, which number or whose. */
export const ScreenStep = z.enum([
	'starting',
	'lost',
	'closed',
	// a kiosk
	'home',
	'needs',
	'field',
	'agencies',
	'agency',
	'letters',
	'search',
	'procedure',
	'service',
	'scan',
	'booked',
	'help',
	'ticket',
	'settings',
	// a display
	'calls',
	'calling',
	'sign',
	'emergency',
	// a rating tablet
	'idle',
	'scale',
	'reasons',
	'sending',
	'kept',
	'late',
	'thanks',
])
export type ScreenStep = z.infer<typeof ScreenStep>

/** What a screen tells about itself, when it changes and every ten seconds. No ids, nothing about a person. */
export const ScreenReport = z.strictObject({
	/** Of the view it shows; 0 before the first. */
	rev: z.int().min(0),
	step: ScreenStep,
	/** Of the server it was loaded from. */
	version: z.string().max(60),
	/** Of its window, CSS pixels. */
	width: z.int().min(0).max(20_000),
	height: z.int().min(0).max(20_000),
	/** Of what speaks: `held-back` until somebody touches it. */
	sound: z.enum(['loading', 'ready', 'held-back']).optional(),
	/** Mistakes of the page since it was loaded. */
	errors: z.int().min(0),
	/** Behind another window or tab: nobody sees it. */
	hidden: z.boolean(),
})
export type ScreenReport = z.infer<typeof ScreenReport>

/** The newest report, and what it means. */
export const ScreenShown = ScreenReport.extend({
	seenAt: EpochMs,
	/** A newer view was sent more than five seconds ago, or it has not been heard of for a while. */
	stale: z.boolean(),
})
export type ScreenShown = z.infer<typeof ScreenShown>

/** What may be changed of an enrolled device: its label, and which place of its kind it is. */
export const ChangeDevice = z
	.strictObject({ label: z.string().trim().max(80).optional(), place: Id.optional() })
	.refine((change) => Object.keys(change).length > 0, 'nothing to change')

/** `sent`: a screen starts anew once nobody is disturbed; `done` or `cannot`: an agent's own answer; `absent`: it is not connected. */
export const RestartAnswer = z.object({ outcome: z.enum(['sent', 'done', 'cannot', 'absent']) })
export type RestartAnswer = z.infer<typeof RestartAnswer>

/** How a wall's test call ended; `busy`: somebody is being called. */
export const TestCallOutcome = z.enum(['spoken', 'silent', 'quiet', 'held-back', 'no-clip', 'cut', 'busy', 'absent'])
export type TestCallOutcome = z.infer<typeof TestCallOutcome>

/** A slip or a call on trial: no number, no fact. `doubtful`: it may have come out. */
export const DeviceTest = z.object({
	testId: z.uuid(),
	state: z.enum(['running', 'done']),
	outcome: z.enum(['printed', 'failed', 'doubtful', ...TestCallOutcome.options]).optional(),
	/** Of a slip that came out: whether the printer's own status said so. */
	confirmed: z.enum(['by-status', 'bytes-taken']).optional(),
	fault: PrinterFault.optional(),
})
export type DeviceTest = z.infer<typeof DeviceTest>

/** What an agent is told to do besides printing. */
export const AgentOrder = z.discriminatedUnion('order', [
	/** Lets go of every device and begins anew with each. */
	z.object({ order: z.literal('restart') }),
	/** A new roll was put in: the paper is counted from here. */
	z.object({ order: z.literal('new-roll'), printerId: Id }),
])
export type AgentOrder = z.infer<typeof AgentOrder>
export type AgentAnswer = 'done' | 'cannot'
