import type { DeviceKind } from '../../contract/api.ts'
import type { Centre } from '../../contract/centre.ts'
import type { Command, SystemCommand } from '../../contract/commands.ts'
import type { Recorded } from '../../contract/facts.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import type { FoundVisits } from '../../contract/reception.ts'
import type { ScreenKind, ViewOf } from '../../contract/screen-views.ts'
import type { VisitCard } from '../../contract/views.ts'

/** What every room of the server asks of the others. Only shapes: whoever wires brings the real thing. */

export interface Clock {
	now(): number
}

/** Begins to work; the answer ends it. */
export type Stop = () => Promise<void> | void

/** Who sends a command. `name` is written on each fact: `officer:officer1`, `kiosk:kiosk-1`, `visitor`, `system`. */
export interface Actor {
	name: string
	kind: 'officer' | DeviceKind | 'visitor' | 'system'
	/** Username, or the device's place in the set-up (kiosk id, counter id of a rating tablet). */
	id: string
	/** May act at every counter, not only where they sit: supervisors and administrators. */
	anyCounter: boolean
}

export type Outcome =
	{ ok: true; events: Recorded[]; repeated: boolean } | { ok: false; code: ProblemCode; detail?: string; retryAt?: number; vi?: string }

/** The one write path. Resolves after the facts are durable; never rejects. */
export type Dispatch = (command: Command | (SystemCommand & { commandId?: string }), actor: Actor) => Promise<Outcome>

/** Whole views, built from today's state. `undefined` when the set-up has no such screen, or there is no such visit today. */
export interface Views {
	build<K extends ScreenKind>(kind: K, id: string): Omit<ViewOf[K], 'rev'> | undefined
	/** Today's visit with this number, as an officer sees it. */
	visitNumbered(number: string): VisitCard | undefined
	/** Today's visits by what a visitor can say or show at the reception. */
	find(text: string): FoundVisits
	/** A number above every one given before, also before the last restart. */
	nextRev(): number
	/** Screens a fact concerns at once, as `kind:id`; all others may wait a moment. */
	concernedBy(fact: Recorded): string[]
}

/** The set-up in force, and how often it has changed. */
export interface CentreSource {
	current: () => Centre
	rev: () => number
}
