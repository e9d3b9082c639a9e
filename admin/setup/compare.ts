import type { Centre } from '../../contract/centre.ts'
import type { Hours } from '../../contract/hours.ts'

/** What changes between the set-up in force and a file, told before anything is sent. */
export interface Change {
	list: ListName
	before: number
	after: number
	/** Names; long lists (procedures, fields, agencies) are told by their counts alone. */
	added: string[]
	removed: string[]
}

const LISTS = ['zones', 'services', 'counters', 'agencies', 'fields', 'procedures', 'kiosks', 'displays', 'people'] as const
export type ListName = (typeof LISTS)[number]
const NAMED: ReadonlySet<ListName> = new Set(['zones', 'services', 'counters', 'kiosks', 'displays', 'people'])

interface Entry {
	id: string
	name: string
}

/** @param file a JSON value of any shape: what is not a list of named things counts as an empty list */
export function compareCentres(now: Centre, file: unknown): Change[] {
	return LISTS.map((list) => {
		const before = entriesOf(now, list)
		const after = entriesOf(file, list)
		const missing = (from: Entry[], other: Entry[]) => {
			const ids = new Set(other.map((e) => e.id))
			return NAMED.has(list) ? from.filter((e) => !ids.has(e.id)).map((e) => e.name) : []
		}
		return { list, before: before.length, after: after.length, added: missing(after, before), removed: missing(before, after) }
	})
}

/** Whether a value says it is a centre file; the server alone judges whether it is a good one. */
export const isCentreFile = (file: unknown): file is Record<string, unknown> => isRecord(file) && file['schema'] === 'centre/1'

/** Times of day by the days that share them: `[1,2,3,4,5] → 07:00–11:30, 13:30–17:00`. */
export function weekOf(hours: Hours): { days: number[]; times: string }[] {
	const rows = new Map<string, { days: number[]; times: string[] }>()
	for (const { days, open, close } of hours.weekly) {
		const key = days.join()
		const row = rows.get(key) ?? { days, times: [] }
		row.times.push(`${open}–${close}`)
		rows.set(key, row)
	}
	return [...rows.values()].map(({ days, times }) => ({ days, times: times.join(', ') }))
}

/** The server's sentences, one for each mistake. It joins them by semicolons or lines. */
export const mistakesIn = (detail: string | undefined): string[] => (detail ?? '').split(/;\s+|\n+/).filter((line) => line.trim() !== '')

function entriesOf(centre: unknown, list: ListName): Entry[] {
	const items = isRecord(centre) ? centre[list] : undefined
	return Array.isArray(items) ? items.filter(isRecord).map((item) => entryOf(item, list)) : []
}

function entryOf(item: Record<string, unknown>, list: ListName): Entry {
	const id = textOf(item[list === 'people' ? 'username' : 'id'])
	if (list === 'counters') return { id, name: textOf(item['number']) || id }
	if (list === 'people') return { id, name: `${textOf(item['name'])} (${id})` }
	const name = isRecord(item['name']) ? textOf(item['name']['vi']) : textOf(item['label'])
	return { id, name: list === 'zones' ? `${textOf(item['letter'])} ${name}`.trim() : name || id }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
