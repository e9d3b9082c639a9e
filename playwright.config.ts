import { defineConfig } from '@playwright/test'
import { existsSync } from 'node:fs'

/** Found or installed by `npm test`; without it, Debian's, else the one Playwright installed. */
const browser = process.env['CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))

/** Journeys in a real browser, and pictures of displays. Each starts its own server, so nothing is shared between them. */
export default defineConfig({
	testDir: 'tests',
	testMatch: ['journeys/*.spec.ts', 'visual/*.spec.ts'],
	outputDir: 'test-results',
	// A busy machine fails nothing: speed is measured by the bench.
	timeout: 90_000,
	expect: { timeout: 20_000 },
	workers: 4,
	fullyParallel: true,
	forbidOnly: true,
	retries: 0,
	reporter: [['list'], ['json', { outputFile: '.cache/journeys.json' }]],
	use: {
		browserName: 'chromium',
		headless: true,
		locale: 'vi-VN',
		timezoneId: 'Asia/Ho_Chi_Minh',
		viewport: { width: 1080, height: 1920 },
		hasTouch: true,
		launchOptions: {
			...(browser && { executablePath: browser }),
			chromiumSandbox: false,
			args: [
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--autoplay-policy=no-user-gesture-required',
			],
		},
	},
})
