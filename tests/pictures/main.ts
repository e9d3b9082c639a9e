import { chromium, type Page } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { randomUUID } from 'node:crypto'
import { createClient, PASSWORD, tempFolder } from '../support/running.ts'
import { startServerProcess } from '../support/process.ts'
import { SIZES } from '../journeys/hall.ts'

/** Plays a morning in the demo centre and keeps a picture of every screen in `docs/pictures`. */
const OUT = resolve(import.meta.dirname, '../../docs/pictures')
const folder = tempFolder()
const server = await startServerProcess({ DATA_DIR: folder.path }, { built: true })
const api = createClient(server.url)
const browser = await chromium.launch({
	executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
})
mkdirSync(OUT, { recursive: true })

async function open(size: keyof typeof SIZES, path: string): Promise<Page> {
	const page = await (await browser.newContext({ viewport: SIZES[size], locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })).newPage()
	await page.goto(server.url + path)
	return page
}
const settled = (ms = 900) => new Promise((done) => setTimeout(done, ms))
async function keep(page: Page, name: string): Promise<void> {
	await settled()
	await page.screenshot({ path: join(OUT, `${name}.png`) })
	console.log(name)
}

try {
	await play()
} finally {
	await browser.close()
	await server.stop()
	folder.remove()
}

async function play(): Promise<void> {
	const kiosk = await api.enrol('kiosk', 'kiosk-1')
	const issue = async (serviceId: string, lane: 'regular' | 'priority' = 'regular') => {
		const visitId = randomUUID()
		await api.send({ type: 'IssueTicket', visitId, serviceId, lane }, kiosk.headers)
		return visitId
	}
	// Counters 2 … 9 work already: each has served one visitor and called the next.
	for (let n = 2; n <= 9; n++) {
		const officer = await api.signIn(`officer${n}`)
		const counterId = `counter-${n}`
		const services = [
			'',
			'',
			'ho-tich',
			'chung-thuc',
			'dat-dai',
			'xay-dung',
			'can-cuoc-cu-tru',
			'can-cuoc-cu-tru',
			'kinh-doanh-thue',
			'lao-dong-bao-hiem',
		]
		const desk = await api.enrol('rating', counterId)
		await api.send({ type: 'OpenCounter', counterId }, officer)
		await issue(services[n] ?? 'ho-tich')
		await issue(services[n] ?? 'ho-tich')
		await api.send({ type: 'CallNext', counterId }, officer)
		await api.send({ type: 'StartServing', counterId }, officer)
		await api.send({ type: 'Complete', counterId }, officer)
		await api.send({ type: 'Rate', counterId, level: n === 5 ? 2 : 4 }, desk.headers)
		await api.send({ type: 'CallNext', counterId }, officer)
		if (n % 2) await api.send({ type: 'StartServing', counterId }, officer)
	}
	const waiting = await issue('dat-dai')
	for (const [service, lane] of [
		['ho-tich', 'regular'],
		['chung-thuc', 'regular'],
		['ho-tich', 'priority'],
		['ho-tich', 'regular'],
		['dat-dai', 'regular'],
		['nhan-ket-qua', 'regular'],
		['can-cuoc-cu-tru', 'regular'],
	] as const)
		await issue(service, lane)

	const home = await open('admin', '/')
	await keep(home, 'home')
	const kioskPage = await open('kiosk', '/kiosk?id=kiosk-1')
	const wall = await open('wall', '/display?id=wall-1')
	const sign = await open('sign', '/display?id=sign-1')
	const rating = await open('rating', '/rating?counter=counter-1')
	const counter = await open('counter', '/counter')
	await keep(kioskPage, 'kiosk-home')
	await kioskPage.getByTestId('quick-pick-1.001193').click()
	await keep(kioskPage, 'kiosk-procedure')
	await kioskPage.getByTestId('take-number').click()
	await settled(1500)
	await keep(kioskPage, 'kiosk-ticket')
	await counter.locator('input[name=username]').fill('officer1')
	await counter.locator('input[name=password]').fill(PASSWORD)
	await counter.locator('input[name=password]').press('Enter')
	await counter.getByTestId('open-counter').click()
	await counter.locator('[data-testid=primary]:not([aria-disabled=true])').click()
	await settled(700)
	await keep(wall, 'wall-called')
	await keep(sign, 'sign-called')
	await keep(counter, 'counter-called')
	await settled(1500)
	await counter.locator('[data-testid=primary]:not([aria-disabled=true])').click()
	await settled(1000)
	await keep(rating, 'rating-faces')
	const phone = await open('phone', `/t/${waiting}`)
	await keep(phone, 'phone-waiting')
	const devices = await open('admin', '/devices')
	await keep(devices, 'devices')
	const admin = await open('admin', '/admin')
	await admin.locator('input[name=username]').fill('supervisor')
	await admin.locator('input[name=password]').fill(PASSWORD)
	await admin.locator('input[name=password]').press('Enter')
	await settled(2500)
	await keep(admin, 'admin-live')
	const { body } = await api.getJson<{ printers: { slips: { jobId: string }[] }[] }>('/bench')
	const paper = await api.call(`/bench/slips/${body.printers[0]?.slips[0]?.jobId}.png`)
	writeFileSync(join(OUT, 'slip-80mm.png'), Buffer.from(await paper.arrayBuffer()))
}
