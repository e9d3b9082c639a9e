import type { DeviceBinding, KeyMeaning } from '../../contract/devices.ts'
import { restOf, tellingOf, type Report } from './presses.ts'

export type Key = DeviceBinding['keys'][number]

/** When nothing has come for this long, a press is over: devices that tell no release are known by that. Milliseconds. */
export const SETTLE_MS = 900

/** One device being taught: a button is pressed for each meaning in turn. Reports come in by `hear`, silence by `settle`. */
export class Teaching {
	keys = $state.raw<readonly Key[]>([])
	/** The meaning whose button is to be pressed now; none once each has one. */
	current = $state<KeyMeaning>()
	/** The meaning whose button was pressed last. */
	pressed = $state<KeyMeaning>()
	/** Set while a button was pressed that has another meaning already. */
	taken = $state<KeyMeaning>()
	readonly #meanings: readonly KeyMeaning[]
	readonly #history: Report[]
	#press: string[] = []

	/** @param before what the device reported until now, oldest first: from it the report of letting go is known */
	constructor(meanings: readonly KeyMeaning[], before: readonly Report[]) {
		this.#meanings = meanings
		this.#history = [...before]
		this.current = meanings[0]
	}

	/** Whether the device reports that a key was let go. */
	get release(): boolean {
		return restOf(this.#history, true) !== undefined
	}

	keyOf = (means: KeyMeaning): Key | undefined => this.keys.find((key) => key.means === means)

	/** The next press is for this meaning. */
	choose(means: KeyMeaning): void {
		this.taken = undefined
		this.current = means
	}

	forget(means: KeyMeaning): void {
		this.keys = this.keys.filter((key) => key.means !== means)
		this.choose(means)
	}

	hear(report: Report): void {
		// Without news for long it was at rest before this.
		const before = restOf(this.#history, this.#press.length === 0)
		this.#history.push(report)
		if (report.hex !== before) this.#press.push(report.hex)
		else if (this.#press.length) this.#take(before)
		this.#drop(restOf(this.#history, false))
	}

	settle(): void {
		const rest = restOf(this.#history, true)
		if (this.#press.length) this.#take(rest)
		this.#drop(rest)
	}

	#take(rest: string | undefined): void {
		const report = tellingOf(this.#press.filter((hex) => hex !== rest))
		this.#press = []
		if (report === undefined) return
		const known = this.keys.find((key) => key.report === report)
		this.pressed = known?.means
		this.taken = known && this.current !== undefined && known.means !== this.current ? known.means : undefined
		if (known || this.current === undefined) return
		const means = this.current
		this.keys = [...this.keys.filter((key) => key.means !== means), { report, means }]
		this.pressed = means
		this.#advance()
	}

	/** What turned out to be the letting go of a key means nothing. */
	#drop(rest: string | undefined): void {
		const wrong = this.keys.find((key) => key.report === rest)
		if (wrong) this.forget(wrong.means)
	}

	#advance(): void {
		const at = this.#meanings.findIndex((means) => means === this.current)
		const inTurn = [...this.#meanings.slice(at), ...this.#meanings.slice(0, at)]
		this.current = inTurn.find((means) => !this.keyOf(means))
	}
}
