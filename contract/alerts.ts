import { z } from 'zod'

/**
 * What asks for a hand on the floor, the gravest first: people nobody can serve, help asked for, waits over target, paper
 * and screens, then what may wait a little. `low-rating` is shown and never recorded, so that no rating can be traced by it.
 */
export const AlertKind = z.enum([
	'help',
	'unserved',
	'wait',
	'printer',
	'screen',
	'slips',
	'voice',
	'idle',
	'stalled',
	'input',
	'long',
	'low-rating',
	'disk',
	'calendar',
])
export type AlertKind = z.infer<typeof AlertKind>

/** Kind and place, the same for as long as the cause lasts and whenever it comes again: `wait-zone-a`, `help-counter-3`. */
export const AlertId = z.string().regex(/^[A-Za-z0-9._-]{1,140}$/)

/** How long an alert can be put off at once: a minute to four hours. */
export const SNOOZE_MS = { least: 60_000, usual: 900_000, most: 14_400_000 } as const

/** An alert shorter than this, which nobody touched, leaves no trace in the log. */
export const RECORDED_AFTER_MS = 60_000

/** The alert of a counter that asks for help. */
export const helpIdOf = (counterId: string): string => `help-${counterId}`
