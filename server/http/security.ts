import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from './caller.ts'

/** Nothing is loaded from elsewhere, nothing inline runs; nothing is framed but what `frames` names. */
const policy = (frames: { inside?: "'self'"; around?: "'self'" | '*' }) =>
	secureHeaders({
		contentSecurityPolicy: {
			defaultSrc: ["'none'"],
			scriptSrc: ["'self'"],
			styleSrc: ["'self'"],
			styleSrcAttr: ["'unsafe-inline'"],
			imgSrc: ["'self'", 'data:', 'blob:'],
			fontSrc: ["'self'", 'data:'],
			connectSrc: ["'self'"],
			mediaSrc: ["'self'"],
			...(frames.inside && { frameSrc: [frames.inside] }),
			baseUri: ["'none'"],
			formAction: ["'self'"],
			frameAncestors: [frames.around ?? "'none'"],
		},
		referrerPolicy: 'no-referrer',
		// Older than the policy, and without a word for "everywhere".
		xFrameOptions: frames.around === '*' ? false : frames.around ? 'SAMEORIGIN' : 'DENY',
		crossOriginResourcePolicy: 'same-origin',
		// The centre's intranet is plain http; a browser must not be told otherwise.
		strictTransportSecurity: false,
		permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
	})

const CLOSED = policy({})
/** The administration shows other pages of this server small. */
const SHOWING = policy({ inside: "'self'" })
/** A screen that is only watched: it sends nothing, so nothing can be clicked through it. */
const WATCHED = policy({ around: "'self'" })
/** The card with the public figure is there to be shown on other pages; nothing on it can be pressed but a link. */
const SHOWN_ANYWHERE = policy({ around: '*' })
const SCREENS = ['/kiosk', '/display', '/rating']

const isWatched = ({ req }: Context): boolean => SCREENS.includes(req.path) && req.query('watch') === '1'

function policyFor(c: Context) {
	if (isWatched(c)) return WATCHED
	if (c.req.path === '/figures/card') return SHOWN_ANYWHERE
	return c.req.path === '/admin' ? SHOWING : CLOSED
}

/** The headers that keep a browser safe, on every answer. */
export const security = createMiddleware<Env>((c, next) => policyFor(c)(c, next))
