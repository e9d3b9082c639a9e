import type { InputKind, KeyMeaning, Scan } from '../../contract/devices.ts'
import type { DeviceState } from '../../contract/printing.ts'

/** What a device at the desk or the kiosk says: a key's meaning, or what a scanned code was. Never the code itself. */
export type InputEvent = { kind: 'key'; means: KeyMeaning } | { kind: 'scan'; scan: Scan }

export type InputState = Extract<DeviceState, 'ready' | 'offline' | 'stuck' | 'error'>

/** A rating pad, an officer's keypad or a scanner, real or simulated. It passes on meanings; it never decides. */
export type InputDevice = {
	readonly id: string
	readonly kind: InputKind
	/** Of a rating pad or keypad. */
	readonly counterId?: string
	/** Of a scanner. */
	readonly kioskId?: string
	/** As written on the device, where that is known. */
	readonly model: string
	/** How it is connected, and why it cannot be read where it cannot, for the person who looks after it. At most 160 characters. */
	readonly connection: string
	/** Begins to pass on what it says, each press and each code once; the answer ends it. Never throws. */
	start(on: (event: InputEvent) => void): () => void | Promise<void>
	/** `stuck` while a key has been down too long to be a finger; `offline` while it is not plugged in or not started. */
	state(): InputState
}

/** Where a device is and what it is called. */
export type InputPlace = Pick<InputDevice, 'id' | 'kind' | 'counterId' | 'kioskId'>
