import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../contract/draft.ts'
import { createVersions } from '../../server/app/versions.ts'
import { testCentre } from '../support/centre.ts'
import { append } from '../store/temp-store.ts'
import { factsOf, supervisor as admin } from './desk.ts'
import { good, openDraftDesk, type DraftDesk } from './draft-desk.ts'

const hotline = (set: string): Edit => ({ part: 'hotline', set })
async function publish({ drafts, edit }: DraftDesk, note: string, ...edits: Edit[]): Promise<void> {
	edit(...edits)
	factsOf(await drafts.publish({ commandId: randomUUID(), rev: drafts.state().rev, note }, admin))
}
/** Three versions: the test centre, another hotline, one counter less. */
async function withThree(): Promise<DraftDesk> {
	const desk = await openDraftDesk()
	await publish(desk, 'Số mới', hotline('1900'))
	await publish(desk, 'Bớt quầy', { part: 'counters', remove: 'counter-2' }, { part: 'people', remove: 'officer2' })
	return desk
}
/** As after a restart: nothing in memory. */
const afresh = ({ store, today }: DraftDesk) => createVersions({ store: store.versions, today, onStoreError: () => undefined })

describe('versions', () => {
	it('are listed newest first with their note and what each changed', async () => {
		const { versions, clock } = await withThree()
		const { versions: listed, total } = await versions.list(undefined, 20)
		expect(total).toBe(3)
		expect(listed.slice(0, 2)).toEqual([
			{
				...{ position: 3, at: clock.at, actor: 'officer:supervisor', note: 'Bớt quầy' },
				summary: [
					{ part: 'counters', added: 0, changed: 0, removed: 1 },
					{ part: 'people', added: 0, changed: 0, removed: 1 },
				],
			},
			{
				...{ position: 2, at: clock.at, actor: 'officer:supervisor', note: 'Số mới' },
				summary: [{ part: 'hotline', added: 0, changed: 1, removed: 0 }],
			},
		])
		expect(listed[2]?.summary).toContainEqual({ part: 'services', added: 3, changed: 0, removed: 0 })
	})
	it('are listed in pages', async () => {
		const { versions } = await withThree()
		expect(await versions.list(3, 1)).toMatchObject({ versions: [{ position: 2 }], total: 3 })
	})
	it('are summed up once: by the next turn after publishing, and never again', async () => {
		const desk = await withThree()
		await pause(20)
		const [newest] = desk.store.versions.list(9, 1)
		expect(newest?.summary).toHaveLength(2)
		await desk.versions.list(undefined, 20)
		const unread = { ...desk.store.versions, read: () => expect.fail('a version was read again') }
		const again = createVersions({ store: unread, today: desk.today, onStoreError: () => undefined })
		expect((await again.list(undefined, 20)).versions).toHaveLength(3)
	})
	it('are summed up from the log where that was not done', async () => {
		const desk = await withThree()
		const listed = await desk.versions.list(undefined, 20)
		desk.db.exec('DELETE FROM versions')
		expect(await afresh(desk).list(undefined, 20)).toEqual(listed)
	})
	it('tell their changes against the one before, or any other', async () => {
		const desk = await withThree()
		const versions = afresh(desk)
		expect(await versions.changes(2)).toMatchObject({ from: 1, to: 2, changes: [{ part: 'hotline', fields: [{ after: '1900' }] }] })
		expect((await versions.changes(3, 1))?.changes.map((c) => c.part)).toEqual(['hotline', 'counters', 'people'])
		expect((await versions.changes(1, 3))?.changes[1]).toMatchObject({ part: 'counters', added: ['Quầy 2'] })
		expect(await versions.changes(1)).toMatchObject({ from: 0 })
		expect(await versions.changes(9)).toBeUndefined()
		expect(await versions.changes(3, 9)).toBeUndefined()
	})
	it('are read back whole, with what is usual today', async () => {
		const desk = await withThree()
		const { profiles: _, ...old } = testCentre()
		append(desk.log, [{ type: 'CentreConfigured', centre: old }])
		expect(await afresh(desk).centre(1)).toEqual(testCentre())
		expect(await afresh(desk).centre(4)).toEqual(testCentre())
		expect(await afresh(desk).centre(5)).toBeUndefined()
	})
})

describe('a version brought back', () => {
	it('is drafted as it was, and published as what it restores', async () => {
		const desk = await withThree()
		const state = good(await desk.drafts.restore({ rev: desk.drafts.state().rev, position: 1 }, admin))
		expect(state).toMatchObject({ restores: 1, batches: [{ what: 'Khôi phục bản 09:00 23/11/2026' }], mistakes: [] })
		expect(desk.drafts.centre()).toEqual(testCentre())
		const [fact] = factsOf(await desk.drafts.publish({ commandId: randomUUID(), rev: state.rev }, admin))
		expect(fact).toMatchObject({ type: 'CentreConfigured', restores: 1 })
		expect(desk.today.day.setup.centre).toEqual(testCentre())
		expect((await desk.versions.list(undefined, 1)).versions[0]).toMatchObject({ position: 4, restores: 1 })
	})
	it('is that version no more when anything is edited, and is again when that is taken back', async () => {
		const desk = await withThree()
		good(await desk.drafts.restore({ rev: desk.drafts.state().rev, position: 2 }, admin))
		expect(desk.edit(hotline('1')).restores).toBeUndefined()
		expect(good(desk.drafts.undo(desk.drafts.state().rev)).restores).toBe(2)
		factsOf(await desk.send({ type: 'ConfigureCentre', centre: testCentre({ notices: [{ vi: 'a', en: 'a' }] }) }, admin))
		expect(desk.drafts.state().restores).toBeUndefined()
	})
	it('brings the order back, too', async () => {
		const desk = await openDraftDesk()
		await publish(desk, 'Xếp lại', { part: 'services', order: ['dat-dai', 'chung-thuc', 'ho-tich'] })
		good(await desk.drafts.restore({ rev: desk.drafts.state().rev, position: 1 }, admin))
		expect(desk.drafts.centre()).toEqual(testCentre())
	})
	it('is refused when there is none, or when it is what is drafted', async () => {
		const desk = await withThree()
		const rev = desk.drafts.state().rev
		expect(await desk.drafts.restore({ rev, position: 9 }, admin)).toEqual({ ok: false, code: 'not-found' })
		expect(await desk.drafts.restore({ rev, position: 3 }, admin)).toEqual({ ok: false, code: 'nothing-drafted' })
	})
})
