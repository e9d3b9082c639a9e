import { assign, misnamed } from './assign.ts'
import type { Placement } from './assign.ts'
import { nodesFor } from './choose-reader.ts'
import type { Claim } from './claim.ts'
import type { Wish } from './sessions.ts'
import type { Unit } from './units.ts'

/** Tells each claim which device it means, and remembers where that was. By the binding's id. */
export function place(claims: readonly Claim[], units: readonly Unit[], remembered: Map<string, string>): Map<string, Placement> {
	const names = claims.map(({ binding: { id, usb, profile } }) => ({ id, usb, profile })).filter((name) => misnamed(name) === undefined)
	const placements = assign(names, units, remembered)
	for (const claim of claims) {
		const placement = placements.get(claim.binding.id)
		if (placement && 'unit' in placement) {
			claim.unit = placement.unit
			remembered.set(claim.binding.id, placement.unit.place)
		} else delete claim.unit
	}
	return placements
}

/** What ought to be open, by path: what started claims read, and all of `learnt` besides. */
export function wishesOf(claims: readonly Claim[], learnt: readonly Unit[]): Map<string, Wish> {
	const wishes = new Map<string, Wish>()
	for (const claim of claims) {
		const { unit } = claim
		if (unit && claim.on) for (const { path } of nodesFor(claim.binding, unit)) wishes.set(path, { unit, claim })
	}
	for (const unit of learnt) for (const { path } of unit.nodes) if (!wishes.has(path)) wishes.set(path, { unit })
	return wishes
}

/**
 * Tells a claim why it cannot be read, or that nothing is wrong.
 *
 * @param problemAt what is wrong with opening any of some interfaces
 */
export function tellProblem(claim: Claim, placement: Placement | undefined, problemAt: (nodes: Unit['nodes']) => string | undefined): void {
	const { binding, unit } = claim
	const nodes = unit ? nodesFor(binding, unit) : []
	const problem =
		misnamed(binding) ??
		(placement && 'problem' in placement ? placement.problem : undefined) ??
		(unit && nodes.length === 0 ? 'it has no interface that its profile reads' : undefined) ??
		problemAt(nodes)
	if (problem === undefined) delete claim.problem
	else claim.problem = problem
}
