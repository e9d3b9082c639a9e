import { createSimulatedBench } from './bench.ts'
import type { Simulated, SimulatedBench } from './bench.ts'
import type { DeviceList } from './devices.ts'
import { createHidBus } from './inputs/hid-bus.ts'
import type { HidBus } from './inputs/hid-bus.ts'
import type { InputDevice, InputPlace } from './inputs/input-device.ts'
import { createInputHost } from './inputs/input-host.ts'
import type { InputHost } from './inputs/input-host.ts'
import { createSerialScanner } from './inputs/serial-scanner.ts'
import { createSimulatedKeypad, createSimulatedPad, createSimulatedScanner } from './inputs/simulated.ts'
import { openPrinter } from './open-printer.ts'
import type { Printer } from './printer/printer.ts'

/** Devices ready for an agent, and the bench of those that are simulated. */
export type OpenDevices = { printers: Printer[]; inputs: InputHost; bench: SimulatedBench }

type Log = (message: string, details: object) => void

/**
 * Gives each device of a list its driver. Nothing is connected or loaded until an agent starts.
 *
 * @param now epoch ms
 * @param log for what the devices at the desks say about themselves
 * @throws Error when a model is unknown, which a list read by `readDeviceList` cannot hold
 */
export function openDevices(list: DeviceList, now: () => number, log?: Log): OpenDevices {
	const simulated: Simulated = { printers: [], pads: [], keypads: [], scanners: [] }
	const printers = list.printers.map((entry) => openPrinter(entry, now, simulated.printers))
	const bus = createHidBus({ now, ...(log && { log }) })
	const listed = openInputs(list, { now, bus, simulated })
	return { printers, inputs: createInputHost(listed, bus), bench: createSimulatedBench(simulated) }
}

type Room = { now: () => number; bus: HidBus; simulated: Simulated }

function openInputs({ ratingPads, keypads, scanners }: DeviceList, { now, bus, simulated }: Room): InputDevice[] {
	const hid = (place: InputPlace, { profile, vendorId, productId, serial }: HidName) =>
		bus.open({ ...place, profile, usb: { vendorId, productId, ...(serial !== undefined && { serial }) } })
	return [
		...ratingPads.map(({ id, counterId, driver }) => {
			if (driver.kind === 'hid') return hid({ id, kind: 'rating-pad', counterId }, driver)
			return put(simulated.pads, createSimulatedPad({ id, counterId, now }))
		}),
		...keypads.map(({ id, counterId, driver }) =>
			driver.kind === 'hid'
				? hid({ id, kind: 'keypad', counterId }, driver)
				: put(simulated.keypads, createSimulatedKeypad({ id, counterId, now })),
		),
		...scanners.map(({ id, kioskId, driver }) => {
			if (driver.kind === 'hid') return hid({ id, kind: 'scanner', kioskId }, driver)
			if (driver.kind === 'serial') return createSerialScanner({ id, kioskId, path: driver.path, baudRate: driver.baudRate, now })
			return put(simulated.scanners, createSimulatedScanner({ id, kioskId, now }))
		}),
	]
}

function put<T>(list: T[], one: T): T {
	list.push(one)
	return one
}

type HidName = { profile: string; vendorId: number; productId: number; serial?: string | undefined }
