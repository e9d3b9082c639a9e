import type { DeviceList } from '../../contract/api.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import type { CounterView, KioskView } from '../../contract/views.ts'
import type { VoiceState } from '../../contract/voice-pack.ts'

export type Hardware = DeviceList['hardware'][number]

/** Something a supervisor can put right, and the one next step. */
export interface Alert {
	key: string
	kind: 'queue' | 'counter' | 'voice' | 'calendar' | Hardware['kind']
	title: string
	detail: string
	action: string
}

export interface Seen {
	centre: CentreSetup
	counters: readonly CounterView[]
	kiosks: readonly KioskView[]
	/** Devices as their agents reported them. */
	hardware: readonly Hardware[]
	/** What each display last said of its own voice. */
	voices: readonly VoiceState[]
	now: number
}
