import type { HidInfo } from './hid-system.ts'

export type Usage = { usagePage: number; usage: number }

/** One device as a person sees it: everything of it that can be read, under one name. */
export type Unit = {
	/** Stable while it stays plugged in, at most 200 characters. */
	key: string
	vendorId: number
	productId: number
	serial?: string
	name: string
	/** The socket it hangs on, where the machine tells. */
	port?: string
	/** Where it is: its socket, else its path. */
	place: string
	/** What can be opened of it. At least one. */
	nodes: readonly { path: string; usages: readonly Usage[] }[]
}

const GENERIC_DESKTOP = 0x01
const POINTERS = [0x01, 0x02]
const DIGITIZERS = 0x0d
const BAR_CODE_SCANNERS = 0x8c
const KEYBOARDS = [0x06, 0x07]

/** Mice and touch screens are left alone. */
const points = ({ usagePage, usage }: Usage): boolean =>
	usagePage === DIGITIZERS || (usagePage === GENERIC_DESKTOP && POINTERS.includes(usage))

const is = (unit: Unit, fits: (usage: Usage) => boolean): boolean => unit.nodes.some(({ usages }) => usages.some(fits))

export const isPosScanner = (unit: Unit): boolean => is(unit, ({ usagePage }) => usagePage === BAR_CODE_SCANNERS)
export const typesOn = (usages: readonly Usage[]): boolean =>
	usages.some(({ usagePage, usage }) => usagePage === GENERIC_DESKTOP && KEYBOARDS.includes(usage))

/** Devices out of what the machine lists, in the order of their sockets; without those that only point. */
export function unitsOf(infos: readonly HidInfo[]): Unit[] {
	const groups = groupBy(infos, (info) => [hex4(info.vendorId), hex4(info.productId), clean(info.serial), placeOf(info)].join(' '))
	return [...groups].flatMap(([key, group]) => unitOf(key, group) ?? []).sort((a, b) => inOrder(a.place, b.place) || inOrder(a.key, b.key))
}

function unitOf(key: string, group: readonly HidInfo[]): Unit | undefined {
	const [first] = group
	const nodes = [...groupBy(group, ({ path }) => path)]
		.map(([path, collections]) => ({ path, usages: collections.map(({ usagePage, usage }) => ({ usagePage, usage })) }))
		// What a device is comes first in its description.
		.filter(({ usages }) => usages[0] && !points(usages[0]))
	if (!first || nodes.length === 0) return undefined
	const serial = clean(first.serial).slice(0, 128)
	return {
		key: key.slice(0, 200),
		vendorId: first.vendorId,
		productId: first.productId,
		...(serial && { serial }),
		name: clean(first.product).slice(0, 80) || `USB device ${usbId(first)}`,
		...(first.port && { port: first.port }),
		place: placeOf(first),
		nodes,
	}
}

/** `1209:0005` */
export const usbId = ({ vendorId, productId }: { vendorId: number; productId: number }): string => `${hex4(vendorId)}:${hex4(productId)}`

const hex4 = (n: number): string => n.toString(16).padStart(4, '0')
const placeOf = ({ port, path }: HidInfo): string => port ?? path
/** Devices name themselves, and some do it with anything. */
const clean = (text = ''): string => text.replace(/\p{C}/gu, '').trim()
const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>()
	for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
	return groups
}
