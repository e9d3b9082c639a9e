import { z } from 'zod'
import { DurationMs, EpochMs, LocalDay } from './ids.ts'
import { Emergency } from './notices.ts'

/** What several views have in common. */

/**
 * What each screen receives, whole, after a change. `rev` grows with every view sent to that screen, across restarts
 * too; `at` is the server's clock, by which screens count time; `setupRev` tells when to fetch `/api/centre` again;
 * `emergency` goes over everything else.
 */
export const viewHead = { rev: z.int(), at: EpochMs, day: LocalDay, setupRev: z.int(), emergency: Emergency.optional() }

/** A wait as told to people; `null` when it cannot be known. `p10` is kept for judging the forecast later. */
export const Wait = z.object({ p10: DurationMs.optional(), p50: DurationMs, p90: DurationMs }).nullable()
export type Wait = z.infer<typeof Wait>

export const CounterState = z.enum(['closed', 'open', 'paused'])
export type CounterState = z.infer<typeof CounterState>

/** A rate with its base. `null` percent when `n` is 0. `percent` has two decimals, half up. */
export const Rate = z.object({ count: z.int(), n: z.int(), percent: z.number().nullable() })
export type Rate = z.infer<typeof Rate>

/** Positive of all valid ratings; visits that nobody rated in time are counted apart, never as satisfied. */
export const Satisfaction = Rate.extend({ unanswered: z.int() })
export type Satisfaction = z.infer<typeof Satisfaction>
