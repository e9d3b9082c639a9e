import type { UsbName } from '../../contract/devices.ts'
import { findProfile } from './profiles.ts'
import type { Profile } from './profiles.ts'
import type { Unit, Usage } from './units.ts'

/** Which device something is bound to. */
export type Wanted = { id: string; usb?: UsbName | undefined; profile?: string | undefined }

export type Placement = { unit: Unit } | { problem: string }

/**
 * Says which device each binding means. One that could be either of two is told as a problem, never guessed: the press of
 * one desk must not count at another. Two of a kind without a serial are known by their sockets, or, where nobody noted
 * those, by the order of their sockets, if there are as many as are bound.
 *
 * @param units      in the order of their sockets
 * @param remembered places where bindings were found before, by the binding's id
 * @returns          nothing for a binding whose device is not there
 */
export function assign(
	claims: readonly Wanted[],
	units: readonly Unit[],
	remembered: ReadonlyMap<string, string> = new Map(),
): Map<string, Placement> {
	const placed = new Map<string, Placement>()
	const free = new Set(units)
	const waiting = () => claims.filter(({ id }) => !placed.has(id))
	const give = (claim: Wanted, unit: Unit | undefined) => {
		if (!unit) return
		placed.set(claim.id, { unit })
		free.delete(unit)
	}
	const isGiven = ({ id }: Wanted) => 'unit' in (placed.get(id) ?? {})
	const knownPort = (claim: Wanted) => claim.usb?.port ?? remembered.get(claim.id)
	const at = (port: string | undefined, claim: Wanted) => [...free].find((unit) => unit.place === port && fits(claim, unit))

	const fitsAt = (claim: Wanted, unit: Unit | undefined) => unit !== undefined && fits(claim, unit)

	for (const claim of waiting()) give(claim, onlyOneOfItsSerial(claim, claims, units))
	for (const claim of waiting()) give(claim, at(claim.usb?.port, claim))
	for (const claim of waiting()) give(claim, at(remembered.get(claim.id), claim))
	for (const claim of waiting()) {
		if (placed.has(claim.id)) continue
		const candidates = [...free].filter((unit) => fits(claim, unit))
		if (candidates.length === 0) continue
		const like = (other: Wanted) => candidates.some((unit) => fits(other, unit))
		// Those that could not be told stay rivals: one of two must not win by being asked last.
		const rivals = claims.filter((other) => !isGiven(other) && like(other))
		const alone = claims.filter(like).length === 1 && candidates.length === 1
		const ordered =
			rivals.length === candidates.length && rivals.every((rival, i) => knownPort(rival) === undefined && fitsAt(rival, candidates[i]))
		if (alone || ordered) rivals.forEach((rival, i) => give(rival, candidates[i]))
		else placed.set(claim.id, { problem: problemOf(knownPort(claim), rivals.length, candidates.length) })
	}
	return placed
}

/** Whether a device may be the one a binding means, by all but its socket. */
export function fits({ usb, profile: profileId }: Wanted, unit: Unit): boolean {
	const profile = profileId === undefined ? undefined : findProfile(profileId)
	if (usb) return same(usb, unit) && (usb.serial === undefined || usb.serial === unit.serial)
	if (!profile) return false
	return profile.usb.some((id) => same(id, unit)) || (tellsItself(profile) && hasUsage(unit, profile.open))
}

/** Why a binding can mean no device at all, or `undefined`. */
export function misnamed({ usb, profile: id }: Wanted): string | undefined {
	const profile = id === undefined ? undefined : findProfile(id)
	if (id !== undefined && !profile) return `the profile ${id} is not known here`
	if (usb || (profile && (profile.usb.length > 0 || tellsItself(profile)))) return undefined
	return 'its USB numbers are not named'
}

/** A scanner in POS mode says that it is one; any keyboard may be a pad. */
const tellsItself = ({ usb, report }: Profile): boolean => usb.length === 0 && report.form === 'pos-scanner'

const hasUsage = (unit: Unit, { usagePage, usage }: Usage): boolean =>
	unit.nodes.some(({ usages }) => usages.some((has) => has.usagePage === usagePage && has.usage === usage))

const same = (a: Pick<UsbName, 'vendorId' | 'productId'>, b: Pick<UsbName, 'vendorId' | 'productId'>): boolean =>
	a.vendorId === b.vendorId && a.productId === b.productId

/** Makers who give every device the same serial give none. */
function onlyOneOfItsSerial(claim: Wanted, claims: readonly Wanted[], units: readonly Unit[]): Unit | undefined {
	const { usb } = claim
	if (usb?.serial === undefined) return undefined
	const candidates = units.filter((unit) => fits(claim, unit))
	const rivals = claims.filter((other) => other.usb !== undefined && other.usb.serial === usb.serial && same(other.usb, usb))
	return candidates.length === 1 && rivals.length === 1 ? candidates[0] : undefined
}

const problemOf = (port: string | undefined, bound: number, there: number): string =>
	port === undefined
		? `${there} of its kind are plugged in and ${bound} are bound; they cannot be told apart`
		: `not in its USB socket ${port}, and another of its kind is plugged in`
