import type { DeviceList } from '../../contract/api.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import type { DeviceBinding } from '../../contract/devices.ts'
import { formatCount } from '../../ui/format.ts'
import { nameByPlace } from '../places.ts'
import { SCREEN_WORDS as W } from './words.ts'

type Reported = DeviceList['hardware'][number]

/** One device as the table shows it: reported by an agent, or shown to the centre and not reported yet. */
export interface HardwareRow {
	deviceId: string
	kind: Reported['kind']
	/** By its place. */
	name: string
	reported: Reported | undefined
	/** Set where it was shown to the centre on this page, so that it can be removed here. */
	binding: DeviceBinding | undefined
	/** Label or id of the machine it hangs on, where that is not the server's own. */
	machine: string | undefined
}

export interface RowParts {
	hardware: readonly Reported[]
	bindings: readonly DeviceBinding[]
	devices: DeviceList['devices']
	centre: CentreSetup | undefined
}

/** What needs a hand first, then warnings, then what has not been heard of, then the rest; printers before the others. */
export function hardwareRows({ hardware, bindings, devices, centre }: RowParts): HardwareRow[] {
	const unheard = bindings.filter(({ id }) => !hardware.some(({ deviceId }) => deviceId === id))
	const rows = [
		...hardware.map((reported) => ({ ...reported, reported })),
		...unheard.map(({ id, ...rest }) => ({ ...rest, deviceId: id, reported: undefined })),
	].map(({ deviceId, kind, reported, ...place }): HardwareRow => {
		const binding = bindings.find(({ id }) => id === deviceId)
		const name = nameByPlace(centre, { ...place, deviceId, kind })
		return { deviceId, kind, name, reported, binding, machine: machineOf(reported?.agentId ?? binding?.agentId, devices) }
	})
	return rows.sort((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name, 'vi', { numeric: true }))
}

/** `1.249 phiếu`, `35 lượt bấm`, `12 mã đã đọc`. */
export function countsOf({ kind, slips, paperMm, presses }: Reported): string[] {
	if (kind === 'printer') return [W.slipCount(formatCount(slips)), ...(paperMm === undefined ? [] : [W.paper(metres(paperMm))])]
	if (presses === undefined) return []
	return [kind === 'scanner' ? W.scans(formatCount(presses)) : W.presses(formatCount(presses))]
}

/** `12,4`: metres with one decimal. */
const metres = (mm: number): string => (mm / 1000).toFixed(1).replace('.', ',')

function machineOf(agentId: string | undefined, devices: DeviceList['devices']): string | undefined {
	if (agentId === undefined || agentId === 'here') return undefined
	return devices.find((d) => d.kind === 'agent' && d.id === agentId)?.label || agentId
}

function rankOf({ reported, kind }: HardwareRow): number {
	const grave = !reported ? 4 : reported.state === 'ready' ? 6 : reported.state === 'near-end' ? 2 : 0
	return grave + (kind === 'printer' ? 0 : 1)
}
