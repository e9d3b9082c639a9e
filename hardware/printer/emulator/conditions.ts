import type { PrinterState } from '../../../contract/printing.ts'
import type { Roll } from './roll.ts'
import type { Conditions } from './status-bytes.ts'

/** `near-end` still prints. */
export type EmulatorFault = Exclude<PrinterState, 'ready'>

export type ConditionKeeper = {
	now(): Conditions
	fault(): EmulatorFault | null
	set(fault: EmulatorFault | null): void
	/** The roll may have come to another state. */
	look(): void
	/** What a host would be told first. */
	worst(): PrinterState
}

/** The order in which a host names them: a cover that is open may hide the paper. */
const BY_WEIGHT = ['cover-open', 'paper-out', 'cutter-error', 'error', 'offline', 'near-end'] as const

/** What is so at once, by a fault from outside and by the roll. */
export function createConditions(roll: Roll, onChange: (is: Conditions) => void): ConditionKeeper {
	let fault: EmulatorFault | null = null
	let is: Conditions = new Set()
	const look = () => {
		const all = BY_WEIGHT.filter(
			(one) => one === fault || (one === 'paper-out' && roll.isOut()) || (one === 'near-end' && roll.isNearEnd()),
		)
		if (all.length === is.size && all.every((one) => is.has(one))) return
		is = new Set(all)
		onChange(is)
	}
	look()
	return {
		now: () => is,
		fault: () => fault,
		set: (next) => {
			fault = next
			look()
		},
		look,
		worst: () => BY_WEIGHT.find((one) => is.has(one)) ?? 'ready',
	}
}
