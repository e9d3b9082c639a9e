import { vi } from 'vitest'
import type { Permission, Session } from '../../contract/api.ts'
import type { Centre, CentreSetup } from '../../contract/centre.ts'
import { permissionsOfPerson } from '../../contract/permissions.ts'
import { PROBLEMS, type ProblemCode } from '../../contract/problems.ts'
import type { CounterView, DisplayView, KioskView } from '../../contract/views.ts'
import { testCentre } from '../support/centre.ts'

/** Monday 23 November 2026, 09:12 in the centre. */
export const NOW = Date.UTC(2026, 10, 23, 2, 12)
export const MINUTE_MS = 60_000

interface Asked {
	method: string
	path: string
	body: unknown
}
interface Answered {
	status: number
	body?: unknown
}
type Route = (asked: Asked) => Answered

export const ok = (body: unknown, status = 200): Route => {
	return () => ({ status, body })
}
export const done: Route = () => ({ status: 204 })
export const refused = (code: ProblemCode, detail?: string): Route => {
	const { status, title, vi: sentence } = PROBLEMS[code]
	return ({ path }) => ({
		status,
		body: { type: `/problems/${code}`, title, status, vi: sentence, instance: path, ...(detail && { detail }) },
	})
}
export const unreachable: Route = () => {
	throw new TypeError('fetch failed')
}

/**
 * A server made of routes, e.g. `'GET /devices'`. Routes may be replaced while a test runs; what nobody gave is not
 * found, as on the real one. `asked` is every request so far, in order. It stays for late requests of a test that has
 * ended; the next one brings its own.
 */
export function fakeServer(routes: Record<string, Route>) {
	const asked: Asked[] = []
	vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
		const path = input.replace(/^\/api/, '')
		const one = { method: init.method ?? 'GET', path, body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined }
		asked.push(one)
		const route = routes[`${one.method} ${path}`] ?? routes[`${one.method} ${path.split('?')[0] ?? ''}`] ?? refused('not-found')
		const { status, body } = route(one)
		return new Response(body === undefined ? null : JSON.stringify(body), { status })
	})
	return { routes, asked, sent: (method: string, path: string) => asked.filter((a) => a.method === method && a.path === path) }
}

export function sessionOf(role: Session['role'], name = 'Hoàng Thị Thu Hà'): Session {
	const permissions: Permission[] = [...permissionsOfPerson({ role, mayChoose: true })]
	return { actor: `officer:${role}`, role, permissions, name }
}

export const setupOf = ({ people: _, ...setup }: Centre): CentreSetup => setup

const view = { rev: 1, at: NOW, day: '2026-11-23', setupRev: 1 }

export function counterView(number: number, over: Partial<CounterView> = {}): CounterView {
	const { calling } = testCentre()
	return {
		...view,
		counterId: `counter-${number}`,
		number,
		zoneId: number === 3 ? 'zone-b' : 'zone-a',
		services: number === 3 ? ['dat-dai'] : ['ho-tich', 'chung-thuc'],
		state: 'open',
		officer: { username: `officer${number}`, name: `Cán bộ ${number}`, title: { vi: 'Chuyên viên', en: 'Officer' } },
		waiting: { count: 0, head: [] },
		held: [],
		noShows: [],
		mine: { served: 0, medianMs: null, noShows: 0, transferred: 0 },
		devices: [
			{ id: `sign-${number}`, label: '', kind: 'sign', state: 'ok' },
			{ id: `rating-counter-${number}`, label: '', kind: 'rating', state: number === 1 ? 'ok' : 'absent' },
		],
		calling,
		...over,
	}
}

/** A visit at a counter: called at `since`, or served from then. */
export const atCounter = (number: string, state: 'called' | 'serving', since: number): NonNullable<CounterView['current']> => ({
	visitId: '00000000-0000-4000-8000-000000000001',
	number,
	serviceId: 'ho-tich',
	lane: 'regular',
	language: 'vi',
	state,
	issuedAt: since,
	waitingSinceAt: since,
	calledAt: since,
	...(state === 'serving' && { servingAt: since }),
	attempt: 1,
	why: { rule: 'arrival', passed: 0 },
})

export const kioskView = (over: Partial<KioskView> = {}): KioskView => ({
	...view,
	kioskId: 'kiosk-1',
	open: true,
	services: [
		{ id: 'ho-tich', open: true, waiting: 4, waitMs: { p50: 10 * MINUTE_MS, p90: 20 * MINUTE_MS }, countersOpen: 2 },
		{ id: 'chung-thuc', open: true, waiting: 0, waitMs: null, countersOpen: 1 },
		{ id: 'dat-dai', open: true, waiting: 3, waitMs: null, countersOpen: 0 },
	],
	waiting: 7,
	countersOpen: 2,
	counters: 3,
	printer: { state: 'ready', since: NOW - MINUTE_MS },
	slips: [],
	...over,
})

export const wallView = (over: Partial<DisplayView> = {}): DisplayView => ({
	...view,
	displayId: 'wall-1',
	layout: 'wall',
	calls: [],
	zones: [],
	satisfied: { count: 68, n: 70, unanswered: 12, percent: 97.14 },
	open: true,
	notices: [],
	voice: { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 1 },
	holdMs: 12_000,
	...over,
})
