import type { Appointment } from '../../contract/appointments.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import { readTable, type Column, type Row } from './table.ts'
import { MISTAKE_WORDS as M } from './words.ts'

/** What one day holds at most; the server takes no more. */
const MOST = 5_000
const CODE = /^[A-Z0-9]{4,12}$/

/** What was read: bookings ready to be sent, and line by line what is wrong. `mistake`: nothing could be read at all. */
export interface Report {
	good: Appointment[]
	bad: { line: number; mistakes: string[] }[]
	mistake?: string
}
type Known = Pick<CentreSetup, 'services' | 'procedures'>

/**
 * Reads a day's bookings. Every line is good as it stands or told with what is wrong with it: a name that is nearly right is
 * not taken for another.
 *
 * @param day the day they are for, `YYYY-MM-DD`
 */
export function readBookings(text: string, day: string, centre: Known): Report {
	const table = readTable(text)
	if (!table.ok) return { good: [], bad: [], mistake: table.mistake }
	if (table.rows.length > MOST) return { good: [], bad: [], mistake: M.tooMany(table.rows.length) }
	const report: Report = { good: [], bad: [] }
	const lines = new Map<string, number>()
	const find = finders(centre)
	for (const row of table.rows) {
		const { booking, mistakes } = readRow(row, day, { find, lines })
		if (booking && mistakes.length === 0) report.good.push(booking)
		else report.bad.push({ line: row.line, mistakes })
	}
	return report
}

interface Context {
	find: ReturnType<typeof finders>
	/** Where each code was seen first. */
	lines: Map<string, number>
}

function readRow(row: Row, day: string, { find, lines }: Context): { booking?: Appointment; mistakes: string[] } {
	if ('mistake' in row) return { mistakes: [row.mistake] }
	const { cells, line } = row
	const mistakes: string[] = []
	const note = <T>(read: T | { mistake: string } | undefined): T | undefined => {
		if (!read || typeof read !== 'object' || !('mistake' in read)) return read
		mistakes.push(read.mistake)
		return undefined
	}
	const code = note(readCode(cells.code, line, lines))
	const at = note(readTime(cells, day))
	const serviceId = note(find.service(cells.service))
	const procedureId = cells.procedure === '' ? undefined : note(find.procedure(cells.procedure, serviceId))
	if (code === undefined || at === undefined || serviceId === undefined) return { mistakes }
	return { booking: { code, at, serviceId, ...(procedureId !== undefined && { procedureId }) }, mistakes }
}

function readCode(code: string, line: number, lines: Map<string, number>): string | { mistake: string } {
	if (code === '') return { mistake: M.noCode }
	if (!CODE.test(code)) return { mistake: M.code(code) }
	const before = lines.get(code)
	if (before !== undefined) return { mistake: M.twice(code, before) }
	lines.set(code, line)
	return code
}

/** `23/11/2026 09:15`, `2026-11-23 09:15` (with a T or seconds too), `09:15` on the day, or epoch milliseconds. */
const WHEN = /^(?:(?:(\d{1,2})\/(\d{1,2})\/(\d{4})|(\d{4})-(\d{2})-(\d{2}))[ T]+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?(?:\+07:00)?$/
const DAY = /^(?:(\d{1,2})\/(\d{1,2})\/(\d{4})|(\d{4})-(\d{2})-(\d{2}))$/

function readTime({ day: dayCell, time }: Record<Column, string>, wanted: string): number | { mistake: string } {
	if (time === '') return { mistake: M.noTime }
	const at = /^\d{13}$/.test(time) ? Number(time) : undefined
	const parts = WHEN.exec(time)
	if (at === undefined && !parts) return { mistake: M.time(time) }
	const ownDay = at === undefined ? dayIn(parts?.slice(1, 7) ?? []) : localDay(at)
	const otherDay = dayCell === '' ? undefined : (dayIn(DAY.exec(dayCell)?.slice(1, 7) ?? []) ?? '')
	if (otherDay === '' || ownDay === '') return { mistake: M.time(`${dayCell} ${time}`.trim()) }
	if (ownDay !== undefined && otherDay !== undefined && ownDay !== otherDay) return { mistake: M.twoDays }
	const day = ownDay ?? otherDay ?? wanted
	if (day !== wanted) return { mistake: M.otherDay(inWords(day), inWords(wanted)) }
	if (at !== undefined) return at
	const [hour = 0, minute = 0, second = 0] = (parts?.slice(7, 10) ?? []).map((part) => Number(part ?? 0))
	if (hour > 23 || minute > 59 || second > 59) return { mistake: M.time(time) }
	return Date.parse(`${day}T00:00:00+07:00`) + ((hour * 60 + minute) * 60 + second) * 1000
}

/** `YYYY-MM-DD` of matched parts; `undefined` where none were given, empty where there is no such day. */
function dayIn([d, m, y, year, month, dayOfMonth]: (string | undefined)[]): string | undefined {
	if (y === undefined && year === undefined) return undefined
	const two = (part: string | undefined) => (part ?? '').padStart(2, '0')
	const day = `${y ?? year ?? ''}-${two(m ?? month)}-${two(d ?? dayOfMonth)}`
	const moment = Date.parse(`${day}T00:00:00Z`)
	return Number.isNaN(moment) || new Date(moment).toISOString().slice(0, 10) !== day ? '' : day
}

const localDay = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10)
/** `23/11/2026`. */
export const inWords = (day: string): string => day.split('-').reverse().join('/')

/** The same name, whatever its case and however its marks are composed. */
const same = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()

/** Finds a service or procedure by its id, or by its whole name where only one has it. */
function finders({ services, procedures }: Known) {
	const serviceIds = new Set(services.map(({ id }) => id))
	const byName = grouped(services.map(({ id, name }) => [same(name.vi), id] as const))
	const procedureById = new Map(procedures.map((one) => [one.id, one]))
	const byShort = grouped(procedures.map(({ id, short }) => [same(short.vi), id] as const))
	const nameOf = (serviceId: string) => services.find(({ id }) => id === serviceId)?.name.vi ?? serviceId
	return {
		service(text: string): string | { mistake: string } {
			if (text === '') return { mistake: M.noService }
			if (serviceIds.has(text)) return text
			const ids = byName.get(same(text)) ?? []
			if (ids.length > 1) return { mistake: M.serviceTwice(text) }
			return ids[0] ?? { mistake: M.service(text) }
		},
		procedure(text: string, serviceId: string | undefined): string | { mistake: string } {
			const ids = procedureById.has(text) ? [text] : (byShort.get(same(text)) ?? [])
			if (ids.length > 1) return { mistake: M.procedureTwice(text) }
			const found = procedureById.get(ids[0] ?? '')
			if (!found) return { mistake: M.procedure(text) }
			if (serviceId !== undefined && found.serviceId !== serviceId) return { mistake: M.procedureElsewhere(text, nameOf(found.serviceId)) }
			return found.id
		},
	}
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
	const groups = new Map<string, string[]>()
	for (const [name, id] of pairs) groups.set(name, [...(groups.get(name) ?? []), id])
	return groups
}
