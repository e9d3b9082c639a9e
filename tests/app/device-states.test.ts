import { describe, expect, it } from 'vitest'
import type { DeviceHealth } from '../../contract/printing.ts'
import { createDeviceStates } from '../../server/app/device-states.ts'

const pad = (state: DeviceHealth['state'], presses = 0): DeviceHealth => ({
	deviceId: 'pad-1',
	kind: 'rating-pad',
	state,
	model: 'Pad',
	slips: 0,
	presses,
})
function hall() {
	const changes: string[] = []
	const states = createDeviceStates(({ state }) => changes.push(state))
	return { states, changes, one: () => states.all()[0] }
}

describe('a device', () => {
	it('is as it was last said to be, since it became so', () => {
		const { states, changes, one } = hall()
		states.report(pad('ready'), 100, 'here')
		states.report(pad('ready', 3), 200, 'here')
		expect(one()).toMatchObject({ state: 'ready', presses: 3, since: 100, seenAt: 200 })
		states.report(pad('stuck'), 300, 'here')
		expect(one()).toMatchObject({ state: 'stuck', since: 300 })
		expect(changes).toEqual(['ready', 'stuck'])
	})
	it('that two machines look for is as the one says that has it', () => {
		const { states, changes, one } = hall()
		states.report(pad('offline'), 100, 'here')
		states.report(pad('ready', 7), 200, 'pc-1')
		states.report(pad('offline'), 300, 'here')
		expect(one()).toMatchObject({ state: 'ready', presses: 7, since: 200 })
		states.report(pad('offline'), 400, 'pc-1')
		expect(one()).toMatchObject({ state: 'offline', since: 400 })
		states.report(pad('ready'), 500, 'here')
		expect(one()?.state).toBe('ready')
		expect(changes).toEqual(['offline', 'ready', 'offline', 'ready'])
	})
})
