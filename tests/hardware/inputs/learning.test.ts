import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DeviceBinding, SeenDevices } from '../../../contract/devices.ts'
import { createHidBus } from '../../../hardware/inputs/hid-bus.ts'
import { device, fakeHid, KEYBOARD, MOUSE, pass, POS } from './fake-hid.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

function learning() {
	const hid = fakeHid()
	const bus = createHidBus({ now: Date.now, system: hid.system })
	const stop = bus.start()
	return { hid, bus, stop, seen: () => SeenDevices.parse(bus.seen()) }
}
const key = (usage: number) => `0000${usage.toString(16).padStart(2, '0')}0000000000`
const UP = key(0)

describe('devices shown to the centre', () => {
	it('are all that could be a pad, a keypad or a scanner, with what they report, until it ends', async () => {
		const { hid, bus, stop, seen } = learning()
		const pad = device({ port: '1-1' })
		const unknown = device({ port: '1-2', vendorId: 7, productId: 8, serial: 'S1', product: 'Pad', ...KEYBOARD })
		const scanner = device({ port: '1-3', vendorId: 9, product: 'Scanner', ...POS })
		hid.plug(pad, unknown, scanner, device({ port: '1-4', ...MOUSE }))
		await pass(2_000)
		expect([seen(), hid.calls.devices]).toEqual([[], 0])
		bus.learn(true)
		await pass(0)
		hid.report(unknown, key(0x1e))
		await pass(100)
		hid.report(unknown, UP)
		hid.report(unknown, '')
		await pass(300)
		expect(seen()).toEqual([
			{
				key: '1209 0005  1-1',
				usb: { vendorId: 0x1209, productId: 5, port: '1-1' },
				name: 'Rating pad',
				profile: 'pad-report-number',
				reports: [],
			},
			{
				key: '0007 0008 S1 1-2',
				usb: { vendorId: 7, productId: 8, serial: 'S1' },
				name: 'Pad',
				reports: [
					{ hex: key(0x1e), at: 1_002_000 },
					{ hex: UP, at: 1_002_100 },
				],
			},
			{ key: '0009 0005  1-3', usb: { vendorId: 9, productId: 5, port: '1-3' }, name: 'Scanner', profile: 'scanner-pos', reports: [] },
		])
		expect([pad, unknown, scanner].map(hid.isOpen)).toEqual([true, true, false])
		bus.learn(false)
		await pass(0)
		expect([[pad, unknown, scanner].map(hid.isOpen), seen()]).toEqual([[false, false, false], []])
		bus.learn(true)
		await pass(0)
		expect(seen().flatMap(({ reports }) => reports)).toEqual([])
		await stop()
	})
	it('show their last 20 reports, 64 bytes of each', async () => {
		const { hid, bus, stop, seen } = learning()
		const pad = device()
		hid.plug(pad)
		bus.learn(true)
		await pass(0)
		for (let i = 0; i < 30; i++) {
			hid.report(pad, `${i.toString(16).padStart(2, '0')}${'ab'.repeat(99)}`)
			await pass(50)
		}
		await pass(300)
		const reports = seen()[0]?.reports ?? []
		expect([reports.length, reports[0]?.hex.slice(0, 2), reports.at(-1)?.hex]).toEqual([20, '0a', `1d${'ab'.repeat(63)}`])
		await stop()
	})
	it('that are bound say to what, and go on working; the others press nothing', async () => {
		const { hid, bus, stop, seen } = learning()
		const bound = device({ port: '1-1' })
		const free = device({ port: '1-2', productId: 6 })
		const heard: unknown[] = []
		hid.plug(bound, free)
		const usb = { vendorId: 0x1209, productId: 5 }
		const binding = DeviceBinding.parse({ id: 'pad-1', kind: 'rating-pad', usb, counterId: 'c-1', profile: 'pad-report-number' })
		bus.setBindings([binding]).forEach((pad) => pad.start((event) => heard.push(event)))
		bus.learn(true)
		await pass(0)
		hid.report(bound, '0104')
		hid.report(free, '0110')
		await pass(300)
		expect(heard).toEqual([{ kind: 'key', means: 4 }])
		expect(seen().map(({ boundTo, reports }) => [boundTo, reports.map(({ hex }) => hex)])).toEqual([
			['pad-1', ['0104']],
			[undefined, ['0110']],
		])
		await stop()
	})
	it('that cannot be opened say why', async () => {
		const { hid, bus, stop, seen } = learning()
		const pad = device()
		hid.plug(pad)
		hid.denied.set(pad.path, 'no permission')
		bus.learn(true)
		await pass(0)
		expect(seen()).toMatchObject([{ problem: 'no permission', reports: [] }])
		await stop()
	})
	it('of which two are equal are named by their sockets', async () => {
		const { hid, bus, stop, seen } = learning()
		hid.plug(device({ port: '1-1', serial: '0001' }), device({ port: '1-2', serial: '0001' }))
		bus.learn(true)
		await pass(0)
		expect(seen().map(({ usb: { serial, port } }) => [serial, port])).toEqual([
			['0001', '1-1'],
			['0001', '1-2'],
		])
		await stop()
	})
})

describe('what must not be shown', () => {
	it('is a scan: reports faster than fingers are dropped before anyone sees one, and so is all that follows', async () => {
		const { hid, bus, stop, seen } = learning()
		const scanner = device({ vendorId: 7, ...KEYBOARD })
		hid.plug(scanner)
		bus.learn(true)
		await pass(0)
		const shown: unknown[] = []
		for (let i = 0; i < 12; i++) {
			hid.report(scanner, i % 2 ? UP : key(0x1e + i))
			await pass(15)
			shown.push(...seen().flatMap(({ reports }) => reports))
		}
		await pass(1_000)
		hid.report(scanner, key(0x20))
		await pass(1_000)
		expect(shown).toEqual([])
		expect(seen()).toMatchObject([{ profile: 'scanner-keyboard', reports: [] }])
		await stop()
	})
	it('is what is typed on a keyboard: more keys than a pad has', async () => {
		const { hid, bus, stop, seen } = learning()
		const keyboard = device({ vendorId: 7, ...KEYBOARD })
		hid.plug(keyboard)
		bus.learn(true)
		await pass(0)
		for (let usage = 0x04; usage < 0x1d; usage++) {
			hid.report(keyboard, key(usage))
			await pass(200)
		}
		await pass(2_000)
		expect(seen()).toMatchObject([{ problem: 'it is a keyboard for typing; its keys are not shown', reports: [] }])
		expect(hid.isOpen(keyboard)).toBe(false)
		await stop()
	})
})
