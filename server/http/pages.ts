import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { compress } from 'hono/compress'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Env } from './caller.ts'
import { Refused } from './problem.ts'

/** Where each screen's page lies in the build. */
const PAGES = {
	'/': 'admin/home/index.html',
	'/kiosk': 'kiosk/index.html',
	'/display': 'display/index.html',
	'/counter': 'counter/index.html',
	'/rating': 'counter/rating/index.html',
	'/admin': 'admin/index.html',
	'/devices': 'admin/devices/index.html',
	'/reception': 'admin/reception/index.html',
	'/figures': 'admin/public/index.html',
	'/figures/card': 'admin/public/index.html',
	'/t/:visitId': 'kiosk/ticket/index.html',
}
/** Moved under `/api`; kept here for whoever types them. */
const SHORT = ['/health', '/openapi.json', '/docs', '/metrics']
const A_YEAR_S = 31_536_000

/** The screens, from the folder they were built into. Names in `assets` change with their content. */
export function pageRoutes(app: Hono<Env>, folder: string, isDemo: () => boolean): void {
	for (const [path, file] of Object.entries(PAGES)) {
		const html = readFileSync(join(folder, file), 'utf8')
		app.get(path, (c) => {
			if (path === '/devices' && !isDemo()) throw new Refused('not-found')
			return c.html(html, 200, { 'cache-control': 'no-cache' })
		})
	}
	for (const path of SHORT) app.get(path, (c) => c.redirect(`/api${path}`, 307))
	// The package resolves its root from the working folder.
	const root = relative(process.cwd(), folder) || '.'
	const cached = (seconds: number) =>
		serveStatic<Env>({
			root,
			onFound: (_, c) => c.header('cache-control', `public, max-age=${seconds}${seconds === A_YEAR_S ? ', immutable' : ''}`),
		})
	app.get('/assets/*', compress(), cached(A_YEAR_S))
	app.get('/voice/*', cached(3600))
}
