import type { FactQuery } from '../../contract/audit.ts'

const NAMES = ['day', 'type', 'number', 'counterId', 'actor', 'text'] as const satisfies readonly (keyof FactQuery)[]
const PAGE = 100

/** What facts are asked for; `before` is a position to begin at. */
export type Filter = Partial<Record<(typeof NAMES)[number] | 'before', string>>

/** A page of them, as the server is asked. */
export function queryOf(filter: Filter, before: number): string {
	const given = NAMES.flatMap((name) => (filter[name] ? [[name, filter[name]]] : []))
	return new URLSearchParams([['limit', String(PAGE)], ['before', String(before)], ...given]).toString()
}
