import type { Centre } from '../../contract/centre.ts'
import type { Trace } from './trace.ts'

const same = (text: string) => ({ vi: text, en: text })
const ZONE = 'hall'
/** Typed in where nobody knows better: the same quarter of an hour that ZMS has. Past days say what a visit really takes. */
const USUAL_MS = 15 * 60_000
export const KIOSK = 'kiosk-1'
/** One range for all services, wider than any day. */
const NUMBERS = { sequence: 'all', first: 1, last: 999_999, width: 6 }

/**
 * The centre of a trace as the rules read it: its services and counters in one hall with one kiosk, open at every hour,
 * with an officer for each counter. An absent visitor is called once: the trace says how long that takes.
 */
export function centreOf({ site, services, counters }: Trace): Centre {
	return {
		schema: 'centre/1',
		id: site,
		name: same(site),
		hotline: '–',
		timeZone: 'Asia/Ho_Chi_Minh',
		zones: [{ id: ZONE, letter: 'A', name: same(site), where: same(site), turn: 'ahead' }],
		services: services.map(({ id }) => ({
			id,
			prefix: 'A',
			zoneId: ZONE,
			name: same(id),
			kind: 'file' as const,
			quotas: [],
			numbers: NUMBERS,
			usualMs: USUAL_MS,
		})),
		counters: counters.map(({ id, services }, i) => ({ id, number: i + 1, zoneId: ZONE, services })),
		calling: { maxCalls: 3, noShowAfterCalls: 1, recallAfterMs: 0, noShowAfterMs: 0, yieldLimit: 3, preferenceLimit: 10, holdMs: 12_000 },
		voice: { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 1 },
		rating: { levels: LEVELS, reasons: [], windowMs: 0, unansweredMs: 60_000 },
		kiosks: [{ id: KIOSK, label: KIOSK, printerId: 'printer-1', coolDownMs: 0, zoneIds: [] }],
		lanes: ['regular', 'priority', 'appointment'],
		hours: { weekly: [], closed: [], worked: [] },
		priorityFromAge: 60,
		devices: [],
		profiles: [],
		seating: 'any',
		appointments: { earlyMs: 3_600_000, leadMs: 300_000, lateMs: 900_000 },
		longQueue: {},
		demo: true,
		...NOTHING,
	}
}

const LEVELS: Centre['rating']['levels'] = [
	{ level: 3, name: same('3'), counts: 'positive' },
	{ level: 2, name: same('2'), counts: 'neutral' },
	{ level: 1, name: same('1'), counts: 'negative' },
]

/** What a centre must have, and a replay has no use for. */
const NOTHING = {
	agencies: [],
	fields: [],
	procedures: [],
	quickPicks: [],
	displays: [],
	people: [
		{ username: 'admin', name: 'admin', title: same('admin'), role: 'administrator', mayChoose: true, languages: ['vi'], skills: [] },
	],
	pauseReasons: [],
	holdReasons: [],
	outcomes: [],
	notices: [],
} satisfies Partial<Centre>
