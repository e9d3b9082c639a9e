import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Id } from '../contract/ids.ts'
import { HidDriver, PrinterDriver, SerialScannerDriver, SimulatedDriver } from './drivers.ts'
import { findProfile, PROFILES } from './inputs/profiles.ts'
import { findModel, MODEL_IDS, soundPage } from './printer/models.ts'

const PrinterEntry = z
	.strictObject({
		/** As kiosks name it in the centre's set-up. */
		id: Id,
		model: z.enum(MODEL_IDS as [string, ...string[]], { error: () => `unknown model; known are ${MODEL_IDS.join(', ')}` }),
		driver: PrinterDriver,
		/** Slips as pictures, or as letters of the printer's own. Pictures if absent. */
		mode: z.enum(['raster', 'text']).optional(),
	})
	.superRefine(({ model: id, mode }, ctx) => {
		const model = findModel(id)
		if (mode !== 'text' || !model || soundPage(model)) return
		const message = `${model.name} has no code page in which every Vietnamese letter is known to print right; leave mode out`
		ctx.addIssue({ code: 'custom', path: ['mode'], message })
	})

/** What ships for one kind of input. */
const profilesOf = (kind: string): string[] => PROFILES.filter((profile) => profile.kind === kind).map(({ id }) => id)
const hidFor = (kind: string) =>
	HidDriver.refine(({ profile }) => findProfile(profile)?.kind === kind, {
		path: ['profile'],
		error: () => `unknown profile; known are ${profilesOf(kind).join(', ')}`,
	})
const keysFor = (kind: 'rating-pad' | 'keypad') =>
	z.strictObject({ id: Id, counterId: Id, driver: z.discriminatedUnion('kind', [SimulatedDriver, hidFor(kind)]) })
const ScannerEntry = z.strictObject({
	id: Id,
	kioskId: Id,
	driver: z.discriminatedUnion('kind', [SimulatedDriver, hidFor('scanner'), SerialScannerDriver]),
})

/** The devices of one machine, as a JSON file holds them. */
export const DeviceList = z
	.strictObject({
		printers: z.array(PrinterEntry).max(50).default([]),
		ratingPads: z.array(keysFor('rating-pad')).max(200).default([]),
		keypads: z.array(keysFor('keypad')).max(200).default([]),
		scanners: z.array(ScannerEntry).max(50).default([]),
	})
	.superRefine(({ printers, ratingPads, keypads, scanners }, ctx) => {
		const ids = [...printers, ...ratingPads, ...keypads, ...scanners].map((device) => device.id)
		for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i)))
			ctx.addIssue({ code: 'custom', message: `${id} is listed twice` })
	})
export type DeviceList = z.infer<typeof DeviceList>

/**
 * Reads a device list.
 *
 * @param path of a JSON file
 * @throws Error of one line that says what is wrong, and where in the file
 */
export function readDeviceList(path: string): DeviceList {
	const read = DeviceList.safeParse(parse(path))
	if (read.success) return read.data
	const [first] = read.error.issues
	const more = read.error.issues.length > 1 ? ` (and ${read.error.issues.length - 1} more)` : ''
	throw new Error(`${path}: ${z.core.toDotPath(first?.path ?? []) || 'the list'}: ${first?.message ?? 'not a device list'}${more}`)
}

function parse(path: string): unknown {
	let text: string
	try {
		text = readFileSync(path, 'utf8')
	} catch (cause) {
		throw new Error(`${path}: cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown'})`, { cause })
	}
	try {
		return JSON.parse(text)
	} catch (cause) {
		throw new Error(`${path}: is not JSON`, { cause })
	}
}

/**
 * Simulated devices for a whole centre: a printer for each id kiosks name, a scanner for each kiosk, a pad for each
 * counter and a keypad for the first.
 *
 * @param narrow ids of printers that hold 58 mm paper; all others hold 80 mm
 */
export function simulatedDevices(of: {
	printerIds: readonly string[]
	counterIds: readonly string[]
	kioskIds?: readonly string[]
	narrow?: readonly string[]
}): DeviceList {
	return {
		printers: [...new Set(of.printerIds)].map((id) => ({
			id,
			model: of.narrow?.includes(id) ? 'sim-58' : 'sim-80',
			driver: { kind: 'simulated', printMs: 0 },
		})),
		ratingPads: of.counterIds.map((counterId) => ({ id: `pad-${counterId}`.slice(0, 64), counterId, driver: { kind: 'simulated' } })),
		// One shows how they work; a keypad at every desk would only fill the bench.
		keypads: of.counterIds
			.slice(0, 1)
			.map((counterId) => ({ id: `keys-${counterId}`.slice(0, 64), counterId, driver: { kind: 'simulated' } })),
		scanners: (of.kioskIds ?? []).map((kioskId) => ({ id: `scanner-${kioskId}`.slice(0, 64), kioskId, driver: { kind: 'simulated' } })),
	}
}
