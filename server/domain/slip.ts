import type { Slip } from '../../contract/printing.ts'
import type { CentreIndex } from './day.ts'
import type { Visit } from './visit.ts'

const DOCUMENTS_ON_SLIP = 12

/**
 * What the paper says of a visit: the words are fixed when it is issued, so a late or repeated print says the same.
 * `baseUrl` is where a phone reaches this centre. Never the lane, never anything about the person.
 */
export function slipOf(
	setup: CentreIndex,
	visit: Visit,
	{ baseUrl, waitMs, day }: { baseUrl: string; waitMs: Slip['waitMs']; day: string },
): Slip {
	const { centre } = setup
	const service = setup.services.get(visit.serviceId)
	const zone = setup.zones.get(service?.zoneId ?? '')
	const procedure = visit.procedureId ? setup.procedures.get(visit.procedureId) : undefined
	const name = procedure?.short ?? service?.name ?? centre.name
	return {
		centre: centre.name,
		number: visit.number,
		title: name,
		zone: { letter: zone?.letter ?? '', name: zone?.name ?? centre.name, where: zone?.where ?? centre.name },
		counters: numberRanges(centre.counters.filter((c) => c.services.includes(visit.serviceId)).map((c) => c.number)),
		ahead: visit.aheadAtIssue,
		waitMs,
		url: `${centre.publicUrl?.replace(/\/$/, '') ?? baseUrl}/t/${visit.id}`,
		documents: (procedure?.documents ?? []).slice(0, DOCUMENTS_ON_SLIP),
		issuedAt: visit.issuedAt,
		day,
		kiosk: centre.kiosks.find((k) => k.id === visit.kioskId)?.label ?? '',
		hotline: centre.hotline,
		language: visit.language,
		reprint: visit.slips > 1,
	}
}

/** `1–4, 7`: runs of three and more joined by an en dash. */
export function numberRanges(numbers: readonly number[]): string {
	const sorted = [...new Set(numbers)].sort((a, b) => a - b)
	const runs: number[][] = []
	for (const n of sorted) {
		const run = runs.at(-1)
		if (run && run.at(-1) === n - 1) run.push(n)
		else runs.push([n])
	}
	return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', '))).join(', ')
}
