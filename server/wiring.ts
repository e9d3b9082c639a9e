import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Centre } from '../contract/centre.ts'
import type { DeviceHealth, PrintJob, PrintReceipt } from '../contract/printing.ts'
import { startDailyWork } from './app/daily-work.ts'
import { createAlerts } from './app/alerts.ts'
import { createAutoCall } from './app/auto-call.ts'
import { createDeviceStates } from './app/device-states.ts'
import { createDeviceTests } from './app/device-tests.ts'
import { createDispatch } from './app/dispatch.ts'
import { createDrafts } from './app/drafts.ts'
import { createEnrolments } from './app/enrolments.ts'
import { createExperience } from './app/experience.ts'
import { createForecasts } from './app/forecasts.ts'
import { createForecastScores } from './app/forecast-score.ts'
import { firstPasswords, type FirstPasswords } from './app/first-passwords.ts'
import { createFirstRun } from './app/first-run.ts'
import { createLearning } from './app/learning.ts'
import { createPresses } from './app/presses.ts'
import { createScreenStates } from './app/screen-states.ts'
import { createPrivacy } from './app/privacy.ts'
import { createRetention } from './app/retention.ts'
import { createSpooler } from './app/spooler.ts'
import { createToday } from './app/today.ts'
import { createTemplates } from './app/templates.ts'
import { createWhatIf } from './app/what-if.ts'
import { createVersions } from './app/versions.ts'
import { createViews } from './app/views.ts'
import { listWalls } from './app/walls.ts'
import { startAudit } from './audit-here.ts'
import { dayOnHand, setupOf, wantsFirstRun } from './at-start.ts'
import { createCatalogue } from './catalogue.ts'
import { createDevicesHere, HERE } from './devices-here.ts'
import { StartError, type Environment } from './environment.ts'
import { foldersIn } from './folders.ts'
import { createApp } from './http/app.ts'
import { createMetrics } from './http/metrics.ts'
import { openHttp } from './listen.ts'
import { startFigures } from './figures.ts'
import { createPeople } from './people.ts'
import type { CentreSource, Clock, Stop } from './ports/core.ts'
import { readVersion, SCREENS } from './program.ts'
import { TEMPLATES } from './templates.ts'
import { createGateway } from './realtime/gateway.ts'
import { freeShareOf } from './store/free-space.ts'
import type { Store } from './store/store.ts'
import { openTls, type Tls } from './tls.ts'

export interface WiredCentre {
	url: string
	centre: Centre
	/** Of the demo's accounts, when they were made just now. */
	passwords: FirstPasswords | undefined
	/** Of the link for an administrator without a password. */
	firstToken: string | undefined
	authority: Tls['authority']
	/** Fingerprint of the key that exports are signed with. */
	exportKey: string
}

export interface Ground {
	env: Environment
	clock: Clock
	log: Logger
	store: Store
	stops: Stop[]
}

/** Builds everything once and starts it; `stops` end it in reverse. */
export async function wire({ env, clock, log, store, stops }: Ground): Promise<WiredCentre> {
	const begun = performance.now()
	const version = readVersion()
	const { facts, jobs, devices, accounts } = store
	const say = (message: string, details: object) => log.info(details, message)
	const onStoreError = (error: unknown) => log.error({ err: error }, 'the store could not be written')
	const onBug = (error: unknown, where: string) => log.error({ err: error, where }, 'a mistake in the program')

	// ── Today, as the log tells it
	const { centre: setup, configuredAt } = setupOf(env, store)
	const tls = await openTls(env, clock, log)
	const today = createToday(facts, dayOnHand(store, clock), setup, configuredAt)
	const centre: CentreSource = { current: () => today.day.setup.centre, rev: () => today.setupRev }
	const isDemo = () => centre.current().demo
	const settingPasswords = env.mode === 'serve' ? undefined : firstPasswords(setup, accounts, env.DEMO_PASSWORD)
	// Awaited below; if something fails before, that is what is told.
	settingPasswords?.catch(() => undefined)

	// ── Who is asking
	const people = createPeople({ env, store, centre, clock, onRevoked: (credential) => gateway.drop(credential), onStoreError, say })
	const { access } = people
	const enrolments = createEnrolments({ devices, centre, clock })

	// ── The one write path, and what follows from it
	const metrics = createMetrics(
		{
			facts: { help: 'Position of the newest fact', value: () => facts.head().position },
			waiting: { help: 'Visits waiting now', value: () => today.day.waiting.size },
			slip_process_bytes: { help: 'Resident memory of the process that draws slips', value: () => agent.figures().rssBytes },
			slips_drawn: { help: 'Slips drawn since the start', value: () => agent.figures().slips },
		},
		() => states.all(),
	)
	const experience = createExperience({ log: facts, today, onStoreError })
	const forecasts = createForecasts({ today, clock, memory: () => experience.memory(), onFresh: () => gateway.touch(), onBug })
	const { waits } = forecasts
	const scores = createForecastScores({ log: facts, today, onStoreError })
	stops.push(scores.stop)
	const figures = startFigures({ dataDir: env.DATA_DIR, centre, log: facts, clock, say, onBug })
	stops.push(figures.stop)
	const inspection = startAudit({ dataDir: env.DATA_DIR, clock, onBug })
	stops.push(inspection.stop)
	const writing = createDispatch({
		log: facts,
		today,
		clock,
		waits,
		alertOf: (alertId) => alerts.of(alertId),
		seal: (made, at) => store.sealed.seal(made, confidentialIn(centre.current()), at),
		consequences: (fact) => {
			privacy.consequences(fact)
			spooler.consequences(fact)
			drafts.consequences(fact)
		},
		publish: (made) => {
			made.forEach(metrics.fact)
			forecasts.note(made)
			gateway.publish(made)
			versions.note(made)
			if (made.some(({ type }) => type === 'CentreConfigured')) {
				bind()
				access.follow()
			}
			spooler.wake()
			autoCall.look()
			alerts.wake()
		},
		onStoreError,
		onBug,
	})
	const { dispatch, turn } = writing
	const firstRun = createFirstRun({ centre, accounts, ...people, dispatch, clock }, wantsFirstRun(env))
	const versions = createVersions({ store: store.versions, today, onStoreError })
	stops.push(versions.stop)
	const drafts = createDrafts({ store: store.drafts, versions, log: facts, today, dispatch, clock })
	const privacy = createPrivacy({ store: store.removals, sealed: store.sealed, centre, dispatch })
	const autoCall = createAutoCall({ today, clock, dispatch })
	stops.push(autoCall.stop)
	const presses = createPresses({ dispatch, clock, today })
	const spooler = createSpooler({ jobs, today, clock, dispatch, send, baseUrl: () => url, waits }, (kioskId) =>
		gateway.touch(`kiosk:${kioskId}`),
	)

	// ── What screens see
	const states = createDeviceStates((health) => {
		if (health.kind === 'printer') spooler.wake(health.deviceId)
		alerts.wake()
		gateway.touch()
	})
	const report = (health: DeviceHealth, from: string) => states.report(health, clock.now(), from)
	const views = createViews({
		today,
		clock,
		devices: states,
		slipsOf: (kioskId) => spooler.slipsOf(kioskId),
		isOnline: (kind, id) => gateway.isOnline(kind, id),
		waits,
		alerts: () => alerts.shown(),
	})
	const screens = createScreenStates({
		clock,
		onGone: (deviceId) => {
			try {
				devices.touch(deviceId, clock.now())
			} catch (error) {
				onStoreError(error)
			}
		},
	})
	const gateway = createGateway({
		access,
		views,
		clock,
		version,
		screens,
		agents: {
			onHealth: report,
			onPress: presses.press,
			onKey: presses.key,
			onScan: ({ kioskId, scan }) => gateway.showScan(kioskId, scan),
			onSeen: (agentId, seen) => learning.heard(agentId, seen),
			onGone: (agentId) => learning.gone(agentId),
		},
		onBug,
	})

	const whatIf = createWhatIf({ day: () => today.day, known: () => forecasts.known() })
	const folders = foldersIn(env.DATA_DIR, clock, say)
	const alerts = createAlerts({
		...{ today, clock, dispatch, whatIf, onBug, devices: states, freeShare: () => freeShareOf(env.DATA_DIR) },
		voices: () => folders.voice.reports.all(),
		slipsOf: (kioskId) => spooler.slipsOf(kioskId),
		isOnline: (kind, id) => gateway.isOnline(kind, id),
		onChange: () => gateway.touch('floor:hall'),
	})

	// ── Devices of this machine
	const here = createDevicesHere({
		env,
		setup,
		clock,
		up: {
			reportHealth: (health) => report(health, HERE),
			press: presses.press,
			key: presses.key,
			scan: ({ kioskId, scan }) => gateway.showScan(kioskId, scan),
			seen: (seen) => learning.heard(HERE, seen),
		},
		warn: (message, details) => log.warn(details, message),
	})
	const { agent } = here
	function send(job: PrintJob): Promise<PrintReceipt> {
		return agent.widthOf(job.printerId) !== undefined ? here.print(job) : gateway.sendJob(job)
	}
	const learning = createLearning({
		tell: (on) => {
			here.learn(on)
			gateway.learn(on)
		},
		labelOf: (agentId) => devices.list().find((d) => d.kind === 'agent' && d.id === agentId)?.label ?? '',
	})
	stops.push(learning.stop)
	function bind(): void {
		here.bind(centre.current().devices)
		gateway.setBindings(centre.current().devices)
	}

	// ── HTTP and sockets on one port
	const app = createApp({
		access,
		...people.parts,
		dispatch,
		device: {
			...{ enrolments, devices, states, screens, version, presence: gateway, clock, log: say },
			refusedAt: (id) => today.refused.get(`device:${id}`),
		},
		deviceTest: {
			tests: createDeviceTests({ centre, clock, send, call: (displayId) => gateway.testCall(displayId) }),
			centre,
			newRoll: (printerId) =>
				agent.widthOf(printerId) !== undefined
					? here.order({ order: 'new-roll', printerId })
					: gateway.orderAt(printerId, { order: 'new-roll', printerId }),
		},
		learning,
		centre: { centre },
		drafts,
		templates: createTemplates(TEMPLATES, drafts),
		versions,
		...createCatalogue({ drafts, centre, clock, onBug }),
		view: {
			views,
			log: facts,
			jobs,
			picture: (slip, widthDots) => agent.renderPng(slip, widthDots),
			widthOf: (printerId) => agent.widthOf(printerId) ?? 576,
			isDemo,
		},
		...folders,
		wall: { list: () => listWalls({ centre, notices: () => today.day.notices, presence: gateway, clock }) },
		appointment: { day: () => today.day, log: facts, clock },
		forecast: { scores, whatIf },
		...figures.parts,
		inspection: inspection.port,
		privacy,
		integrity: { look: (month) => inspection.port.integrity(month), store: store.removals },
		audit: { log: facts, exports: store.exports, centre, version },
		health: {
			version,
			uptimeMs: () => Math.round(performance.now() - begun),
			position: () => facts.head().position,
			probe: () => facts.probe(clock.now()),
			metrics: metrics.registry,
			metricsToken: env.METRICS_TOKEN,
		},
		metrics,
		bench: {
			...agent.bench,
			press: (padId, level) => (agent.bench.press(padId, level) ? presses.answerOf(padId) : undefined),
			pressKey: (keypadId, action) => (agent.bench.pressKey(keypadId, action) ? presses.answerOf(keypadId) : undefined),
		},
		firstRun,
		proxies: env.door.kind === 'proxy' ? env.door.trusted : [],
		authority: tls?.authority?.pem,
		isDemo,
		screens: SCREENS,
		version,
		log: { request: (details) => log.debug(details, 'request'), bug: onBug },
	})

	// ── A first start, or a day that ended while the server was off
	turn()
	if (configuredAt === 0) {
		const set = await dispatch({ type: 'ConfigureCentre', commandId: randomUUID(), centre: setup }, SYSTEM)
		if (!set.ok) throw new StartError(`the centre could not be set up: ${set.detail ?? set.code}`)
	}
	const passwords = await settingPasswords
	jobs.abandonBefore(today.day.date)

	// ── Begin; `stops` end in reverse
	const { http, url, close } = await openHttp(app.fetch, env, tls)
	stops.push(close)
	if (tls) stops.push(tls.start(http))
	stops.push(gateway.start(http))
	stops.push(writing.stop)
	stops.push(presses.stop)
	stops.push(agent.start())
	bind()
	stops.push(spooler.stop)
	stops.push(experience.start())
	stops.push(forecasts.start())
	stops.push(alerts.start())
	stops.push(createRetention({ store: store.removals, clock, dispatch, onStoreError }).start())
	const onNewDay = (day: string) => {
		say('a new day', { day })
		gateway.touch()
		figures.onNewDay()
	}
	stops.push(startDailyWork({ today, clock, jobs, turn, onNewDay, onStoreError }))
	spooler.wake()
	autoCall.look()
	say('started', { url, facts: facts.head().position, tookMs: Math.round(performance.now() - begun) })
	return {
		url,
		centre: centre.current(),
		passwords,
		firstToken: firstRun.token,
		authority: tls?.authority,
		exportKey: store.exports.key.fingerprint,
	}
}

const confidentialIn = ({ rating }: Centre): ReadonlySet<string> =>
	new Set(rating.reasons.filter(({ confidential }) => confidential).map(({ id }) => id))

const SYSTEM = { name: 'system', kind: 'system', id: 'system', anyCounter: true } as const
