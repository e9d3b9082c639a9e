import { fireEvent, render, screen } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { call } from '../../admin/api.ts'
import Log from '../../admin/log/Log.svelte'
import { summaryOf } from '../../admin/log/summary.ts'
import { actorInWords } from '../../admin/log/words.ts'
import type { Fact, Recorded } from '../../contract/facts.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import { testCentre } from '../support/centre.ts'
import { fakeServer, NOW, ok, refused, setupOf } from './admin-support.ts'

const visitId = '11111111-0000-4000-8000-000000000001'
const issued: Fact = {
	...{ type: 'TicketIssued', visitId, number: 'A012', serviceId: 'ho-tich', lane: 'priority', sequence: 'a', serial: 12 },
	...{ language: 'vi', ahead: 3, waitMs: null },
}
const record = (fact: Fact, position: number): Recorded => ({
	...fact,
	...{ position, at: NOW + position, day: '2026-11-23', actor: 'officer:officer1', v: 1, hash: '0'.repeat(64) },
})
const centre = setupOf(testCentre())

/** A record of `count` facts: the first issues a ticket, all others are about it. */
function serverWith(count: number) {
	const all = Array.from({ length: count }, (_, i) =>
		record(i === 0 ? issued : { type: 'ServingStarted', visitId, counterId: 'counter-1' }, i + 1),
	)
	return fakeServer({
		'GET /centre': ok(centre),
		'GET /events': ({ path }) => {
			const query = new URLSearchParams(path.split('?')[1])
			const after = Number(query.get('after'))
			return { status: 200, body: { events: all.slice(after, after + Number(query.get('limit'))), last: count, head: count } }
		},
	})
}

async function show(count: number) {
	const server = serverWith(count)
	const setup = new Setup()
	await setup.follow(1)
	render(Log, { setup, call })
	return server
}
const positions = () => screen.getAllByTestId(/^fact-/).map((row) => Number(row.dataset['testid']?.slice(5)))
const turn = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the record', () => {
	it('shows the newest hundred first, and turns to older and newer without a gap', async () => {
		await show(150)
		await screen.findByTestId('fact-150')
		expect([positions().length, positions()[0], positions().at(-1)]).toEqual([100, 150, 51])
		await turn('Cũ hơn')
		await screen.findByTestId('fact-1')
		expect([positions()[0], positions().at(-1)]).toEqual([50, 1])
		expect(screen.getByText('1–50 trong 150 việc đã ghi')).toBeTruthy()
		expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Cũ hơn' }).disabled).toBe(true)
		await turn('Mới hơn')
		await screen.findByTestId('fact-150')
		expect(positions().at(-1)).toBe(51)
	})

	it('tells position, time in the centre, what, who, and in short', async () => {
		await show(2)
		const cells = [...(await screen.findByTestId('fact-1')).children].map((cell) => cell.textContent.trim())
		expect(cells).toEqual(['1', '23/11 09:12:00', 'Lấy số', 'cán bộ officer1', 'A012 · Hộ tịch · ưu tiên · còn trước 3 người'])
		expect(screen.getByTestId('fact-2').textContent).toContain('A012 · quầy 1')
	})

	it('says how to prove the chain', async () => {
		await show(1)
		expect((await screen.findByText('npm run verify')).tagName).toBe('CODE')
	})

	it('says so when there is nothing, and why when it is refused', async () => {
		const { routes } = await show(0)
		expect(await screen.findByText('Chưa có việc nào được ghi.')).toBeTruthy()
		routes['GET /events'] = refused('not-permitted')
		render(Log, { setup: new Setup(), call })
		expect((await screen.findByRole('alert')).textContent).toContain('Tài khoản này không có quyền đó.')
	})
})

describe('summaries', () => {
	const names = { centre, numbers: {} }
	const at = { visitId, counterId: 'counter-1' }
	it.each<[Fact, string]>([
		[{ type: 'TicketCalled', ...at, attempt: 2, why: { rule: 'recall', passed: 0 } }, 'lượt 11111111 · quầy 1 · lần 2'],
		[{ type: 'VisitHeld', ...at, reason: 'photo' }, 'lượt 11111111 · quầy 1 · Đi photo giấy tờ'],
		[
			{ type: 'VisitTransferred', ...at, fromServiceId: 'ho-tich', toServiceId: 'dat-dai', toCounterId: 'counter-3' },
			'lượt 11111111 · quầy 1 · đến quầy 3',
		],
		[{ type: 'VisitCompleted', ...at, dayEnd: true }, 'lượt 11111111 · quầy 1 · cuối ngày'],
		[{ type: 'PrintDoubted', visitId, jobId: visitId, printerId: 'printer-1' }, 'lượt 11111111 · printer-1'],
		[
			{ type: 'PressRefused', counterId: 'counter-2', deviceId: 'p2', means: 1, code: 'nothing-to-rate', times: 1 },
			'quầy 2 · nút đánh giá · Chưa có lượt nào để đánh giá.',
		],
		[
			{ type: 'PressRefused', counterId: 'counter-2', deviceId: 'k2', means: 'no-show', code: 'wrong-state', times: 4 },
			'quầy 2 · phím “Vắng mặt” · Không làm được ở trạng thái hiện tại. · 4 lần',
		],
		[{ type: 'CounterPaused', counterId: 'counter-2', reason: 'Mất điện' }, 'quầy 2 · Mất điện'],
		[{ type: 'CentreConfigured', centre: { name: { vi: 'Trung tâm thử' } } }, 'Trung tâm thử'],
		[
			{ type: 'DayClosed', day: '2026-11-23', issued: 178, completed: 160, noShow: 9, cancelled: 9, dayEnd: 0 },
			'23/11/2026 · 178 số, 160 hoàn thành, 9 vắng mặt',
		],
	])('of %o', (fact, summary) => {
		expect(summaryOf(record(fact, 1), names)).toBe(summary)
	})

	it('never tell a level or a reason of a rating', () => {
		const rated: Fact = { type: 'VisitRated', ...at, level: 1, reasons: ['goi-y-thu'] }
		expect(summaryOf(record(rated, 1), names)).toBe('lượt 11111111 · quầy 1 · không hiện mức đánh giá')
	})

	it.each([
		['officer:officer1', 'cán bộ officer1'],
		['kiosk:kiosk-1', 'máy lấy số kiosk-1'],
		['visitor', 'công dân'],
		['system', 'hệ thống'],
		['spooler', 'hàng chờ in'],
		['pad:pad-counter-1', 'nút đánh giá pad-counter-1'],
		['other:x:y', 'other x:y'],
	])('name who did it: %s', (actor, inWords) => {
		expect(actorInWords(actor)).toBe(inWords)
	})
})
