import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Access, Oidc } from '../ports/people.ts'
import { isSecure } from './address.ts'
import type { Env } from './caller.ts'
import { browserOf, keepSession } from './cookies.ts'
import { nothing, refusals } from './documents.ts'
import { Refused } from './problem.ts'

const COOKIE = 'oidc'
const KEPT_S = 600
/** The pages one can sign in at. */
const Page = z.enum(['/counter', '/admin'])

const responses = { 302: nothing('On to the next page'), ...refusals }
const routes = {
	leave: createRoute({
		method: 'get',
		path: '/oidc/start',
		summary: 'To the sign-in service of the province, and back to this page',
		request: { query: z.object({ to: Page.default('/counter') }) },
		responses,
	}),
	comeBack: createRoute({ method: 'get', path: '/oidc/callback', summary: 'Back from the sign-in service', responses }),
}

export interface OidcParts {
	/** Absent where the centre has none. */
	oidc: Oidc | undefined
	access: Access
	log: (message: string, details: object) => void
}

/** Pages, not calls: every answer leads on to one. What went wrong is told there, in the address. */
export function oidcRoutes(app: OpenAPIHono<Env>, { oidc, access, log }: OidcParts): void {
	// Lax: the way back begins at another site, and a strict cookie would stay behind.
	const cookie = (c: Context<Env>) => ({ path: '/api/oidc', httpOnly: true, sameSite: 'Lax', secure: isSecure(c) }) as const
	const toldAt = (to: string | undefined, why: string) => `${to ?? '/counter'}?sign-in=${why}`

	app.openapi(routes.leave, async (c) => {
		if (!oidc) throw new Refused('not-found')
		const { to } = c.req.valid('query')
		const left = await oidc.leave(originOf(c), to)
		if (!left.ok) {
			log('the sign-in service did not answer', { error: messageOf(left.error) })
			return c.redirect(toldAt(to, left.why), 302)
		}
		setCookie(c, COOKIE, left.sealed, { ...cookie(c), maxAge: KEPT_S })
		return c.redirect(left.url, 302)
	})
	app.openapi(routes.comeBack, async (c) => {
		if (!oidc) throw new Refused('not-found')
		const sealed = getCookie(c, COOKIE) ?? ''
		deleteCookie(c, COOKIE, cookie(c))
		const url = new URL(c.req.url)
		const back = await oidc.comeBack(new URL(`${originOf(c)}${url.pathname}${url.search}`), sealed)
		if (!back.ok) {
			log('nobody came in by the sign-in service', { why: back.why, error: messageOf(back.error) })
			return c.redirect(toldAt(back.to, back.why), 302)
		}
		const entered = access.enter(back.username, browserOf(c))
		if (!entered) return c.redirect(toldAt(back.to, 'unknown-person'), 302)
		keepSession(c, entered)
		return c.redirect(back.to, 302)
	})
}

/** As the browser wrote it; the provider knows which ones are this centre's. */
const originOf = (c: Context<Env>): string => `${isSecure(c) ? 'https' : 'http'}://${c.req.header('host') ?? new URL(c.req.url).host}`
const messageOf = (error: unknown): string | undefined => (error instanceof Error ? error.message : undefined)
