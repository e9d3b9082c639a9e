import type { Page } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '../..')
const TYPES: Record<string, string> = { '.json': 'application/json', '.opus': 'audio/ogg', '.mp3': 'audio/mpeg' }
/** Measures by the same rule as the maker of the clips, in the page. */
export const LOUDNESS = readFileSync(join(ROOT, 'scripts/voice/loudness.mjs'), 'utf8').replaceAll('export ', '')
const ADDRESS = 'http://voice.test/'

/** The display's voice and the ear that listens to it as one script, made from the sources. */
export async function buildSoundStage(): Promise<string> {
	const built = await build({
		root: ROOT,
		configFile: false,
		publicDir: false,
		logLevel: 'error',
		build: {
			write: false,
			target: 'chrome90',
			minify: false,
			lib: { entry: join(ROOT, 'tests/journeys/sound-stage.ts'), formats: ['iife'], name: 'stage' },
		},
	})
	const [output] = Array.isArray(built) ? built : [built]
	const [chunk] = output && 'output' in output ? output.output : []
	if (chunk?.type !== 'chunk') throw new Error('the sound stage was not built')
	return chunk.code
}

/** An empty page with the shipped voices beside it, and the stage on it. */
export async function openSoundStage(page: Page, script: string): Promise<void> {
	await page.route(`${ADDRESS}**`, (route) => {
		const path = new URL(route.request().url()).pathname
		const file = join(ROOT, 'ui/public', path)
		if (path === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
		if (!extname(path) || !existsSync(file)) return route.fulfill({ status: 404 })
		return route.fulfill({ contentType: TYPES[extname(path)] ?? 'application/octet-stream', body: readFileSync(file) })
	})
	await page.goto(ADDRESS)
	await page.addScriptTag({ content: LOUDNESS })
	await page.addScriptTag({ content: script })
}
