import type { Group, Newcomer } from './group.ts'

/** One line of the hall: its tickets by arrival and by claim, how far each has been called, and claims yet to come. */
export class Line {
	readonly tickets: Int32Array
	readonly claims: Int32Array
	/** Who asks about this line. */
	readonly newcomers: readonly number[]
	head = 0
	claimHead = 0
	readonly later: number[] = []
	laterHead = 0

	constructor(tickets: readonly number[], claims: readonly number[], newcomers: readonly number[]) {
		this.tickets = Int32Array.from(tickets)
		this.claims = Int32Array.from(claims)
		this.newcomers = newcomers
	}

	begin(): void {
		this.head = this.claimHead = this.laterHead = 0
		this.later.length = 0
	}
}

/** The group's lines: one for each service, one for each counter. */
export function linesOf({ tickets, tables, counters }: Group, newcomers: readonly Newcomer[]): Line[] {
	const count = tables.length + counters.length
	const asking = byLine(newcomers, count)
	return byLine(tickets, count).map((own, line) => {
		const claims = own.filter((i) => tickets[i]!.claim < Infinity).sort((a, b) => tickets[a]!.claim - tickets[b]!.claim || a - b)
		return new Line(own, claims, asking[line]!)
	})
}

/** Indices by line, in order. */
function byLine(all: readonly { line: number }[], lines: number): number[][] {
	const own: number[][] = Array.from({ length: lines }, () => [])
	for (let i = 0; i < all.length; i++) own[all[i]!.line]!.push(i)
	return own
}
