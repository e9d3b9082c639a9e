import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { ZodError } from 'zod'
import { z } from 'zod'
import type { Dispatch } from '../ports/core.ts'
import type { Privacy } from '../ports/facts.ts'
import type { Access, KioskPins, Photos } from '../ports/people.ts'
import type { BenchPort } from '../ports/printing.ts'
import type { Drafts, FirstRuns, Imports, Templates, Versions } from '../ports/set-up.ts'
import { accountRoutes, type AccountParts } from './accounts.ts'
import { appointmentRoutes, type AppointmentParts } from './appointments.ts'
import { auditRoutes, type AuditParts } from './audit.ts'
import { benchRoutes } from './bench.ts'
import { locate } from './address.ts'
import { authorityRoute } from './authority.ts'
import { identify, type Env } from './caller.ts'
import { centreRoutes, type CentreParts } from './centre.ts'
import { commandRoutes } from './commands.ts'
import { deviceTestRoutes, type DeviceTestParts } from './device-tests.ts'
import { deviceRoutes, type DeviceParts } from './devices.ts'
import { docsRoutes } from './docs.ts'
import { draftRoutes } from './drafts.ts'
import { enrolmentRoutes } from './enrolments.ts'
import { integrityRoutes, type IntegrityParts } from './integrity.ts'
import { inspectionRoutes, type InspectionPort } from './inspection.ts'
import { firstRunRoutes } from './first-run.ts'
import { exportRoutes, type ExportParts } from './exports.ts'
import { forecastRoutes, type ForecastParts } from './forecast.ts'
import { healthRoutes, type HealthParts } from './health.ts'
import { kioskPinRoutes } from './kiosk-pin.ts'
import { importRoutes } from './imports.ts'
import { learningRoutes, type LearningPort } from './learning.ts'
import type { Metrics } from './metrics.ts'
import { oidcRoutes, type OidcParts } from './oidc.ts'
import { pageRoutes } from './pages.ts'
import { mediaFileRoutes, mediaRoutes, type MediaParts } from './media.ts'
import { photoRoutes } from './photos.ts'
import { privacyRoutes } from './privacy.ts'
import { problem, Refused } from './problem.ts'
import { publicRoutes, type PublicFiguresPort } from './public-figures.ts'
import { receptionRoutes } from './reception.ts'
import { reportFileRoutes, type ReportFileParts } from './report-files.ts'
import { reportRoutes, type ReportsPort } from './reports.ts'
import { security } from './security.ts'
import { sessionRoutes, type SessionParts } from './session.ts'
import { templateRoutes } from './templates.ts'
import { versionRoutes } from './versions.ts'
import { viewRoutes, type ViewParts } from './views.ts'
import { voiceFileRoutes, voiceRoutes, type VoiceParts } from './voice.ts'
import { wallRoutes, type WallParts } from './wall.ts'

export interface AppParts {
	access: Access
	session: SessionParts
	account: AccountParts
	oidc: OidcParts
	photos: Photos
	kioskPins: KioskPins
	dispatch: Dispatch
	device: DeviceParts
	deviceTest: DeviceTestParts
	learning: LearningPort
	centre: CentreParts
	drafts: Drafts
	templates: Templates
	versions: Versions
	imports: Imports
	exports: ExportParts
	view: ViewParts
	media: MediaParts
	voice: VoiceParts
	wall: WallParts
	privacy: Privacy
	integrity: IntegrityParts
	appointment: AppointmentParts
	forecast: ForecastParts
	reports: ReportsPort
	reportFiles: ReportFileParts
	health: HealthParts
	audit: AuditParts
	inspection: InspectionPort
	publicFigures: PublicFiguresPort
	metrics: Metrics
	bench: BenchPort
	firstRun: FirstRuns
	/** Addresses and networks of the proxies before this server. */
	proxies: readonly string[]
	/** Of the centre's own authority, PEM, where it has one. */
	authority: string | undefined
	isDemo: () => boolean
	/** Folder of the built screens. */
	screens: string
	version: string
	log: { request: (details: object) => void; bug: (error: unknown, path: string) => void }
}

/** A command is small; only a day's bookings and a whole centre file are larger, from who may send them. */
const BODY_BYTES = 64 * 1024
const BOOKINGS_BYTES = 1024 * 1024
const CENTRE_BYTES = 4 * 1024 * 1024
const HAS_BODY = ['POST', 'PUT', 'PATCH']

/** The whole HTTP side on one app: no port, so tests call `app.request`. */
export function createApp(parts: AppParts): OpenAPIHono<Env> {
	const app = new OpenAPIHono<Env>()
	app.use(locate(parts.proxies))
	app.use(observe(parts))
	app.use(security)
	const api = new OpenAPIHono<Env>({
		defaultHook: (result) => {
			if (!result.success) throw new Refused('invalid-command', mistakes(result.error))
		},
	})
	api.use(keepNothing)
	// For anyone, whatever credentials they bring.
	docsRoutes(api, parts.version)
	healthRoutes(api, parts.health)
	publicRoutes(api, parts.publicFigures)
	api.use(identify(parts.access))
	api.use(limitBody)
	sessionRoutes(api, parts.session)
	oidcRoutes(api, parts.oidc)
	accountRoutes(api, parts.account)
	photoRoutes(api, parts.photos)
	kioskPinRoutes(api, parts.kioskPins)
	firstRunRoutes(api, parts.firstRun)
	commandRoutes(api, parts.dispatch)
	centreRoutes(api, parts.centre)
	draftRoutes(api, parts.drafts)
	templateRoutes(api, parts.templates)
	versionRoutes(api, parts.versions)
	importRoutes(api, parts.imports)
	exportRoutes(api, parts.exports)
	viewRoutes(api, parts.view)
	receptionRoutes(api, parts.view.views)
	mediaRoutes(api, parts.media)
	voiceRoutes(api, parts.voice)
	wallRoutes(api, parts.wall)
	privacyRoutes(api, parts.privacy)
	integrityRoutes(api, parts.integrity)
	appointmentRoutes(api, parts.appointment)
	forecastRoutes(api, parts.forecast)
	reportRoutes(api, parts.reports)
	reportFileRoutes(api, parts.reportFiles)
	auditRoutes(api, parts.audit)
	inspectionRoutes(api, parts.inspection)
	deviceRoutes(api, parts.device)
	enrolmentRoutes(api, parts.device)
	deviceTestRoutes(api, parts.deviceTest)
	learningRoutes(api, parts.learning)
	benchRoutes(api, parts.bench, parts.centre.centre)
	app.route('/api', api)
	mediaFileRoutes(app, parts.media)
	voiceFileRoutes(app, parts.voice)
	pageRoutes(app, parts.screens, parts.isDemo)
	authorityRoute(app, parts.authority)
	app.notFound((c) => problem(c, 'not-found'))
	app.onError((error, c) => {
		if (error instanceof Refused) return problem(c, error.code, error.detail)
		if (error instanceof HTTPException) return problem(c, 'invalid-command', error.message)
		parts.log.bug(error, withoutIds(c.req.path))
		return problem(c, isOfStore(error) ? 'store-unavailable' : 'internal-error')
	})
	return app
}

/** The first mistakes, each with its place; a schema of many commands would otherwise say too much. */
function mistakes(error: ZodError): string {
	const told = error.issues.slice(0, 20).map(({ path, message }) => (path.length ? `${z.core.toDotPath(path)}: ${message}` : message))
	return told.join('; ')
}

/** A log must open nothing: who holds a visit's id may give the number up. */
const withoutIds = (path: string): string => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[\w-]{36,}/gi, ':id')

/** A full or failing disk, as SQLite tells it. */
const isOfStore = (error: Error): boolean => 'code' in error && String(error.code).startsWith('SQLITE_')

/** Answers may hold tokens and change at any moment: no browser keeps one unless its route says so. */
const keepNothing = createMiddleware<Env>(async (c, next) => {
	await next()
	if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
})

const observe = ({ metrics, log }: AppParts) =>
	createMiddleware<Env>(async (c, next) => {
		const begun = performance.now()
		await next()
		const ms = performance.now() - begun
		metrics.request(c.req.method, c.res.status, ms / 1000)
		log.request({
			method: c.req.method,
			path: withoutIds(c.req.path),
			status: c.res.status,
			ms,
		})
	})

/** JSON alone, and not too much of it: what a form of another site could send is refused with the rest. */
const limitBody = createMiddleware<Env>(async (c, next) => {
	if (!HAS_BODY.includes(c.req.method)) return next()
	const upload = UPLOADS.find(({ path }) => path.test(c.req.path))
	if (upload) return upload.type.test(c.req.header('content-type') ?? '') ? upload.limit(c, next) : problem(c, 'unsupported-media-type')
	const empty = Number(c.req.header('content-length') ?? 0) === 0 && c.req.header('transfer-encoding') === undefined
	if (!empty && !/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return problem(c, 'unsupported-media-type')
	const { permissions } = c.var.caller
	return (permissions.has('configure') ? large : permissions.has('book') ? medium : small)(c, next)
})
const atMost = (maxSize: number) =>
	bodyLimit({
		maxSize,
		onError: (c) => {
			// The rest of the body is not read, so the connection serves no other request.
			c.header('connection', 'close')
			return problem(c, 'body-too-large')
		},
	})
const small = atMost(BODY_BYTES)
const medium = atMost(BOOKINGS_BYTES)
const large = atMost(CENTRE_BYTES)

/** What is not JSON, where a route takes it: no form of another site can send these types either. */
const UPLOADS: readonly { path: RegExp; type: RegExp; limit: ReturnType<typeof atMost> }[] = [
	{ path: /^\/api\/photos\//, type: /^image\/(jpeg|png|webp)$/i, limit: atMost(2 * 1024 * 1024) },
	{ path: /^\/api\/imports$/, type: /^application\/octet-stream$/i, limit: atMost(10 * 1024 * 1024) },
]
