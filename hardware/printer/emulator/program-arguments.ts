import { parseArgs } from 'node:util'
import { findModel, MODEL_IDS } from '../models.ts'
import type { PrinterModel } from '../models.ts'

/** A bad argument, in one line for the person who typed it. */
export class ArgumentError extends Error {}

export type ProgramOptions = {
	model: PrinterModel
	host: string
	port: number
	hosts: number
	rollMm: number
	/** At once if absent. */
	mmPerSecond: number | undefined
	bufferBytes: number
	folder: string | undefined
	control: number | undefined
}
export type Wish = { kind: 'help' } | { kind: 'list' } | { kind: 'run'; options: ProgramOptions }

export const HELP = `An ESC/POS printer in software: it listens where a network printer would, and keeps each slip as a picture.

  --model ID       what it is (epson-tm-t82iii); --list names all
  --port N         where it listens (9100); 0 picks a free port
  --host ADDRESS   on which address (127.0.0.1)
  --hosts N        hosts served at the same time (1)
  --roll LENGTH    paper on the roll: 80m, 300mm (80m)
  --speed N        millimetres a second (the model's); 0 prints at once
  --buffer N       bytes of its receive buffer (the model's)
  --folder PATH    where to keep each slip as PNG; made if absent
  --control N      port on 127.0.0.1 for state and faults over HTTP; 0 picks one
  --list, --help

While it runs, type help.`

const OPTIONS = {
	model: { type: 'string', default: 'epson-tm-t82iii' },
	port: { type: 'string', default: '9100' },
	host: { type: 'string', default: '127.0.0.1' },
	hosts: { type: 'string', default: '1' },
	roll: { type: 'string', default: '80m' },
	speed: { type: 'string' },
	buffer: { type: 'string' },
	folder: { type: 'string' },
	control: { type: 'string' },
	list: { type: 'boolean', default: false },
	help: { type: 'boolean', short: 'h', default: false },
} as const

/**
 * Reads the arguments of the program.
 *
 * @throws ArgumentError
 */
export function readArguments(args: readonly string[]): Wish {
	const values = parse(args)
	if (values.help) return { kind: 'help' }
	if (values.list) return { kind: 'list' }
	const model = findModel(values.model)
	if (!model) throw new ArgumentError(`--model: unknown model ${values.model}; known are ${MODEL_IDS.join(', ')}`)
	if (!/^[A-Za-z0-9.:-]{1,253}$/.test(values.host)) throw new ArgumentError('--host: not a host name or address')
	const speed = values.speed === undefined ? model.speedMmPerSecond : whole('speed', values.speed, { from: 0, to: 2_000 })
	const options = {
		model,
		host: values.host,
		port: whole('port', values.port, { from: 0, to: 65_535 }),
		hosts: whole('hosts', values.hosts, { from: 1, to: 64 }),
		rollMm: readLength(values.roll) ?? fail(`--roll: ${values.roll} is not a length such as 80m or 300mm`),
		mmPerSecond: speed || undefined,
		bufferBytes: values.buffer === undefined ? model.bufferBytes : whole('buffer', values.buffer, { from: 64, to: 16_777_216 }),
		folder: values.folder,
		control: values.control === undefined ? undefined : whole('control', values.control, { from: 0, to: 65_535 }),
	}
	return { kind: 'run', options }
}

/** @returns millimetres, up to a kilometre; `undefined` when it is no length */
export function readLength(text: string): number | undefined {
	const [, digits, unit] = /^(\d+(?:\.\d+)?)(mm|m)$/.exec(text) ?? []
	if (digits === undefined) return undefined
	const mm = Number(digits) * (unit === 'm' ? 1_000 : 1)
	return mm <= 1_000_000 ? mm : undefined
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values
	} catch (cause) {
		throw new ArgumentError(`${(cause as Error).message.split(/\.\s/)[0]}; --help names all arguments`)
	}
}

function whole(name: string, text: string, { from, to }: { from: number; to: number }): number {
	const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
	return value >= from && value <= to ? value : fail(`--${name}: ${text} is not a whole number from ${from} to ${to}`)
}

function fail(why: string): never {
	throw new ArgumentError(why)
}
