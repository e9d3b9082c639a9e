import type { EmulatorFault } from './conditions.ts'
import { readLength } from './program-arguments.ts'
import { FAULTS } from './station.ts'
import type { Station } from './station.ts'

const HELP = `faults: ${FAULTS.join(', ')}; mend; roll [80m]; power off|on; cut; state; help`

/**
 * Does what was typed.
 *
 * @returns one line to show
 */
export function obeyTyped(station: Station, typed: string): string {
	const [name = '', word = ''] = typed.trim().split(/\s+/)
	if (name === 'help') return HELP
	if (name === 'state') return JSON.stringify(station.state())
	return changes(station, name, word) ?? `unknown command ${JSON.stringify(typed.trim().slice(0, 80))}; ${HELP}`
}

function changes(station: Station, name: string, word: string): string | undefined {
	if (isFault(name)) {
		station.setFault(name)
		return name
	}
	switch (name) {
		case 'mend':
			station.setFault(null)
			return `mended; ${station.state().state}`
		case 'cut':
			station.cut()
			return 'connections dropped'
		case 'power':
			if (word !== 'on' && word !== 'off') return 'power on, or power off'
			station.power(word === 'on')
			return `power ${word}`
		case 'roll':
			return roll(station, word)
		default:
			return undefined
	}
}

function roll(station: Station, word: string): string {
	const mm = word ? readLength(word) : undefined
	if (word && mm === undefined) return `${word} is not a length such as 80m or 300mm`
	station.newRoll(mm)
	return `${station.state().paperMm} mm on the roll; ${station.state().state}`
}

const isFault = (name: string): name is EmulatorFault => FAULTS.some((fault) => fault === name)
