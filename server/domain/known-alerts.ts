import type { AlertKind } from '../../contract/alerts.ts'

/** An alert that the log knows: it has lasted, or somebody reacted. Times are epoch ms. */
export interface KnownAlert {
	readonly kind: AlertKind
	readonly raisedAt: number
	/** Actor of the fact, e.g. `officer:supervisor`. */
	readonly takenBy?: string
	readonly takenAt?: number
	readonly snoozedUntil?: number
}
export type KnownAlerts = ReadonlyMap<string, KnownAlert>
