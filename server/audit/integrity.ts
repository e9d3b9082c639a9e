import type { IntegrityAnswer } from '../../contract/integrity.ts'
import { upgradeFact } from '../../contract/facts.ts'
import { dayBefore } from '../../contract/local-time.ts'
import { questionsOf } from '../domain/integrity/questions.ts'
import { createServed, SERVED_FACTS } from '../domain/integrity/served.ts'
import type { Db } from '../store/database.ts'
import { toRecorded, type StoredRow } from '../store/fact-log.ts'

/** What the answers of a month may make one ask, read from the facts of that month and the one before. */
export function createIntegrity(db: Db): (month: string) => IntegrityAnswer {
	const facts = db.prepare<[string, string], StoredRow>(
		`SELECT position, at, day, actor, type, v, body, hash FROM facts
		WHERE day BETWEEN ? AND ? AND type IN (${SERVED_FACTS.map((type) => `'${type}'`).join()}) ORDER BY day, position`,
	)
	const setup = db.prepare<[], { body: string; v: number }>(
		"SELECT body, v FROM facts WHERE type = 'CentreConfigured' ORDER BY position DESC LIMIT 1",
	)

	function read(month: string) {
		const folded = createServed()
		for (const row of facts.iterate(`${month}-01`, `${month}-31`)) folded.apply(toRecorded(row))
		return folded
	}

	/** Levels that count as satisfied, by the set-up in force. */
	function positive(): Set<number> {
		const row = setup.get()
		const fact = row && upgradeFact({ ...(JSON.parse(row.body) as object), type: 'CentreConfigured', v: row.v })
		if (fact?.type !== 'CentreConfigured') return new Set()
		const { levels = [] } = (fact.centre['rating'] ?? {}) as { levels?: { level: number; counts: string }[] }
		return new Set(levels.filter(({ counts }) => counts === 'positive').map(({ level }) => level))
	}

	return (month) => {
		const now = read(month)
		const served = now.served()
		const before = read(dayBefore(`${month}-01`, 1).slice(0, 7)).served()
		const questions = questionsOf({ month, served, refused: now.refused(), before, positive: positive() })
		return { month, ratings: served.filter(({ rating }) => rating).length, visits: served.length, questions }
	}
}
