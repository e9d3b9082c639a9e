import type { CentreSetup, Zone } from '../contract/centre.ts'
import type { Call, DisplayView } from '../contract/views.ts'
import type { Page } from './board/pages.ts'
import type { SoundState } from './sound.svelte.ts'
import type { Tongue } from './words.ts'

/** One line of the latest numbers. `waiting`: not yet on the plate; `fresh`: within its time, though another has the plate. */
export interface RecentRow {
	call: Call
	waiting: boolean
	fresh: boolean
}

/** Everything an arrangement of the hall draws, decided before it is drawn. */
export interface Scene {
	view: DisplayView
	setup: CentreSetup
	zones: ReadonlyMap<string, Zone>
	tongue: Tongue
	/** The server's clock, epoch ms. */
	now: number
	/** False when the server has not been heard of for some seconds; `heardAt` is then when it last was. */
	fresh: boolean
	heardAt: number
	sound: SoundState
	onunlock: () => void
	/** Who has the plate; nobody before the first call, and out of hours. */
	leader: Call | undefined
	lit: boolean
	/** Out of hours, nobody called and nobody waiting. */
	shut: boolean
	rows: readonly RecentRow[]
	/** The page of the lobby board whose turn it is. */
	page: Page | undefined
	/** Nothing but the voice may be heard. */
	quiet: boolean
	onover: () => void
	onbroken: (url: string) => void
}
