import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { call } from '../../admin/api.ts'
import { pathInWords, valueInWords } from '../../admin/draft/change-words.ts'
import { Draft } from '../../admin/draft/draft.svelte.ts'
import DraftBar from '../../admin/draft/DraftBar.svelte'
import { fileEdits, listEdits, same, saveEdits } from '../../admin/draft/edits.ts'
import { mistakeInWords } from '../../admin/draft/mistakes.ts'
import Review from '../../admin/draft/Review.svelte'
import VersionList from '../../admin/draft/VersionList.svelte'
import VersionPage from '../../admin/draft/VersionPage.svelte'
import { mistakesIn } from '../../contract/centre-check.ts'
import { Centre } from '../../contract/centre.ts'
import type { CentrePart } from '../../contract/draft.ts'
import { applyEdits } from '../../server/domain/centre-edits.ts'
import { testCentre } from '../support/centre.ts'
import { NOW, ok, refused } from './admin-support.ts'
import { draftServer } from './draft-server.ts'

const centre = testCentre()
const [zoneA, zoneB] = centre.zones
const [counter1, ...counters] = centre.counters
if (!zoneA || !zoneB || !counter1) throw new Error('the test centre has zones and counters')

async function drafted() {
	const draft = new Draft(call)
	await draft.load()
	return draft
}
const renameZone = { part: 'zones' as const, put: { ...zoneA, name: { vi: 'Tư pháp', en: 'Justice' } } }

beforeEach(() => (location.hash = ''))

describe('the edits of a list', () => {
	it('say what goes, what comes or differs, and the order where it is another', () => {
		const changed = { ...zoneB, letter: 'C' }
		expect(listEdits('zones', [zoneA, zoneB], [zoneA, changed])).toEqual([{ part: 'zones', put: changed }])
		expect(listEdits('zones', [zoneA, zoneB], [zoneB])).toEqual([{ part: 'zones', remove: zoneA.id }])
		expect(listEdits('zones', [zoneA, zoneB], [zoneB, zoneA])).toEqual([{ part: 'zones', order: [zoneB.id, zoneA.id] }])
		expect(listEdits('zones', [zoneA], [zoneA, zoneB])).toEqual([{ part: 'zones', put: zoneB }])
		expect(listEdits('zones', [zoneA, zoneB], [zoneA, zoneB])).toEqual([])
	})

	it('take no notice of the order of fields, or of fields without a value', () => {
		expect(same({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2, d: undefined }], a: 1 })).toBe(true)
		expect([same({ a: 1 }, { a: 2 }), same([1, 2], [2, 1]), same({}, []), same(null, {})]).toEqual([false, false, false, false])
	})

	it('make any set-up of a file, whatever was drafted', () => {
		const file = { ...testCentre(), zones: [zoneB, zoneA], counters: [...counters, { ...counter1, number: 9 }], hotline: '1900 1009' }
		const before = testCentre({ publicUrl: 'https://cu.vn' })
		expect(Centre.parse(applyEdits(before, fileEdits(before, file)))).toEqual(Centre.parse(file))
	})
})

describe('mistakes', () => {
	const twice = <T>(list: readonly T[]) => [...list, ...list]
	const broken: Partial<Centre>[] = [
		{ zones: twice(centre.zones), services: twice(centre.services), people: twice(centre.people), agencies: twice(centre.agencies) },
		{ zones: [], services: [] },
		{ agencies: [], fields: [], counters: centre.counters.map((one) => ({ ...one, agencyId: 'x', profileId: 'y', number: 4 })) },
		{ people: [], quickPicks: ['x'], calling: { ...centre.calling, noShowAfterCalls: 9 }, counters: [] },
		{
			kiosks: [{ id: 'k', label: 'K', printerId: 'p', zoneIds: ['x'], coolDownMs: 0 }],
			rating: { ...centre.rating, levels: twice(centre.rating.levels) },
		},
		{ services: centre.services.map((one) => ({ ...one, prefix: 'A', numbers: { ...one.numbers, width: one.id === 'ho-tich' ? 4 : 3 } })) },
		{
			profiles: [{ id: 'p', name: { vi: 'P', en: 'P' }, steps: [{ services: ['x'] }] }],
			people: centre.people.map((one) => ({ ...one, counterId: 'x' })),
		},
	]

	it('of every kind are told in Vietnamese, with the place to mend them', () => {
		const sentences = broken.flatMap((changes) => [...mistakesIn({ ...centre, ...changes })])
		expect(new Set(sentences.map((one) => one.replace(/\S+-\S+|\d+/g, ''))).size).toBeGreaterThan(15)
		for (const sentence of sentences) {
			const { text, href } = mistakeInWords(sentence)
			expect(text, sentence).not.toBe(sentence)
			expect(text, sentence).not.toMatch(/unknown|twice|serves|names the/)
			expect(href, sentence).toMatch(/^#(setup|hall|rules|screens|accounts|catalogue|profiles|calendar)/)
		}
	})

	it('name what people know, not ids', () => {
		const nameOf = (_: CentrePart, id: string) => ({ 'counter-1': '1', 'ho-tich': 'Hộ tịch' })[id] ?? id
		expect(mistakeInWords('counter counter-1 names the unknown zone zone-x', nameOf)).toEqual({
			text: 'Quầy 1: khu “zone-x” không còn trong thiết lập.',
			href: '#hall/counters/counter-1',
		})
		expect(mistakeInWords('no counter serves the service ho-tich', nameOf).text).toContain('dịch vụ Hộ tịch')
	})

	it('of another version stay as they are', () => {
		expect(mistakeInWords('Something quite new').text).toBe('Something quite new')
	})
})

describe('changes', () => {
	const nameOf = (_: CentrePart, id: string) => ({ 'ho-tich': 'Hộ tịch' })[id] ?? id
	it.each([
		['numbers.first', 'dãy số · số đầu'],
		['levels[2].name.vi', 'các mức · 2 · tên · tiếng Việt'],
		['', 'nội dung'],
	])('at %s are told as %s', (path, words) => expect(pathInWords(path)).toBe(words))

	it.each([
		['usualMs', '540000', '9 phút'],
		['recallAfterMs', '90000', '90 giây'],
		['turn', 'left', 'rẽ trái'],
		['services', 'ho-tich, x', 'Hộ tịch, x'],
		['publicUrl', '', 'trống'],
	])('of %s read %s as %s', (path, value, words) => expect(valueInWords({ part: 'services', path, value }, nameOf)).toBe(words))
})

it.each([
	['zones[zone-a].name.vi: Too big: expected string to have <=1200 characters', /: tên · tiếng Việt: nhiều nhất 1200 ký tự\.$/],
	['people[a.b].name: Too small: expected string to have >=1 characters', /tên: còn trống\.$/],
	['hotline: Too big: expected string to have <=40 characters', /nhiều nhất 40 ký tự\.$/],
	['notices.[0].vi: Too big: expected string to have <=1200 characters', /: 1 · tiếng Việt: nhiều nhất 1200 ký tự\.$/],
	['publicUrl: Invalid URL', /: chưa đúng mẫu\.$/],
])('a form that the server finds wrong, %s, is told without English', (sentence, words) => {
	const { text } = mistakeInWords(sentence)
	expect(text).toMatch(words)
	expect(text).not.toMatch(/Too|expected|Invalid|characters/)
})

describe('the bar', () => {
	it('counts what waits, leads to the review, and takes back the last step by its name', async () => {
		const server = draftServer(centre)
		const draft = await drafted()
		await saveEdits(draft, 'Sửa khu A', [renameZone])
		await saveEdits(draft, 'Xóa khu B', [{ part: 'zones', remove: zoneB.id }])
		render(DraftBar, { draft })
		expect(screen.getByTestId('draft-bar').textContent).toMatch(/2 thay đổi.*2 chỗ chưa đúng/s)
		expect(screen.getByRole('link', { name: 'Xem và áp dụng' }).getAttribute('href')).toBe('#setup/review')
		await fireEvent.click(screen.getByRole('button', { name: 'Hoàn tác: Xóa khu B' }))
		await waitFor(() => expect(screen.getByTestId('draft-bar').textContent).toContain('1 thay đổi'))
		expect(server.kept.batches.map(({ what }) => what)).toEqual(['Sửa khu A'])
	})
})

describe('the review', () => {
	it('shows before and after, and publishes with a note only once', async () => {
		const screens = [
			{ kind: 'display', online: true, shown: { stale: false } },
			{ kind: 'kiosk', online: true, shown: { stale: true } },
			{ kind: 'kiosk', online: false },
			{ kind: 'agent', online: true },
		]
		const server = draftServer(centre, { 'GET /devices': ok({ devices: screens, pending: [], hardware: [], version: '1' }) })
		const draft = await drafted()
		await saveEdits(draft, 'Sửa khu A', [renameZone])
		render(Review, { draft, call })
		expect((await screen.findByTestId('change-zones')).textContent).toMatch(/Hộ tịch.*Tư pháp/s)
		expect(screen.getByText('Không ai đang chờ hay đang được phục vụ bị ảnh hưởng.')).toBeTruthy()
		await fireEvent.input(screen.getByTestId('publish-note'), { target: { value: 'Đổi tên theo quyết định mới' } })
		await fireEvent.click(screen.getByTestId('publish'))
		expect(await screen.findByText(/Đã áp dụng lúc \d\d:\d\d/)).toBeTruthy()
		expect(server.kept.centre.zones[0]?.name.vi).toBe('Tư pháp')
		expect(await screen.findByText('1 trên 2 màn hình đã nhận.', {}, { timeout: 3000 })).toBeTruthy()
		expect(server.kept.notes).toEqual(['Đổi tên theo quyết định mới'])
		await waitFor(() => expect(screen.queryByTestId('publish')).toBeNull())
	})

	it('does not publish mistakes, and leads to each', async () => {
		draftServer(centre)
		const draft = await drafted()
		await saveEdits(draft, 'Xóa khu B', [{ part: 'zones', remove: zoneB.id }])
		render(Review, { draft, call })
		const link = await screen.findByRole('link', { name: 'Quầy 3: khu “zone-b” không còn trong thiết lập.' })
		expect(link.getAttribute('href')).toBe('#hall/counters/counter-3')
		expect(screen.getByTestId<HTMLButtonElement>('publish').disabled).toBe(true)
	})

	it('asks a lost answer again with the same command', async () => {
		const server = draftServer(centre)
		const draft = await drafted()
		await saveEdits(draft, 'Sửa khu A', [renameZone])
		render(Review, { draft, call })
		await screen.findByTestId('change-zones')
		const publish = server.routes['POST /draft/publish']
		server.routes['POST /draft/publish'] = () => {
			throw new TypeError('fetch failed')
		}
		await fireEvent.click(screen.getByTestId('publish'))
		await screen.findByText(/Chưa nối được với máy chủ/)
		if (publish) server.routes['POST /draft/publish'] = publish
		await fireEvent.click(screen.getByTestId('publish'))
		await screen.findByText(/Đã áp dụng lúc/)
		const ids = server.sent('POST', '/draft/publish').map(({ body }) => (body as { commandId: string }).commandId)
		expect(ids).toHaveLength(2)
		expect(new Set(ids).size).toBe(1)
	})

	it('drops the draft only after a question; the focus goes to the heading, as its button is gone', async () => {
		const server = draftServer(centre)
		const draft = await drafted()
		await saveEdits(draft, 'Sửa khu A', [renameZone])
		render(Review, { draft, call }, { baseElement: document.body.appendChild(document.createElement('main')) })
		await fireEvent.click(await screen.findByRole('button', { name: 'Bỏ cả bản nháp' }))
		expect(server.kept.batches).toHaveLength(1)
		await fireEvent.click(screen.getByRole('button', { name: 'Bỏ bản nháp' }))
		expect(await screen.findByText(/Bản nháp không có thay đổi nào/)).toBeTruthy()
		await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })))
	})

	it('says when somebody else was first, with what they did, and shows theirs', async () => {
		const server = draftServer(centre)
		const draft = await drafted()
		server.kept.batches.push({ what: 'Sửa quầy 3', edits: [] })
		server.kept.rev += 3
		const told = await saveEdits(draft, 'Sửa khu A', [renameZone])
		expect(told).toMatch(/^Bản nháp vừa được người khác sửa.*Bước mới nhất: “Sửa quầy 3”\./)
		expect(draft.rev).toBe(server.kept.rev)
		expect(await saveEdits(draft, 'Sửa khu A', [renameZone])).toBeUndefined()
	})
})

const version = (position: number, over: object = {}) => ({ position, at: NOW + position, actor: 'officer:admin', summary: [], ...over })
const listed = {
	versions: [version(9, { note: 'Thêm quầy', summary: [{ part: 'counters', added: 2, changed: 0, removed: 1 }] }), version(1)],
	total: 2,
}

describe('the versions', () => {
	it('are listed with who, why and what', async () => {
		draftServer(centre, { 'GET /versions': ok(listed) })
		render(VersionList, { call })
		const row = await screen.findByTestId('version-9')
		expect(row.textContent).toMatch(/09:12 23\/11\/2026.*cán bộ admin.*đang dùng.*“Thêm quầy”.*Quầy: thêm 2, bỏ 1/s)
		expect(row.querySelector('a')?.getAttribute('href')).toBe('#setup/versions/9')
		expect(screen.getByTestId('version-1').textContent).toContain('bản đầu tiên')
	})

	it('say why they cannot be listed', async () => {
		draftServer(centre, { 'GET /versions': refused('not-permitted') })
		render(VersionList, { call })
		expect((await screen.findByRole('alert')).textContent).toContain('không có quyền')
	})

	it('are compared with any other, and brought back as a draft', async () => {
		const { changes } = {
			changes: [
				{
					part: 'hotline',
					added: [],
					changed: [],
					removed: [],
					counts: { added: 0, changed: 1, removed: 0 },
					fields: [{ path: '', before: '1', after: '2' }],
				},
			],
		}
		const server = draftServer(centre, {
			'GET /versions': ok(listed),
			'GET /versions/1/changes': ok({ from: 1, to: 1, changes: [] }),
			'GET /versions/1/changes?against=9': ok({ from: 9, to: 1, changes }),
			'POST /draft/restore': () => ({ status: 200, body: server.state() }),
		})
		render(VersionPage, { draft: await drafted(), call, position: 1 })
		expect(await screen.findByText('Hai bản giống hệt nhau.')).toBeTruthy()
		const choice = await screen.findByTestId<HTMLSelectElement>('against')
		await waitFor(() => expect(choice.options).toHaveLength(2))
		await fireEvent.change(choice, { target: { value: '9' } })
		expect((await screen.findByTestId('change-hotline')).textContent).toContain('Đường dây nóng')
		expect(screen.getByRole('link', { name: 'Tải tệp của bản này' }).getAttribute('href')).toBe('/api/versions/1/file')
		await fireEvent.click(screen.getByRole('button', { name: 'Đưa lại bản này' }))
		await waitFor(() => expect(location.hash).toBe('#setup/review'))
		expect(server.sent('POST', '/draft/restore')[0]?.body).toEqual({ rev: 1, position: 1 })
	})

	it('ask before they take the place of what is being drafted', async () => {
		const server = draftServer(centre, { 'GET /versions': ok(listed), 'GET /versions/1/changes': ok({ from: 1, to: 1, changes: [] }) })
		const draft = await drafted()
		await saveEdits(draft, 'Sửa khu A', [renameZone])
		render(VersionPage, { draft, call, position: 1 })
		await fireEvent.click(await screen.findByRole('button', { name: 'Đưa lại bản này' }))
		expect(screen.getByText(/1 thay đổi chưa áp dụng sẽ mất/)).toBeTruthy()
		expect(server.sent('POST', '/draft/restore')).toHaveLength(0)
	})
})
