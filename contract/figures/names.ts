import type { CentreSetup } from '../centre.ts'
import type { Lane } from '../ids.ts'
import type { Channel, Dimension, ReportOptions } from '../reports.ts'
import { CHANNEL_NAMES, FIGURE_WORDS as W, LANE_NAMES, WEEKDAYS } from './words.ts'

/** What a key is called. */
export type NameOf = (dimension: Dimension, key: string) => string

const NAMED = ['service', 'field', 'agency', 'zone', 'counter', 'officer', 'procedure', 'outcome'] as const

/** Names of keys; zones with their letter where it is known. */
export function namesOf(options: ReportOptions, zones: CentreSetup['zones']): NameOf {
	const letters = new Map(zones.map(({ id, letter }) => [id, letter]))
	const names = new Map(NAMED.flatMap((dimension) => options[dimension].map(({ id, name }) => [`${dimension} ${id}`, name.vi])))
	return (dimension, key) => {
		switch (dimension) {
			case 'lane':
				return LANE_NAMES[key as Lane]
			case 'channel':
				return CHANNEL_NAMES[key as Channel]
			case 'hour':
				return W.clockHour(key)
			case 'weekday':
				return WEEKDAYS[Number(key) - 1] ?? key
			case 'month':
				return key.split('-').reverse().join('/')
			case 'day':
				return `${key.slice(8)}/${key.slice(5, 7)}`
			case 'zone':
				return letters.has(key) ? `${letters.get(key)} · ${names.get(`zone ${key}`) ?? key}` : (names.get(`zone ${key}`) ?? (key || W.none))
			default:
				return names.get(`${dimension} ${key}`) ?? (key || W.none)
		}
	}
}
