import { formatCount } from '../../ui/format.ts'

const MINUTE_MS = 60_000
const one = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

export const SCORE_WORDS = {
	what: 'Lúc lấy số, người dân được báo một khoảng chờ. Trang này so khoảng đã báo với lúc được gọi thật. Không tính hôm nay.',
	range: 'Số ngày gần nhất có người đến',
	last: (days: number) => `${days} ngày`,
	pending: 'Đang đọc thêm các ngày trước…',
	none: 'Chưa có ngày nào trước hôm nay có người chờ được báo thời gian.',
	n: 'Số lượt đã so',
	untold: (n: number) => `${formatCount(n)} lượt không báo được`,
	error: 'Lệch trung bình',
	bias: 'Nghiêng về',
	inside: 'Chờ trong khoảng P10–P90',
	above: 'Chờ lâu hơn P90',
	goodInside: 'đúng mức là 80%',
	goodAbove: 'đúng mức là 10%',
	of: (n: number) => `trong ${formatCount(n)} lượt`,
	byDay: 'Lệch trung bình theo ngày (phút)',
	byDayHow: 'Cột viền nét đứt: dưới 10 lượt, chưa nói lên điều gì.',
	day: 'Ngày',
	lots: 'Lượt',
	byService: 'Theo dịch vụ lúc lấy số',
	service: 'Dịch vụ',
	few: 'ít lượt',
	minutes: (ms: number) => `${one.format(ms / MINUTE_MS)} phút`,
} as const

/** Fewer than this say nothing of a forecast. */
export const FEW = 10

/** Minutes with one decimal, as the axis has them. */
export const inMinutes = (ms: number): string => one.format(ms / MINUTE_MS)

/** `báo dài hơn 2,4 phút`: told less what came. */
export function biasInWords(ms: number | null): string {
	if (ms === null) return '–'
	const size = inMinutes(Math.abs(ms))
	if (size === '0,0') return 'không nghiêng'
	return ms > 0 ? `báo dài hơn ${size} phút` : `báo ngắn hơn ${size} phút`
}

/** Whole percents: a share of some dozens has no decimals to give. */
export const percentOf = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)}%`)

export const WHAT_IF_WORDS = {
	what: 'Chọn quầy muốn mở thêm hoặc đóng lại, rồi tính thử. Chỉ là ước tính; không có gì thay đổi ở các quầy.',
	open: 'Mở thêm',
	close: 'Đóng lại',
	allOpen: 'Mọi quầy đều đang mở.',
	noneOpen: 'Lúc này chưa quầy nào mở.',
	counter: (n: number) => `Quầy ${n}`,
	opening: (n: number) => `Mở quầy ${n}`,
	closing: (n: number) => `Đóng quầy ${n}`,
	paused: 'tạm nghỉ',
	from: 'từ giờ (để trống: bây giờ)',
	to: 'đến giờ (để trống: hết ngày)',
	wrongTimes: 'Giờ kết thúc phải sau giờ bắt đầu.',
	ask: 'Tính thử',
	asking: 'Đang tính…',
	chooseFirst: 'Chọn ít nhất một quầy.',
	result: 'Thời gian chờ của người lấy số lúc này',
	service: 'Dịch vụ',
	now: 'Hiện nay (phút)',
	then: 'Nếu làm vậy (phút)',
	change: 'Khác đi',
	bars: 'Trên: hiện nay · dưới: nếu làm vậy',
	unknown: 'chưa tính được',
	less: (minutes: number) => `bớt ${minutes} phút`,
	more: (minutes: number) => `thêm ${minutes} phút`,
	same: 'như cũ',
	becomesKnown: 'nay có người phục vụ',
	becomesUnknown: 'không còn ai phục vụ',
	took: (ms: number) => `Tính trong ${one.format(ms / 1000)} giây.`,
	how: 'Khoảng từ P50 đến P90: một nửa số người chờ ít hơn số đầu, chín phần mười chờ ít hơn số sau.',
	older: 'Lựa chọn đã đổi sau lần tính này. Xin tính lại.',
} as const
