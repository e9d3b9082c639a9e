import { randomUUID } from 'node:crypto'
import type { PrivacyFindings, PrivacyQuery, PrivacyState, Removed, SealedReports } from '../../contract/erasure.ts'
import type { Recorded } from '../../contract/facts.ts'
import type { Actor, CentreSource, Dispatch } from '../ports/core.ts'
import type { Privacy, RemovalStore, SealedStore } from '../ports/facts.ts'
import type { Drafted } from '../ports/set-up.ts'

const LISTED = 50
const PAGE = 20

interface Parts {
	store: RemovalStore
	sealed: SealedStore
	centre: CentreSource
	dispatch: Dispatch
}

/** What the centre knows of a person, what of it is erased when they ask, and what was told in confidence. */
export function createPrivacy({ store, sealed, centre, dispatch }: Parts): Privacy {
	/** Erasures whose facts are on their way. */
	const asked = new Map<string, PrivacyQuery>()

	async function erase(query: PrivacyQuery, actor: Actor): Promise<Drafted<Removed>> {
		if (query.about === 'account' && centre.current().people.some(({ username }) => username === query.username))
			return { ok: false, code: 'wrong-state', detail: 'the account belongs to somebody who works here' }
		const erasable = store.find(query).filter((found) => found.erasable)
		if (erasable.length === 0) return { ok: false, code: 'not-found' }
		const removed = Object.fromEntries(erasable.map(({ kind, count }) => [kind, count]))
		const requestId = randomUUID()
		asked.set(requestId, query)
		try {
			const outcome = await dispatch({ type: 'Erase', requestId, about: query.about, removed }, actor)
			return outcome.ok ? { ok: true, value: removed } : { ok: false, code: outcome.code }
		} finally {
			asked.delete(requestId)
		}
	}

	/** The reading is recorded first: nothing is told of which there is no record. */
	async function read(before: number | undefined, actor: Actor): Promise<Drafted<SealedReports>> {
		const reports = sealed.page(before ?? Number.MAX_SAFE_INTEGER, PAGE)
		const outcome = await dispatch({ type: 'ReadSealed', sealed: reports.map((report) => report.sealed) }, actor)
		if (!outcome.ok) return { ok: false, code: outcome.code }
		return { ok: true, value: { reports, next: reports.length === PAGE ? (reports.at(-1)?.id ?? null) : null } }
	}

	return {
		state: (): PrivacyState => ({
			removals: store.removals(LISTED).map((fact) => ({
				...{ position: fact.position, at: fact.at, actor: fact.actor, removed: fact.removed },
				what: fact.type === 'RetentionRun' ? ('retention' as const) : fact.about,
			})),
			readers: centre.current().rating.confidentialReaders ?? [],
			readings: store.readings(LISTED).map(({ position, at, actor, sealed: seals }) => ({ position, at, actor, count: seals.length })),
		}),
		find: (query): PrivacyFindings => ({ found: store.find(query) }),
		erase,
		read,
		consequences(fact: Recorded) {
			const query = fact.type === 'ErasureDone' ? asked.get(fact.requestId) : undefined
			if (query) store.erase(query)
		},
	}
}
