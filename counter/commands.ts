import type { CommandDraft } from '../contract/commands.ts'
import type { CounterView } from '../contract/views.ts'
import { primaryStep, type DeskAction } from './availability.ts'

type Here = Pick<CounterView, 'counterId' | 'state' | 'current'>
/** A command of the desk names its counter and, once a number is here, that number: a view a moment old acts on nobody else. */
const about = ({ counterId, current }: Here) => ({ counterId, ...(current && { visitId: current.visitId }) })

/** What the green button sends. */
export function primaryCommand(view: Here, outcome: string | undefined): CommandDraft {
	const { counterId } = view
	switch (primaryStep(view)) {
		case 'open':
		case 'continue':
			return { type: 'OpenCounter', counterId }
		case 'call':
			return { type: 'CallNext', counterId }
		case 'start':
			return { type: 'StartServing', ...about(view) }
		case 'finish':
			return { type: 'Complete', ...about(view), ...(outcome !== undefined && { outcome }) }
	}
}

/** What the actions send that ask nothing first. */
export const plainCommand = (action: Extract<DeskAction, 'recall' | 'no-show'>, view: Here): CommandDraft => ({
	type: action === 'recall' ? 'Recall' : 'MarkNoShow',
	...about(view),
})

export const holdCommand = (view: Here, reason: string | undefined): CommandDraft => ({
	type: 'Hold',
	...about(view),
	...(reason !== undefined && { reason }),
})

/** Where a number goes: a service's queue, or one counter's. */
export type Destination = { toServiceId: string } | { toCounterId: string }

export const transferCommand = (view: Here, to: Destination): CommandDraft => ({
	type: 'Transfer',
	...about(view),
	...to,
})
