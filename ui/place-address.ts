import type { DeviceKind } from '../contract/api.ts'

const PARAMETER: Record<DeviceKind, string> = { kiosk: 'id', display: 'id', rating: 'counter', agent: 'id' }

/** This page's address, as another place of its kind. */
export function addressOfPlace(
	kind: DeviceKind,
	id: string,
	{ pathname, search }: Pick<Location, 'pathname' | 'search'> = location,
): string {
	const asked = new URLSearchParams(search)
	asked.set(PARAMETER[kind], id)
	return `${pathname}?${String(asked)}`
}
