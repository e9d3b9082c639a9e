import type { Procedure } from '../../contract/catalogue.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import type { Text } from '../../contract/ids.ts'
import type { MediaFile } from '../../contract/media.ts'
import type { DisplayView, LobbyBoard } from '../../contract/views.ts'

/** One page of the lobby board. */
export type Page =
	| { kind: 'procedure'; procedure: Procedure; field: Text; agency: Text | undefined; zone: string | undefined }
	| { kind: 'hours' }
	| { kind: 'desks'; desks: LobbyBoard['desks'] }
	| { kind: 'figures' }
	| { kind: 'media'; file: MediaFile }

/** Kinds of pages that take turns, each list in its own order, however long. */
export type Lists = readonly (readonly Page[])[]

const PAGE_MS = 12_000
const IMAGE_MS = 10_000
/** A film may be as long as this; what is longer belongs on no wall where people wait for their number. */
const VIDEO_MS = 180_000
const DESKS_ON_PAGE = 6

export const pageAt = (lists: Lists, cursor: number): Page | undefined => {
	const list = lists[cursor % Math.max(1, lists.length)]
	return list?.[Math.floor(cursor / lists.length) % list.length]
}

export function durationOf(page: Page | undefined): number | undefined {
	if (page?.kind === 'media') return page.file.kind === 'video' ? VIDEO_MS : IMAGE_MS
	return page && PAGE_MS
}

/** The same while what it tells of is the same, so that a newer view does not begin it anew. */
export function keyOfPage(page: Page): string {
	if (page.kind === 'procedure') return `procedure ${page.procedure.id}`
	if (page.kind === 'media') return `media ${page.file.url}`
	return page.kind === 'desks' ? `desks ${page.desks[0]?.counterNumber ?? ''}` : page.kind
}

/** The pages of a display as they stand now. */
export function listsOf(view: DisplayView, procedures: readonly Page[], media: readonly MediaFile[]): Lists {
	if (!view.board) return []
	const desks = chunks(view.board.desks, DESKS_ON_PAGE).map((some): Page => ({ kind: 'desks', desks: some }))
	const pictures = media.map((file): Page => ({ kind: 'media', file }))
	const about: Page[] = [{ kind: 'hours' }, ...desks, { kind: 'figures' }]
	return [procedures, about, pictures].filter((list) => list.length > 0)
}

/**
 * What is published and checked, field by field, of the services of this display. A procedure whose papers and times were
 * only thought likely is not put up on a wall.
 */
export function procedurePages(setup: CentreSetup, displayId: string, zones: readonly string[]): Page[] {
	const display = setup.displays.find(({ id }) => id === displayId)
	const chosen = display && display.layout !== 'sign' ? display.serviceIds : undefined
	const zoneIds = new Set(zones)
	const zoneOf = new Map(setup.services.map((s) => [s.id, setup.zones.find((z) => z.id === s.zoneId && zoneIds.has(z.id))]))
	const isHere = (serviceId: string) => zoneOf.get(serviceId) !== undefined && (chosen?.includes(serviceId) ?? true)
	const byField = new Map<string, Procedure[]>()
	for (const procedure of setup.procedures) {
		if (procedure.status === 'plausible' || !isHere(procedure.serviceId)) continue
		const some = byField.get(procedure.fieldId)
		if (some) some.push(procedure)
		else byField.set(procedure.fieldId, [procedure])
	}
	const agencies = new Map(setup.agencies.map((a) => [a.id, a.short]))
	return setup.fields.flatMap((field) =>
		(byField.get(field.id) ?? []).map((procedure) => ({
			kind: 'procedure' as const,
			procedure,
			field: field.name,
			agency: agencies.get(procedure.agencyId),
			zone: zoneOf.get(procedure.serviceId)?.letter,
		})),
	)
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
