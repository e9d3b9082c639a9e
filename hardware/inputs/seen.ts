import type { SeenDevice, UsbName } from '../../contract/devices.ts'
import { profileOf } from './choose-reader.ts'
import type { HidBinding } from './claim.ts'
import type { Learner } from './learner.ts'
import { isPosScanner } from './units.ts'
import type { Unit } from './units.ts'

const MOST_SEEN = 64
/** As a binding may name a socket. */
const PORT = /^[\x21-\x7e]{1,100}$/

type Options = {
	units: readonly Unit[]
	learner: Learner
	/** What a device is bound to, if it is. */
	boundTo: (unit: Unit) => HidBinding | undefined
	/** Why it cannot be read, if it cannot. */
	problem: (unit: Unit) => string | undefined
}

/** What the person who shows devices to the centre is told of each. What scanners read is never among it. */
export function seenDevices({ units, learner, boundTo, problem }: Options): SeenDevice[] {
	return units.slice(0, MOST_SEEN).map((unit): SeenDevice => {
		const typist = learner.isScanner(unit.key) ? 'scanner-keyboard' : undefined
		const profile = profileOf(unit)?.id ?? typist
		const binding = boundTo(unit)
		const wrong = learner.isKeyboard(unit.key) ? 'it is a keyboard for typing; its keys are not shown' : problem(unit)
		return {
			key: unit.key,
			usb: nameOf(unit, units),
			name: unit.name,
			...(profile && { profile }),
			...(binding && { boundTo: binding.id }),
			...(wrong && { problem: wrong.slice(0, 200) }),
			reports: binding?.kind === 'scanner' || isScanner(unit) ? [] : learner.reports(unit.key),
		}
	})
}

export const isScanner = (unit: Unit): boolean => isPosScanner(unit) || profileOf(unit)?.kind === 'scanner'

/** The socket is part of the name only where the serial does not tell the device from all others. */
function nameOf({ vendorId, productId, serial, port }: Unit, units: readonly Unit[]): UsbName {
	const alike = units.filter((unit) => unit.vendorId === vendorId && unit.productId === productId && unit.serial === serial)
	const own = serial !== undefined && alike.length === 1
	return { vendorId, productId, ...(serial !== undefined && { serial }), ...(port !== undefined && PORT.test(port) && !own && { port }) }
}
