import type { DeviceHealth } from '../../contract/printing.ts'
import type { DeviceStates } from '../ports/printing.ts'

type Reported = DeviceHealth & { seenAt: number; agentId: string }

/**
 * The last report of every device. Two machines may look for one device, which hangs on one of them: then what is told by
 * the one that has it counts, and "offline" is the answer only when all say so. `onChange` hears of a new state, not of
 * every report.
 */
export function createDeviceStates(onChange: (health: DeviceHealth) => void): DeviceStates {
	const reports = new Map<string, Map<string, Reported>>()
	const shown = new Map<string, Reported & { since: number }>()

	function newest(deviceId: string): Reported | undefined {
		const all = [...(reports.get(deviceId)?.values() ?? [])].sort((a, b) => b.seenAt - a.seenAt)
		return all.find(({ state }) => state !== 'offline') ?? all[0]
	}

	return {
		report(health, at, from) {
			const ofDevice = reports.get(health.deviceId) ?? new Map<string, Reported>()
			reports.set(health.deviceId, ofDevice.set(from, { ...health, seenAt: at, agentId: from }))
			const now = newest(health.deviceId)
			if (!now) return
			const before = shown.get(health.deviceId)
			const changed = before?.state !== now.state
			shown.set(health.deviceId, { ...now, since: changed ? at : (before?.since ?? at) })
			if (changed) onChange(now)
		},
		all: () => [...shown.values()],
	}
}
