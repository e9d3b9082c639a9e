import type { OpenAPIHono } from '@hono/zod-openapi'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Env } from './caller.ts'
import { refusals } from './documents.ts'

const FOLDER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const TYPES = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript', 'favicon-32x32.png': 'image/png' } as const

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Một Cửa – HTTP API</title>
<link rel="icon" href="docs/favicon-32x32.png">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<div id="api"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/open.js"></script>
</body>
</html>
`
const OPEN = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null })\n`

/** Calls that no schema describes. */
const OTHERS = [
	['/metrics', 'Figures in Prometheus text, on loopback or with the token', 'text/plain'],
	['/openapi.json', 'This description', 'application/json'],
	['/docs', 'This description as a page', 'text/html'],
] as const

/** `/openapi.json`, made from the schemas that validate, and a page that shows it without the internet. */
export function docsRoutes(app: OpenAPIHono<Env>, version: string): void {
	app.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'session' })
	app.openAPIRegistry.registerComponent('securitySchemes', 'device', { type: 'http', scheme: 'bearer' })
	for (const [path, summary, type] of OTHERS)
		app.openAPIRegistry.registerPath({
			method: 'get',
			path,
			summary,
			responses: { 200: { description: summary, content: { [type]: { schema: { type: 'string' } } } }, ...refusals },
		})
	let document: string | undefined
	app.get('/openapi.json', (c) => {
		document ??= JSON.stringify(
			app.getOpenAPI31Document({
				openapi: '3.1.0',
				info: { title: 'Một Cửa', version, description: 'Front of house of a public service centre. Times are epoch milliseconds.' },
				servers: [{ url: '/api' }],
				security: [{ session: [] }, { device: [] }],
			}),
		)
		return c.body(document, 200, { 'content-type': 'application/json' })
	})
	app.get('/docs', (c) => c.html(PAGE))
	app.get('/docs/open.js', (c) => c.body(OPEN, 200, { 'content-type': 'text/javascript' }))
	for (const [file, type] of Object.entries(TYPES))
		app.get(`/docs/${file}`, (c) =>
			c.body(readFileSync(join(FOLDER, file)), 200, { 'content-type': type, 'cache-control': 'max-age=86400' }),
		)
}
