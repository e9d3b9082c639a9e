import type { FactPage, FactQuery, StoredFact } from '../../contract/audit.ts'
import type { Db } from '../store/database.ts'
import { GENESIS } from '../store/hash-chain.ts'

/** Positions looked through at one go, and how long one answer may look in all. */
const WINDOW = 5_000
const PATIENCE_MS = 250
/** A longer content is only given with its fact alone: a list of set-ups would be many megabytes. */
const LISTED_CHARS = 8_192

type Row = Omit<StoredFact, 'before' | 'number'> & { before: string | null; number: string | null }
type Value = string | number

/** Reads facts as they are stored, for whoever inspects them. */
export interface FactSearch {
	/** Newest first. Looks for a while and says where to go on, so that years of facts keep nobody waiting. */
	page(query: FactQuery): FactPage
	one(position: number): StoredFact | undefined
	/** Every fact about a visit, in order. */
	visit(visitId: string): StoredFact[]
}

const columns = (body: string): string =>
	`f.position, f.at, f.day, f.actor, f.type, f.v, ${body} AS body, f.hash, b.hash AS before, t.number
	FROM facts f LEFT JOIN facts b ON b.position = f.position - 1 LEFT JOIN tickets t ON t.visit_id = f.visit_id`

export function createFactSearch(db: Db): FactSearch {
	const head = db.prepare<[], { head: number }>('SELECT coalesce(max(position), 0) AS head FROM facts')
	const ofDay = db.prepare<[string], { first: number | null; last: number | null }>(
		'SELECT min(position) AS first, max(position) AS last FROM facts WHERE day = ?',
	)
	const one = db.prepare<[number], Row>(`SELECT ${columns('f.body')} WHERE f.position = ?`)
	const visit = db.prepare<[string], Row>(`SELECT ${columns('f.body')} WHERE f.visit_id = ? ORDER BY f.position`)

	function page(query: FactQuery): FactPage {
		const newest = head.get()?.head ?? 0
		const days = query.day === undefined ? undefined : ofDay.get(query.day)
		const lowest = days ? (days.first ?? newest + 1) : 1
		let upTo = Math.min((query.before ?? newest + 1) - 1, days ? (days.last ?? 0) : newest)
		const { where, values } = conditions(query)
		const window = db.prepare<Value[], Row>(
			`SELECT ${columns(`CASE WHEN length(f.body) > ${LISTED_CHARS} THEN NULL ELSE f.body END`)}
			WHERE f.position BETWEEN ? AND ?${where} ORDER BY f.position DESC LIMIT ?`,
		)
		const facts: StoredFact[] = []
		for (const until = performance.now() + PATIENCE_MS; upTo >= lowest && facts.length < query.limit;) {
			const from = Math.max(lowest, upTo - WINDOW + 1)
			const rows = window.all(from, upTo, ...values, query.limit - facts.length)
			facts.push(...rows.map(read))
			upTo = facts.length >= query.limit ? (rows.at(-1)?.position ?? from) - 1 : from - 1
			if (performance.now() > until) break
		}
		return { facts, next: upTo >= lowest ? upTo + 1 : null, head: newest }
	}

	return {
		page,
		one: (position) => {
			const row = one.get(position)
			return row && read(row)
		},
		visit: (visitId) => visit.all(visitId).map(read),
	}
}

function conditions({ day, type, number, counterId, actor, text }: FactQuery): { where: string; values: Value[] } {
	const asked: [string, Value | undefined][] = [
		['f.day = ?', day],
		['f.type = ?', type],
		['t.number = ?', number?.toUpperCase()],
		["? IN (f.body ->> 'counterId', f.body ->> 'toCounterId')", counterId],
		["f.actor LIKE ? ESCAPE '\\'", actor && like(actor)],
		["f.body LIKE ? ESCAPE '\\'", text && like(text.normalize())],
	]
	const given = asked.filter((one): one is [string, Value] => one[1] !== undefined && one[1] !== '')
	return { where: given.map(([condition]) => ` AND ${condition}`).join(''), values: given.map(([, value]) => value) }
}

const like = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`

function read({ before, number, ...row }: Row): StoredFact {
	return { ...row, before: before ?? GENESIS, ...(number !== null && { number }) }
}
