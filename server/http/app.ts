import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { ZodError } from 'zod'
import { z } from 'zod'
import type { Access, BenchPort, Dispatch } from '../ports.ts'
import { benchRoutes } from './bench.ts'
import { identify, type Env } from './caller.ts'
import { centreRoutes, type CentreParts } from './centre.ts'
import { commandRoutes } from './commands.ts'
import { deviceRoutes, type DeviceParts } from './devices.ts'
import { docsRoutes } from './docs.ts'
import { healthRoutes, type HealthParts } from './health.ts'
import type { Metrics } from './metrics.ts'
import { pageRoutes } from './pages.ts'
import { problem, Refused } from './problem.ts'
import { sessionRoutes } from './session.ts'
import { viewRoutes, type ViewParts } from './views.ts'

export interface AppParts {
	access: Access
	dispatch: Dispatch
	device: DeviceParts
	centre: CentreParts
	view: ViewParts
	health: HealthParts
	metrics: Metrics
	bench: BenchPort
	isDemo: () => boolean
	/** Folder of the built screens. */
	screens: string
	version: string
	log: { request: (details: object) => void; bug: (error: unknown, path: string) => void }
}

/** A command is small; only a whole centre file is larger, and only who may configure sends one. */
const BODY_BYTES = 64 * 1024
const CENTRE_BYTES = 4 * 1024 * 1024
const HAS_BODY = ['POST', 'PUT']

/** The whole HTTP side on one app: no port, so tests call `app.request`. */
export function createApp(parts: AppParts): OpenAPIHono<Env> {
	const app = new OpenAPIHono<Env>()
	app.use(observe(parts))
	app.use(SECURITY)
	const api = new OpenAPIHono<Env>({
		defaultHook: (result) => {
			if (!result.success) throw new Refused('invalid-command', mistakes(result.error))
		},
	})
	api.use(identify(parts.access))
	api.use(limitBody)
	docsRoutes(api, parts.version)
	healthRoutes(api, parts.health)
	sessionRoutes(api, parts.access)
	commandRoutes(api, parts.dispatch)
	centreRoutes(api, parts.centre)
	viewRoutes(api, parts.view)
	deviceRoutes(api, parts.device)
	benchRoutes(api, parts.bench, parts.isDemo)
	app.route('/api', api)
	pageRoutes(app, parts.screens, parts.isDemo)
	app.notFound((c) => problem(c, 'not-found'))
	app.onError((error, c) => {
		if (error instanceof Refused) return problem(c, error.code, error.detail)
		if (error instanceof HTTPException) return problem(c, 'invalid-command', error.message)
		parts.log.bug(error, c.req.path)
		return problem(c, 'internal-error')
	})
	return app
}

/** The first mistakes, each with its place; a schema of many commands would otherwise say too much. */
function mistakes(error: ZodError): string {
	const told = error.issues.slice(0, 5).map(({ path, message }) => (path.length ? `${z.core.toDotPath(path)}: ${message}` : message))
	return told.join('; ')
}

const observe = ({ metrics, log }: AppParts) =>
	createMiddleware<Env>(async (c, next) => {
		const begun = performance.now()
		await next()
		const ms = performance.now() - begun
		metrics.request(c.req.method, c.res.status, ms / 1000)
		log.request({
			method: c.req.method,
			path: c.req.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[\w-]{40,}/g, ':id'),
			status: c.res.status,
			ms,
		})
	})

/** Nothing is loaded from elsewhere, nothing is framed, nothing inline runs. */
const SECURITY = secureHeaders({
	contentSecurityPolicy: {
		defaultSrc: ["'none'"],
		scriptSrc: ["'self'"],
		styleSrc: ["'self'"],
		styleSrcAttr: ["'unsafe-inline'"],
		imgSrc: ["'self'", 'data:', 'blob:'],
		fontSrc: ["'self'", 'data:'],
		connectSrc: ["'self'"],
		mediaSrc: ["'self'"],
		baseUri: ["'none'"],
		formAction: ["'self'"],
		frameAncestors: ["'none'"],
	},
	referrerPolicy: 'no-referrer',
	xFrameOptions: 'DENY',
	crossOriginResourcePolicy: 'same-origin',
	// The centre's intranet is plain http; a browser must not be told otherwise.
	strictTransportSecurity: false,
	permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
})

/** JSON alone, and not too much of it: what a form of another site could send is refused with the rest. */
const limitBody = createMiddleware<Env>(async (c, next) => {
	if (!HAS_BODY.includes(c.req.method)) return next()
	const type = c.req.header('content-type')
	const empty = c.req.header('content-length') === '0' || (type === undefined && c.req.header('transfer-encoding') === undefined)
	if (!empty && !/^application\/json\b/i.test(type ?? '')) return problem(c, 'unsupported-media-type')
	return (c.var.caller.permissions.has('configure') ? large : small)(c, next)
})
const atMost = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => problem(c, 'body-too-large') })
const small = atMost(BODY_BYTES)
const large = atMost(CENTRE_BYTES)
