import { z } from 'zod'
import { Centre } from '../../contract/centre.ts'
import { testCentre } from './centre.ts'

interface JsonSchema {
	type?: string
	pattern?: string
	format?: string
	enum?: unknown[]
	const?: unknown
	$ref?: string
	properties?: Record<string, JsonSchema>
	items?: JsonSchema
	anyOf?: JsonSchema[]
	oneOf?: JsonSchema[]
}
export type Path = (string | number)[]

/** Where people write freely in a set-up, from its schema: `zones[].name.vi`. Codes, times and addresses have forms of their own. */
export function textFields(): string[] {
	const root = z.toJSONSchema(Centre, { io: 'input', unrepresentable: 'any' }) as JsonSchema
	const found = new Set<string>()
	const walk = (node: JsonSchema, path: string): void => {
		const { type, pattern, format, enum: choices, const: only } = node
		if (type === 'string' && !pattern && !format && !choices && only === undefined) found.add(path)
		for (const [key, child] of Object.entries(node.properties ?? {})) walk(child, path ? `${path}.${key}` : key)
		if (node.items) walk(node.items, `${path}[]`)
		for (const child of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) walk(child, path)
	}
	walk(root, '')
	return [...found].sort()
}

const say = (vi: string) => ({ vi, en: vi })
const special = {
	weekly: [{ days: [1], open: '07:00', close: '11:00' }],
	closed: [{ day: '2026-12-01', reason: say('nghỉ') }],
	partDays: [{ day: '2026-12-02', parts: [{ open: '07:00', close: '10:00' }], reason: say('nửa ngày') }],
}

/** A centre in which every text there can be is written. */
export function wordyCentre(): Centre {
	const centre = testCentre()
	const first = <T>(list: readonly T[], change: (item: T) => object): T[] =>
		list.map((item, i) => (i === 0 ? { ...item, ...change(item) } : item))
	return Centre.parse({
		...centre,
		hours: { ...centre.hours, partDays: special.partDays },
		services: first(centre.services, () => ({ hours: special })),
		counters: first(centre.counters, () => ({ hours: special, profileId: 'chinh' })),
		agencies: first(centre.agencies, () => ({ hours: special })),
		procedures: first(centre.procedures, () => ({
			aliases: ['giấy khai sinh'],
			forms: [{ name: 'Tờ khai', url: 'https://example.vn/to-khai', kind: 'form' }],
		})),
		people: first(centre.people, () => ({ phone: '0212 300 0001', signInAs: 'quan.tri@tinh.vn' })),
		notices: [say('Thông báo')],
		profiles: [{ id: 'chinh', name: say('Chính'), steps: [{ services: ['ho-tich'] }, { services: ['chung-thuc'] }] }],
		devices: [{ id: 'pad', kind: 'rating-pad', usb: { vendorId: 1, productId: 2, serial: 'A1' }, counterId: 'counter-1', profile: 'p' }],
	})
}

/** Each place of a field in a centre: `zones[].name.vi` → `['zones', 0, 'name', 'vi']` … */
export function placesOf(field: string, centre: unknown): Path[] {
	let places: { path: Path; value: unknown }[] = [{ path: [], value: centre }]
	for (const step of field.split(/\.|(?=\[\])/))
		places = places.flatMap(({ path, value }) => {
			if (step === '[]') return (Array.isArray(value) ? value : []).map((item: unknown, i) => ({ path: [...path, i], value: item }))
			const next = (value as Record<string, unknown> | undefined)?.[step]
			return next === undefined ? [] : [{ path: [...path, step], value: next }]
		})
	return places.map(({ path }) => path)
}

export const read = (from: unknown, path: Path): unknown =>
	path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], from)

/** A copy in which another text stands there. */
export function written<T>(centre: T, path: Path, text: string): T {
	const copy = structuredClone(centre)
	const holder = read(copy, path.slice(0, -1)) as Record<string | number, unknown>
	holder[path.at(-1) ?? ''] = text
	return copy
}
