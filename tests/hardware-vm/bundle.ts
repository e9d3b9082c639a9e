import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import shipped from '../../vite.server.config.ts'
import { ROOT } from './parts.ts'

/** Packages with native parts or files of their own; what else the programs import becomes part of them. */
export const OUTSIDE = [
	'@napi-rs/canvas',
	'@serialport/bindings-cpp',
	'@serialport/stream',
	'node-hid',
	'usb',
	'@fontsource/be-vietnam-pro',
	'@fontsource/overpass',
]

/** Programs of the guest: the agent and its drawing process as they ship, and the desk they stand at. */
const PROGRAMS = {
	'agent-main': 'hardware/agent-main.ts',
	'slip-worker': 'hardware/printer/slip-worker.ts',
	desk: 'tests/hardware-vm/guest/desk.ts',
}

/** Each file of the built programs by its name. Fewer files start faster on an emulated processor. */
export async function bundlePrograms(cache: string): Promise<Map<string, Uint8Array>> {
	const outDir = join(cache, 'programs')
	await build({
		...shipped,
		configFile: false,
		root: ROOT,
		logLevel: 'error',
		build: {
			...shipped.build,
			outDir,
			emptyOutDir: true,
			rolldownOptions: { input: Object.fromEntries(Object.entries(PROGRAMS).map(([name, path]) => [name, join(ROOT, path)])) },
		},
		ssr: { ...shipped.ssr, external: OUTSIDE },
	})
	const files = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
	const nameOf = (path: string) => path.slice(outDir.length + 1)
	return new Map(
		files.map(({ parentPath, name }) => join(parentPath, name)).map((path): [string, Uint8Array] => [nameOf(path), readFileSync(path)]),
	)
}
