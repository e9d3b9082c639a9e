import { createHash, randomBytes } from 'node:crypto'
import { CONFIDENTIAL, type SealedReport } from '../../contract/erasure.ts'
import type { Fact } from '../../contract/facts.ts'
import type { SealedStore } from '../ports/facts.ts'
import type { Db } from './database.ts'

const SALT_BYTES = 32
interface Row extends Omit<SealedReport, 'reasons'> {
	salt: string
	reasons: string
}

/** What a fact says of what is kept beside it. Without the salt nobody finds the reasons by trying them all. */
export const sealOf = (salt: string, reasons: string): string => createHash('sha256').update(`${salt}\n${reasons}`).digest('hex')

/** Reasons told in confidence, beside the facts: a fact is never changed, and what is beside it can be read by few and erased. */
export function createSealedTable(db: Db): SealedStore {
	const insert = db.prepare<[string, string, number, string, string]>(
		'INSERT INTO sealed_reasons (seal, visit_id, at, salt, reasons) VALUES (?, ?, ?, ?, ?)',
	)
	const page = db.prepare<[number, number], Row>(
		`SELECT s.id, s.seal AS sealed, s.at, s.visit_id AS visitId, s.salt, s.reasons, t.number,
			(SELECT f.body ->> 'counterId' FROM facts f WHERE f.visit_id = s.visit_id AND f.type = 'VisitRated') AS counterId
		FROM sealed_reasons s JOIN tickets t USING (visit_id) WHERE s.id < ? ORDER BY s.id DESC LIMIT ?`,
	)

	function sealOne(fact: Fact, confidential: ReadonlySet<string>, at: number): Fact {
		if (fact.type !== 'VisitRated') return fact
		const told = fact.reasons.filter((id) => confidential.has(id))
		if (told.length === 0) return fact
		const [salt, reasons] = [randomBytes(SALT_BYTES).toString('hex'), JSON.stringify(told)]
		const sealed = sealOf(salt, reasons)
		insert.run(sealed, fact.visitId, at, salt, reasons)
		return { ...fact, reasons: [...fact.reasons.filter((id) => !confidential.has(id)), CONFIDENTIAL], sealed }
	}

	return {
		seal: (facts, confidential, at) => facts.map((fact) => sealOne(fact, confidential, at)),
		page: (before, limit) =>
			page.all(before, limit).map(({ salt, reasons, ...row }) => {
				if (sealOf(salt, reasons) !== row.sealed) throw new Error(`what is sealed as ${row.sealed} has been changed`)
				return { ...row, reasons: JSON.parse(reasons) as string[] }
			}),
	}
}
