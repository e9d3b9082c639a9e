import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DeviceBinding } from '../../../contract/devices.ts'
import { createHidBus } from '../../../hardware/inputs/hid-bus.ts'
import { createInputHost } from '../../../hardware/inputs/input-host.ts'
import { createSimulatedPad } from '../../../hardware/inputs/simulated.ts'
import { device, fakeHid, pass } from './fake-hid.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

const binding = (id: string, counterId: string): DeviceBinding =>
	DeviceBinding.parse({
		id,
		kind: 'rating-pad',
		usb: { vendorId: 0x1209, productId: 0x0005 },
		counterId,
		profile: 'pad-report-number',
	})

function host() {
	const hid = fakeHid()
	const pad = createSimulatedPad({ id: 'pad-sim', counterId: 'c-1', now: Date.now })
	const inputs = createInputHost([pad], createHidBus({ now: Date.now, system: hid.system }))
	const heard: string[] = []
	const start = () => inputs.start(({ id, counterId }, event) => heard.push(`${id} ${counterId} ${event.kind === 'key' && event.means}`))
	return { hid, pad, inputs, heard, start }
}

describe('the inputs of one machine', () => {
	it('are those of its list and those shown to the centre, before it starts and while it runs', async () => {
		const { hid, pad, inputs, heard, start } = host()
		const info = device()
		hid.plug(info)
		inputs.setBindings([binding('pad-1', 'c-7')])
		const stop = start()
		await pass(2_000)
		pad.press(3)
		hid.report(info, '0105')
		inputs.setBindings([binding('pad-1', 'c-8')])
		await pass(0)
		hid.report(info, '0104')
		inputs.setBindings([])
		await pass(0)
		hid.report(info, '0101')
		expect(heard).toEqual(['pad-sim c-1 3', 'pad-1 c-7 5', 'pad-1 c-8 4'])
		expect([inputs.all().map(({ id }) => id), hid.isOpen(info)]).toEqual([['pad-sim'], false])
		await stop()
		pad.press(4)
		expect(heard).toHaveLength(3)
	})
	it('of the list keep their names', async () => {
		const { inputs, start } = host()
		const stop = start()
		inputs.setBindings([binding('pad-sim', 'c-9')])
		expect(inputs.all().map(({ id, counterId }) => [id, counterId])).toEqual([['pad-sim', 'c-1']])
		await stop()
	})
	it('ask nothing of the machine while nothing real is bound or shown', async () => {
		const { hid, inputs, start } = host()
		const stop = start()
		await pass(60_000)
		expect([hid.calls, inputs.seen()]).toEqual([{ devices: 0, opens: 0 }, []])
		inputs.learn(true)
		await pass(2_000)
		expect(hid.calls.devices).toBeGreaterThan(0)
		await stop()
	})
})
