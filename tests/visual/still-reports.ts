import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { permissionsOfPerson } from '../../contract/permissions.ts'
import { testCentre } from '../support/centre.ts'
import { reportAnswer, REPORT_OPTIONS, REPORT_VISITS, type Amount } from './report-answers.ts'

const TYPES: Record<string, string> = {
	...{ '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' },
}

/** The built administration before a server whose figures are made up, and always the same. */
export interface StillReports {
	url: string
	/** From now on so much happened. */
	show(amount: Amount): void
	stop(): Promise<void>
}

/** @param screens  folder of the built screens */
export async function openStillReports(screens: string): Promise<StillReports> {
	let amount: Amount = 'none'
	const { people: _, ...setup } = testCentre()
	const permissions = [...permissionsOfPerson({ role: 'supervisor', mayChoose: true })]
	const answers: Record<string, (asked: URLSearchParams) => unknown> = {
		'/api/session': () => ({ actor: 'officer:supervisor', role: 'supervisor', name: 'Cầm Văn Toàn', permissions }),
		'/api/centre': () => setup,
		'/api/reports': (asked) => reportAnswer(amount, asked),
		'/api/reports/options': () => REPORT_OPTIONS,
		'/api/reports/visits': () => REPORT_VISITS,
		'/api/reports/packs': () => ({ packs: [{ month: '2026-10', madeAt: Date.UTC(2026, 9, 31, 17, 1) }], monthly: true }),
	}
	const http = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x')
		const path = normalize(pathname)
		const answer = answers[path]
		if (answer) return void response.setHeader('content-type', 'application/json').end(JSON.stringify(answer(searchParams)))
		const full = join(screens, path === '/admin' ? 'admin/index.html' : path)
		if (path.startsWith('/api/') || !extname(full) || !existsSync(full)) return void response.writeHead(404).end()
		response.setHeader('content-type', TYPES[extname(full)] ?? 'application/octet-stream').end(readFileSync(full))
	})
	await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
	return {
		url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
		show: (next) => {
			amount = next
		},
		stop: () => new Promise((done) => http.close(() => done())),
	}
}
