import type { ScreenIndex } from '../../contract/api.ts'
import type { KindId } from './words.ts'

export interface Link {
	href: string
	label: string
}
/** One kind of screen and the addresses of its screens. */
export interface Entry {
	kind: KindId
	links: Link[]
}

const withId = (path: string, key: string, id: string): string => `${path}?${key}=${encodeURIComponent(id)}`

/** Screens in front of visitors. Kinds the centre has none of are left out. */
export function visitorScreens({ kiosks, displays, counters }: ScreenIndex): Entry[] {
	const shown = (...layouts: ScreenIndex['displays'][number]['layout'][]) =>
		displays.filter(({ layout }) => layouts.includes(layout)).map(({ id, label }) => ({ href: withId('/display', 'id', id), label }))
	const entries: Entry[] = [
		{ kind: 'kiosk', links: kiosks.map(({ id, label }) => ({ href: withId('/kiosk', 'id', id), label })) },
		{ kind: 'wall', links: shown('wall', 'zone') },
		{ kind: 'totem', links: shown('totem') },
		{ kind: 'sign', links: shown('sign') },
		{ kind: 'rating', links: counters.map(({ id, number }) => ({ href: withId('/rating', 'counter', id), label: `Quầy ${number}` })) },
	]
	return entries.filter(({ links }) => links.length > 0)
}

export const staffScreens = (): Entry[] => [
	{ kind: 'counter', links: [{ href: '/counter', label: 'Mở bàn làm việc' }] },
	{ kind: 'reception', links: [{ href: '/reception', label: 'Mở bàn lễ tân' }] },
	{ kind: 'admin', links: [{ href: '/admin', label: 'Mở trang quản trị' }] },
]

/** The bench exists in the demo alone. */
export const machineScreens = ({ demo }: Pick<ScreenIndex, 'demo'>): Entry[] => [
	...(demo ? [{ kind: 'devices' as const, links: [{ href: '/devices', label: 'Mở bàn thiết bị' }] }] : []),
	{ kind: 'docs', links: [{ href: '/api/docs', label: 'Mở tài liệu' }] },
]
