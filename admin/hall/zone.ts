import type { Zone } from '../../contract/centre.ts'
import { idFrom } from '../learn/make-binding.ts'
import { noText, textIn, textOut } from '../parts/text.ts'
import { HALL_WORDS, ZONE_WORDS as W } from './words.ts'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** @param zone absent: a new one, with the first letter that is free */
export function zoneForm(zone: Zone | undefined, zones: readonly Zone[]) {
	if (zone) return { letter: zone.letter, name: textIn(zone.name), where: textIn(zone.where), turn: zone.turn }
	const letter = LETTERS.find((one) => !zones.some((other) => other.letter === one)) ?? ''
	return { letter, name: noText(), where: noText(), turn: 'ahead' as Zone['turn'] }
}
export type ZoneForm = ReturnType<typeof zoneForm>

export function zoneProblems({ letter, name, where }: ZoneForm, others: readonly Zone[]): string[] {
	return [
		...(LETTERS.includes(letter) ? [] : [W.badLetter]),
		...(others.some((zone) => zone.letter === letter) ? [W.letterTaken(letter)] : []),
		...(name.vi.trim() ? [] : [HALL_WORDS.noName]),
		...(where.vi.trim() ? [] : [W.noWhere]),
	]
}

/** The id of a new one comes from its letter and never changes afterwards. */
export function zoneOf(form: ZoneForm, zone: Zone | undefined, zones: readonly Zone[]): Zone {
	const id = zone?.id ?? idFrom(`khu ${form.letter}`, new Set(zones.map((one) => one.id)))
	return { id, letter: form.letter, name: textOut(form.name), where: textOut(form.where), turn: form.turn }
}
