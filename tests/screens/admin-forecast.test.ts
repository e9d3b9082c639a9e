import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { call } from '../../admin/api.ts'
import Score from '../../admin/forecast/Score.svelte'
import WhatIf from '../../admin/forecast/WhatIf.svelte'
import { byGain, changeOf, isWrong, minutesOf, questionOf } from '../../admin/forecast/what-if.ts'
import { biasInWords, percentOf } from '../../admin/forecast/words.ts'
import { ForecastScore, WhatIf as Question, WhatIfAnswer } from '../../contract/forecast.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import { testCentre } from '../support/centre.ts'
import { counterView, fakeServer, MINUTE_MS, ok, refused, setupOf } from './admin-support.ts'

const centre = setupOf(testCentre())
const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
/** What stands in it, cell by cell or part by part. */
const parts = (element: Element) => [...element.children].map(words).filter((text) => text !== '')
const judged = (n: number, errorMin: number) => ({
	n,
	untold: 2,
	errorMs: errorMin * MINUTE_MS,
	biasMs: -1.5 * MINUTE_MS,
	inside: 0.789,
	above: 0.124,
})
const none = { n: 0, untold: 0, errorMs: null, biasMs: null, inside: null, above: null }

describe('the forecast, judged', () => {
	const score = (over: Partial<ForecastScore> = {}) =>
		ForecastScore.parse({
			all: judged(1234, 7.4),
			days: [
				{ day: '2026-11-20', ...judged(1230, 7.3) },
				{ day: '2026-11-19', ...judged(4, 18.4) },
			],
			services: [
				{ serviceId: 'dat-dai', ...judged(4, 2) },
				{ serviceId: 'ho-tich', ...judged(1230, 7.4) },
				{ serviceId: 'bo-roi', ...none, untold: 3 },
			],
			pending: false,
			...over,
		})
	async function show(answer: ForecastScore) {
		const server = fakeServer({ 'GET /centre': ok(centre), 'GET /forecast-score': ok(answer) })
		const { container } = render(Score, { setup: new Setup(), call })
		await waitFor(() => expect(server.sent('GET', '/forecast-score?days=14').length).toBeGreaterThan(0))
		return { server, container }
	}

	it('never shows a figure without the number it stands on', async () => {
		const { container } = await show(score())
		await screen.findByText('7,4 phút')
		const figures = [...container.querySelectorAll('dl > div')].map(words)
		expect(figures).toEqual([
			'Số lượt đã so 1.234 2 lượt không báo được',
			'Lệch trung bình 7,4 phút báo ngắn hơn 1,5 phút, trong 1.234 lượt',
			'Chờ trong khoảng P10–P90 79% trong 1.234 lượt, đúng mức là 80%',
			'Chờ lâu hơn P90 12% trong 1.234 lượt, đúng mức là 10%',
		])
		const chart = container.querySelector('svg')
		expect([...(chart?.querySelectorAll('text') ?? [])].map(words)).toEqual(
			expect.arrayContaining(['18,4', '19/11', 'n 4', '7,3', '20/11', 'n 1230']),
		)
	})

	it('draws every day from zero, and a day of a few visits as such', async () => {
		const { container } = await show(score())
		await screen.findByText('7,4 phút')
		const bars = [...container.querySelectorAll('rect')]
		expect(bars.map((bar) => bar.classList.contains('few'))).toEqual([true, false])
		const bottoms = bars.map((bar) => Number(bar.getAttribute('y')) + Number(bar.getAttribute('height')))
		expect(bottoms[0]).toBeCloseTo(bottoms[1] ?? 0)
		const [few, many] = bars.map((bar) => Number(bar.getAttribute('height')))
		expect((few ?? 0) / (many ?? 1)).toBeCloseTo(18.4 / 7.3)
		expect(screen.getByText(/dưới 10 lượt, chưa nói lên điều gì/)).toBeTruthy()
	})

	it('tells services by how many were judged, and of few that they are few', async () => {
		await show(score())
		await waitFor(() =>
			expect(parts(screen.getByTestId('score-ho-tich'))).toEqual([
				...['Hộ tịch 2 lượt không báo được', '1.230', '7,4', 'báo ngắn hơn 1,5 phút', '79%', '12%'],
			]),
		)
		const rows = screen.getAllByTestId(/^score-/).map((row) => row.dataset['testid'])
		expect(rows).toEqual(['score-ho-tich', 'score-dat-dai', 'score-bo-roi'])
		expect(words(screen.getByTestId('score-dat-dai'))).toContain('ít lượt')
		expect(parts(screen.getByTestId('score-bo-roi'))).toEqual(['bo-roi ít lượt 3 lượt không báo được', '0', '–', '–', '–', '–'])
	})

	it('says that there is nothing yet, or that it still reads, or why it cannot be seen', async () => {
		const { server } = await show(score({ all: none, days: [], services: [], pending: true }))
		expect(await screen.findByText('Đang đọc thêm các ngày trước…')).toBeTruthy()
		server.routes['GET /forecast-score'] = ok(score({ all: none, days: [], services: [] }))
		expect(await screen.findByText(/Chưa có ngày nào trước hôm nay/, {}, { timeout: 3000 })).toBeTruthy()
		server.routes['GET /forecast-score'] = refused('not-permitted')
		await fireEvent.click(screen.getByRole('radio', { name: '7 ngày' }))
		expect((await screen.findByRole('alert')).textContent).toContain('Tài khoản này không có quyền đó.')
		expect(server.sent('GET', '/forecast-score?days=7').length).toBeGreaterThan(0)
	})

	it('tells shares and leanings in words', () => {
		expect([percentOf(null), percentOf(0.785), percentOf(1)]).toEqual(['–', '79%', '100%'])
		expect([biasInWords(null), biasInWords(0), biasInWords(2000), biasInWords(90_000), biasInWords(-90_000)]).toEqual([
			...['–', 'không nghiêng', 'không nghiêng', 'báo dài hơn 1,5 phút', 'báo ngắn hơn 1,5 phút'],
		])
	})
})

describe('what if', () => {
	const wait = (p50: number, p90: number) => ({ p50: p50 * MINUTE_MS, p90: p90 * MINUTE_MS })
	const answer = WhatIfAnswer.parse({
		tookMs: 412,
		services: [
			{ id: 'chung-thuc', now: wait(8, 20), then: wait(8.25, 20) },
			{ id: 'ho-tich', now: wait(32, 55), then: wait(14, 27) },
			{ id: 'dat-dai', now: wait(2, 6), then: wait(5, 9) },
		],
	})

	it('is told as a difference, what gains most first', () => {
		expect(byGain(answer.services).map(({ id }) => id)).toEqual(['ho-tich', 'chung-thuc', 'dat-dai'])
		expect(answer.services.map(changeOf)).toEqual(['như cũ', 'bớt 18 phút', 'thêm 3 phút'])
		const unknown = { id: 'x', now: null, then: null }
		const gained = { id: 'y', now: null, then: wait(5, 9) }
		const lost = { id: 'z', now: wait(5, 9), then: null }
		expect([unknown, gained, lost].map(changeOf)).toEqual(['như cũ', 'nay có người phục vụ', 'không còn ai phục vụ'])
		expect(byGain([lost, unknown, gained]).map(({ id }) => id)).toEqual(['y', 'x', 'z'])
		expect([minutesOf(wait(14.25, 27)), minutesOf(null)]).toEqual(['14–27', 'chưa tính được'])
	})

	it('is a question the server understands, without hours that were left open', () => {
		const question = questionOf([
			{ counterId: 'counter-2', does: 'open', from: '', to: '10:00' },
			{ counterId: 'counter-1', does: 'close', from: '09:00', to: '' },
		])
		expect(Question.parse(question)).toEqual({
			open: [{ counterId: 'counter-2', to: '10:00' }],
			close: [{ counterId: 'counter-1', from: '09:00' }],
		})
		expect(questionOf([])).toEqual({ open: [] })
		expect(
			[
				['', ''],
				['09:00', ''],
				['09:00', '09:00'],
				['09:00', '09:01'],
			].map(([from = '', to = '']) => isWrong({ counterId: 'c', does: 'open', from, to })),
		).toEqual([...[false, false, true, false]])
	})

	const routes = () => ({
		'GET /centre': ok(centre),
		'GET /views/counter/counter-1': ok(counterView(1)),
		'GET /views/counter/counter-2': ok(counterView(2, { state: 'closed' })),
		'GET /views/counter/counter-3': ok(counterView(3, { state: 'paused' })),
		'POST /what-if': ok(answer),
	})
	async function show() {
		const server = fakeServer(routes())
		render(WhatIf, { setup: new Setup(), call })
		await screen.findByRole('button', { name: 'Quầy 2' })
		return server
	}

	it('offers counters that work to be closed, all others to be opened', async () => {
		await show()
		const named = (group: string) =>
			within(screen.getByRole('group', { name: group }))
				.getAllByRole('button')
				.map((button) => words(button))
		expect([named('Mở thêm'), named('Đóng lại')]).toEqual([['Quầy 2', 'Quầy 3'], ['Quầy 1']])
		expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Tính thử' }).disabled).toBe(true)
	})

	it('asks with the hours given, and shows each service with its difference', async () => {
		const server = await show()
		await fireEvent.click(screen.getByRole('button', { name: 'Quầy 2' }))
		await fireEvent.input(within(screen.getByTestId('turn-2')).getByLabelText(/^từ giờ/), { target: { value: '09:00' } })
		await fireEvent.click(screen.getByRole('button', { name: 'Tính thử' }))
		await screen.findByTestId('differences')
		expect(server.sent('POST', '/what-if').map(({ body }) => body)).toEqual([{ open: [{ counterId: 'counter-2', from: '09:00' }] }])
		expect(parts(screen.getByTestId('difference-ho-tich'))).toEqual(['Hộ tịch', '32–55', '14–27', 'bớt 18 phút'])
		expect(screen.getByText(/Tính trong 0,4 giây/)).toBeTruthy()
		await fireEvent.click(screen.getByRole('button', { name: 'Quầy 3' }))
		expect(screen.getByText('Lựa chọn đã đổi sau lần tính này. Xin tính lại.')).toBeTruthy()
	})

	it('does not ask with hours that are wrong, and says why there is no answer', async () => {
		const server = await show()
		server.routes['POST /what-if'] = refused('not-found')
		await fireEvent.click(screen.getByRole('button', { name: 'Quầy 1' }))
		const turn = within(screen.getByTestId('turn-1'))
		await fireEvent.input(turn.getByLabelText(/^từ giờ/), { target: { value: '10:00' } })
		await fireEvent.input(turn.getByLabelText(/^đến giờ/), { target: { value: '09:00' } })
		expect(turn.getByRole('alert').textContent).toBe('Giờ kết thúc phải sau giờ bắt đầu.')
		expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Tính thử' }).disabled).toBe(true)
		await fireEvent.input(turn.getByLabelText(/^đến giờ/), { target: { value: '11:00' } })
		await fireEvent.click(screen.getByRole('button', { name: 'Tính thử' }))
		expect((await screen.findByRole('alert')).textContent).toContain('Không tìm thấy.')
	})
})
