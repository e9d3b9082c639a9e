import type { CommandDraft } from '../contract/commands.ts'
import type { CounterView } from '../contract/views.ts'
import type { Language } from '../contract/ids.ts'
import { newId } from '../ui/send.ts'
import { primaryStep, type DeskAction } from './availability.ts'
import { WORDS } from './words.ts'

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

/** `room`: where the visitor is sent meanwhile; empty for nowhere in particular. */
export const holdCommand = (view: Here, reason: string | undefined, room: string): CommandDraft => ({
	type: 'Hold',
	...about(view),
	...(reason !== undefined && { reason }),
	...(room && { room }),
})

/** Where a number goes: a service's queue, or one counter's. */
export type Destination = { toServiceId: string } | { toCounterId: string }

export const transferCommand = (view: Here, to: Destination, returnToMe: boolean): CommandDraft => ({
	type: 'Transfer',
	...about(view),
	...to,
	...(returnToMe && { returnToMe }),
})

/** Someone without a ticket, served here and now. */
export const walkUpCommand = ({ counterId }: Here, serviceId: string, language: Language): CommandDraft => ({
	type: 'ServeWalkUp',
	visitId: newId(),
	counterId,
	serviceId,
	...(language !== 'vi' && { language }),
})

/** Without naming a reason: everyone reads that the counter rests. */
export const pauseCommand = ({ counterId }: Here, reason: string = WORDS.pause): CommandDraft => ({
	type: 'PauseCounter',
	counterId,
	reason,
})
