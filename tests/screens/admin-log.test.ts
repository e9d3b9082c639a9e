import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import { linkOf } from '../../admin/log/chain.ts'
import Log from '../../admin/log/Log.svelte'
import { sha256 } from '../../admin/log/sha256.ts'
import { summaryOf } from '../../admin/log/summary.ts'
import { actorInWords } from '../../admin/log/words.ts'
import type { StoredFact, TrailCheck } from '../../contract/audit.ts'
import type { CommandDraft } from '../../contract/commands.ts'
import type { Fact, Recorded } from '../../contract/facts.ts'
import { chainHash, GENESIS } from '../../server/store/hash-chain.ts'
import type { Answer } from '../../ui/send.ts'
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

const stored = (fact: Fact, position: number, before: string): StoredFact => {
	const { type, ...content } = fact
	const row = { position, at: NOW + position, day: '2026-11-23', actor: 'officer:officer1', type, v: 1, body: JSON.stringify(content) }
	return { ...row, before, hash: chainHash(before, row), ...('visitId' in fact && { number: 'A012' }) }
}
/** A chain of `count` facts: the first issues a ticket, all others are about it. */
function chainOf(count: number): StoredFact[] {
	const facts: StoredFact[] = []
	for (let i = 1; i <= count; i++)
		facts.push(stored(i === 1 ? issued : { type: 'ServingStarted', visitId, counterId: 'counter-1' }, i, facts.at(-1)?.hash ?? GENESIS))
	return facts
}

/** Answers as the server does, a page of at most `perPage` at a time. */
function serverWith(facts: StoredFact[], perPage = 100, over: Parameters<typeof fakeServer>[0] = {}) {
	return fakeServer({
		'GET /centre': ok(centre),
		'GET /audit/facts': ({ path }) => {
			const query = new URLSearchParams(path.split('?')[1])
			const type = query.get('type')
			const below = facts.filter(({ position }) => position < Number(query.get('before'))).reverse()
			const part = below.slice(0, perPage)
			const last = part.at(-1)?.position ?? 1
			return {
				status: 200,
				body: { facts: part.filter((f) => !type || f.type === type), next: below.length > perPage ? last : null, head: facts.length },
			}
		},
		'GET /audit/facts/2': ok(facts[1]),
		[`GET /audit/visits/${visitId}`]: ok({ facts }),
		...over,
	})
}

async function show(facts: StoredFact[], place: string[] = [], server = serverWith(facts)) {
	const setup = new Setup()
	await setup.follow(1)
	const send = vi.fn(async (_: CommandDraft): Promise<Answer> => ({ ok: true, events: [{ ...record({ type: 'EmergencyEnded' }, 77) }] }))
	const shown = render(Log, { setup, call, place, send })
	return { ...server, shown, sent: send }
}
const rows = () => screen.queryAllByTestId(/^fact-/)
const positions = () => rows().map((row) => Number(row.dataset['testid']?.slice(5)))

afterEach(() => {
	cleanup()
	vi.unstubAllGlobals()
})

describe('the list of facts', () => {
	it('has the newest first, as many on the page as are in sight, and reads on towards the beginning', async () => {
		const { asked } = await show(chainOf(150))
		await screen.findByTestId('fact-150')
		expect(positions()[0]).toBe(150)
		expect(rows().length).toBeLessThan(40)
		expect(positions()).toEqual(positions().toSorted((a, b) => b - a))
		expect(asked.filter(({ path }) => path.startsWith('/audit/facts'))).toHaveLength(1)
		const scroller = screen.getByRole('list', { name: 'Việc đã ghi' }).parentElement as HTMLElement
		for (const top of [58 * 90, 58 * 148]) {
			scroller.scrollTop = top
			await fireEvent.scroll(scroller)
			await waitFor(() => expect(screen.getByText(/150 việc đang hiện/)).toBeTruthy())
		}
		await screen.findByTestId('fact-1')
		expect(screen.getByText(/Đã đến việc đầu tiên/)).toBeTruthy()
	})

	it('tells position, time in the centre, what, who, in short, and that its hash holds', async () => {
		await show(chainOf(2))
		const row = await screen.findByTestId('fact-1')
		await within(row).findByText('Mã băm khớp')
		const cells = [...(row.firstElementChild?.children ?? [])].map((cell) => cell.textContent.trim())
		expect(cells).toEqual([
			...['1', '23/11 09:12:00', 'Lấy số', 'cán bộ officer1', 'A012 · Hộ tịch · ưu tiên · còn trước 3 người', 'Mã băm khớp'],
		])
	})

	it('asks for what is filled in, and goes on by itself through years in which there is nothing', async () => {
		const { asked } = await show(chainOf(40), [], serverWith(chainOf(40), 10))
		await screen.findByTestId('fact-40')
		await fireEvent.change(screen.getByLabelText('Loại việc'), { target: { value: 'TicketIssued' } })
		await screen.findByTestId('fact-1')
		expect(positions()).toEqual([1])
		await fireEvent.input(screen.getByLabelText('Số phiếu'), { target: { value: 'A012' } })
		await fireEvent.input(screen.getByLabelText('Ai làm'), { target: { value: 'officer1' } })
		await fireEvent.click(screen.getByRole('button', { name: 'Tìm' }))
		expect(asked.at(-1)?.path).toContain('type=TicketIssued&number=A012&actor=officer1')
		await fireEvent.click(screen.getByRole('button', { name: 'Bỏ lọc' }))
		expect(asked.at(-1)?.path).not.toContain('type=')
		await screen.findByTestId('fact-40')
	})

	it.each<[string, (fact: StoredFact) => StoredFact]>([
		['content', (fact) => ({ ...fact, body: (fact.body ?? '').replace('counter-1', 'counter-2') })],
		['person', (fact) => ({ ...fact, actor: 'officer:officer2' })],
		['time', (fact) => ({ ...fact, at: fact.at - 60_000 })],
		['hash before', (fact) => ({ ...fact, before: '1'.repeat(64) })],
	])('points at a fact whose %s was altered', async (_, alter) => {
		const facts = chainOf(6)
		await show(facts.map((fact) => (fact.position === 4 ? alter(fact) : fact)))
		const alert = await screen.findByRole('alert')
		expect(alert.textContent).toContain('Việc số 4 không khớp mã băm.')
		expect(within(alert).getByRole('link').getAttribute('href')).toBe('#log/fact/4')
		expect(within(screen.getByTestId('fact-4')).getByText(/đã bị sửa/)).toBeTruthy()
		expect(screen.queryAllByText(/đã bị sửa/)).toHaveLength(2)
	})

	it('says so when there is nothing, and why when it is refused', async () => {
		const { routes } = await show([])
		expect(await screen.findByText('Không có việc nào như vậy.')).toBeTruthy()
		routes['GET /audit/facts'] = refused('not-permitted')
		await fireEvent.click(screen.getByRole('button', { name: 'Mới nhất' }))
		expect((await screen.findByRole('alert')).textContent).toContain('Tài khoản này không có quyền đó.')
	})
})

describe('one fact', () => {
	it('is told in words, as it was written, with both hashes, proved again here', async () => {
		const facts = chainOf(3)
		await show(facts, ['fact', '2'])
		const dialog = await screen.findByRole('dialog', { hidden: true })
		await within(dialog).findByText('Mã băm khớp')
		for (const text of ['A012 · quầy 1', facts[1]?.hash ?? '', facts[0]?.hash ?? '', `"counterId": "counter-1"`])
			expect(dialog.textContent).toContain(text)
		const links = within(dialog).getAllByRole('link', { hidden: true })
		expect(links.map((link) => link.getAttribute('href'))).toEqual([`#log/visit/${visitId}`, '#log/fact/1', '#log/fact/3'])
	})
	it('that is not there is said to be not there', async () => {
		await show(chainOf(1), ['fact', '9'])
		expect(await screen.findByText('Không có việc ở vị trí này.')).toBeTruthy()
	})
	it('belongs to a visit, told from its beginning', async () => {
		await show(chainOf(3), ['visit', visitId])
		const story = await screen.findByTestId('story')
		expect(within(story).getByRole('heading').textContent).toContain('Cả lượt của số A012')
		expect(
			within(story)
				.getAllByRole('link')
				.map((link) => link.textContent),
		).toEqual(['Lấy số', 'Bắt đầu phục vụ', 'Bắt đầu phục vụ'])
	})
})

describe('the proof of everything', () => {
	const check = (over: Partial<TrailCheck>): TrailCheck => ({ state: 'never', checked: 0, total: 0, ...over })
	const showCheck = (over: Partial<TrailCheck>) => {
		const routes = { 'GET /audit/check': ok(check(over)), 'POST /audit/check': ok(check({ state: 'running', checked: 3, total: 9 }), 202) }
		return show([], ['check'], serverWith([], 100, routes))
	}
	it('is begun here, and tells how far it is', async () => {
		const { sent, asked } = await showCheck({})
		await screen.findByText('Chưa kiểm tra từ khi máy chủ khởi động.')
		await fireEvent.click(screen.getByRole('button', { name: 'Kiểm tra tất cả' }))
		expect(await screen.findByText('Đang kiểm tra: 3 trên 9 việc')).toBeTruthy()
		expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1)
		expect(sent).not.toHaveBeenCalled()
	})
	it('found sound, gives what to note down', async () => {
		await showCheck({ state: 'proved', checked: 1234, total: 1234, head: 'ab12'.repeat(16), endedAt: NOW })
		expect((await screen.findByTestId('proof')).textContent).toMatch(/09:12:00 23\/11\/2026.*1\.234.*ab12 ab12/s)
	})
	it('found altered, names the fact and why', async () => {
		await showCheck({ state: 'altered', position: 4, problem: 'its hash does not match its content and the fact before it' })
		const alert = await screen.findByRole('alert')
		expect(alert.textContent).toContain('Chuỗi đứt ở việc số 4. Mã băm không khớp với nội dung và việc trước nó.')
		expect(within(alert).getByRole('link').getAttribute('href')).toBe('#log/fact/4')
	})
	it('of a damaged file names no fact', async () => {
		await showCheck({ state: 'altered', position: 0, problem: 'the file is damaged: x' })
		const alert = await screen.findByRole('alert')
		expect(alert.textContent).toContain('Tệp dữ liệu không nguyên vẹn. Tệp dữ liệu bị hỏng.')
		expect(within(alert).queryByRole('link')).toBeNull()
	})
})

describe('a signed export', () => {
	const key = { algorithm: 'Ed25519', publicKey: 'eA==', fingerprint: '8f3a'.repeat(16) }
	const showExport = (facts: StoredFact[]) => show(facts, ['export'], serverWith(facts, 100, { 'GET /audit/key': ok(key) }))
	it('is recorded, then taken away; the key is shown as it is read out', async () => {
		const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
		const { sent } = await showExport(chainOf(2))
		expect((await screen.findByTestId('fingerprint')).textContent).toBe(Array(16).fill('8f3a').join(' '))
		await fireEvent.input(screen.getByLabelText('Từ ngày'), { target: { value: '2026-11-20' } })
		await fireEvent.input(screen.getByLabelText('Đến hết ngày'), { target: { value: '2026-11-23' } })
		await fireEvent.click(screen.getByRole('button', { name: 'Xuất và tải về' }))
		expect((await screen.findByTestId('export-file')).getAttribute('href')).toBe('/api/audit/exports/77')
		expect(sent).toHaveBeenCalledExactlyOnceWith({ type: 'MakeExport', fromDay: '2026-11-20', toDay: '2026-11-23' })
		await waitFor(() => expect(clicked).toHaveBeenCalledTimes(1))
	})
	it('of a day on which nothing happened is not recorded', async () => {
		const { sent } = await showExport([])
		await fireEvent.click(await screen.findByRole('button', { name: 'Xuất và tải về' }))
		expect((await screen.findByRole('alert')).textContent).toContain('Không có việc nào được ghi trong những ngày này.')
		expect(sent).not.toHaveBeenCalled()
	})
})

describe('hashes made in the browser', () => {
	it('are those of the server, for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(), (text, position) => {
				const row = { position, at: NOW, day: '2026-11-23', actor: text, type: 'TicketCalled', v: 1, body: `Ắ${text}\n` }
				expect(linkOf({ ...row, before: GENESIS, hash: chainHash(GENESIS, row) })).toBe('holds')
				expect(linkOf({ ...row, before: GENESIS, hash: chainHash(GENESIS, { ...row, v: 2 }) })).toBe('broken')
			}),
		)
	})
	it('are right at every length around whole blocks', () => {
		for (let length = 0; length < 200; length++) {
			const bytes = new Uint8Array(length).map((_, i) => i * 7)
			expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
		}
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
		[{ type: 'ExportMade', fromDay: '2026-11-01', toDay: '2026-11-30' }, '01/11/2026 – 30/11/2026'],
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
