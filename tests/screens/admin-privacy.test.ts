import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import Privacy from '../../admin/privacy/Privacy.svelte'
import Sealed from '../../admin/privacy/Sealed.svelte'
import Ratings from '../../admin/ratings/Ratings.svelte'
import { chanceInWords } from '../../admin/ratings/words.ts'
import type { Session } from '../../contract/api.ts'
import { IntegrityAnswer } from '../../contract/integrity.ts'
import { DATA_KINDS } from '../../contract/privacy.ts'
import type { Send } from '../../ui/send.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import { testCentre } from '../support/centre.ts'
import { fakeServer, NOW, ok, setupOf } from './admin-support.ts'

const centre = setupOf(testCentre())
const onrefused = vi.fn()
const person = (...permissions: Session['permissions']): Session => ({ actor: 'officer:hoa', role: 'supervisor', name: 'Hoa', permissions })

describe('the section of personal data', () => {
	const state = {
		removals: [{ position: 9, at: NOW, actor: 'system', what: 'retention', removed: { slips: 12 } }],
		readers: ['hoa'],
		readings: [],
	}
	it('tells all that is kept, what was removed and who reads', async () => {
		fakeServer({ 'GET /privacy': ok(state) })
		const { container } = render(Privacy, { call, person: person('read-facts'), onrefused })
		await screen.findByText(/Bản in phiếu số: 12 dòng/)
		expect(container.querySelectorAll('tbody tr')).toHaveLength(DATA_KINDS.length)
		expect(screen.getByText(/Chỉ đọc được bởi: hoa/)).toBeTruthy()
		expect(screen.queryByText('Khi một người hỏi về dữ liệu của mình')).toBeNull()
	})
	it('erases after a search and a question', async () => {
		const found = [
			{ kind: 'sealed', count: 1, erasable: true },
			{ kind: 'log', count: 7, erasable: false },
		]
		const server = fakeServer({
			'GET /privacy': ok(state),
			'POST /privacy/searches': ok({ found }),
			'POST /privacy/erasures': ok({ found: found.slice(1) }),
		})
		render(Privacy, { call, person: person('privacy'), onrefused })
		await fireEvent.input(screen.getByLabelText('Số phiếu'), { target: { value: 'a001' } })
		await fireEvent.input(screen.getByLabelText('Ngày'), { target: { value: '2026-11-23' } })
		await fireEvent.click(screen.getByRole('button', { name: 'Tìm' }))
		await fireEvent.click(await screen.findByRole('button', { name: 'Xóa những gì xóa được' }))
		expect(server.sent('POST', '/privacy/erasures')).toHaveLength(0)
		await fireEvent.click(screen.getByRole('button', { name: 'Xóa', hidden: true }))
		await screen.findByText(/Đã xóa\. Còn lại/)
		expect(server.sent('POST', '/privacy/erasures').map(({ body }) => body)).toEqual([
			{ about: 'visit', number: 'A001', day: '2026-11-23' },
		])
		expect(screen.queryByRole('button', { name: 'Xóa những gì xóa được' })).toBeNull()
	})
})

describe('what was told in confidence', () => {
	it('is read by the press of a button, not by opening the page', async () => {
		const report = {
			id: 1,
			sealed: 'a'.repeat(64),
			at: NOW,
			visitId: crypto.randomUUID(),
			number: 'A001',
			counterId: 'counter-1',
			reasons: ['goi-y-thu'],
		}
		const server = fakeServer({ 'GET /centre': ok(centre), 'POST /sealed-reports/readings': ok({ reports: [report], next: null }) })
		render(Sealed, { setup: new Setup(), call, onrefused })
		await waitFor(() => expect(server.sent('GET', '/centre').length).toBeGreaterThan(0))
		expect(server.sent('POST', '/sealed-reports/readings')).toHaveLength(0)
		await fireEvent.click(screen.getByRole('button', { name: 'Mở góp ý gửi kín' }))
		await screen.findByText('Gợi ý thu ngoài quy định')
	})
})

describe('questions about ratings', () => {
	const question = {
		...{ id: 'bursts:officer:mai:2026-11', kind: 'bursts', subject: { kind: 'officer', id: 'mai' } },
		...{ count: 12, n: 80, expected: 0.01, chance: 0.00004, visits: [{ day: '2026-11-20', number: 'A007', at: NOW }] },
	}
	const show = async (permission: 'read-reports' | 'handle-alerts', questions: object[] = [question]) => {
		const month = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7)
		const answer = IntegrityAnswer.parse({ month, ratings: 400, visits: 600, questions })
		fakeServer({
			'GET /centre': ok(centre),
			[`GET /integrity/${month}`]: ok(answer),
			'GET /reports/options': ok({ officer: [{ id: 'mai', name: { vi: 'Lò Thị Mai', en: '' } }] }),
		})
		const send = vi.fn<Send>(() => Promise.resolve({ ok: true, events: [] }))
		render(Ratings, { setup: new Setup(), call, person: person(permission), send, onrefused })
		await screen.findByText(/Đã xem 600 lượt/)
		return send
	}
	it('are told with base, chance and visits, as questions', async () => {
		await show('read-reports')
		await screen.findByText('Lò Thị Mai: nhiều đánh giá cách nhau vài giây')
		expect(screen.getByText(/12 trên 80 \(15,00%\); thường thấy không quá 1,00%.*không quá 1 lần trong 10\.000/)).toBeTruthy()
		expect(screen.getByText('A007')).toBeTruthy()
		expect(screen.getByText('Có gì giải thích được không?')).toBeTruthy()
		expect(screen.queryByRole('button', { name: 'Trả lời' })).toBeNull()
	})
	it('are answered by a supervisor', async () => {
		const send = await show('handle-alerts')
		await fireEvent.click(screen.getByRole('button', { name: 'Trả lời' }))
		await fireEvent.click(screen.getByLabelText('Đang tìm hiểu'))
		await fireEvent.input(screen.getByLabelText(/^Ghi chú/), { target: { value: ' Hỏi lại. ' } })
		await fireEvent.click(screen.getByRole('button', { name: 'Ghi câu trả lời' }))
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'AnswerQuestion', questionId: question.id, answer: 'looking', note: 'Hỏi lại.' })
	})
	it('may be none', async () => {
		await show('read-reports', [])
		expect(screen.getByText('Tháng này không có điều gì đáng hỏi.')).toBeTruthy()
	})
	it('tell a chance in plain words, never smaller than it is', () => {
		expect(chanceInWords(0.0009)).toContain('1 lần trong 1.000.')
		expect(chanceInWords(0.00011)).toContain('1 lần trong 1.000.')
		expect(chanceInWords(1e-30)).toContain('chưa tới 1 lần trong 1.000.000')
	})
})
