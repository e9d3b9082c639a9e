import type { ReplayMoment, ReplayOutline } from '../../contract/replay.ts'
import type { Call, Refusal } from '../api.ts'

const TICK_MS = 100
/** Walls that are drawn at once: as many as the server gives. What the boards of counters told stands with the counters. */
const WALLS = 12

/** A day that is played: where its head stands, and the hall there. */
export class Player {
	outline = $state.raw<ReplayOutline>()
	moment = $state.raw<ReplayMoment>()
	/** Where the head stands, epoch ms; the hall follows it. */
	at = $state(0)
	speed = $state(60)
	playing = $state(false)
	refused = $state.raw<Refusal>()
	readonly #call: Call
	#timer: ReturnType<typeof setInterval> | undefined
	#asking = false
	#walls: string[] = []

	constructor(call: Call) {
		this.#call = call
	}

	/** @param clock  local ms after midnight to begin at; the first call otherwise */
	async open(day: string, at?: number): Promise<void> {
		this.pause()
		this.outline = undefined
		this.moment = undefined
		this.refused = undefined
		this.#walls = []
		const reply = await this.#call<ReplayOutline>(`/replay/${day}`)
		if (!reply.ok) return void (this.refused = reply)
		this.outline = reply.value
		this.jump(at ?? reply.value.calls[0] ?? reply.value.firstAt)
	}

	play(): void {
		const { outline } = this
		if (!outline || this.playing) return
		if (this.at >= outline.lastAt) this.at = outline.firstAt
		this.playing = true
		let before = performance.now()
		this.#timer = setInterval(() => {
			const now = performance.now()
			this.jump(this.at + (now - before) * this.speed)
			before = now
			if (this.at >= outline.lastAt) this.pause()
		}, TICK_MS)
	}

	pause(): void {
		clearInterval(this.#timer)
		this.playing = false
	}

	/** Kept within the day. */
	jump(at: number): void {
		const { outline } = this
		if (!outline) return
		this.at = Math.round(Math.min(Math.max(at, outline.firstAt), outline.lastAt))
		void this.#look()
	}

	/** To the call before (-1) or after (1) where the head stands. */
	step(by: -1 | 1): void {
		const calls = this.outline?.calls ?? []
		const to = by > 0 ? calls.find((at) => at > this.at) : calls.findLast((at) => at < this.at)
		if (to !== undefined) this.jump(to)
	}

	/** One question at a time; whatever the head passed meanwhile is left out. */
	async #look(): Promise<void> {
		if (this.#asking) return
		this.#asking = true
		for (let shown: number | undefined; shown !== this.at;) {
			const [at, outline] = [this.at, this.outline]
			if (!outline) break
			const reply = await this.#call<ReplayMoment>(`/replay/${outline.day}/views?at=${at}&displays=${this.#walls.join(',')}`)
			if (outline !== this.outline) continue
			this.refused = reply.ok ? undefined : reply
			if (!reply.ok) break
			this.moment = reply.value
			// The set-up of another hour may have other displays.
			const walls = reply.value.setup.displays.flatMap(({ id, layout }) => (layout === 'sign' ? [] : id)).slice(0, WALLS)
			shown = walls.join() === this.#walls.join() ? at : undefined
			this.#walls = walls
		}
		this.#asking = false
	}
}
