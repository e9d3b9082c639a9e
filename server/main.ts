import { createAdaptorServer } from '@hono/node-server'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { resolve } from 'node:path'
import pino from 'pino'
import type { Centre } from '../contract/centre.ts'
import type { PrintJob, PrintReceipt } from '../contract/printing.ts'
import type { Press } from '../contract/sockets.ts'
import { createAgent, readDeviceList, simulatedDevices, type DeviceList } from '../hardware/agent.ts'
import { createAccess } from './app/access.ts'
import { startDailyWork } from './app/daily-work.ts'
import { createDeviceStates } from './app/device-states.ts'
import { createDispatch } from './app/dispatch.ts'
import { createEnrolments } from './app/enrolments.ts'
import { firstPasswords, type FirstPasswords } from './app/first-passwords.ts'
import { createSpooler } from './app/spooler.ts'
import { centreOf, createToday } from './app/today.ts'
import { createViews } from './app/views.ts'
import { banner } from './banner.ts'
import { readCentreFile } from './centre-file.ts'
import { localDay } from './domain/local-time.ts'
import { isLoopback, readEnvironment, StartError, type Environment } from './environment.ts'
import { createApp } from './http/app.ts'
import { createMetrics } from './http/metrics.ts'
import { closeHttp, listen } from './listen.ts'
import { DEMO_CENTRE, readVersion, SCREENS } from './program.ts'
import type { Actor, CentreSource, Clock, Outcome } from './ports.ts'
import { createGateway } from './realtime/gateway.ts'
import { createAccountStore, createDeviceStore, createSessionStore } from './store/accounts.ts'
import { openDatabase, StoreError, takeDataFolder } from './store/database.ts'
import { createFactStore } from './store/fact-log.ts'
import { createPrintJobTable } from './store/print-jobs.ts'
import { breakSeal, sealFile } from './store/seal.ts'
import { createTicketTable } from './store/tickets.ts'

/** A press that waited longer on its way is about somebody who has left. */
const PRESS_MS = 10_000
const SYSTEM: Actor = { name: 'system', kind: 'system', id: 'system', anyCounter: true }

export interface RunningCentre {
	url: string
	centre: Centre
	passwords: FirstPasswords | undefined
	stop: () => Promise<void>
}

/**
 * Builds everything once, starts it, and returns how to stop it, which ends in reverse.
 *
 * @throws {StartError} or {StoreError} one line for the person who starts it; nothing is left running
 */
export async function startCentre(env: Environment, clock: Clock = { now: Date.now }): Promise<RunningCentre> {
	const log = pino({ level: env.LOG_LEVEL, base: null }, pino.destination({ dest: 2, sync: true }))
	const stops: (() => Promise<void> | void)[] = []
	const stop = async () => {
		for (const end of stops.splice(0).reverse()) await end()
	}
	try {
		return await build(env, clock, log, stops, stop)
	} catch (error) {
		await stop()
		throw error
	}
}

async function build(
	env: Environment,
	clock: Clock,
	log: pino.Logger,
	stops: (() => Promise<void> | void)[],
	stop: () => Promise<void>,
): Promise<RunningCentre> {
	const begun = performance.now()
	const version = readVersion()
	if (!existsSync(SCREENS)) throw new StartError('the screens are not built: run `npm start`, or `npm run build` first')

	// ── The store
	const { path, release } = takeDataFolder(env.DATA_DIR)
	stops.push(release)
	await breakSeal(path)
	const db = openDatabase(path)
	stops.push(async () => {
		db.close()
		await sealFile(path)
	})
	const jobs = createPrintJobTable(db)
	const facts = createFactStore(db, [createTicketTable(db), jobs.project])
	const devices = createDeviceStore(db)
	const accounts = createAccountStore(db)

	// ── Today
	const configured = facts.lastConfigured()
	const known = configured?.type === 'CentreConfigured' ? centreOf(configured) : undefined
	const first = known ?? readCentreFile(env.CENTRE ? resolve(env.CENTRE) : DEMO_CENTRE)
	if (first.demo && !isLoopback(env.HOST)) throw new StartError(`HOST: the demo listens on loopback alone (127.0.0.1), not on ${env.HOST}`)
	const lastDay = facts.lastDay()
	const openDay = lastDay !== undefined && !facts.isClosed(lastDay) ? lastDay : localDay(clock.now())
	const today = createToday(facts, openDay, first, configured?.position)
	const centre: CentreSource = { current: () => today.day.setup.centre, rev: () => today.setupRev }

	// ── Who is asking
	const sessions = createSessionStore(db)
	const access = createAccess({ accounts, sessions, devices, centre, clock, onRevoked: (credential) => gateway.drop(credential) })
	const enrolments = createEnrolments({ devices, centre, clock })

	// ── The one write path, and what follows from it
	const states = createDeviceStates((health) => {
		if (health.kind === 'printer') spooler.wake(health.deviceId)
		gateway.touch()
	})
	const metrics = createMetrics({
		facts: { help: 'Position of the newest fact', value: () => facts.head().position },
		waiting: { help: 'Visits waiting now', value: () => today.day.waiting.size },
		slip_process_bytes: { help: 'Resident memory of the process that draws slips', value: () => agent.figures().rssBytes },
		slips_drawn: { help: 'Slips drawn since the start', value: () => agent.figures().slips },
	})
	const {
		dispatch,
		turn,
		stop: stopDispatch,
	} = createDispatch({
		log: facts,
		today,
		clock,
		consequences: (fact) => spooler.consequences(fact),
		publish: (made) => {
			for (const fact of made) metrics.fact(fact)
			gateway.publish(made)
			spooler.wake()
		},
		onStoreError: (error) => log.error({ err: error }, 'the store could not be written'),
		onBug: (error, type) => log.error({ err: error, type }, 'a rule failed'),
	})
	const spooler = createSpooler({ jobs, today, clock, dispatch, send: sendJob, baseUrl: () => url }, (kioskId) =>
		gateway.touch(`kiosk:${kioskId}`),
	)
	const views = createViews({
		today,
		clock,
		devices: states,
		slipsOf: (kioskId) => spooler.slipsOf(kioskId),
		isOnline: (kind, id) => gateway.isOnline(kind, id),
	})
	const gateway = createGateway({
		access,
		views,
		clock,
		version,
		onHealth: (h) => states.report(h, clock.now()),
		onPress: (p) => void onPress(p),
	})

	// ── Devices of this machine
	let handleJob: ((job: PrintJob) => Promise<PrintReceipt>) | undefined
	const presses = new Map<string, Promise<Outcome>>()
	const agent = createAgent({
		devices: deviceList(env, first),
		link: {
			onJob: (handler) => (handleJob = handler),
			reportHealth: (health) => states.report(health, clock.now()),
			press: (press) => void onPress(press),
		},
		clock,
		folder: env.DATA_DIR,
		log: (message, details) => log.warn(details, message),
		warm: true,
	})
	function sendJob(job: PrintJob): Promise<PrintReceipt> {
		return agent.widthOf(job.printerId) !== undefined && handleJob ? handleJob(job) : gateway.sendJob(job)
	}
	function onPress({ counterId, level, at, padId }: Press): Promise<Outcome> {
		const actor: Actor = { name: `pad:${padId}`, kind: 'agent', id: padId, anyCounter: false }
		const outcome =
			Math.abs(clock.now() - at) > PRESS_MS
				? Promise.resolve<Outcome>({ ok: false, code: 'nothing-to-rate' })
				: dispatch({ type: 'Rate', commandId: randomUUID(), counterId, level }, actor)
		presses.set(padId, outcome)
		void outcome.then((o) => o.ok || log.info({ padId, code: o.code }, 'a press was refused'))
		return outcome
	}

	// ── The first start, or a new day since the last one
	if (!known) {
		const set = await firstSetup(first)
		if (!set.ok) throw new StartError(`the centre file cannot be used: ${set.detail ?? set.code}`)
	} else turn()
	const passwords = await firstPasswords(centre.current(), accounts, env.DEMO_PASSWORD)
	function firstSetup(of: Centre): Promise<Outcome> {
		turn()
		return dispatch({ type: 'ConfigureCentre', commandId: randomUUID(), centre: of }, SYSTEM)
	}

	// ── HTTP and sockets on one port
	const say = (message: string, details: object) => log.info(details, message)
	const app = createApp({
		access,
		dispatch,
		device: { enrolments, devices, states, presence: gateway, clock, log: say },
		centre: { centre, access, log: say },
		view: {
			views,
			log: facts,
			jobs,
			picture: (slip, widthDots) => agent.renderPng(slip, widthDots),
			widthOf: (printerId) => agent.widthOf(printerId) ?? 576,
			isDemo: () => centre.current().demo,
		},
		health: {
			version,
			uptimeMs: () => Math.round(performance.now() - begun),
			position: () => facts.head().position,
			probe: () => facts.probe(clock.now()),
			metrics: metrics.registry,
			metricsToken: env.METRICS_TOKEN,
		},
		metrics,
		bench: { ...agent.bench, press: (padId, level) => (agent.bench.press(padId, level) ? takePress(padId) : undefined) },
		isDemo: () => centre.current().demo,
		screens: SCREENS,
		version,
		log: { request: (details) => log.debug(details, 'request'), bug: (error, at) => log.error({ err: error, path: at }, 'a route failed') },
	})
	function takePress(padId: string): Promise<Outcome> | undefined {
		const outcome = presses.get(padId)
		presses.delete(padId)
		return outcome
	}
	const http = createAdaptorServer({ fetch: app.fetch }) as Server
	http.requestTimeout = 15_000
	const url = await listen(http, env)
	stops.push(() => closeHttp(http))
	stops.push(gateway.start(http))
	stops.push(stopDispatch)
	stops.push(agent.start())
	stops.push(spooler.stop)
	stops.push(
		startDailyWork({
			today,
			clock,
			jobs,
			turn,
			onNewDay: (day) => {
				log.info({ day }, 'a new day')
				gateway.touch()
			},
		}),
	)
	jobs.abandonBefore(today.day.date)
	spooler.wake()
	log.info({ url, facts: facts.head().position, tookMs: Math.round(performance.now() - begun) }, 'started')
	return { url, centre: centre.current(), passwords, stop }
}

function deviceList(env: Environment, { kiosks, counters }: Centre): DeviceList {
	if (env.DEVICES) {
		try {
			return readDeviceList(resolve(env.DEVICES))
		} catch (error) {
			throw new StartError(`DEVICES: ${(error as Error).message}`)
		}
	}
	const printerIds = kiosks.map((k) => k.printerId)
	// The second of two printers holds the narrow paper, so that both can be seen.
	return simulatedDevices({ printerIds, counterIds: counters.map((c) => c.id), narrow: printerIds.slice(1, 2) })
}

async function main(): Promise<void> {
	try {
		const env = readEnvironment(process.env)
		const running = await startCentre(env)
		const end = () => {
			process.off('SIGTERM', end).off('SIGINT', end)
			void running.stop().then(() => process.exit(0))
		}
		process.on('SIGTERM', end).on('SIGINT', end)
		console.log(banner({ ...running, dataDir: env.DATA_DIR, given: env.DEMO_PASSWORD !== undefined }))
		console.log(`ready ${running.url}`)
	} catch (error) {
		const expected = error instanceof StartError || error instanceof StoreError
		console.error(expected ? error.message : error)
		process.exit(expected ? 2 : 1)
	}
}

if (import.meta.main) await main()
