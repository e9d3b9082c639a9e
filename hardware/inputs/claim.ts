import type { DeviceBinding } from '../../contract/devices.ts'
import type { HidHandle } from './hid-system.ts'
import type { InputDevice, InputEvent, InputState } from './input-device.ts'
import type { ReportReader } from './key-reader.ts'
import { findProfile } from './profiles.ts'
import { usbId } from './units.ts'
import type { Unit } from './units.ts'

/** Which device is meant, whose it is, and how it is read: an entry of a device list, or of the centre's set-up. */
export type HidBinding = Pick<DeviceBinding, 'id' | 'kind' | 'counterId' | 'kioskId' | 'profile'> &
	Partial<Pick<DeviceBinding, 'usb' | 'keys' | 'release'>>

/** One opened interface. */
export type Session = {
	path: string
	unit: Unit
	handle?: HidHandle
	/** Set once it is closed, or lost: nothing it still says counts. */
	over: boolean
	claim?: Claim
	reader?: ReportReader
	unhush?: () => Promise<void>
}

/** A binding and what became of it. */
export type Claim = {
	binding: HidBinding
	/** Set while it is started. */
	on?: (event: InputEvent) => void
	unit?: Unit
	/** In plain English. */
	problem?: string
	sessions: Set<Session>
}

const MOST = 160

/** The device of a claim, as an agent sees it. `changed` is told when it is started or stopped. */
export function deviceOf(claim: Claim, changed: () => void): InputDevice {
	const { id, kind, counterId, kioskId, usb, profile } = claim.binding
	const known = profile === undefined ? undefined : findProfile(profile)?.name
	const wanted = usb ? `usb ${usbId(usb)}` : 'usb'
	return {
		id,
		kind,
		...(counterId !== undefined && { counterId }),
		...(kioskId !== undefined && { kioskId }),
		get model() {
			return (claim.unit?.name ?? known ?? 'USB device').slice(0, 80)
		},
		get connection() {
			const where = claim.unit ? `usb ${usbId(claim.unit)} at ${claim.unit.place}` : wanted
			return (claim.problem ? `${where}: ${claim.problem}` : where).slice(0, MOST)
		},
		start: (on) => {
			claim.on = on
			changed()
			return () => {
				if (claim.on !== on) return
				delete claim.on
				changed()
			}
		},
		state: () => stateOf(claim),
	}
}

function stateOf({ on, problem, sessions }: Claim): InputState {
	if (!on) return 'offline'
	if (problem !== undefined) return 'error'
	const all = [...sessions]
	if (all.length === 0 || all.some(({ handle }) => !handle)) return 'offline'
	return all.some(({ reader }) => reader?.isStuck()) ? 'stuck' : 'ready'
}
