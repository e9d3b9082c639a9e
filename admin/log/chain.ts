import type { StoredFact } from '../../contract/audit.ts'
import { chainText } from '../../contract/chain-text.ts'
import { sha256 } from './sha256.ts'

/** `whole` is for a fact whose content was left out of the list: it is only known when it is opened. */
export type Link = 'holds' | 'broken' | 'whole'

const utf8 = new TextEncoder()

/** Whether a fact's hash is that of its content and the hash before it, made again here. */
export function linkOf(fact: StoredFact): Link {
	const { body } = fact
	if (body === null) return 'whole'
	return sha256(utf8.encode(chainText(fact.before, { ...fact, body }))) === fact.hash ? 'holds' : 'broken'
}
