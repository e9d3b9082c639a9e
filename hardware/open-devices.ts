import { createSimulatedBench } from './bench.ts'
import type { SimulatedBench } from './bench.ts'
import type { RatingPad } from './buttons/rating-pad.ts'
import { createSimulatedPad } from './buttons/simulated.ts'
import type { DeviceList } from './devices.ts'
import { findModel } from './printer/models.ts'
import type { Printer } from './printer/printer.ts'
import { createSimulatedPrinter } from './printer/simulated.ts'
import type { SimulatedPrinter } from './printer/simulated.ts'
import { createTcpPrinter } from './printer/tcp.ts'

/** Devices ready for an agent, and the bench of those that are simulated. */
export type OpenDevices = { printers: Printer[]; pads: RatingPad[]; bench: SimulatedBench }

/**
 * Gives each device of a list its driver. Nothing is connected until an agent starts.
 *
 * @param now epoch ms
 * @throws Error when a model is unknown, which a list read by `readDeviceList` cannot hold
 */
export function openDevices(list: DeviceList, now: () => number): OpenDevices {
	const simulated: SimulatedPrinter[] = []
	const printers = list.printers.map(({ id, model: modelId, driver }): Printer => {
		const model = findModel(modelId)
		if (!model) throw new Error(`unknown printer model ${modelId}`)
		if (driver.kind === 'tcp') return createTcpPrinter({ id, model, host: driver.host, port: driver.port })
		const printer = createSimulatedPrinter({ id, model, now, printMs: driver.printMs })
		simulated.push(printer)
		return printer
	})
	const pads = list.ratingPads.map(({ id, counterId }) => createSimulatedPad({ id, counterId, now }))
	return { printers, pads, bench: createSimulatedBench(simulated, pads) }
}
