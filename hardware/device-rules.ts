import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { DeviceBinding } from '../contract/devices.ts'
import { PROFILES } from './inputs/profiles.ts'
import { ruledBindings, ruledProfiles, udevRules } from './inputs/udev-rules.ts'
import { windowsRules } from './inputs/windows-rules.ts'

const USAGE = 'usage: device-rules linux|windows [--centre FILE]'
const MAKERS = { linux: udevRules, windows: windowsRules }

/** What this program needs of a centre file. */
const WithDevices = z.object({ counters: z.array(z.unknown()), devices: z.array(DeviceBinding).default([]) })

function main(): string {
	const { positionals, values } = parseArgs({ allowPositionals: true, options: { centre: { type: 'string' } } })
	const [system] = positionals
	if (positionals.length !== 1 || (system !== 'linux' && system !== 'windows')) throw new Error(USAGE)
	const shown = values.centre === undefined ? [] : devicesIn(values.centre)
	return MAKERS[system]([...ruledProfiles(PROFILES), ...ruledBindings(shown)])
}

function devicesIn(path: string): DeviceBinding[] {
	try {
		return WithDevices.parse(JSON.parse(readFileSync(path, 'utf8'))).devices
	} catch (cause) {
		const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
		throw new Error(`${path}: cannot be read as a centre file: ${why.split('\n')[0] ?? ''}`, { cause })
	}
}

try {
	process.stdout.write(main())
} catch (cause) {
	process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
	process.exitCode = 2
}
