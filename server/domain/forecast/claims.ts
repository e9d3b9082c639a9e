import { msOfDay } from '../../../contract/local-time.ts'
import { CHECK_IN_FROM_MS, CHECK_IN_STEP_MS, shareOf, SLOTS, SLOT_MS, type Memory } from './memory.ts'
import { CLAIM, COMES, draw } from './random.ts'
import { at, levelOf, quantilesOf } from './tables.ts'

/** Claims still to come: by half hours, as on past days, and appointments booked and not checked in. Times are ms from now. */
export interface Claims {
	/** By half hour: where it ends, claims a ms, and the lines' shares of them, summed up. */
	readonly slots: readonly { readonly end: number; readonly rate: number; readonly upTo: readonly number[] }[]
	readonly booked: readonly Booked[]
	readonly checkIns: Float64Array
}
interface Booked {
	readonly at: number
	readonly line: number
	/** Level of the check-in table that has passed without it, and the chance that it still comes. */
	readonly level: number
	readonly comes: number
}

const HORIZON_MS = 5 * 3_600_000
/** Whoever waits longer meets appointments that nobody can tell apart from the usual flow. */
const BOOKED_MS = 3 * 3_600_000
const EARLY_MS = 5 * 60_000
const LATE_MS = 15 * 60_000

interface Given {
	memory: Memory
	now: number
	serviceIds: readonly string[]
	/** Bookings not checked in; `undefined` where bookings are not known at all. */
	booked: readonly { at: number; line: number }[] | undefined
}

export function claimsOf({ memory, now, serviceIds, booked }: Given): Claims {
	const midnight = now - msOfDay(now)
	const first = Math.floor(msOfDay(now) / SLOT_MS)
	const days = Math.max(1, memory.days)
	const slots = []
	for (let slot = first; slot < Math.min(SLOTS, first + HORIZON_MS / SLOT_MS); slot++) {
		let sum = 0
		const upTo = serviceIds.map((id) => {
			const seen = memory.claims[id]
			return (sum += seen ? seen.priority[slot]! + (booked ? 0 : seen.appointment[slot]!) : 0)
		})
		slots.push({ end: midnight + (slot + 1) * SLOT_MS - now, rate: sum / days / SLOT_MS, upTo })
	}
	const checkIns = checkInsOf(memory)
	return { slots, checkIns, booked: booked ? stillToCome(booked, checkIns, { memory, now }) : [] }
}

const tables = new WeakMap<Memory, Float64Array>()
function checkInsOf(memory: Memory): Float64Array {
	const known = tables.get(memory)
	if (known) return known
	// As if a few had checked in a quarter of an hour early, give or take.
	const usual = (step: number) => 0.3 * Math.exp(-(((step - 25) / 6) ** 2) / 2)
	const bins = memory.checkIns.bins.map((seen, step) => seen + usual(step))
	const table = quantilesOf(bins, (step) => CHECK_IN_FROM_MS + step * CHECK_IN_STEP_MS) as Float64Array
	tables.set(memory, table)
	return table
}

function stillToCome(
	booked: readonly { at: number; line: number }[],
	checkIns: Float64Array,
	{ memory, now }: { memory: Memory; now: number },
): Booked[] {
	const shown = shareOf(memory.checkIns.shown, 0.9, 10)
	return booked.flatMap(({ at: time, line }) => {
		const ahead = time - now
		if (ahead > BOOKED_MS || ahead < -LATE_MS) return []
		const level = levelOf(checkIns, -ahead)
		return { at: ahead, line, level, comes: (shown * (1 - level)) / (shown * (1 - level) + 1 - shown + 1e-9) }
	})
}

/** The claims of one run, one after the other in order of time. */
export class Coming {
	/** When the next one comes, ms from now; `Infinity` after the last. */
	at = 0
	line = 0
	readonly #claims: Claims
	readonly #run: number
	readonly #booked: { at: number; line: number }[]
	#bookedNext = 0
	#slot = 0
	#walkInAt = 0
	#drawn = 0

	constructor(claims: Claims, run: number) {
		this.#claims = claims
		this.#run = run
		this.#booked = claims.booked.length ? bookedOf(claims, run) : []
		this.#drawWalkIn()
		this.#choose()
	}

	next(): void {
		if (this.at === this.#walkInAt) this.#drawWalkIn()
		else this.#bookedNext++
		this.#choose()
	}

	#drawWalkIn(): void {
		const { slots } = this.#claims
		for (; this.#slot < slots.length; this.#slot++) {
			const { end, rate } = slots[this.#slot]!
			if (rate > 0) {
				const at = this.#walkInAt - Math.log(draw(this.#run, CLAIM, this.#drawn++)) / rate
				if (at < end) {
					this.#walkInAt = at
					return
				}
			}
			this.#walkInAt = Math.max(this.#walkInAt, end)
		}
		this.#walkInAt = Infinity
	}

	#choose(): void {
		const booked = this.#booked[this.#bookedNext]
		if (booked && booked.at < this.#walkInAt) {
			this.at = booked.at
			this.line = booked.line
			return
		}
		this.at = this.#walkInAt
		if (this.at === Infinity) return
		const { upTo } = this.#claims.slots[this.#slot]!
		const wanted = draw(this.#run, CLAIM, 100_000 + this.#drawn) * upTo[upTo.length - 1]!
		this.line = upTo.findIndex((sum) => wanted < sum)
	}
}

/** Appointments of one run by the time from which they count; who is later than allowed has no claim. */
function bookedOf({ booked, checkIns }: Claims, run: number): { at: number; line: number }[] {
	const coming = []
	for (let i = 0; i < booked.length; i++) {
		const { at: time, line, level, comes } = booked[i]!
		const u = draw(run, COMES, 500_000 + i)
		if (u >= comes) continue
		const offset = at(checkIns, level + (1 - level) * (u / comes))
		if (offset <= LATE_MS) coming.push({ at: Math.max(0, time + Math.max(offset, -EARLY_MS)), line })
	}
	return coming.sort((a, b) => a.at - b.at)
}
