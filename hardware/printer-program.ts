import { createInterface } from 'node:readline'
import { startControlPort } from './printer/emulator/control-port.ts'
import { ArgumentError, HELP, readArguments } from './printer/emulator/program-arguments.ts'
import type { ProgramOptions, Wish } from './printer/emulator/program-arguments.ts'
import { openSlipFolder } from './printer/emulator/slip-folder.ts'
import { startStation } from './printer/emulator/station.ts'
import type { NumberedSlip, Station } from './printer/emulator/station.ts'
import { obeyTyped } from './printer/emulator/typed-commands.ts'
import { findModel, MODEL_IDS } from './printer/models.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

/** Runs the printer until it is told to end. @returns how to end it */
async function run(options: ProgramOptions): Promise<() => Promise<void>> {
	const folder = options.folder === undefined ? undefined : openSlipFolder(options.folder)
	const writing = new Set<Promise<void>>()
	const onSlip = ({ n, slip }: NumberedSlip) => {
		const kept = folder ? folder.keep({ n, slip }) : Promise.resolve('')
		const told = kept.then(
			(path) => say(`slip ${n}${slip.complete ? '' : ', not whole'}${path && `: ${path}`}`),
			(cause: Error) => complain(`slip ${n} could not be kept: ${cause.message}`),
		)
		writing.add(told)
		void told.finally(() => writing.delete(told))
	}
	const station = await startStation(options, onSlip)
	const control = options.control === undefined ? undefined : await startControlPort(station, options.control)
	const typed = listen(station)
	if (control) say(`control http://127.0.0.1:${control.port}`)
	say(`ready ${options.host}:${station.port}`)
	return async () => {
		typed.close()
		await control?.stop()
		await station.stop()
		await Promise.all(writing)
	}
}

/** Without a keyboard it goes on all the same. */
function listen(station: Station) {
	const typed = createInterface({ input: process.stdin })
	typed.on('line', (line) => {
		if (line.trim()) say(obeyTyped(station, line))
	})
	return typed
}

function list(): void {
	for (const id of MODEL_IDS) {
		const model = findModel(id)
		if (model) say(`${id.padEnd(22)} ${model.name}, ${model.widthDots} dots, ${model.speedMmPerSecond} mm/s`)
	}
}

async function obey(wish: Wish): Promise<void> {
	if (wish.kind === 'help') return say(HELP)
	if (wish.kind === 'list') return list()
	const stop = await run(wish.options)
	const end = () => {
		process.off('SIGTERM', end).off('SIGINT', end)
		void stop().then(() => process.exit(0))
	}
	process.on('SIGTERM', end).on('SIGINT', end)
}

async function main(): Promise<void> {
	try {
		await obey(readArguments(process.argv.slice(2)))
	} catch (cause) {
		const expected = cause instanceof ArgumentError || (cause as NodeJS.ErrnoException).code !== undefined
		complain(expected ? (cause as Error).message : String((cause as Error).stack))
		process.exit(expected ? 2 : 1)
	}
}

if (import.meta.main) await main()
