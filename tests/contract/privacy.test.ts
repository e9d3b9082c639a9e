import { describe, expect, it } from 'vitest'
import { Fact } from '../../contract/facts.ts'
import { DATA_KINDS } from '../../contract/privacy.ts'
import { openStore } from '../store/temp-store.ts'

const sorted = (list: readonly string[]): string[] => [...list].sort()

describe('the list of what is kept', () => {
	it('names every column of the centre’s file, once', () => {
		const { db } = openStore()
		const columns = db
			.prepare<[], { place: string }>(
				`SELECT m.name || '.' || c.name AS place FROM sqlite_master m JOIN pragma_table_info(m.name) c
				WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`,
			)
			.all()
			.map(({ place }) => place)
		expect(columns.length).toBeGreaterThan(60)
		expect(sorted(DATA_KINDS.flatMap((kind) => [...kind.columns]))).toEqual(sorted(columns))
	})
	it('names every type of fact, once', () => {
		const types = Fact.options.map((option) => option.shape.type.value)
		expect(sorted(DATA_KINDS.flatMap((kind) => [...kind.facts]))).toEqual(sorted(types))
	})
	it('says of each kind why, on what ground and for how long', () => {
		for (const { what, why, basis, keep } of DATA_KINDS) for (const said of [what, why, basis, keep]) expect(said.length).toBeGreaterThan(5)
		expect(new Set(DATA_KINDS.map(({ id }) => id)).size).toBe(DATA_KINDS.length)
	})
	it('tells the days of the nightly run in its words too', () => {
		for (const kind of DATA_KINDS) {
			if (!('days' in kind)) continue
			expect(kind.keep).toContain(kind.days === 730 ? '2 năm' : `${kind.days} ngày`)
		}
	})
})
