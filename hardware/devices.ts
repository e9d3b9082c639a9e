import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Id } from '../contract/ids.ts'
import { MODEL_IDS } from './printer/models.ts'

const SimulatedPrinterDriver = z.strictObject({
	kind: z.literal('simulated'),
	/** How long a slip takes to come out. */
	printMs: z.int().min(0).max(60_000).default(0),
})
const TcpDriver = z.strictObject({
	kind: z.literal('tcp'),
	host: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, 'a host name or address'),
	port: z.int().min(1).max(65_535).default(9100),
})
const PrinterEntry = z.strictObject({
	/** As kiosks name it in the centre's set-up. */
	id: Id,
	model: z.enum(MODEL_IDS as [string, ...string[]], { error: () => `unknown model; known are ${MODEL_IDS.join(', ')}` }),
	driver: z.discriminatedUnion('kind', [SimulatedPrinterDriver, TcpDriver]),
})
const PadEntry = z.strictObject({ id: Id, counterId: Id, driver: z.strictObject({ kind: z.literal('simulated') }) })

/** The devices of one machine, as a JSON file holds them. */
export const DeviceList = z
	.strictObject({ printers: z.array(PrinterEntry).max(50), ratingPads: z.array(PadEntry).max(200).default([]) })
	.superRefine(({ printers, ratingPads }, ctx) => {
		const ids = [...printers, ...ratingPads].map((device) => device.id)
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
 * Simulated devices for a whole centre: a printer for each id kiosks name, a pad for each counter.
 *
 * @param narrow ids of printers that hold 58 mm paper; all others hold 80 mm
 */
export function simulatedDevices(of: {
	printerIds: readonly string[]
	counterIds: readonly string[]
	narrow?: readonly string[]
}): DeviceList {
	return {
		printers: [...new Set(of.printerIds)].map((id) => ({
			id,
			model: of.narrow?.includes(id) ? 'sim-58' : 'sim-80',
			driver: { kind: 'simulated', printMs: 0 },
		})),
		ratingPads: of.counterIds.map((counterId) => ({ id: `pad-${counterId}`.slice(0, 64), counterId, driver: { kind: 'simulated' } })),
	}
}
