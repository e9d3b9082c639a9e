import type { TicketStatus } from '../contract/api.ts'
import { authorised, request } from '../ui/http.ts'

/** Where a ticket stands; `none` when it is no ticket of today; `undefined` while the server cannot say. */
export type TicketAnswer = TicketStatus | 'none' | undefined
export type ReadTicket = (visitId: string) => Promise<TicketAnswer>

/** Asks the server where a ticket stands. Never throws. */
export async function readTicket(visitId: string, token: string | undefined): Promise<TicketAnswer> {
	const res = await request(`/api/tickets/${encodeURIComponent(visitId)}`, { headers: authorised(token) })
	if (res?.status === 404) return 'none'
	return res?.ok ? ((await res.json()) as TicketStatus) : undefined
}
