import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of `package.json`, wherever this file was built to. */
const ROOT = rootAbove(import.meta.dirname)
const BUILD_STAMP = join(ROOT, 'dist', '.screens-built-from')
const BUILT_WORKER = join(import.meta.dirname, 'slip-worker.js')
const BUILT_AUDIT = join(import.meta.dirname, 'audit-worker.js')
const BUILT_REPORTS = join(import.meta.dirname, 'reports-worker.js')

/** Where the parts of this program lie. */
export const DEMO_CENTRE = join(ROOT, 'centres', 'demo-province.json')
/** What a new centre begins with. */
export const BLANK_CENTRE = join(ROOT, 'centres', 'blank.json')
/** What it may go on from. */
export const COMMUNE_CENTRE = join(ROOT, 'centres', 'commune.json')
export const PROVINCE_CENTRE = join(ROOT, 'centres', 'province.json')
export const SCREENS = join(ROOT, 'dist', 'screens')
/** The drawing process beside a built server; `undefined` where the sources run. */
export const SLIP_WORKER = existsSync(BUILT_WORKER) ? BUILT_WORKER : undefined

/** The thread of the figures: beside a built server, else its source. */
export const REPORTS_PROGRAM = existsSync(BUILT_REPORTS) ? BUILT_REPORTS : join(import.meta.dirname, 'reports', 'worker.ts')

/** The thread of inspection, likewise. */
export const AUDIT_PROGRAM = existsSync(BUILT_AUDIT) ? BUILT_AUDIT : join(import.meta.dirname, 'audit', 'worker.ts')

/** Grows with the program and with its screens, so that an open screen knows when to load itself again. */
export function readVersion(): string {
	const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
	const stamp = existsSync(BUILD_STAMP) ? readFileSync(BUILD_STAMP, 'utf8').slice(0, 8) : ''
	return stamp ? `${version}+${stamp}` : version
}

function rootAbove(folder: string): string {
	return existsSync(join(folder, 'package.json')) || folder === dirname(folder) ? folder : rootAbove(dirname(folder))
}
