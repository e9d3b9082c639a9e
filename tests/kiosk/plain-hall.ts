import type { CentreSetup } from '../../contract/centre.ts'
import type { CommandDraft } from '../../contract/commands.ts'
import type { KioskView, ServiceView } from '../../contract/views.ts'
import type { Answer } from '../../ui/send.ts'
import { testCentre } from '../support/centre.ts'

/** Monday 23 November 2026, 09:12 in the centre. */
export const NOW = Date.UTC(2026, 10, 23, 2, 12)
export const MINUTE_MS = 60_000

const small = testCentre()
const queue = (id: string, prefix: string, kind: 'collect' | 'guidance', name: { vi: string; en: string }) => ({
	...{ id, prefix, zoneId: 'zone-b', name, kind, usualMs: 300_000 },
	numbers: { sequence: id, first: 1, last: 999, width: 3 },
	quotas: [],
})

/** The small centre of the tests, with queues for results and guidance. */
export const setup: CentreSetup = testCentre({
	services: [
		...small.services,
		queue('nhan-ket-qua', 'E', 'collect', { vi: 'Nhận kết quả', en: 'Collect a result' }),
		queue('huong-dan', 'H', 'guidance', { vi: 'Hướng dẫn', en: 'Guidance' }),
	],
	counters: [...small.counters, { id: 'counter-4', number: 4, zoneId: 'zone-b', services: ['nhan-ket-qua', 'huong-dan'] }],
})

const service = (id: string): ServiceView => ({
	...{ id, open: true, waiting: 10, countersOpen: 2 },
	waitMs: { p50: 10 * MINUTE_MS, p90: 20 * MINUTE_MS },
})

/** What the kiosk is sent on an ordinary morning. */
export const view = (over: Partial<KioskView> = {}): KioskView => ({
	rev: 1,
	at: NOW,
	day: '2026-11-23',
	setupRev: 1,
	kioskId: 'kiosk-1',
	open: true,
	services: setup.services.map(({ id }) => service(id)),
	waiting: 47,
	countersOpen: 3,
	counters: 4,
	printer: { state: 'ready', since: NOW - MINUTE_MS },
	slips: [],
	scanner: true,
	...over,
})
export const withService = (id: string, over: Partial<ServiceView>): KioskView =>
	view({ rev: 2, services: view().services.map((s) => (s.id === id ? { ...s, ...over } : s)) })

/** The server's answer to a ticket asked for: number A058, ten people before it. */
export function issued(draft: CommandDraft): Answer {
	if (draft.type !== 'IssueTicket') return { ok: true, events: [] }
	const { visitId, serviceId, procedureId, lane = 'regular', language = 'vi' } = draft
	return {
		ok: true,
		events: [
			{
				type: 'TicketIssued',
				...{ visitId, serviceId, lane, language, ...(procedureId && { procedureId }) },
				...{ number: 'A058', sequence: 'a', serial: 58, kioskId: 'kiosk-1', ahead: 10 },
				waitMs: { p50: 10 * MINUTE_MS, p90: 20 * MINUTE_MS },
				...{ position: 7, at: NOW, day: '2026-11-23', actor: 'kiosk:kiosk-1', v: 1, hash: '0'.repeat(64) },
			},
		],
	}
}
