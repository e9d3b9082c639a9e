import type { ImportKind } from '../../contract/imports.ts'

/** What may be brought, in the order it is offered. */
export const KINDS: readonly ImportKind[] = ['procedures', 'people', 'centre']
