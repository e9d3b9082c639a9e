import { randomUUID } from 'node:crypto'

export const CALLERS = [
	'administrator',
	'supervisor',
	'inspector',
	'officer',
	'receptionist',
	'post-office',
	'kiosk',
	'display',
	'rating',
	'agent',
	'visitor',
] as const
export type Caller = (typeof CALLERS)[number]

/** Who may, and what to ask with: well formed, and about nothing there is. */
export interface Line {
	who: readonly Caller[]
	/** Where `nowhere` is not a good value of a parameter. */
	at?: string
	body?: object
	/** Bytes of this type, where the body is not JSON. */
	type?: string
	/** Ends the session it is asked with. */
	ends?: true
	/** It is about a session: what is enrolled is told to sign in too. */
	ofSession?: true
}

const ANYONE = CALLERS
const KNOWN = CALLERS.filter((caller) => caller !== 'visitor')
const PEOPLE = KNOWN.slice(0, 6)
const ADMINISTRATOR: readonly Caller[] = ['administrator']
const LEADERS: readonly Caller[] = ['administrator', 'supervisor']
const READERS: readonly Caller[] = ['administrator', 'supervisor', 'inspector']
const FACTS: readonly Caller[] = ['administrator', 'inspector']
const CANCELLERS: readonly Caller[] = ['administrator', 'supervisor', 'officer', 'receptionist', 'kiosk', 'visitor']
const visitId = randomUUID()

/** Every route there is. Who may send which command is in `permissions.test.ts`. */
export const ROUTES: Readonly<Record<string, Line>> = {
	// Reception
	'GET /reception': { who: ANYONE },
	'GET /api/reception/visits': { who: ['administrator', 'supervisor', 'receptionist'], at: '/api/reception/visits?find=A001' },

	// Personal data
	'GET /api/privacy': { who: FACTS },
	'POST /api/privacy/searches': { who: ADMINISTRATOR, body: { about: 'account', username: 'nowhere' } },
	'POST /api/privacy/erasures': { who: ADMINISTRATOR, body: { about: 'account', username: 'nowhere' } },
	'POST /api/sealed-reports/readings': { who: [], body: {} },
	'GET /api/integrity/:month': { who: READERS, at: '/api/integrity/2001-01' },

	// Inspection
	'GET /api/audit/key': { who: FACTS },
	'GET /api/audit/facts': { who: FACTS },
	'GET /api/audit/facts/:position': { who: FACTS, at: '/api/audit/facts/999999' },
	'GET /api/audit/visits/:visitId': { who: FACTS, at: `/api/audit/visits/${visitId}` },
	'GET /api/audit/check': { who: FACTS },
	'POST /api/audit/check': { who: FACTS },
	'GET /api/replay/:day': { who: FACTS, at: '/api/replay/2001-01-01' },
	'GET /api/replay/:day/views': { who: FACTS, at: '/api/replay/2001-01-01/views?at=0' },
	'GET /api/audit/exports/:position': { who: FACTS, at: '/api/audit/exports/999999' },

	// Pages and what they are made of
	'GET /': { who: ANYONE },
	'GET /kiosk': { who: ANYONE },
	'GET /display': { who: ANYONE },
	'GET /counter': { who: ANYONE },
	'GET /rating': { who: ANYONE },
	'GET /admin': { who: ANYONE },
	'GET /devices': { who: ANYONE },
	'GET /figures': { who: ANYONE },
	'GET /figures/card': { who: ANYONE },
	'GET /api/public/figures': { who: ANYONE },
	'GET /api/public/figures.csv': { who: ANYONE },
	'GET /t/:visitId': { who: ANYONE },
	'GET /health': { who: ANYONE },
	'GET /openapi.json': { who: ANYONE },
	'GET /docs': { who: ANYONE },
	'GET /metrics': { who: ANYONE },
	'GET /assets/*': { who: ANYONE, at: '/assets/nowhere.js' },
	'GET /voice/*': { who: ANYONE, at: '/voice/nowhere.mp3' },
	'GET /media/:folder/:name': { who: ANYONE },
	'GET /voice-packs/:id/:file': { who: ANYONE },
	'GET /ca.crt': { who: ANYONE },
	'GET /api/docs': { who: ANYONE },
	'GET /api/docs/open.js': { who: ANYONE },
	'GET /api/docs/swagger-ui.css': { who: ANYONE },
	'GET /api/docs/swagger-ui-bundle.js': { who: ANYONE },
	'GET /api/docs/favicon-32x32.png': { who: ANYONE },
	'GET /api/openapi.json': { who: ANYONE },
	'GET /api/health': { who: ANYONE },
	'GET /api/metrics': { who: ANYONE },
	'GET /api/screens': { who: ANYONE },

	// Coming in
	'GET /api/sign-in-ways': { who: ANYONE },
	'GET /api/oidc/start': { who: ANYONE },
	'GET /api/oidc/callback': { who: ANYONE },
	'GET /api/first-run': { who: ANYONE },
	'POST /api/first-run': { who: ANYONE, body: { token: 'x'.repeat(43), password: 'Suối reo giữa bản xa' } },
	'POST /api/session': { who: ANYONE, body: { username: 'nobody', password: 'x' } },
	'GET /api/session': { who: PEOPLE, ofSession: true },
	'DELETE /api/session': { who: ANYONE, ends: true },
	'DELETE /api/sessions': { who: PEOPLE, ends: true, ofSession: true },
	'PUT /api/session/password': { who: PEOPLE, ofSession: true, body: { current: 'x', next: 'ngắn' } },
	'GET /api/accounts': { who: ADMINISTRATOR },
	'POST /api/accounts/:username/password': { who: ADMINISTRATOR },
	'DELETE /api/accounts/:username/sessions': { who: ADMINISTRATOR },
	'PUT /api/photos/:username': { who: ADMINISTRATOR, type: 'image/png' },
	'GET /api/photos/:photo': { who: KNOWN },
	'DELETE /api/photos/:photo': { who: ADMINISTRATOR },
	'GET /api/kiosk-pin': { who: ADMINISTRATOR },
	'PUT /api/kiosk-pin': { who: ADMINISTRATOR, body: { pin: '111111' } },
	'POST /api/kiosk-pin/check': { who: ['kiosk'], body: { pin: '111111' } },

	// The day
	'POST /api/commands': { who: CANCELLERS, body: { commandId: randomUUID(), type: 'CancelVisit', visitId } },
	'GET /api/tickets/:visitId': { who: ANYONE, at: `/api/tickets/${visitId}` },
	'GET /api/views/:screen/:id': { who: READERS, at: '/api/views/kiosk/nowhere' },
	'GET /api/visits/:number': { who: PEOPLE, at: '/api/visits/A999' },
	'GET /api/events': { who: FACTS },
	'GET /api/print-jobs/:file': { who: ANYONE, at: `/api/print-jobs/${visitId}.png` },
	'GET /api/media': { who: KNOWN },
	'POST /api/media/reports': { who: ['display'], body: { url: '/media/a/b' } },
	'GET /api/voice': { who: ANYONE },
	'POST /api/voice/reports': { who: ['display'], body: { state: 'ready', packs: [], calls: {} } },
	'GET /api/voice/reports': { who: READERS },
	'GET /api/walls': { who: READERS },
	'GET /api/appointments': { who: LEADERS },
	'POST /api/what-if': { who: READERS, body: { open: [] } },
	'GET /api/forecast-score': { who: READERS },
	'GET /api/reports': { who: READERS, at: '/api/reports?from=2026-11-23&to=2026-11-23' },
	'GET /api/reports/options': { who: READERS },
	'GET /api/reports/files/:file': { who: READERS, at: '/api/reports/files/waits.csv?from=2026-11-23&to=2026-11-23' },
	'GET /api/reports/packs': { who: READERS },
	'POST /api/reports/packs': { who: READERS, body: { month: '2999-01' } },
	'GET /api/reports/packs/:file': { who: READERS, at: '/api/reports/packs/1999-01.pdf' },
	'GET /api/reports/visits': { who: READERS, at: '/api/reports/visits?from=2026-11-23&to=2026-11-23' },

	// The set-up
	'GET /api/centre': { who: KNOWN },
	'GET /api/centre-file': { who: ADMINISTRATOR },
	'GET /api/draft': { who: ADMINISTRATOR },
	'GET /api/draft/review': { who: ADMINISTRATOR },
	'GET /api/draft/parts/:part': { who: ADMINISTRATOR, at: '/api/draft/parts/zones' },
	'GET /api/draft/:list': { who: ADMINISTRATOR, at: '/api/draft/people' },
	'POST /api/draft/edits': { who: ADMINISTRATOR, body: { rev: 99, what: 'x', edits: [{ part: 'zones', remove: 'nowhere' }] } },
	'POST /api/draft/undo': { who: ADMINISTRATOR, body: { rev: 99 } },
	'DELETE /api/draft': { who: ADMINISTRATOR },
	'POST /api/draft/restore': { who: ADMINISTRATOR, body: { rev: 99, position: 1 } },
	'POST /api/draft/publish': { who: ADMINISTRATOR, body: { rev: 99, commandId: randomUUID() } },
	'GET /api/templates': { who: ADMINISTRATOR },
	'GET /api/templates/:id': { who: ADMINISTRATOR },
	'POST /api/templates/:id': { who: ADMINISTRATOR, body: { rev: 99 } },
	'GET /api/versions': { who: FACTS },
	'GET /api/versions/:position/changes': { who: FACTS, at: '/api/versions/1/changes' },
	'GET /api/versions/:position/file': { who: ADMINISTRATOR, at: '/api/versions/1/file' },
	'POST /api/imports': {
		who: ADMINISTRATOR,
		at: '/api/imports?kind=procedures&format=csv&name=x.csv',
		type: 'application/octet-stream',
	},
	'GET /api/imports/:importId': { who: ADMINISTRATOR, at: `/api/imports/${visitId}` },
	'POST /api/imports/:importId/take': { who: ADMINISTRATOR, at: `/api/imports/${visitId}/take`, body: { rev: 99 } },
	'DELETE /api/imports/:importId': { who: ADMINISTRATOR, at: `/api/imports/${visitId}` },
	'GET /api/exports/guide.pdf': { who: READERS },
	'GET /api/exports/:file': { who: ADMINISTRATOR, at: '/api/exports/people.json' },

	// Screens and devices
	'GET /api/devices': { who: READERS },
	'POST /api/devices': { who: ADMINISTRATOR, body: { kind: 'display', id: 'nowhere' } },
	'DELETE /api/devices/:deviceId': { who: ADMINISTRATOR },
	'PATCH /api/devices/:deviceId': { who: ADMINISTRATOR, body: { label: 'x' } },
	'POST /api/devices/:deviceId/restart': { who: ADMINISTRATOR },
	'POST /api/enrolments': { who: ANYONE, body: { kind: 'display', id: 'nowhere' } },
	'GET /api/enrolments/:enrolmentId': { who: ANYONE },
	'POST /api/approvals': { who: ADMINISTRATOR, body: { code: '000000' } },
	'POST /api/printers/:id/test': { who: ADMINISTRATOR },
	'POST /api/printers/:id/roll': { who: ADMINISTRATOR },
	'POST /api/displays/:id/test-call': { who: ADMINISTRATOR },
	'GET /api/tests/:testId': { who: KNOWN },
	'GET /api/learning': { who: ADMINISTRATOR },
	'GET /api/bench': { who: ANYONE },
	'PUT /api/bench/printers/:id/fault': { who: ANYONE, body: { fault: null } },
	'PUT /api/bench/printers/:id/power': { who: ANYONE, body: { on: true } },
	'POST /api/bench/pads/:id/press': { who: ANYONE, body: { level: 1 } },
	'POST /api/bench/keypads/:id/press': { who: ANYONE, body: { action: 'primary' } },
	'POST /api/bench/scanners/:id/scan': { who: ANYONE, body: { text: 'x' } },
	'GET /api/bench/slips/:file': { who: ANYONE, at: `/api/bench/slips/${visitId}.png` },
}
