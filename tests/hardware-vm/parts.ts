import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { ensureKernel } from './kernel.ts'
import type { Kernel } from './kernel.ts'
import { sh } from './shell.ts'

/** What a guest is made of. */
export type Parts = { cache: string; qemu: string; busybox: string; kernel: Kernel }

export const ROOT = resolve(import.meta.dirname, '../..')
const CACHE = join(ROOT, '.cache/hardware-vm')
const QEMU = 'qemu-system-x86_64'

/**
 * Finds what a guest is made of, fetching what is missing where Debian's packages can be had.
 *
 * @returns the parts, or in plain words why this machine cannot run a guest
 */
export async function findParts(): Promise<Parts | { unfit: string }> {
	if (process.platform !== 'linux' || process.arch !== 'x64')
		return { unfit: `the guest needs Linux on x86-64; this is ${process.platform}-${process.arch}` }
	const unfit = [QEMU, 'busybox'].every(which) ? undefined : await install()
	if (unfit) return { unfit }
	mkdirSync(CACHE, { recursive: true })
	const kernel = await ensureKernel(CACHE)
	return 'unfit' in kernel ? kernel : { cache: CACHE, qemu: which(QEMU) ?? QEMU, busybox: which('busybox') ?? 'busybox', kernel }
}

const which = (program: string): string | undefined =>
	[...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'].map((folder) => join(folder, program)).find(existsSync)

async function install(): Promise<string | undefined> {
	if (!which('apt-get')) return `${QEMU} is not installed, and there is no apt-get to install it`
	if (process.getuid?.() !== 0) return `${QEMU} or busybox is not installed; install qemu-system-x86 and busybox-static, or run as root`
	try {
		await sh('apt-get', ['update'])
		await sh('apt-get', ['install', '-y', '--no-install-recommends', 'qemu-system-x86', 'busybox-static'])
		return undefined
	} catch (cause) {
		return `${QEMU} could not be installed: ${(cause as Error).message}`
	}
}
