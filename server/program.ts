import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')
const BUILD_STAMP = join(ROOT, 'dist', '.screens-built-from')

/** Where the parts of this program lie. */
export const DEMO_CENTRE = join(ROOT, 'centres', 'demo-province.json')
export const SCREENS = join(ROOT, 'dist', 'screens')

/** Grows with the program and with its screens, so that an open screen knows when to load itself again. */
export function readVersion(): string {
	const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
	const stamp = existsSync(BUILD_STAMP) ? readFileSync(BUILD_STAMP, 'utf8').slice(0, 8) : ''
	return stamp ? `${version}+${stamp}` : version
}
