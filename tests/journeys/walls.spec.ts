import type { Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Centre } from '../../contract/centre.ts'
import { DEMO_CENTRE } from '../../server/program.ts'
import { PASSWORD, tempFolder } from '../support/running.ts'
import { makeFilm } from './film.ts'
import { LOUDNESS } from './sound-page.ts'
import { hiddenControls, recordLoudspeaker, stopRecording, watchFilms } from './wall-ears.ts'
import { expect, expectAccessible, openCounter, test, type Hall } from './hall.ts'

const PATIENCE = { timeout: 30_000 }

/** Takes a number for civil status and calls it at counter 1. */
async function callSomebody(hall: Hall): Promise<void> {
	const kiosk = await hall.api.enrol('kiosk', 'kiosk-1')
	await hall.api.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, kiosk.headers)
	const officer = await hall.api.signIn('officer1')
	await hall.api.send({ type: 'OpenCounter', counterId: 'counter-1' }, officer)
	expect((await hall.api.send({ type: 'CallNext', counterId: 'counter-1' }, officer)).status).toBe(201)
}
const saidOn = (wall: Page) => wall.evaluate(() => (window.__spoken ?? []).map((words) => words.join(' ')))

test.describe('a wall in the hall', () => {
	test.setTimeout(120_000)

	test('speaks a call as loud as its clips are, and is silent before and after', async ({ hall }) => {
		const wall = await hall.open('wall', '/display?id=wall-1')
		await wall.addInitScript(recordLoudspeaker)
		await wall.reload()
		await expect(wall.locator('[data-sound=ready]')).toBeVisible(PATIENCE)
		await callSomebody(hall)
		await expect.poll(() => saidOn(wall), PATIENCE).toHaveLength(2)
		await wall.waitForTimeout(6000)
		const [vi] = await saidOn(wall)
		expect(vi).toBe('Mời công dân có số A không không một đến quầy số một')
		expect((await saidOn(wall))[1]).toBe(vi)
		await wall.evaluate(`${LOUDNESS}\nObject.assign(globalThis, { loudnessOf })`)
		const { before, speech, after, readings } = await wall.evaluate(stopRecording)
		expect(readings).toBe(2)
		expect(before).toBeLessThan(0.001)
		expect(Math.abs(speech - -21), `${speech} LUFS`).toBeLessThanOrEqual(1.5)
		expect(after).toBeLessThan(0.001)
		expect(hall.complaints).toEqual([])
	})

	test('whose voice lacks a word is an alert on the floor by its label, gone once mended', async ({ hall }) => {
		const wall = await hall.open('wall', '/display?id=wall-1')
		await wall.route(/\/voice\/vi\/ba\.(opus|mp3)$/, (route) => route.fulfill({ status: 404 }))
		await wall.reload()
		const floor = await hall.open('admin', '/admin')
		await floor.locator('input[name=username]').fill('supervisor')
		await floor.locator('input[name=password]').fill(PASSWORD)
		await floor.locator('input[name=password]').press('Enter')
		const alert = floor.getByTestId('alert-voice-wall-1')
		await expect(alert).toContainText('Màn hình sảnh: giọng đọc thiếu 1 từ', PATIENCE)
		await expect(alert).toContainText('Giọng vi thiếu: ba.')
		await expect(alert).toContainText('Báo quản trị bổ sung tệp ghi âm, rồi mở lại màn hình.')
		await expectAccessible(floor, 'the floor with an alert of a voice')
		await wall.unroute(/\/voice\/vi\/ba\.(opus|mp3)$/)
		await wall.reload()
		await expect(alert).toHaveCount(0, PATIENCE)
	})
})

test.describe('a film with sound', () => {
	const folder = tempFolder()
	const centreFile = join(folder.path, 'centre-with-film.json')
	test.use({ env: { DATA_DIR: folder.path, CENTRE: centreFile } })
	test.setTimeout(180_000)
	test.beforeAll(async ({ browser }) => {
		const centre = JSON.parse(readFileSync(DEMO_CENTRE, 'utf8')) as Centre
		const displays = centre.displays.map((d) => (d.id === 'wall-1' ? { ...d, mediaSound: true } : d))
		// No procedures on the board: the film's turn comes sooner.
		writeFileSync(centreFile, JSON.stringify({ ...centre, displays, procedures: [], quickPicks: [] }))
		const page = await browser.newPage()
		mkdirSync(join(folder.path, 'media', 'sanh'), { recursive: true })
		writeFileSync(join(folder.path, 'media', 'sanh', 'film.webm'), Buffer.from(await makeFilm(page, 8000), 'base64'))
		await page.close()
	})
	test.afterAll(() => folder.remove())

	test('is heard between calls, and never from the chime until a second after the last reading', async ({ hall }) => {
		const wall = await hall.open('wall', '/display?id=wall-1')
		await wall.addInitScript(watchFilms)
		await wall.reload()
		await expect.poll(() => wall.evaluate(() => window.films?.some(({ heard }) => heard) ?? false), { timeout: 60_000 }).toBe(true)
		await callSomebody(hall)
		await expect.poll(() => saidOn(wall), PATIENCE).toHaveLength(2)
		await expect
			.poll(() => wall.evaluate(() => window.lastWordAt !== undefined && performance.now() > window.lastWordAt + 8000), PATIENCE)
			.toBe(true)
		const { chimeAt, lastWordAt, films } = await wall.evaluate(() => ({
			...{ chimeAt: window.chimeAt ?? 0, lastWordAt: window.lastWordAt ?? 0, films: window.films ?? [] },
		}))
		expect(lastWordAt - chimeAt).toBeGreaterThan(5000)
		const during = films.filter(({ at }) => at > chimeAt && at < lastWordAt + 1000)
		expect(during.length).toBeGreaterThan(20)
		expect(during.filter(({ heard }) => heard)).toEqual([])
		expect(films.filter(({ at, heard }) => at < chimeAt && heard).length).toBeGreaterThan(0)
	})
})

test('an emergency stands over kiosk, counter and tablet, and covers nothing of theirs', async ({ hall }) => {
	test.setTimeout(120_000)
	const text = {
		vi: 'Có báo cháy ở tầng 2. Mời mọi người bình tĩnh ra cửa chính theo hướng dẫn của cán bộ, không dùng thang máy, giúp người cao tuổi và trẻ em ra trước. Số đã lấy vẫn có hiệu lực.',
		en: 'Fire alarm on floor 2. Please leave calmly by the main door as the officers direct, do not use the lifts, and help older people and children first. Your number stays valid.',
	}
	const screens = {
		kiosk: await hall.open('kiosk', '/kiosk?id=kiosk-1'),
		lying: await hall.open('wall', '/kiosk?id=kiosk-2'),
		rating: await hall.open('rating', '/rating?counter=counter-1'),
		counter: await openCounter(hall, 'officer1'),
	}
	await expect(screens.kiosk.getByTestId('search-open')).toBeVisible()
	await expect(screens.rating.getByText('Cầm Thị Hương')).toBeVisible()
	await hall.api.send({ type: 'RaiseEmergency', text }, await hall.api.signIn('supervisor'))
	for (const [name, page] of Object.entries(screens)) {
		await expect(page.getByTestId('emergency')).toContainText(text.vi)
		if (name !== 'counter') await expect(page.getByTestId('emergency')).toContainText(text.en)
		await page.waitForTimeout(500)
		expect(await page.evaluate(hiddenControls), name).toEqual([])
		await expectAccessible(page, `${name} in an emergency`)
	}
	await expect(screens.rating.getByText('Cầm Thị Hương')).toBeInViewport({ ratio: 1 })
	await hall.api.send({ type: 'EndEmergency' }, await hall.api.signIn('supervisor'))
	for (const page of Object.values(screens)) {
		await expect(page.getByTestId('emergency')).toHaveCount(0)
		const { bottom, height } = await page.evaluate(() => ({
			bottom: Math.max(...[...document.querySelectorAll('#app > *, #app > * > *')].map((part) => part.getBoundingClientRect().bottom)),
			height: innerHeight,
		}))
		expect(Math.abs(bottom - height)).toBeLessThanOrEqual(1)
	}
})
