import type { Learning } from '../../contract/api.ts'
import type { SeenDevice } from '../../contract/devices.ts'

/** Agents tell what they see for this long after somebody last asked. */
const WATCH_MS = 10_000

export interface LearningParts {
	/** Every agent, this machine's included, begins or stops to tell. */
	tell: (on: boolean) => void
	labelOf: (agentId: string) => string
}

/**
 * Devices shown to the centre: somebody opens a page, presses a button, and says what it means. Only while a page asks do
 * agents tell what their devices report; nothing of it is kept.
 */
export function createLearning({ tell, labelOf }: LearningParts) {
	const seen = new Map<string, SeenDevice[]>()
	let timer: NodeJS.Timeout | undefined

	function end(): void {
		clearTimeout(timer)
		timer = undefined
		seen.clear()
		tell(false)
	}

	return {
		/** Whether agents are asked to tell now. */
		isOn: () => timer !== undefined,
		heard(agentId: string, devices: SeenDevice[]): void {
			if (timer) seen.set(agentId, devices)
		},
		gone: (agentId: string): void => void seen.delete(agentId),
		/** What is seen now; asking keeps it going. */
		watch(): Learning {
			if (timer) clearTimeout(timer)
			else tell(true)
			timer = setTimeout(end, WATCH_MS).unref()
			return { agents: [...seen].map(([agentId, devices]) => ({ agentId, label: labelOf(agentId), devices })) }
		},
		stop: () => clearTimeout(timer),
	}
}
