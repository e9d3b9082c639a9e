import { randomUUID } from 'node:crypto'
import type { Bitmap } from '../../hardware/printer/bitmap.ts'
import { createConfirmedPrinter } from '../../hardware/printer/confirmed.ts'
import type { ConfirmedTimes } from '../../hardware/printer/confirmed.ts'
import { createEmulator } from '../../hardware/printer/emulator/emulator.ts'
import type { Emulator, EmulatorOptions } from '../../hardware/printer/emulator/emulator.ts'
import { startTcpDoor } from '../../hardware/printer/emulator/tcp-door.ts'
import type { DoorOptions } from '../../hardware/printer/emulator/tcp-door.ts'
import { encodeSlip } from '../../hardware/printer/escpos.ts'
import { tcpLink } from '../../hardware/printer/links/tcp-link.ts'
import { findModel } from '../../hardware/printer/models.ts'
import type { PrinterModel } from '../../hardware/printer/models.ts'
import type { SlipJob } from '../../hardware/printer/printer.ts'

/** So long that a busy machine keeps them; a test that waits for one to run out has its own. */
export const FAST: ConfirmedTimes = { answerMs: 1_000, printMs: 8_000, pollMs: 20, settleMs: 60 }

export function modelOf(id: string): PrinterModel {
	const model = findModel(id)
	if (!model) throw new Error(`no model ${id}`)
	return model
}

/** A picture of noise, another for each seed: the worst a printer can be sent, and every slip can be told from the others. */
export function noise(widthDots: number, heightDots: number, seed = 1): Bitmap {
	let state = Math.imul(seed, 2_654_435_761) >>> 0 || 1
	const rows = Uint8Array.from({ length: (widthDots / 8) * heightDots }, () => {
		state ^= state << 13
		state ^= state >>> 17
		state ^= state << 5
		// Bytes that begin a real-time command are another test's.
		return (state & 0xff) === 0x10 ? 0x11 : state & 0xff
	})
	return { widthDots, heightDots, rows }
}

/** A slip of noise, as a driver gets it. */
export function noiseJob(model: PrinterModel, heightDots = 400, seed = 1): SlipJob & { picture: Bitmap } {
	const picture = noise(model.widthDots, heightDots, seed)
	return { jobId: randomUUID(), number: `A${seed}`, bytes: encodeSlip(picture, model), picture }
}

/** How many whole papers show just this picture. */
export const papersOf = (emulator: Emulator, { rows }: Bitmap): number =>
	emulator.slips().filter((slip) => slip.complete && Buffer.compare(slip.bitmap.rows, rows) === 0).length

/** An emulated printer behind a real TCP port, and a driver before it. */
export async function atTheDoor(
	model: PrinterModel,
	options: {
		emulator?: Partial<EmulatorOptions>
		door?: Partial<DoorOptions>
		times?: Partial<ConfirmedTimes>
		driver?: PrinterModel
	} = {},
) {
	const emulator = createEmulator({ model, now: Date.now, ...options.emulator })
	const door = await startTcpDoor(emulator, { port: 0, ...options.door })
	const printer = createConfirmedPrinter({
		id: 'printer-1',
		model: options.driver ?? model,
		open: tcpLink({ host: '127.0.0.1', port: door.port, connectMs: 2_000 }),
		times: { ...FAST, ...options.times },
	})
	return { emulator, door, printer }
}
