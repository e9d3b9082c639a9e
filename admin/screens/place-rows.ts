import type { Device, DeviceKind, DeviceList } from '../../contract/api.ts'
import type { Centre, Kiosk } from '../../contract/centre.ts'
import type { Display } from '../../contract/displays.ts'

/** Kinds of places as the page sorts them. */
export const GROUPS = ['kiosk', 'wall', 'sign', 'rating'] as const
export type Group = (typeof GROUPS)[number]

/** A place for a screen, and the machines that are enrolled for it. */
export interface PlaceRow {
	key: string
	group: Group
	kind: Exclude<DeviceKind, 'agent'>
	id: string
	name: string
	/** Of a display. */
	layout: Display['layout'] | undefined
	devices: readonly Device[]
	/** `drafted`: not in force yet. `stranger`: the set-up names no such place, though a machine is enrolled for it. */
	known: 'named' | 'drafted' | 'stranger'
}

export interface PlaceParts {
	list: Pick<DeviceList, 'devices'>
	/** In force. */
	centre: Pick<Centre, 'kiosks' | 'displays' | 'counters'> | undefined
	/** As drafted, where that could be read. */
	drafted: { kiosks: readonly Kiosk[]; displays: readonly Display[] } | undefined
}

type Place = Omit<PlaceRow, 'key' | 'devices' | 'known'>

const ofKiosk = ({ id, label }: Kiosk): Place => ({ group: 'kiosk', kind: 'kiosk', id, name: label, layout: undefined })
const ofDisplay = ({ id, label, layout }: Display): Place => {
	return { group: layout === 'sign' ? 'sign' : 'wall', kind: 'display', id, name: label, layout }
}
const keyOf = ({ kind, id }: Pick<Place, 'kind' | 'id'>): string => `${kind} ${id}`

/** Every place that the set-up names, in its order, and every other one that a machine is enrolled for. Tablets only where there is one. */
export function placeRows({ list, centre, drafted }: PlaceParts): PlaceRow[] {
	const named = centre ? [...centre.kiosks.map(ofKiosk), ...centre.displays.map(ofDisplay)] : []
	const tablets = (centre?.counters ?? []).map(({ id, number }): Place => ({
		group: 'rating',
		kind: 'rating',
		id,
		name: `Quầy ${number}`,
		layout: undefined,
	}))
	const inDraft = drafted ? [...drafted.kiosks.map(ofKiosk), ...drafted.displays.map(ofDisplay)] : []
	const isIn = (places: readonly Place[], place: Pick<Place, 'kind' | 'id'>) => places.some((one) => keyOf(one) === keyOf(place))
	const enrolled = list.devices.flatMap((device) => (device.kind === 'agent' ? [] : [{ ...device, kind: device.kind }]))
	const strangers = enrolled
		.filter((device) => !isIn([...named, ...tablets, ...inDraft], device))
		.map(({ kind, id }): Place => ({ group: kind === 'display' ? 'wall' : kind, kind, id, name: id, layout: undefined }))
	const row = (known: PlaceRow['known']) => (place: Place) => ({
		...{ ...place, known, key: keyOf(place) },
		devices: enrolled.filter((device) => keyOf(device) === keyOf(place)),
	})
	const rows = [
		...named.map(row('named')),
		...tablets.map(row('named')).filter(({ devices }) => devices.length > 0),
		...inDraft.filter((place) => !isIn(named, place)).map(row('drafted')),
		...[...new Map(strangers.map((place) => [keyOf(place), place])).values()].map(row('stranger')),
	]
	return rows.sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group))
}

/** What needs a look, gravest first. */
export type Flag = 'stale' | 'other-version' | 'hidden' | 'held-back' | 'errors'

/** @param version of the server; until a screen knows its own, it is not said to be another */
export function flagsOf({ shown }: Device, version: string): Flag[] {
	if (!shown) return []
	return [
		...(shown.stale ? (['stale'] as const) : []),
		...(shown.version !== '' && shown.version !== version ? (['other-version'] as const) : []),
		...(shown.hidden ? (['hidden'] as const) : []),
		...(shown.sound === 'held-back' ? (['held-back'] as const) : []),
		...(shown.errors > 0 ? (['errors'] as const) : []),
	]
}

/** Its window, as it told or as such a screen usually is; CSS pixels. */
export function sizeOf({ kind, layout }: Pick<PlaceRow, 'kind' | 'layout'>, device: Device | undefined): { width: number; height: number } {
	const { width = 0, height = 0 } = device?.shown ?? {}
	if (width > 0 && height > 0) return { width, height }
	if (kind === 'kiosk' || layout === 'totem') return { width: 1080, height: 1920 }
	if (kind === 'rating') return { width: 1280, height: 800 }
	return layout === 'sign' ? { width: 1280, height: 400 } : { width: 1920, height: 1080 }
}

/** The page of a place; opened on the machine that is to be it. */
export const pageOf = ({ kind, id }: Pick<PlaceRow, 'kind' | 'id'>): string =>
	kind === 'rating' ? `/rating?counter=${encodeURIComponent(id)}` : `/${kind}?id=${encodeURIComponent(id)}`
