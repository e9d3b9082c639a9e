import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { loadOrder } from './kernel-modules.ts'
import { sh } from './shell.ts'

/** A kernel and its modules; `order` names their files in the order they must be loaded. */
export type Kernel = { image: string; modules: string; order: readonly string[] }

/** USB host and device in one machine, what sits on both ends of it, and a network card. */
const WANTED = ['dummy_hcd', 'usb_f_hid', 'usb_f_printer', 'usbhid', 'hid-generic', 'evdev', 'usblp', 'e1000']

/** Debian's kernel: from the cache, or from its package repository. */
export async function ensureKernel(cache: string): Promise<Kernel | { unfit: string }> {
	const have = readdirSync(cache).find((name) => name.startsWith('kernel-'))
	if (have) return read(join(cache, have))
	const work = mkdtempSync(join(cache, 'fetching-'))
	try {
		return read(await fetchKernel(cache, work))
	} catch (cause) {
		return { unfit: `no kernel for the guest: ${(cause as Error).message}` }
	} finally {
		rmSync(work, { recursive: true, force: true })
	}
}

const read = (folder: string): Kernel => ({
	image: join(folder, 'vmlinuz'),
	modules: join(folder, 'modules'),
	order: readFileSync(join(folder, 'order'), 'utf8').trim().split('\n'),
})

async function fetchKernel(cache: string, work: string): Promise<string> {
	const name = await packageName().catch(async () => {
		await sh('apt-get', ['update'])
		return packageName()
	})
	await sh('apt-get', ['download', name], work)
	const deb = readdirSync(work).find((file) => file.endsWith('.deb'))
	if (!deb) throw new Error(`${name} was not downloaded`)
	await sh('dpkg-deb', ['-x', deb, 'root'], work)
	await prepare(join(work, 'root'), join(work, 'kernel'))
	const home = join(cache, `kernel-${basename(deb, '.deb')}`)
	if (!existsSync(home)) renameSync(join(work, 'kernel'), home)
	return home
}

/** The package behind Debian's name for "the kernel of this release". */
async function packageName(): Promise<string> {
	const said = await sh('apt-cache', ['depends', 'linux-image-amd64'])
	const name = /Depends: (linux-image-\S+)/.exec(said)?.[1]
	if (!name) throw new Error('linux-image-amd64 names no kernel')
	return name
}

/** Keeps of an unpacked package what the guest needs. */
async function prepare(root: string, home: string): Promise<void> {
	const modules = join(home, 'modules')
	mkdirSync(modules, { recursive: true })
	const image = readdirSync(join(root, 'boot')).find((file) => file.startsWith('vmlinuz'))
	if (!image) throw new Error('the package holds no kernel')
	cpSync(join(root, 'boot', image), join(home, 'vmlinuz'))
	const tree = [join(root, 'lib/modules'), join(root, 'usr/lib/modules')].find(existsSync)
	if (!tree) throw new Error('the package holds no modules')
	const order = await loadOrder(tree, WANTED, modules)
	writeFileSync(join(home, 'order'), order.join('\n'))
}
