import type { FactOf, FactType, Recorded } from '../../contract/facts.ts'
import type { ReplaySource } from '../app/replay.ts'
import type { FactLog } from '../ports/facts.ts'
import type { Db } from '../store/database.ts'

/** What a day of the past is folded from. `head`: position of its newest fact, 0 when it has none. */
export function replaySource(db: Db, log: FactLog): ReplaySource & { head(day: string): number } {
	const newest = db.prepare<[string], { head: number | null }>('SELECT max(position) AS head FROM facts WHERE day = ?')
	const configured = db.prepare<[number], { position: number | null }>(
		"SELECT max(position) AS position FROM facts WHERE type = 'CentreConfigured' AND position < ?",
	)
	const imported = db.prepare<[string, number], { position: number | null }>(
		"SELECT max(position) AS position FROM facts WHERE type = 'AppointmentsImported' AND body ->> 'forDay' = ? AND position < ?",
	)
	function factAt<T extends FactType>(type: T, position: number | null | undefined): Recorded<FactOf<T>> | undefined {
		const [fact] = position ? log.read(position - 1, 1) : []
		return fact?.type === type ? (fact as Recorded<FactOf<T>>) : undefined
	}
	return {
		head: (day) => newest.get(day)?.head ?? 0,
		ofDay: (day) => log.ofDay(day),
		setupBefore: (position) => factAt('CentreConfigured', configured.get(position)?.position),
		importBefore: (day, position) => factAt('AppointmentsImported', imported.get(day, position)?.position),
		noticesBefore: (position) => log.noticeFacts().filter((fact) => fact.position < position),
	}
}
