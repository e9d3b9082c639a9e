import { Clock } from '../../contract/ids.ts'
import type { Limit } from '../../contract/catalogue.ts'
import { wordsKey } from './words-key.ts'

type Unit = Limit['unit']

/** The first word of each is the one that is written. */
export const UNITS: Readonly<Record<Unit, readonly string[]>> = {
	working_day: ['ngày làm việc', 'ngày lv', 'working day', 'working days', 'working_day'],
	calendar_day: ['ngày', 'ngày lịch', 'day', 'days', 'calendar day', 'calendar days', 'calendar_day'],
	hour: ['giờ', 'giờ làm việc', 'tiếng', 'hour', 'hours', 'working hours'],
	same_day: ['trong ngày', 'ngay trong ngày', 'trong ngày làm việc', 'same day', 'same_day'],
}
const byWords = new Map(Object.entries(UNITS).flatMap(([unit, names]) => names.map((name) => [name, unit as Unit])))

/** What officials write after it; it changes nothing. */
const COUNTED_FROM = /\s*,?\s*(?:kể từ|tính từ|từ ngày|từ khi)\s[^\d]*$/u

/**
 * A limit of three columns, the last two of which may be missing: `15 ngày làm việc`, or `15` beside `ngày làm việc`.
 * `cutoff` is a time of day. Ranges, months and bare numbers are not read.
 */
export function readLimit(value: string, unitWords = '', cutoff = ''): Limit | 'limit-without-unit' | 'limit-unclear' | undefined {
	const key = wordsKey(value).replace(COUNTED_FROM, '')
	if (key === '' && wordsKey(unitWords) === '') return undefined
	const [, digits = '', inside = key] = /^(\d+)\s*(.*)$/u.exec(key) ?? []
	if (digits === '' && /\d/.test(key)) return 'limit-unclear'
	const words = [inside, wordsKey(unitWords)].filter((word) => word !== '')
	if (words.length === 0) return 'limit-without-unit'
	const units = new Set(words.map((word) => byWords.get(word)))
	const [unit] = units
	if (units.size !== 1 || unit === undefined || (digits === '' && unit !== 'same_day')) return 'limit-unclear'
	const clock = readClock(cutoff)
	if (cutoff.trim() !== '' && clock === undefined) return 'limit-unclear'
	const count = digits === '' ? 1 : Number(digits)
	return Number.isSafeInteger(count) ? { value: count, unit, ...(clock !== undefined && { cutoff: clock }) } : 'limit-unclear'
}

/** `15:00`, `15h`, `15 giờ 30`; a spreadsheet may give a time of day as part of a day. */
function readClock(words: string): string | undefined {
	const [, hours = '', minutes = '0'] = /^(\d{1,2})(?:\s*(?:[:h]|giờ)\s*(\d{1,2})?)?$/.exec(wordsKey(words)) ?? []
	if (hours === '') return undefined
	const clock = `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`
	return Clock.safeParse(clock).success ? clock : undefined
}
