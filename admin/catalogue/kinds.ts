import type { FileFormat, ImportKind } from '../../contract/imports.ts'

/** What may be brought, in the order it is offered. */
export const KINDS: readonly ImportKind[] = ['procedures', 'people', 'centre']

/** The format by the name of the file; `undefined` when it is none that is read. */
export function formatOf(name: string): FileFormat | undefined {
	const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
	if (ending === 'xlsx' || ending === 'csv' || ending === 'json') return ending
	return ending === 'txt' || ending === 'tsv' ? 'csv' : undefined
}

const NAME_AT_MOST = 300

export const importPath = (kind: ImportKind, format: FileFormat, name: string): string =>
	`/imports?${new URLSearchParams({ kind, format, name: name.slice(0, NAME_AT_MOST) })}`
