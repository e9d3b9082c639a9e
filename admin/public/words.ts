import type { PublicPeriod } from '../../contract/public-figures.ts'
import { startOfDay } from '../../contract/local-time.ts'
import { formatClock, formatCount, formatDate, formatPercent } from '../../ui/format.ts'
import type { Both } from '../home/words.ts'

/** What everyone may read; Vietnamese first, English beneath. */
export const PUBLIC_WORDS = {
	title: { vi: 'Mức độ hài lòng của người dân', en: 'How satisfied visitors were' },
	base: { vi: 'lượt đánh giá', en: 'ratings' },
	unanswered: { vi: 'lượt được mời mà không đánh giá, tính riêng', en: 'were asked and did not answer; counted apart' },
	target: { vi: 'Mục tiêu', en: 'Target' },
	met: { vi: 'đạt mục tiêu', en: 'target met' },
	notMet: { vi: 'chưa đạt mục tiêu', en: 'target not met' },
	tooFew: { vi: 'Chưa đủ 10 lượt đánh giá để công bố.', en: 'Fewer than 10 ratings: not published.' },
	how: {
		vi: 'Tỷ lệ = số lượt rất hài lòng và hài lòng, chia cho số lượt đánh giá hợp lệ. Người dân bấm đánh giá tại quầy, không nêu tên. Số liệu của những ngày đã kết thúc.',
		en: 'Rate = very satisfied and satisfied, divided by valid ratings. Visitors rate at the desk, without a name. Figures of days that are over.',
	},
	data: { vi: 'Dữ liệu để dùng lại', en: 'Data to use elsewhere' },
	waiting: { vi: 'Đang tải số liệu…', en: 'Loading' },
	lost: { vi: 'Tạm chưa xem được số liệu. Trang tự thử lại.', en: 'Not available now. This page keeps trying.' },
} satisfies Record<string, Both>

const dayOf = (day: string): string => formatDate(startOfDay(day))
const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Ho_Chi_Minh' })
const longDay = (day: string): string => long.format(startOfDay(day))

/** `Tháng 11/2026, đến 24/11/2026`. */
export function periodInWords({ period, from, to }: PublicPeriod): Both {
	const [year = '', month = ''] = from.split('-')
	const until = { vi: `đến ${dayOf(to)}`, en: `until ${longDay(to)}` }
	const quarter = Math.ceil(Number(month) / 3)
	if (period === 'day') return { vi: `Ngày ${dayOf(to)}`, en: longDay(to) }
	if (period === 'month') return { vi: `Tháng ${Number(month)}/${year}, ${until.vi}`, en: `Month, ${until.en}` }
	if (period === 'quarter') return { vi: `Quý ${quarter}/${year}, ${until.vi}`, en: `Quarter, ${until.en}` }
	return { vi: `Năm ${year}, ${until.vi}`, en: `Year, ${until.en}` }
}

export const updatedAt = (at: number): Both => ({
	vi: `Cập nhật lúc ${formatClock(at)} ngày ${formatDate(at)}`,
	en: `Updated ${formatClock(at)}, ${long.format(at)}`,
})

/** `1.204/1.249` and what the percentage is. */
export const baseOf = ({ count, n }: { count: number; n: number }): string => `${formatCount(count)}/${formatCount(n)}`
export const percentOf = (percent: number | null): string => (percent === null ? '–' : formatPercent(percent))
