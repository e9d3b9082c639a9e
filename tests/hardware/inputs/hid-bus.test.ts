import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DeviceBinding } from '../../../contract/devices.ts'
import { createHidBus } from '../../../hardware/inputs/hid-bus.ts'
import type { InputDevice } from '../../../hardware/inputs/input-device.ts'
import { device, fakeHid, KEYBOARD, pass, POS } from './fake-hid.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

const binding = (changes: object = {}): DeviceBinding =>
	DeviceBinding.parse({
		id: 'pad-1',
		kind: 'rating-pad',
		usb: { vendorId: 0x1209, productId: 0x0005 },
		counterId: 'c-1',
		profile: 'pad-report-number',
		...changes,
	})

/** A started bus over a scripted machine, and what its devices said. */
function started() {
	const hid = fakeHid()
	const heard: string[] = []
	const logged: [string, object][] = []
	const bus = createHidBus({ now: Date.now, system: hid.system, log: (message, details) => logged.push([message, details]) })
	const listen = (input: InputDevice) =>
		input.start((event) => heard.push(`${input.id}:${event.kind === 'key' ? event.means : event.scan.kind}`))
	return { hid, bus, heard, logged, listen, stop: bus.start() }
}
const PRESS = (level: number) => `010${level}`
const press = (hid: ReturnType<typeof fakeHid>, info: Parameters<typeof hid.report>[0], level = 5) => {
	hid.report(info, PRESS(level))
	hid.report(info, '0100')
}

describe('a pad', () => {
	it('is found when it is plugged in, lost when it is pulled, found again, and closed at the end', async () => {
		const { hid, bus, heard, listen, stop } = started()
		const pad = bus.open(binding())
		const info = device()
		listen(pad)
		await pass(2_000)
		expect([pad.state(), pad.connection, pad.model]).toEqual(['offline', 'usb 1209:0005', 'Rating pad, number of the button'])
		for (let times = 1; times <= 3; times++) {
			hid.plug(info)
			await pass(2_000)
			expect([pad.state(), pad.connection, pad.model]).toEqual(['ready', 'usb 1209:0005 at 1-1', 'Rating pad'])
			press(hid, info)
			hid.pull(info)
			expect(pad.state()).not.toBe('ready')
			await pass(2_000)
			expect(pad.state()).toBe('offline')
		}
		expect(heard).toEqual(['pad-1:5', 'pad-1:5', 'pad-1:5'])
		hid.plug(info)
		await pass(2_000)
		expect(hid.isOpen(info)).toBe(true)
		await stop()
		expect(hid.isOpen(info)).toBe(false)
		const { devices } = hid.calls
		await pass(60_000)
		expect(hid.calls.devices).toBe(devices)
	})
	it('is let go when it is stopped, and nothing is looked for while nobody asks', async () => {
		const { hid, bus, heard, listen, stop } = started()
		const pad = bus.open(binding())
		const info = device()
		hid.plug(info)
		await pass(10_000)
		expect(hid.calls).toEqual({ devices: 0, opens: 0 })
		const silence = listen(pad)
		await pass(0)
		expect(hid.isOpen(info)).toBe(true)
		await silence()
		await pass(0)
		expect([hid.isOpen(info), pad.state(), heard]).toEqual([false, 'offline', []])
		await stop()
	})
	it('in another program’s hands, or without permission, says so, and is tried again', async () => {
		const { hid, bus, logged, listen, stop } = started()
		const pad = bus.open(binding())
		const info = device()
		hid.plug(info)
		hid.denied.set(info.path, `no permission to open ${info.path}`)
		listen(pad)
		await pass(30_000)
		expect([pad.state(), pad.connection]).toEqual(['error', `usb 1209:0005 at 1-1: no permission to open ${info.path}`])
		expect(logged).toEqual([
			['a device cannot be read', { device: 'pad-1', path: info.path, reason: `no permission to open ${info.path}` }],
		])
		hid.denied.clear()
		await pass(12_000)
		expect([pad.state(), pad.connection]).toEqual(['ready', 'usb 1209:0005 at 1-1'])
		await stop()
	})
	it('that fails as soon as it is opened is tried ever more seldom, and costs others nothing', async () => {
		const { hid, bus, heard, listen, stop } = started()
		const bad = device({ port: '1-1' })
		const good = device({ port: '1-2', productId: 0x0006 })
		const pads = [bus.open(binding()), bus.open(binding({ id: 'pad-2', usb: { vendorId: 0x1209, productId: 0x0006 } }))]
		hid.plug(bad, good)
		pads.forEach(listen)
		for (let second = 0; second < 120; second++) {
			await pass(1_000)
			for (let i = 0; i < 100; i++) hid.break(bad)
		}
		press(hid, good)
		expect(hid.calls.opens).toBeGreaterThan(8)
		expect(hid.calls.opens).toBeLessThan(20)
		expect([pads.map((pad) => pad.state()), heard]).toEqual([['error', 'ready'], ['pad-2:5']])
		hid.pull(bad, 100)
		await pass(2_000)
		expect(pads[0]?.state()).toBe('offline')
		await stop()
	})
	it('with a key held down is stuck until it comes up', async () => {
		const { hid, bus, heard, listen, stop } = started()
		const pad = bus.open(binding())
		const info = device()
		hid.plug(info)
		listen(pad)
		await pass(2_000)
		hid.report(info, PRESS(3))
		await pass(10_000)
		expect([pad.state(), heard]).toEqual(['stuck', ['pad-1:3']])
		hid.report(info, '0100')
		expect(pad.state()).toBe('ready')
		await stop()
	})
	it('cannot be read where HID does not work, which is told once; what is open is read on', async () => {
		const { hid, bus, heard, logged, listen, stop } = started()
		const pad = bus.open(binding())
		hid.failing.list = true
		listen(pad)
		await pass(20_000)
		expect([pad.state(), pad.connection]).toEqual(['error', 'usb 1209:0005: HID devices cannot be listed: libusb-1.0.so.0 is not there'])
		expect(logged).toHaveLength(1)
		hid.failing.list = false
		await pass(2_000)
		expect(pad.state()).toBe('offline')
		const info = device()
		hid.plug(info)
		await pass(2_000)
		hid.failing.list = true
		await pass(2_000)
		press(hid, info)
		expect([pad.state(), heard]).toEqual(['ready', ['pad-1:5']])
		await stop()
	})
	it.each([
		[{ profile: 'pad-digits', usb: undefined }, 'usb: its USB numbers are not named'],
		[{ profile: 'of-tomorrow' }, 'usb 1209:0005: the profile of-tomorrow is not known here'],
		[{ profile: 'pad-digits' }, 'usb 1209:0005 at 1-1: it has no interface that its profile reads'],
	])('that cannot be meant is told so: %j', async (changes, told) => {
		const { hid, bus, listen, stop } = started()
		const { usb, ...rest } = { ...binding(), ...changes }
		const pad = bus.open(usb ? { ...rest, usb } : rest)
		hid.plug(device())
		listen(pad)
		await pass(2_000)
		expect([pad.state(), pad.connection]).toEqual(['error', told])
		await stop()
	})
	it('whose press is not taken goes on', async () => {
		const { hid, bus, logged, stop } = started()
		const pad = bus.open(binding())
		const info = device()
		hid.plug(info)
		let presses = 0
		pad.start(() => {
			presses++
			throw new Error('nobody home')
		})
		await pass(2_000)
		press(hid, info)
		await pass(1_000)
		press(hid, info)
		expect([presses, logged.length, pad.state()]).toEqual([2, 2, 'ready'])
		await stop()
	})
})

describe('two equal pads', () => {
	const two = () => {
		const all = started()
		const infos = [device({ port: '1-1' }), device({ port: '1-2' })] as const
		const pads = [1, 2].map((n) => all.bus.open(binding({ id: `pad-${n}`, counterId: `c-${n}` })))
		pads.forEach(all.listen)
		return { ...all, infos, pads }
	}
	it('each speak for their own desk, also when the other was pulled and comes back as another path', async () => {
		const { hid, heard, infos, pads, stop } = two()
		hid.plug(infos[1], infos[0])
		await pass(2_000)
		press(hid, infos[0])
		press(hid, infos[1])
		hid.pull(infos[0])
		await pass(2_000)
		press(hid, infos[1])
		expect(pads.map((pad) => pad.state())).toEqual(['offline', 'ready'])
		const back = device({ port: '1-1' })
		hid.plug(back)
		await pass(2_000)
		press(hid, back)
		expect(heard).toEqual(['pad-1:5', 'pad-2:5', 'pad-2:5', 'pad-1:5'])
		await stop()
	})
	it('are not guessed at while only one is there', async () => {
		const { hid, heard, infos, pads, stop } = two()
		hid.plug(infos[1])
		await pass(2_000)
		press(hid, infos[1])
		expect([pads.map((pad) => pad.state()), heard]).toEqual([['error', 'error'], []])
		expect(pads[0]?.connection).toBe('usb 1209:0005: 1 of its kind are plugged in and 2 are bound; they cannot be told apart')
		hid.plug(infos[0])
		await pass(2_000)
		expect(pads.map((pad) => pad.state())).toEqual(['ready', 'ready'])
		await stop()
	})
})

describe('bindings', () => {
	it('open and close devices at any time, and leave alone what did not change', async () => {
		const { hid, bus, heard, listen, stop } = started()
		const first = device({ port: '1-1' })
		const second = device({ port: '1-2', productId: 0x0006 })
		const other = binding({ id: 'pad-2', usb: { vendorId: 0x1209, productId: 0x0006 } })
		hid.plug(first, second)
		const [pad] = bus.setBindings([binding()])
		if (pad) listen(pad)
		await pass(2_000)
		const opens = hid.calls.opens
		const both = bus.setBindings([binding(), other])
		expect(both[0]).toBe(pad)
		if (both[1]) listen(both[1])
		await pass(0)
		expect([hid.isOpen(first), hid.isOpen(second), hid.calls.opens]).toEqual([true, true, opens + 1])
		press(hid, second)
		bus.setBindings([other])
		await pass(0)
		expect([hid.isOpen(first), hid.isOpen(second), pad?.state()]).toEqual([false, true, 'offline'])
		press(hid, first)
		const [again] = bus.setBindings([{ ...other, counterId: 'c-9' }])
		expect(again).not.toBe(both[1])
		if (again) listen(again)
		await pass(1_000)
		press(hid, second)
		expect(heard).toEqual(['pad-2:5', 'pad-2:5'])
		await stop()
	})
	it('read scanners, of which nothing but what a code is goes on', async () => {
		const { hid, bus, heard, logged, listen, stop } = started()
		const info = device({ vendorId: 9, ...POS })
		hid.plug(info)
		bus
			.setBindings([binding({ id: 's-1', kind: 'scanner', kioskId: 'k-1', profile: undefined, usb: { vendorId: 9, productId: 5 } })])
			.forEach(listen)
		bus.learn(true)
		await pass(2_000)
		const report = new Uint8Array(64)
		report.set([2, 36, ...Buffer.from(']Q10b8f6e0e-3f0d-4c5b-9a59-6f0f0f6f2d11')])
		hid.report(info, Buffer.from(report).toString('hex'))
		await pass(1_000)
		expect(heard).toEqual(['s-1:ticket'])
		expect(JSON.stringify([bus.seen(), logged])).not.toContain(Buffer.from('0b8f').toString('hex'))
		expect(bus.seen()).toMatchObject([{ boundTo: 's-1', profile: 'scanner-pos', reports: [] }])
		await stop()
	})
})

describe('a device that types', () => {
	const typing = binding({ profile: 'pad-digits' })
	it('is kept out of other windows while it is read, and given back after', async () => {
		const { hid, bus, listen, stop } = started()
		const info = device({ ...KEYBOARD })
		hid.plug(info)
		bus.setBindings([typing]).forEach(listen)
		await pass(2_000)
		expect(hid.hushed).toEqual(new Set([info.path]))
		bus.setBindings([])
		await pass(0)
		expect([hid.hushed.size, hid.isOpen(info)]).toEqual([0, false])
		await stop()
	})
	it('goes on typing while it is only being shown to the centre', async () => {
		const { hid, bus, listen, stop } = started()
		const info = device({ ...KEYBOARD })
		hid.plug(info)
		bus.learn(true)
		await pass(2_000)
		expect([hid.isOpen(info), hid.hushed.size]).toEqual([true, 0])
		bus.setBindings([typing]).forEach(listen)
		await pass(0)
		expect([hid.calls.opens, hid.hushed]).toEqual([1, new Set([info.path])])
		await stop()
		expect(hid.hushed.size).toBe(0)
	})
})
