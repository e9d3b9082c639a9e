/** The rules as the address names them, in the order of the page. */
export const RULES = [
	...(['calling', 'tickets', 'appointments', 'seating', 'voice', 'rating', 'reasons', 'targets', 'notices'] as const),
	...(['pauseReasons', 'holdReasons', 'outcomes'] as const),
] as const
export type RuleName = (typeof RULES)[number]

/** The parts of the set-up that the rules are made of. */
export const RULE_PARTS = [
	...(['calling', 'lanes', 'priorityFromAge', 'longQueue', 'appointments', 'seating', 'voice', 'rating', 'notices'] as const),
	...(['pauseReasons', 'holdReasons', 'outcomes', 'targets', 'zones', 'services', 'counters', 'displays'] as const),
] as const
