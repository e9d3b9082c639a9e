import type { DeviceHealth } from '../../contract/printing.ts'
import type { DeviceStates } from '../ports.ts'

/** The last report of every printer and pad. `onChange` hears of a new state, not of every report. */
export function createDeviceStates(onChange: (health: DeviceHealth) => void): DeviceStates {
	const states = new Map<string, DeviceHealth & { since: number; seenAt: number }>()
	return {
		report(health, at) {
			const known = states.get(health.deviceId)
			const changed = known?.state !== health.state
			states.set(health.deviceId, { ...health, since: changed ? at : (known?.since ?? at), seenAt: at })
			if (changed) onChange(health)
		},
		all: () => [...states.values()],
	}
}
