import type { FloorView } from '../../../contract/floor-view.ts'
import type { DeviceHealth } from '../../../contract/printing.ts'
import { startOfDay } from '../../../contract/local-time.ts'
import type { Seen } from './shared.ts'

type Group = FloorView['devices']['groups'][number]

/** How many of each kind work. Kinds that the centre does not have are not told of. */
export function floorDevices(seen: Seen): FloorView['devices'] {
	const { setup, date } = seen.day
	const { kiosks, displays, counters } = setup.centre
	const devices = [...seen.devices.values()]
	const pads = new Set(devices.flatMap(({ kind, state, counterId }) => (kind === 'rating-pad' && state === 'ready' ? [counterId] : [])))
	const screens = (kind: 'displays' | 'signs'): Group => {
		const all = displays.filter(({ layout }) => (layout === 'sign') === (kind === 'signs'))
		return { kind, all: all.length, ok: all.filter(({ id }) => seen.isOnline('display', id)).length }
	}
	const groups: Group[] = [
		screens('displays'),
		screens('signs'),
		{
			kind: 'ratings',
			all: counters.length,
			ok: counters.filter(({ id }) => pads.has(id) || seen.isOnline('rating', id)).length,
		},
		inputs('keypads', devices, 'keypad'),
		inputs('scanners', devices, 'scanner'),
	]
	return {
		printers: kiosks.map(({ id, printerId }) => {
			const printer = seen.devices.get(printerId)
			return { kioskId: id, state: printer?.state ?? 'offline', since: printer?.since ?? startOfDay(date) }
		}),
		groups: groups.filter(({ all }) => all > 0),
	}
}

function inputs(kind: Group['kind'], devices: readonly DeviceHealth[], one: DeviceHealth['kind']): Group {
	const all = devices.filter((device) => device.kind === one)
	return { kind, all: all.length, ok: all.filter(({ state }) => state === 'ready').length }
}
