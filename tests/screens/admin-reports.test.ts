import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addressFor, askedAt, fileAddress, placeOf, visitsAddress } from '../../admin/reports/place.ts'
import { generalEdits, generalForm } from '../../admin/setup/general.ts'
import Reports from '../../admin/reports/Reports.svelte'
import { storyOf } from '../../admin/reports/story.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import { testCentre } from '../support/centre.ts'
import { REPORT_OPTIONS, REPORT_VISITS, reportAnswer, type Amount } from '../visual/report-answers.ts'
import { fakeServer, NOW, ok, refused, setupOf } from './admin-support.ts'

const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
const onrefused = vi.fn()
const asked = { period: { from: '2026-11-01', to: '2026-11-30' }, compare: undefined, scope: undefined }

beforeEach(() => {
	vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
	onrefused.mockClear()
})
afterEach(() => vi.useRealTimers())

function serve(amount: Amount) {
	return fakeServer({
		'GET /centre': ok(setupOf(testCentre())),
		'GET /reports/options': ok(REPORT_OPTIONS),
		'GET /reports/visits': ok(REPORT_VISITS),
		'GET /reports/packs': ok({ packs: [{ month: '2026-10', madeAt: NOW }], monthly: true }),
		'POST /reports/packs': ok({ month: '2026-09', madeAt: NOW }, 201),
		'GET /reports': ({ path }) => ({ status: 200, body: reportAnswer(amount, new URLSearchParams(path.split('?')[1])) }),
	})
}
async function show(amount: Amount, place: string[] = []) {
	const server = serve(amount)
	const view = render(Reports, { setup: new Setup(), place, onrefused })
	if (place.length < 4) await screen.findByTestId('report-officers')
	return { server, ...view }
}
const panel = (id: string) => screen.getByTestId(`report-${id}`)
const marks = (id: string) =>
	[...panel(id).querySelectorAll('svg[role=group] :is(a, g[role=img])')].map((mark) => mark.getAttribute('aria-label'))

describe('the reports', () => {
	it('ask few questions, and say of every figure what it stands on', async () => {
		const { server, container } = await show('million')
		expect(server.asked.filter(({ path }) => path.startsWith('/reports?'))).toHaveLength(7)
		const cards = [...container.querySelectorAll('dl > div')].map(words)
		expect(cards[0]).toBe('Lượt lấy số 1.000.000 930.000 kỳ so sánh')
		expect(cards[2]).toMatch(/^Chờ 12 phút trung vị · P90 29 phút · n = 959.000/)
		expect(cards[3]).toMatch(/97,00% ?930.230\/959.000/)
		expect(cards[4]).toContain('230.160/239.750')
		expect(cards[4]).toContain('719.250 không trả lời')
		for (const id of ['arrivals', 'waits', 'ratings', 'within', 'endings', 'reasons', 'lanes', 'channels', 'week', 'trend', 'officers'])
			expect(words(panel(id).querySelector('h2 small'))).toMatch(/^01\/1[12](\/2024)? – 30\/11\/2026 · n = [\d.]+ lượt/)
	})

	it('tell every drawing in words, its target and its longest waits', async () => {
		await show('million')
		expect(panel('waits').querySelector('svg[role=group]')?.getAttribute('aria-label')).toBe(
			'Thời gian chờ theo giờ: trung vị và P90; P90 vượt mục tiêu 30 phút lúc 9 giờ',
		)
		expect(words(panel('waits').querySelector('svg'))).toContain('mục tiêu: 30 phút')
		expect(marks('waits')[2]).toBe('9 giờ: trung vị 14 phút, P90 34 phút, 151.840 lượt đã gọi')
		expect(marks('ratings')[0]).toBe('Cả Trung tâm: 96,00% hài lòng, 230.160/239.750, 719.250 không trả lời')
		expect(marks('week')).toContain('Thứ Hai, 8 giờ: 46.800 lượt lấy số')
	})

	it('lead from a mark to the visits behind it, but from no rating', async () => {
		await show('million')
		const [first] = panel('arrivals').querySelectorAll('a')
		expect(first?.getAttribute('href')).toBe('#reports/this-month/all/before/issued/hour%3D7')
		expect(panel('ratings').querySelector('svg[role=group] a')).toBeNull()
		expect(panel('reasons').querySelector('svg[role=group] a')).toBeNull()
	})

	it('are walked through with the arrows: one stop of the tab key for each drawing', async () => {
		await show('million')
		const links = [...panel('arrivals').querySelectorAll<SVGAElement>('a')]
		expect(links.filter((link) => link.getAttribute('tabindex') === '0')).toEqual([links[0]])
		links[0]?.focus()
		await fireEvent.keyDown(links[0]!, { key: 'ArrowRight' })
		expect(document.activeElement).toBe(links[1])
		await fireEvent.keyDown(links[1]!, { key: 'End' })
		expect(document.activeElement).toBe(links.at(-1))
		expect(links.at(-1)?.getAttribute('tabindex')).toBe('0')
		await fireEvent.keyDown(links.at(-1)!, { key: 'ArrowRight' })
		expect(document.activeElement).toBe(links.at(-1))
	})

	it('show the same as a table', async () => {
		await show('million')
		await fireEvent.click(within(panel('lanes')).getByRole('button', { name: 'Xem bảng: Diện phục vụ' }))
		const rows = [...panel('lanes').querySelectorAll('tbody tr')].map((row) => [...row.children].map(words))
		expect(rows).toEqual([
			['Thường', '800.000', '80,00%'],
			['Ưu tiên', '120.000', '12,00%'],
			['Có hẹn', '80.000', '8,00%'],
		])
		await fireEvent.click(within(panel('lanes')).getByRole('button', { name: 'Xem biểu đồ: Diện phục vụ' }))
		expect(panel('lanes').querySelector('table')).toBeNull()
	})

	it('name officers by the alphabet and hide those of fewer than ten', async () => {
		await show('million')
		const rows = [...panel('officers').querySelectorAll('tbody tr')].map((row) => [...row.children].map(words))
		expect(rows.map(([name]) => name)).toEqual(['Cầm Văn Bình', 'Lò Thị Ánh', 'Quàng Thị Dung'])
		expect(rows[2]).toEqual(['Quàng Thị Dung', ...Array.from({ length: 5 }, () => 'dưới 10 lượt')])
	})

	it('draw one visit as one, and say of nothing that it is nothing', async () => {
		const { unmount } = await show('one')
		expect(marks('arrivals')).toEqual(['16 giờ: 1 lượt lấy số'])
		unmount()
		const { container } = await show('none')
		expect(words(panel('arrivals'))).toContain('Chưa có lượt nào trong kỳ này.')
		expect(container.querySelectorAll('svg[role=group]')).toHaveLength(0)
		expect(words(container.querySelector('dl > div:nth-child(4)'))).toMatch(/^Chờ trong mục tiêu – ?0\/0/)
	})

	it('keep what is looked at in the address', async () => {
		await show('million')
		await fireEvent.change(screen.getByTestId('report-period'), { target: { value: 'last-year' } })
		expect(location.hash).toBe('#reports/last-year/all/before')
		await fireEvent.change(screen.getByTestId('report-scope'), { target: { value: 'zone' } })
		expect(location.hash).toBe('#reports/this-month/zone%3Dzone-a/before')
		await fireEvent.change(screen.getByTestId('report-compare'), { target: { value: 'none' } })
		expect(location.hash).toBe('#reports/this-month/all/none')
	})

	it('ask what the address says', async () => {
		const { server } = await show('million', ['2026-11-02..2026-11-06', 'zone=zone-a', 'last-year'])
		const hours = server.asked.find(({ path }) => path.includes('by=hour'))?.path ?? ''
		expect(Object.fromEntries(new URLSearchParams(hours.split('?')[1]))).toMatchObject({
			...{ from: '2026-11-02', to: '2026-11-06', compareFrom: '2025-11-02', compareTo: '2025-11-06', zone: 'zone-a' },
		})
		expect(screen.getByTestId<HTMLInputElement>('report-from').value).toBe('2026-11-02')
		expect(screen.getByRole('link', { name: 'Tải báo cáo, PDF' }).getAttribute('href')).toBe(
			'/api/reports/files/report.pdf?from=2026-11-02&to=2026-11-06&compareFrom=2025-11-02&compareTo=2025-11-06&zone=zone-a',
		)
	})

	it('say that days are still being counted, and why nothing can be seen', async () => {
		const server = serve('million')
		const building = { done: 1200, total: 4000, through: '2026-11-20' }
		server.routes['GET /reports'] = ({ path }) => ({
			status: 200,
			body: { ...reportAnswer('million', new URLSearchParams(path.split('?')[1])), building },
		})
		const { unmount } = render(Reports, { setup: new Setup(), place: [], onrefused })
		expect(await screen.findByText(/1\.200\/4\.000 sự kiện, đã đến hết ngày 20\/11\/2026/)).toBeTruthy()
		unmount()
		server.routes['GET /reports/options'] = refused('not-signed-in')
		render(Reports, { setup: new Setup(), place: [], onrefused })
		await waitFor(() => expect(onrefused).toHaveBeenCalledWith('not-signed-in'))
	})
})

describe('the visits behind a figure', () => {
	it('are told in plain words, with the way back', async () => {
		await show('million', ['this-month', 'all', 'before', 'issued', 'hour=8'])
		const list = await screen.findByTestId('report-visits')
		expect(words(list.querySelector('li'))).toBe(
			'A047 23/11/2026 · Hộ tịch · Đăng ký khai sinh 09:12 lấy số (máy lấy số, ưu tiên) → 09:24 được gọi đến quầy 1, đã chờ 12 phút → 09:25 bắt đầu, phục vụ 6 phút → 09:31 đã xong',
		)
		expect(screen.getByRole('heading', { level: 1, name: 'Lượt lấy số' })).toBeTruthy()
		expect(screen.getByRole('link', { name: 'Về báo cáo' }).getAttribute('href')).toBe('#reports/this-month/all/before')
	})

	it('come a page at a time', async () => {
		const server = serve('million')
		server.routes['GET /reports/visits'] = ok({ ...REPORT_VISITS, total: 6 })
		render(Reports, { setup: new Setup(), place: ['this-month', 'all', 'before', 'issued', 'hour=8'], onrefused })
		await fireEvent.click(await screen.findByRole('button', { name: 'Xem thêm (3/6)' }))
		await waitFor(() => expect(screen.getByTestId('report-visits').querySelectorAll('li')).toHaveLength(6))
		expect(server.asked.some(({ path }) => path.includes('after=3'))).toBe(true)
		expect(screen.queryByRole('button', { name: /Xem thêm/ })).toBeNull()
	})

	it('of fewer than ten of an officer are not listed, and why', async () => {
		const server = serve('million')
		server.routes['GET /reports/visits'] = ok({ total: 0, visits: [], withheld: true })
		render(Reports, { setup: new Setup(), place: ['this-month', 'all', 'before', 'served', 'officer=officer3'], onrefused })
		expect(await screen.findByText(/Dưới 10 lượt của một cán bộ/)).toBeTruthy()
	})

	it('of a month or a day are of its days, whatever the period is', () => {
		const of = (dimension: 'month' | 'day', key: string) =>
			new URLSearchParams(visitsAddress(asked, { of: 'issued', where: [{ dimension, key }] }, 0).split('?')[1])
		expect([of('month', '2025-02').get('from'), of('month', '2025-02').get('to')]).toEqual(['2025-02-01', '2025-02-28'])
		expect([of('day', '2025-02-03').get('to'), of('day', '2025-02-03').get('day')]).toEqual(['2025-02-03', null])
	})

	it('are told also when nobody called them, or when they are a later step', () => {
		const nameOf = (_: string, key: string) => key
		const [first, , left] = REPORT_VISITS.visits
		expect(storyOf(left!, nameOf)).toBe('09:17 lấy số (máy lấy số) → 09:36 chưa được gọi khi hết ngày')
		expect(storyOf({ ...first!, stop: 2, stops: 2 }, nameOf)).toMatch(/^Bước 2 trên 2 → 09:24 được gọi/)
	})
})

describe('reports of months', () => {
	it('can be taken away, and one made', async () => {
		const { server } = await show('million')
		const packs = screen.getByTestId('report-packs')
		expect(await within(packs).findByRole('link', { name: 'Báo cáo tháng 10/2026, PDF' })).toBeTruthy()
		expect(words(packs)).toContain('Tự lập khi hết tháng.')
		await fireEvent.change(screen.getByTestId('pack-month'), { target: { value: '2026-09' } })
		await fireEvent.click(within(packs).getByRole('button', { name: 'Lập báo cáo' }))
		expect(await screen.findByText('Đã lập báo cáo tháng 09/2026.')).toBeTruthy()
		expect(server.sent('POST', '/reports/packs').map(({ body }) => body)).toEqual([{ month: '2026-09' }])
	})

	it('are made by themselves when the set-up says so, and not any more when it does not', () => {
		const { monthlyReport: _, ...centre } = testCentre()
		const edits = (before: Parameters<typeof generalEdits>[0], monthlyReport: boolean) =>
			generalEdits(before, { ...generalForm(before), monthlyReport })
		expect(edits(centre, true)).toEqual([{ part: 'monthlyReport', set: true }])
		expect(edits(centre, false)).toEqual([])
		expect(edits({ ...centre, monthlyReport: true }, false)).toEqual([{ part: 'monthlyReport', set: null }])
	})

	it('tell why one could not be made', async () => {
		const { server } = await show('million')
		server.routes['POST /reports/packs'] = refused('too-many-requests')
		await fireEvent.click(screen.getByRole('button', { name: 'Lập báo cáo' }))
		await waitFor(() => expect(onrefused).toHaveBeenCalledWith('too-many-requests'))
	})
})

describe('an address', () => {
	it('that cannot be read is what one usually looks at', () => {
		const usual = { when: 'this-month', scope: undefined, comparison: 'before', behind: undefined }
		expect(placeOf([])).toEqual(usual)
		expect(placeOf(['2026-11-30..2026-11-01', 'officer=officer1', 'x'])).toEqual(usual)
	})

	it('is read as it was written', () => {
		const place = placeOf(['2026-11-01..2026-11-05', 'service=a&b', 'none', 'noShows', 'hour=8&weekday=1'])
		const back = addressFor(place).slice('#reports/'.length).split('/').map(decodeURIComponent)
		expect(placeOf(back)).toEqual(place)
		expect(askedAt(place, '2026-11-23')).toEqual({
			period: { from: '2026-11-01', to: '2026-11-05' },
			compare: undefined,
			scope: { dimension: 'service', key: 'a' },
		})
		expect(fileAddress(asked, 'report.csv')).toBe('/api/reports/files/report.csv?from=2026-11-01&to=2026-11-30')
	})
})
