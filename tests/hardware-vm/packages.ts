import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './parts.ts'

/** What of a package never runs in the guest. */
const LEFT_OUT = /(^|\/)(node_modules|src|hidapi|README\.md|CHANGELOG\.md|.*\.d\.c?ts|.*\.map|sbom\..*)(\/|$)/
const OTHER_MACHINE = /musl|prebuilds\/(?!.*linux-x64)/
/** Of some 160 font files those of the slip: two weights, as `hardware/printer/fonts.ts` names them. */
const OTHER_FONT = /\.css$|\/(scss|LICENSE)|-italic\.|-(?!600|700)\d00-normal\./

/**
 * The files of packages and of all they depend on, as paths from the project's root.
 *
 * @param names of installed packages; one that is not installed is left out, as npm leaves out what is for other machines
 */
export function packageFiles(names: readonly string[]): string[] {
	const known = new Set<string>()
	const add = (name: string): string[] => {
		const folder = `node_modules/${name}`
		if (known.has(name) || !existsSync(join(ROOT, folder))) return []
		known.add(name)
		return [...filesOf(folder), ...dependenciesOf(folder).flatMap(add)]
	}
	return names.flatMap(add)
}

function filesOf(folder: string): string[] {
	const unwanted = (path: string) =>
		LEFT_OUT.test(path) || OTHER_MACHINE.test(path) || (folder.includes('@fontsource/') && OTHER_FONT.test(path))
	return globSync('**/*', { cwd: join(ROOT, folder), withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(join(ROOT, folder).length + 1))
		.filter((path) => !unwanted(path))
		.map((path) => `${folder}/${path}`)
}

function dependenciesOf(folder: string): string[] {
	const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as {
		dependencies?: Record<string, string>
		optionalDependencies?: Record<string, string>
	}
	return Object.keys({ ...dependencies, ...optionalDependencies })
}
