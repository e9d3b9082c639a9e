import { existsSync, readFileSync } from 'node:fs'
import { run } from './programs.mjs'

/** Whether Debian's packages, or those of a relative, can be had here. */
export function isDebian() {
	const os = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
	return /^ID(_LIKE)?=.*debian/m.test(os)
}

/** Installs packages, as root or by sudo where it asks no password. @returns exit code and what was said */
export async function installDebian(...packages) {
	const root = process.getuid?.() === 0
	const apt = (...args) =>
		run(root ? 'apt-get' : 'sudo', [...(root ? [] : ['-n', 'apt-get']), ...args], {
			quiet: true,
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		})
	const update = await apt('update')
	return update.code === 0 ? apt('install', '-y', '--no-install-recommends', ...packages) : update
}
