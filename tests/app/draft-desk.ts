import type { DraftState, Edit } from '../../contract/draft.ts'
import { createDrafts } from '../../server/app/drafts.ts'
import { createVersions } from '../../server/app/versions.ts'
import type { Drafted } from '../../server/ports/set-up.ts'
import { createDraftStore, createVersionStore } from '../../server/store/drafts.ts'
import { testCentre } from '../support/centre.ts'
import { factsOf, openDesk, supervisor as admin } from './desk.ts'

/** The draft and the versions over the real write path and a real file, with the test centre in force as its first fact. */
export async function openDraftDesk(path?: string) {
	const desk = openDesk(path === undefined ? {} : { path })
	const configured = desk.log.lastConfigured()
	if (configured) desk.today.load(desk.today.day.date, testCentre(), 0)
	else factsOf(await desk.send({ type: 'ConfigureCentre', centre: testCentre() }, admin))
	const store = { drafts: createDraftStore(desk.db), versions: createVersionStore(desk.db) }
	const versions = createVersions({ store: store.versions, today: desk.today, onStoreError: (error) => desk.said.storeErrors.push(error) })
	const drafts = createDrafts({ ...desk, store: store.drafts, versions })
	desk.hooks.consequences = (fact) => drafts.consequences(fact)
	desk.hooks.publish = (facts) => versions.note(facts)
	const edit = (...edits: Edit[]): DraftState => good(drafts.edit({ rev: drafts.state().rev, what: 'Đổi', edits }, admin))
	return { ...desk, store, drafts, versions, edit }
}
export type DraftDesk = Awaited<ReturnType<typeof openDraftDesk>>

export function good<T>(result: Drafted<T>): T {
	if (!result.ok) throw new Error(`refused: ${result.code} ${result.detail ?? ''}`)
	return result.value
}
