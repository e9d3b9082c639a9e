import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { SCREENS } from '../../server/program.ts'
import { PAGES } from '../../vite.config.ts'
import type { Figure } from './figures.ts'

/** What a kiosk may load before it shows anything. */
const KIOSK_KB = 100
const BOUNDS: Partial<Record<keyof typeof PAGES, number>> = { kiosk: KIOSK_KB }

/** Compressed JavaScript of each page's first load, fonts and pictures aside: what the page names, and what that imports. */
export function measurePages(): Figure[] {
	const sizes = Object.entries(PAGES).map(([name, page]) => ({ name, kb: firstLoadKb(join(SCREENS, page)) }))
	const smallest = Math.min(...sizes.map(({ kb }) => kb))
	return sizes.map(({ name, kb }) => {
		const bound = BOUNDS[name as keyof typeof PAGES]
		return {
			part: 'pages',
			figure: `first load of ${name}, JavaScript in gzip`,
			value: kb,
			unit: 'KB',
			...(bound === undefined ? { beside: { name: 'smallest page', value: smallest } } : { bound }),
		}
	})
}

function firstLoadKb(page: string): number {
	const html = readFileSync(page, 'utf8')
	const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => join(SCREENS, path ?? ''))
	const loaded = new Set<string>()
	const load = (file: string): void => {
		if (loaded.has(file)) return
		loaded.add(file)
		for (const path of importsOf(readFileSync(file, 'utf8'))) load(resolve(dirname(file), path))
	}
	for (const file of named) load(file)
	return [...loaded].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000
}

/** Static imports of a built module. What it imports when asked to, with `import()`, is no part of the first load. */
const importsOf = (code: string): string[] =>
	[...code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)].map(([, path]) => path ?? '')
