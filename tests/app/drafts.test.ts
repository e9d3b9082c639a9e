import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../contract/draft.ts'
import { testCentre } from '../support/centre.ts'
import { tempFolder } from '../store/temp-store.ts'
import { factsOf, officer, supervisor as admin } from './desk.ts'
import { good, openDraftDesk, type DraftDesk } from './draft-desk.ts'

const hotline = (set: string): Edit => ({ part: 'hotline', set })
const publish = ({ drafts }: DraftDesk, more: { commandId?: string; rev?: number; note?: string } = {}) =>
	drafts.publish({ commandId: randomUUID(), rev: drafts.state().rev, ...more }, admin)
const inForce = ({ today }: DraftDesk) => today.day.setup.centre

describe('the draft', () => {
	it('is empty at first and lies upon what is in force', async () => {
		const { drafts } = await openDraftDesk()
		expect(drafts.state()).toEqual({ rev: 0, basedOn: 1, batches: [], batchCount: 0, mistakes: [] })
		expect(drafts.review()).toMatchObject({ changes: [], consequences: [] })
	})
	it('keeps who changed what and when, and leaves what is in force alone', async () => {
		const desk = await openDraftDesk()
		expect(desk.edit(hotline('1900'))).toMatchObject({
			rev: 1,
			batches: [{ what: 'Đổi', by: 'officer:supervisor', at: desk.clock.at, edits: 1 }],
			batchCount: 1,
		})
		expect([desk.drafts.centre().hotline, inForce(desk).hotline]).toEqual(['1900', '0212 300 0000'])
		expect(desk.drafts.review().changes).toMatchObject([{ part: 'hotline', fields: [{ after: '1900' }] }])
	})
	it('refuses whoever saw it before somebody else changed it', async () => {
		const { drafts, edit } = await openDraftDesk()
		edit(hotline('1900'))
		const changed = { ok: false, code: 'draft-changed' }
		expect(drafts.edit({ rev: 0, what: 'Đổi', edits: [hotline('1')] }, admin)).toEqual(changed)
		expect(drafts.undo(0)).toEqual(changed)
		expect(await drafts.restore({ rev: 0, position: 1 }, admin)).toEqual(changed)
		expect(await drafts.publish({ rev: 0, commandId: randomUUID() }, admin)).toEqual(changed)
		expect(drafts.state().batchCount).toBe(1)
	})
	it('refuses what is not well formed, whole, and tells the place', async () => {
		const { drafts } = await openDraftDesk()
		const service = { ...testCentre().services[0], prefix: 'Q' }
		expect(drafts.edit({ rev: 0, what: 'Đổi', edits: [hotline('1900'), { part: 'services', put: service }] }, admin)).toEqual({
			ok: false,
			code: 'invalid-command',
			detail: 'services[ho-tich].prefix: letters other than I, O and Q',
		})
		expect(drafts.state()).toMatchObject({ rev: 0, batchCount: 0 })
	})
	it('tells mistakes between parts and cannot be published until they are mended', async () => {
		const desk = await openDraftDesk()
		expect(desk.edit({ part: 'zones', remove: 'zone-b' }).mistakes).toContain('service dat-dai names the unknown zone zone-b')
		expect(await publish(desk)).toMatchObject({ code: 'draft-mistaken', detail: expect.stringContaining('zone-b') as string })
		expect(desk.edit({ part: 'zones', remove: 'zone-a' }).mistakes[0]).toMatch(/^zones: /)
		good(desk.drafts.undo(2))
		expect(good(desk.drafts.undo(3)).mistakes).toEqual([])
	})
	it('is taken back batch by batch, and dropped at once', async () => {
		const { drafts, edit } = await openDraftDesk()
		edit(hotline('1'))
		edit(hotline('2'))
		expect(good(drafts.undo(2))).toMatchObject({ rev: 3, batchCount: 1 })
		expect(drafts.centre().hotline).toBe('1')
		edit(hotline('3'))
		expect(drafts.centre().hotline).toBe('3')
		expect(drafts.drop()).toMatchObject({ rev: 5, batchCount: 0 })
		expect(drafts.undo(5)).toEqual({ ok: false, code: 'nothing-to-undo' })
		expect(drafts.centre()).toEqual(testCentre())
	})
	it('outlasts the process', async () => {
		const path = join(tempFolder(), 'centre.sqlite')
		const before = await openDraftDesk(path)
		before.edit(hotline('1900'), { part: 'publicUrl', set: 'https://mot-cua.vn' })
		before.edit({ part: 'publicUrl', set: null })
		before.db.close()
		const after = await openDraftDesk(path)
		expect(after.drafts.state()).toEqual(before.drafts.state())
		expect(after.drafts.centre()).toEqual({ ...testCentre(), hotline: '1900' })
	})
	it('tells what a newer program can read no more, and does not apply it', async () => {
		const path = join(tempFolder(), 'centre.sqlite')
		const before = await openDraftDesk(path)
		before.edit(hotline('1900'))
		before.db.prepare('UPDATE draft_batches SET edits = ?').run(JSON.stringify([{ part: 'hotline', set: 7 }]))
		before.db.close()
		const { drafts } = await openDraftDesk(path)
		expect(drafts.state()).toMatchObject({ batchCount: 1, mistakes: [expect.stringMatching(/^hotline: /)] })
		expect(drafts.centre().hotline).toBe('0212 300 0000')
	})
})

describe('what somebody else puts in force meanwhile', () => {
	it('stays under the draft, and its edits still hold', async () => {
		const desk = await openDraftDesk()
		desk.edit(hotline('1900'))
		const centre = testCentre({ notices: [{ vi: 'Mới', en: 'New' }] })
		factsOf(await desk.send({ type: 'ConfigureCentre', centre }, admin))
		expect(desk.drafts.state()).toMatchObject({ rev: 1, basedOn: 2 })
		expect(desk.drafts.centre()).toEqual({ ...centre, hotline: '1900' })
		expect(desk.drafts.review().changes.map((c) => c.part)).toEqual(['hotline'])
	})
})

describe('publishing', () => {
	it('is one fact of the one door, by whoever published, and empties the draft', async () => {
		const desk = await openDraftDesk()
		desk.edit(hotline('1900'))
		const [fact] = factsOf(await publish(desk, { note: 'Đổi số' }))
		expect(fact).toMatchObject({ type: 'CentreConfigured', actor: 'officer:supervisor', note: 'Đổi số', position: 2 })
		expect(inForce(desk).hotline).toBe('1900')
		expect(desk.drafts.state()).toEqual({ rev: 2, basedOn: 2, batches: [], batchCount: 0, mistakes: [] })
		expect(desk.store.drafts.batches()).toEqual([])
	})
	it('answers the same to the same commandId, whatever was drafted since', async () => {
		const desk = await openDraftDesk()
		desk.edit(hotline('1900'))
		const commandId = randomUUID()
		const rev = desk.drafts.state().rev
		const [first, second] = await Promise.all([publish(desk, { commandId, rev }), publish(desk, { commandId, rev })])
		desk.edit(hotline('2'))
		const third = await publish(desk, { commandId, rev })
		expect(factsOf(second)).toEqual(factsOf(first))
		expect(factsOf(third)).toEqual(factsOf(first))
		expect(third).toMatchObject({ repeated: true })
		expect(inForce(desk).hotline).toBe('1900')
		expect(desk.log.head().position).toBe(2)
	})
	it('by two at once happens once', async () => {
		const desk = await openDraftDesk()
		desk.edit(hotline('1900'))
		const outcomes = await Promise.all([publish(desk), publish(desk)])
		expect(outcomes.map((o) => o.ok)).toEqual([true, false])
		expect(desk.log.head().position).toBe(2)
	})
	it('keeps what is drafted while it is on its way', async () => {
		const desk = await openDraftDesk()
		desk.edit(hotline('1900'))
		const published = publish(desk)
		desk.edit({ part: 'priorityFromAge', set: 65 })
		factsOf(await published)
		expect(desk.drafts.state()).toMatchObject({ rev: 3, basedOn: 2, batchCount: 1 })
		expect(desk.drafts.review().changes.map((c) => c.part)).toEqual(['priorityFromAge'])
		expect(desk.store.drafts.batches()).toHaveLength(1)
	})
	it('of nothing is refused, also where edits cancel each other out', async () => {
		const desk = await openDraftDesk()
		expect(await publish(desk)).toEqual({ ok: false, code: 'nothing-drafted' })
		desk.edit(hotline('1900'))
		desk.edit(hotline(testCentre().hotline))
		expect(await publish(desk)).toEqual({ ok: false, code: 'nothing-drafted' })
	})
	it('that would strand somebody is refused and keeps the draft', async () => {
		const desk = await openDraftDesk()
		factsOf(await desk.send({ type: 'OpenCounter', counterId: 'counter-2' }, officer(2)))
		desk.edit({ part: 'counters', remove: 'counter-2' }, { part: 'people', remove: 'officer2' })
		expect(desk.drafts.review().consequences).toMatchObject([{ vi: 'Chưa bỏ được quầy 2: quầy đang mở.', blocks: true }])
		expect(await publish(desk)).toMatchObject({ code: 'still-needed', vi: 'Chưa bỏ được quầy 2: quầy đang mở.' })
		expect(desk.drafts.state().batchCount).toBe(1)
	})
	it('that fails in the store changes nothing, and may be tried again', async () => {
		const desk = await openDraftDesk()
		desk.edit(hotline('1900'))
		desk.broken.commit = true
		expect(await publish(desk)).toEqual({ ok: false, code: 'store-unavailable' })
		expect(desk.drafts.state()).toMatchObject({ rev: 1, basedOn: 1, batchCount: 1 })
		expect(desk.store.drafts.batches()).toHaveLength(1)
		desk.broken.commit = false
		factsOf(await publish(desk))
		expect(inForce(desk).hotline).toBe('1900')
	})
})

describe('pages', () => {
	it('find without marks and case, in names, codes and everyday words', async () => {
		const { drafts, edit } = await openDraftDesk()
		const [birth] = testCentre().procedures
		const other = { ...birth, id: '1.012', short: { vi: 'Cấp sổ đỏ', en: 'Land title' }, legal: 'Cấp giấy chứng nhận', aliases: ['bìa đỏ'] }
		edit({ part: 'procedures', put: other }, { part: 'people', put: { ...testCentre().people[3], username: 'dao', name: 'Đào Thị Ơn' } })
		const found = (part: 'procedures' | 'people', search: string) => drafts.page(part, { search, after: 0, limit: 50 })
		for (const search of ['so do', 'SỔ', 'bia do', '1.012', 'chung cap nhan', 'title'])
			expect(found('procedures', search).items).toEqual([other])
		expect(found('procedures', 'khong co').total).toBe(0)
		expect(found('people', 'dao on')).toMatchObject({ rev: 1, total: 1, items: [{ username: 'dao' }] })
	})
	it('are cut, and narrowed to a field or an agency', async () => {
		const { drafts, edit } = await openDraftDesk()
		const [birth] = testCentre().procedures
		edit(...[1, 2, 3].map((n): Edit => ({ part: 'procedures', put: { ...birth, id: `9.${n}` } })))
		expect(drafts.page('procedures', { after: 1, limit: 2 })).toMatchObject({ total: 4, items: [{ id: '9.1' }, { id: '9.2' }] })
		expect(drafts.page('procedures', { after: 0, limit: 9, fieldId: 'nowhere' }).total).toBe(0)
		expect(drafts.page('procedures', { after: 0, limit: 9, agencyId: 'UBX' }).total).toBe(4)
	})
})
