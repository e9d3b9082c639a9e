import type { Slip } from '../contract/printing.ts'
import type { AgentLink } from './agent-link.ts'
import type { SimulatedBench } from './bench.ts'
import { createDeviceLoops } from './device-loops.ts'
import type { DeviceList } from './devices.ts'
import { openDevices } from './open-devices.ts'
import { createSlipRenderer } from './printer/slip-renderer.ts'
import type { RendererFigures } from './printer/slip-renderer.ts'

// What a server needs of this room comes through this file alone.
export { readDeviceList, simulatedDevices } from './devices.ts'
export type { AgentLink, DeviceList, SimulatedBench }

export type Agent = {
	/**
	 * Begins to look after the devices; the answer finishes the slips in hand and ends everything.
	 *
	 * @throws Error when the folder cannot be written
	 */
	start: () => () => Promise<void>
	/** The simulated devices among them. */
	bench: SimulatedBench
	/** What the paper of any slip shows, printed or not. `widthDots` 576 or 384. @throws Error when it cannot be drawn */
	renderPng: (slip: Slip, widthDots: number) => Promise<Uint8Array>
	/** Printable dots of a printer: 576 or 384; `undefined` when this agent has no such printer. */
	widthOf: (printerId: string) => number | undefined
	figures: () => RendererFigures
}

type Options = {
	devices: DeviceList
	link: AgentLink
	/** Epoch ms. */
	clock: { now(): number }
	/** Where to remember what was printed; without it, a restart forgets. */
	folder?: string
	log?: (message: string, details: object) => void
	/** Start the drawing process at once, so that the first slip does not wait for it. */
	warm?: boolean
	/** The drawing process's file, where the server is bundled. */
	workerPath?: string
	/** Milliseconds between two looks at a device, and the longest silence about it. */
	lookEveryMs?: number
	reportEveryMs?: number
}

/** The devices of one machine, behind one link. Creating it connects and starts nothing. */
export function createAgent({ devices, link, clock, folder, log, warm, workerPath, lookEveryMs, reportEveryMs }: Options): Agent {
	const now = () => clock.now()
	const open = openDevices(devices, now)
	const renderer = createSlipRenderer(workerPath ? { workerPath } : {})
	/** Ends what runs now; `undefined` while nothing does. */
	let end: (() => Promise<void>) | undefined
	const restart = async (): Promise<void> => {
		const stop = end
		if (!stop) throw new Error('not started')
		end = undefined
		await stop()
		end = begin()
	}
	const begin = createDeviceLoops({
		devices: open,
		restart,
		link,
		now,
		renderer,
		...(folder && { folder }),
		...(log && { log }),
		...(lookEveryMs && { lookEveryMs }),
		...(reportEveryMs && { reportEveryMs }),
	})
	return {
		start: () => {
			end = begin()
			if (warm) renderer.warm()
			return async () => {
				await end?.()
				end = undefined
				await renderer.stop()
			}
		},
		bench: open.bench,
		renderPng: (slip, widthDots) => renderer.renderPng(slip, widthDots),
		widthOf: (printerId) => open.printers.find(({ id }) => id === printerId)?.model.widthDots,
		figures: () => renderer.figures(),
	}
}
