import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from './caller.ts'
import { Refused } from './problem.ts'

/**
 * The certificate of the centre's own authority, where it has one, for whoever sets up a screen: once trusted there, every
 * certificate of this server is. Anyone may have it; it opens nothing.
 */
export function authorityRoute(app: OpenAPIHono<Env>, pem: string | undefined): void {
	app.get('/ca.crt', (c) => {
		if (pem === undefined) throw new Refused('not-found')
		return c.body(pem, 200, {
			'content-type': 'application/x-x509-ca-cert',
			'content-disposition': 'attachment; filename="mot-cua-ca.crt"',
		})
	})
}
