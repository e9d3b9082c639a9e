import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { createClient, PASSWORD, tempFolder, type Client } from '../support/running.ts'
import { DOUBLE_TOUCH_MS } from '../../kiosk/idle.ts'
import { startServerProcess, type ServerProcess } from '../support/process.ts'

/** Each screen at its real size. */
export const SIZES = {
	kiosk: { width: 1080, height: 1920 },
	wall: { width: 1920, height: 1080 },
	sign: { width: 1280, height: 400 },
	counter: { width: 1366, height: 768 },
	rating: { width: 1280, height: 800 },
	phone: { width: 390, height: 844 },
	admin: { width: 1440, height: 900 },
}

export interface Hall {
	url: string
	api: Client
	server: ServerProcess
	/** Opens a screen in a browser profile of its own, as on its own machine. */
	open: (size: keyof typeof SIZES, path: string) => Promise<Page>
	/** Kills the server and starts it again on the same port and data. */
	restart: (afterMs?: number) => Promise<void>
	/** Everything the pages complained about. */
	complaints: string[]
}

/** A server of its own for each journey, as `npm start` runs it, and screens around it. */
export const test = base.extend<{ env: Record<string, string>; args: readonly string[]; hall: Hall }>({
	env: [{}, { option: true }],
	/** After the program's name, as `serve`. */
	args: async ({}, use) => use([]),
	hall: async ({ browser, env, args }, use) => {
		const folder = tempFolder()
		const contexts: BrowserContext[] = []
		const complaints: string[] = []
		const settings = { DATA_DIR: folder.path, ...env }
		let server = await startServerProcess(settings, { built: true, args })
		const { url } = server
		const hall: Hall = {
			url,
			api: createClient(url),
			get server() {
				return server
			},
			complaints,
			open: (size, path) => openScreen({ browser, contexts, complaints, url: url + path, size }),
			restart: async (afterMs = 0) => {
				await server.kill()
				await new Promise((done) => setTimeout(done, afterMs))
				server = await startServerProcess({ ...settings, PORT: new URL(url).port }, { built: true, args })
			},
		}
		await use(hall)
		for (const context of contexts) await context.close()
		await server.stop()
		folder.remove()
	},
})

async function openScreen(of: {
	browser: Browser
	contexts: BrowserContext[]
	complaints: string[]
	url: string
	size: keyof typeof SIZES
}) {
	const context = await of.browser.newContext({
		viewport: SIZES[of.size],
		hasTouch: of.size !== 'wall' && of.size !== 'sign',
		locale: 'vi-VN',
	})
	of.contexts.push(context)
	const page = await context.newPage()
	page.on('pageerror', (error) => of.complaints.push(`${of.url}: ${error.message}`))
	page.on('console', (message) => {
		// A refusal is an answer, yet the browser logs its status as an error.
		if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text()))
			of.complaints.push(`${of.url}: ${message.text()}`)
	})
	await page.goto(of.url)
	return page
}

/** Signs an officer in at the terminal and opens their counter. */
export async function openCounter(hall: Hall, username: string): Promise<Page> {
	const page = await hall.open('counter', '/counter')
	await signIn(page, username)
	await page.getByTestId('open-counter').click()
	await expect(page.getByTestId('primary')).toBeVisible()
	return page
}

export async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
	const form = page.getByTestId('sign-in')
	await form.locator('input[name=username]').fill(username)
	await form.locator('input[name=password]').fill(password)
	await form.locator('input[name=password]').press('Enter')
}

/** The one green button, once it may be pressed: it waits after use, and before a visit may be finished. */
export async function pressPrimary(page: Page, within = 5000): Promise<void> {
	await expect(page.getByTestId('primary')).toBeEnabled({ timeout: within })
	await page.keyboard.press('F2')
}

/** A touch on the kiosk's glass, as far from the last as two wishes are: a closer one would count as trembling. */
export async function touch(kiosk: Page, testId: string): Promise<void> {
	await kiosk.waitForTimeout(DOUBLE_TOUCH_MS + 50)
	await kiosk.getByTestId(testId).click()
}

/** No violation that keeps somebody out. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
	const grave = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
	expect(grave.map((v) => `${what}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([])
}

export { expect } from '@playwright/test'
