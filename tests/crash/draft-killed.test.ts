import { afterAll, expect, it } from 'vitest'
import type { DraftState } from '../../contract/draft.ts'
import { startServerProcess } from '../support/process.ts'
import { createClient, tempFolder } from '../support/running.ts'

const folder = tempFolder()
afterAll(() => folder.remove())

it('a server killed at once after an edit was answered has it when it comes back', async () => {
	const first = await startServerProcess({ DATA_DIR: folder.path })
	const before = createClient(first.url)
	const admin = await before.signIn('admin')
	const edits = [{ part: 'hotline', set: '1900 1234' }]
	const { body } = await before.post('/draft/edits', { rev: 0, what: 'Đổi số', edits }, admin)
	await first.kill()
	const second = await startServerProcess({ DATA_DIR: folder.path })
	const after = createClient(second.url)
	const draft = await after.getJson<DraftState>('/draft', await after.signIn('admin'))
	await second.stop()
	expect(draft.body).toEqual(body)
	expect(draft.body).toMatchObject({ rev: 1, batches: [{ what: 'Đổi số', edits: 1 }] })
}, 60_000)
