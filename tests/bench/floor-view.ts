import { chromium, type CDPSession } from '@playwright/test'
import { setTimeout as pause } from 'node:timers/promises'
import type { FloorAlert } from '../../contract/floor-view.ts'
import { createForecasts } from '../../server/app/forecasts.ts'
import { causesOf, type AlertSeen } from '../../server/domain/alerts.ts'
import { emptyMemory } from '../../server/domain/forecast/memory.ts'
import { floorView } from '../../server/domain/views/floor.ts'
import { PASSWORD } from '../support/running.ts'
import { createHall, officer, type Hall } from '../support/hall.ts'
import { percentile, type Figure } from './figures.ts'
import { openCentre, type OpenCentre } from './open-centre.ts'
import { wideCentre } from './wide-centre.ts'

const WAITING = 1000
const ROUNDS = 200
const WARM_UP = 20
const DESKS = 67
const WATCHED_MS = 15_000
const QUIET = { memory: emptyMemory, onFresh: () => undefined, onBug: () => undefined }
const BOUNDS = { sizeKb: 30, buildMs: 5, scriptMs: 16, perSecond: 2 }

/** The floor of a large centre: how large and how soon its view is, how often it is sent, and what each costs its page. */
export async function measureFloor(): Promise<Figure[]> {
	return [...measureView(), ...(await measurePage())]
}

function fullHall(): Hall {
	const hall = createHall(wideCentre())
	const { services, counters } = hall.day.setup.centre
	for (const [i] of counters.entries()) hall.open(i + 1)
	for (let n = 1; n <= WAITING + counters.length; n++) hall.issue(n, services[n % services.length]?.id)
	for (const [i, { id: counterId }] of counters.entries())
		if ('facts' in hall.run({ type: 'CallNext', counterId }, officer(i + 1))) hall.run({ type: 'StartServing' }, officer(i + 1))
	return hall.later(45 * 60_000)
}

function measureView(): Figure[] {
	const hall = fullHall()
	const seen: AlertSeen = {
		...{ day: hall.day, at: hall.now(), stands: () => false, devices: [], voices: [], gone: [], doubtful: new Map() },
	}
	const alerts = causesOf(seen).map(({ alertId, cause }): FloorAlert => ({ alertId, cause, raisedAt: hall.now() }))
	const forecasts = createForecasts({ ...QUIET, today: hall.today, clock: hall })
	const builds = timesOf(() => floorView({ ...hall.seen(), waits: forecasts.waits }, alerts))
	const looks = timesOf(() => causesOf(seen))
	const name = `floor of ${hall.day.setup.centre.counters.length} counters, ${hall.day.waiting.size} waiting, ${alerts.length} alerts`
	const sizeKb = Buffer.byteLength(JSON.stringify(floorView(hall.seen(), alerts))) / 1000
	return [
		{ part: 'floor', figure: `${name}: view, JSON`, value: sizeKb, unit: 'KB', bound: BOUNDS.sizeKb },
		{ part: 'floor', figure: `${name}: view built, CPU p50`, value: percentile(builds, 0.5), unit: 'ms', bound: BOUNDS.buildMs },
		{ part: 'floor', figure: `${name}: look for alerts, CPU p50`, value: percentile(looks, 0.5), unit: 'ms', bound: BOUNDS.buildMs },
	]
}

/** Of the processor, not of the clock: others may be at work on the machine. */
function timesOf(work: () => void): number[] {
	return Array.from({ length: ROUNDS + WARM_UP }, () => {
		const before = process.cpuUsage()
		work()
		const { user, system } = process.cpuUsage(before)
		return (user + system) / 1000
	}).slice(WARM_UP)
}

/** In a hall where something happens all the time; script and layout of the page, by what the browser counts. */
async function measurePage(): Promise<Figure[]> {
	const centre = await openCentre({ counters: DESKS, printing: 'elsewhere' })
	const browser = await chromium.launch({
		executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
		chromiumSandbox: false,
		args: ['--disable-gpu'],
	})
	try {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
		let views = 0
		page.on('websocket', (socket) =>
			socket.on('framereceived', ({ payload }) => (views += String(payload).includes('"floor:view"') ? 1 : 0)),
		)
		await page.goto(`${centre.url}/admin`)
		await page.locator('input[name=username]').fill('supervisor')
		await page.locator('input[name=password]').fill(PASSWORD)
		await page.locator('input[name=password]').press('Enter')
		await page.getByTestId('counter-1').waitFor()
		await pause(2000)
		const cdp = await page.context().newCDPSession(page)
		await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
		const before = await spentMs(cdp)
		views = 0
		await busy(centre, WATCHED_MS)
		const spent = (await spentMs(cdp)) - before
		const name = `floor of ${DESKS} counters in Chromium`
		return [
			{ part: 'floor', figure: `${name}: views a second`, value: views / (WATCHED_MS / 1000), unit: '/s', bound: BOUNDS.perSecond },
			{ part: 'floor', figure: `${name}: script and layout for each view, CPU`, value: spent / views, unit: 'ms', bound: BOUNDS.scriptMs },
		]
	} finally {
		await browser.close()
		await centre.stop()
	}
}

async function busy({ desks, issue, client }: OpenCentre, forMs: number): Promise<void> {
	const end = performance.now() + forMs
	for (let i = 0; performance.now() < end; i++) {
		const desk = desks[i % desks.length]
		if (!desk) continue
		await issue(desk.serviceId)
		await client.send({ type: 'CallNext', counterId: desk.counterId }, desk.officer)
		await client.send({ type: 'StartServing', counterId: desk.counterId }, desk.officer)
		await pause(40)
	}
}

async function spentMs(cdp: CDPSession): Promise<number> {
	const { metrics } = await cdp.send('Performance.getMetrics')
	const seconds = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
	return (seconds('ScriptDuration') + seconds('LayoutDuration') + seconds('RecalcStyleDuration')) * 1000
}
