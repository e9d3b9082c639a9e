import { z } from 'zod'
import { Centre } from './centre.ts'
import { ListPart, ValuePart, type CentrePart } from './draft.ts'

/** The parts of a set-up one by one, so that one item can be read without the thousands beside it. */

export type Item = Record<string, unknown>
type Read<T> = { ok: true; value: T } | { ok: false; mistakes: string[] }

const { shape } = Centre
const LISTS = {
	zones: shape.zones,
	services: shape.services,
	counters: shape.counters,
	agencies: shape.agencies,
	fields: shape.fields,
	procedures: shape.procedures,
	kiosks: shape.kiosks,
	displays: shape.displays,
	people: shape.people,
	profiles: shape.profiles.unwrap(),
	devices: shape.devices.unwrap(),
	pauseReasons: shape.pauseReasons,
	holdReasons: shape.holdReasons,
	outcomes: shape.outcomes,
} satisfies Record<ListPart, z.ZodArray>

export const LIST_PARTS = ListPart.options
export const VALUE_PARTS = ValuePart.options

/** How long each list may be, whatever is in it. */
const SIZES = Object.entries(LISTS).map(([part, list]) => ({
	part,
	size: z.array(z.unknown()).check(...((list.def.checks ?? []) as z.core.$ZodCheck<unknown[]>[])),
}))

export const isListPart = (part: CentrePart): part is ListPart => Object.hasOwn(LISTS, part)

/** What an item is called in its list. */
export const keyOf = (part: ListPart, item: Item): string => String(part === 'people' ? item['username'] : item['id'])

/** One item, with its defaults. Mistakes read `services[ho-tich].prefix: …`. */
export function readItem(part: ListPart, item: Item): Read<Item> {
	const place = `${part}[${keyOf(part, item).slice(0, 64)}]`
	return read(LISTS[part].element, item, place) as Read<Item>
}

/** A part that is set as a whole; `null` takes it away, or back to what is usual. */
export const readValue = (part: ValuePart, value: unknown): Read<unknown> => read(shape[part], value ?? undefined, part)

function read(schema: z.ZodType, input: unknown, place: string): Read<unknown> {
	const parsed = schema.safeParse(input)
	if (parsed.success) return { ok: true, value: parsed.data }
	const told = ({ path, message }: z.core.$ZodIssue) => `${path.length ? `${place}.${z.core.toDotPath(path)}` : place}: ${message}`
	return { ok: false, mistakes: parsed.error.issues.slice(0, 20).map(told) }
}

/** Lists that are too short or too long. */
export function sizeMistakes(centre: Centre): string[] {
	return SIZES.flatMap(({ part, size }) => {
		const parsed = size.safeParse(centre[part as ListPart])
		return parsed.success ? [] : parsed.error.issues.map(({ message }) => `${part}: ${message}`)
	})
}
