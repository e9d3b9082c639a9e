import { rateOf } from '../../contract/rate.ts'
import type { Dimension, Figures, ReportAnswer, ReportOptions, ReportVisit, Spread, VisitsAnswer } from '../../contract/reports.ts'
import { Targets } from '../../contract/targets.ts'

/** How much happened. */
export type Amount = 'none' | 'one' | 'million'
const VISITS: Record<Amount, number> = { none: 0, one: 1, million: 1_000_000 }
const AT = Date.UTC(2026, 10, 23, 2, 12)
const MINUTE = 60_000

const text = (vi: string) => ({ vi, en: vi })
const named = (names: Record<string, string>) => Object.entries(names).map(([id, name]) => ({ id, name: text(name), current: true }))

export const REPORT_OPTIONS: ReportOptions = {
	days: { first: '2024-12-02', last: '2026-11-23' },
	service: named({
		'ho-tich': 'Hộ tịch',
		'chung-thuc': 'Chứng thực bản sao, chữ ký, hợp đồng',
		'dat-dai': 'Đăng ký đất đai, tài sản gắn liền với đất và giao dịch bảo đảm',
		'nhan-ket-qua': 'Nhận kết quả',
	}),
	field: named({ 'ho-tich': 'Hộ tịch' }),
	agency: named({ 'so-tu-phap': 'Sở Tư pháp' }),
	zone: named({ 'zone-a': 'Hộ tịch, chứng thực', 'zone-b': 'Đất đai, xây dựng', 'zone-c': 'Nhận kết quả' }),
	counter: named({ 'counter-1': 'Quầy 1', 'counter-2': 'Quầy 2' }),
	officer: named({ officer1: 'Lò Thị Ánh', officer2: 'Cầm Văn Bình', officer3: 'Quàng Thị Dung' }),
	procedure: named({ '1.000': 'Đăng ký khai sinh' }),
	outcome: [],
	reasons: named({ 'long-wait': 'Chờ lâu', attitude: 'Thái độ chưa đúng mực', 'unclear-guidance': 'Hướng dẫn chưa rõ' }),
	levels: [
		{ level: 4, name: text('Rất hài lòng'), counts: 'positive' },
		{ level: 3, name: text('Hài lòng'), counts: 'positive' },
		{ level: 2, name: text('Bình thường'), counts: 'neutral' },
		{ level: 1, name: text('Không hài lòng'), counts: 'negative' },
	],
	targets: Targets.parse({}),
}

/** Keys of each dimension and how much of all falls to each. */
const SHARES: Partial<Record<Dimension, [string, number][]>> = {
	hour: [
		...([
			['7', 11],
			['8', 18],
			['9', 16],
			['10', 12],
			['11', 5],
		] as [string, number][]),
		...([
			['13', 7],
			['14', 14],
			['15', 12],
			['16', 5],
		] as [string, number][]),
	],
	zone: [
		['zone-a', 50],
		['zone-b', 30],
		['zone-c', 20],
	],
	service: [
		['ho-tich', 35],
		['chung-thuc', 15],
		['dat-dai', 30],
		['nhan-ket-qua', 20],
	],
	weekday: [
		['1', 26],
		['2', 20],
		['3', 18],
		['4', 17],
		['5', 19],
	],
	lane: [
		['regular', 80],
		['priority', 12],
		['appointment', 8],
	],
	channel: [
		['kiosk', 78],
		['reception', 10],
		['walk-up', 4],
		['booking', 8],
	],
	month: Array.from({ length: 24 }, (_, i): [string, number] => [
		new Date(Date.UTC(2024, 11 + i, 1)).toISOString().slice(0, 7),
		3 + ((i * 7) % 5) + i / 8,
	]),
	day: [['2026-11-23', 100]],
	officer: [
		['officer1', 60],
		['officer2', 39.9994],
		['officer3', 0.0006],
	],
}

function spread(n: number, medianMin: number, p90Min: number): Spread {
	if (n === 0) return { n, meanMs: null, medianMs: null, p90Ms: null, maxMs: null, within: rateOf(0, 0) }
	const within = rateOf(n === 1 ? 1 : Math.floor(n * (p90Min > 30 ? 0.86 : 0.97)), n)
	return {
		n,
		meanMs: medianMin * MINUTE,
		medianMs: medianMin * MINUTE,
		p90Ms: (n === 1 ? medianMin : p90Min) * MINUTE,
		maxMs: p90Min * 2 * MINUTE,
		within,
	}
}

/** Figures of so many visits; `i` makes one key unlike another. */
function figures(n: number, i: number): Figures {
	const noShows = Math.floor(n * (0.02 + (i % 4) * 0.01))
	const left = Math.floor(n * 0.011)
	const completed = n - noShows - left
	const rated = Math.floor(completed * 0.25)
	const levels = [0.7, 0.26, 0.03, 0.01].map((share, k) => ({ level: 4 - k, ...rateOf(Math.floor(rated * share), rated) }))
	const positive = (levels[0]?.count ?? 0) + (levels[1]?.count ?? 0)
	return {
		volumes: {
			...{ issued: n, walkUps: 0, completed, served: completed, transferred: Math.floor(n / 50), steps: 0, noShows, reinstated: 0 },
			...{ cancelled: 0, left, dayEnd: 0, open: 0, recalls: 0, clockBack: 0 },
			...{ noShowRate: rateOf(noShows, n), abandonedRate: rateOf(left, n) },
		},
		wait: spread(completed, [5, 12, 14, 11, 7, 4, 9, 10, 5][i % 9] ?? 5, [14, 29, 34, 27, 16, 10, 22, 24, 13][i % 9] ?? 14),
		laterWait: spread(0, 0, 0),
		service: spread(completed, 6 + (i % 3), 15),
		ratings: {
			satisfied: { ...rateOf(positive, rated), unanswered: completed - rated },
			neutral: rateOf(levels[2]?.count ?? 0, rated),
			negative: rateOf(levels[3]?.count ?? 0, rated),
			levels: levels.filter(({ count }) => count > 0),
			reasons:
				rated < 100
					? []
					: [
							{ reasonId: 'long-wait', ...rateOf(Math.floor(rated / 60), rated) },
							{ reasonId: 'attitude', ...rateOf(Math.floor(rated / 300), rated) },
						],
		},
	}
}

/** An answer of the shape that was asked for, made up: the same each time. */
export function reportAnswer(amount: Amount, address: URLSearchParams): ReportAnswer {
	const n = VISITS[amount]
	const by = address.getAll('by') as Dimension[]
	const [from, to] = [address.get('from') ?? '', address.get('to') ?? '']
	const keys = by.reduce<{ key: string[]; share: number }[]>(
		(all, dimension) => {
			const shares = amount === 'one' ? SHARES[dimension]?.slice(-1).map(([key]): [string, number] => [key, 100]) : SHARES[dimension]
			return all.flatMap(({ key, share }) => (shares ?? []).map(([one, of]) => ({ key: [...key, one], share: (share * of) / 100 })))
		},
		[{ key: [], share: 1 }],
	)
	const rows = keys.map(({ key, share }, i) => {
		const of = figures(Math.round(n * share), amount === 'one' ? 1 : i)
		const isFew = by[0] === 'officer' && n * share < 10
		return { key, figures: isFew ? { withheld: 'all' as const } : of }
	})
	const before = address.get('compareFrom')
	return {
		...{ from, to, by, at: AT, targets: REPORT_OPTIONS.targets, total: figures(n, 1), rows: n === 0 ? [] : rows },
		...(before && { before: { from: before, to: address.get('compareTo') ?? '', total: figures(Math.floor(n * 0.93), 2), rows: [] } }),
	}
}

const stop = (number: string, minute: number): ReportVisit => ({
	...{ number, day: '2026-11-23', serviceId: 'ho-tich', counterId: 'counter-1', procedureId: '1.000', lane: 'priority', channel: 'kiosk' },
	...{ stop: 1, stops: 1, end: 'completed', issuedAt: AT + minute * MINUTE, calledAt: AT + (minute + 12) * MINUTE },
	...{ servingAt: AT + (minute + 13) * MINUTE, endedAt: AT + (minute + 19) * MINUTE, waitMs: 12 * MINUTE, serviceMs: 6 * MINUTE },
})
export const REPORT_VISITS: VisitsAnswer = {
	total: 3,
	visits: [
		stop('A047', 0),
		stop('A048', 3),
		{ ...stop('A049', 5), lane: 'regular', calledAt: null, servingAt: null, waitMs: null, serviceMs: null, counterId: null, end: 'left' },
	],
}
