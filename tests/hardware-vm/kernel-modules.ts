import { cpSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sh } from './shell.ts'

/**
 * Copies modules and all they depend on.
 *
 * @param tree   of a kernel package, where the modules are
 * @param wanted names of modules
 * @param to     folder for the plain `.ko` files
 * @returns      their file names, each after those it depends on
 * @throws Error when there is no such module
 */
export async function loadOrder(tree: string, wanted: readonly string[], to: string): Promise<string[]> {
	const files = new Map(globSync('**/*.ko*', { cwd: tree }).map((path) => [plain(basename(path).replace(/\.ko.*$/, '')), join(tree, path)]))
	const order: string[] = []
	const add = async (name: string): Promise<void> => {
		const file = `${plain(name)}.ko`
		if (order.includes(file)) return
		const source = files.get(plain(name))
		if (!source) throw new Error(`the kernel has no module ${name}`)
		await unpack(source, join(to, file))
		for (const needed of dependencies(join(to, file))) await add(needed)
		order.push(file)
	}
	for (const name of wanted) await add(name)
	return order
}

/** A module is `hid-generic` in one place and `hid_generic` in another. */
const plain = (name: string): string => name.replaceAll('-', '_')

async function unpack(source: string, target: string): Promise<void> {
	cpSync(source, source.endsWith('.ko') ? target : `${target}${/\.[^.]+$/.exec(source)?.[0] ?? ''}`)
	if (source.endsWith('.ko.xz')) await sh('xz', ['-d', `${target}.xz`])
	else if (source.endsWith('.ko.zst')) await sh('zstd', ['-d', '--rm', `${target}.zst`])
}

/** As the module itself says it, in the section `modinfo` reads. */
function dependencies(file: string): string[] {
	const text = readFileSync(file).toString('latin1')
	return (/\0depends=([^\0]*)\0/.exec(text)?.[1] ?? '').split(',').filter(Boolean)
}
