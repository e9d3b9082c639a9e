import type { Work } from './work.ts'

export const FLOOR_WORDS = {
	every: 'Cập nhật mỗi 3 giây',
	stale: (time: string) => `Mất kết nối máy chủ, số liệu lúc ${time}`,
	waiting: 'Đang chờ',
	people: 'người',
	longest: 'Chờ lâu nhất',
	minutes: 'phút',
	nobody: 'không ai đang chờ',
	open: 'Quầy mở',
	paused: 'tạm nghỉ',
	satisfied: 'Hài lòng hôm nay',
	ratings: 'lượt đánh giá',
	unanswered: 'lượt không đánh giá',
	noRatings: 'chưa có lượt đánh giá',
	counters: 'Quầy',
	counter: 'Quầy',
	zone: 'Khu',
	byService: 'Hàng chờ theo dịch vụ',
	byZone: 'Hàng chờ theo khu',
	countersOpen: 'Quầy mở',
	told: 'Đang báo (phút)',
	unknown: 'chưa tính được',
	closedService: {
		hours: 'ngoài giờ nhận số',
		quota: 'hôm nay đã hết số',
		numbers: 'đã dùng hết dải số',
	},
	todo: 'Cần xử lý',
	nothing: 'Chưa có việc nào cần xử lý.',
	devices: 'Thiết bị',
	signs: 'Bảng quầy',
	pads: 'Nút đánh giá',
	keypads: 'Bàn phím cán bộ',
	scanners: 'Máy quét',
	working: (ok: number, all: number) => `${ok} trên ${all} hoạt động`,
	notConnected: 'không nối',
	since: 'từ',
} as const

export const WORK_WORDS: Record<Work, string> = {
	serving: 'đang phục vụ',
	called: 'đã gọi',
	ready: 'sẵn sàng',
	paused: 'tạm nghỉ',
	closed: 'đóng',
	long: 'quá 25 phút',
}

interface Lacking {
	count: number
	/** Some of the words, as they are spoken. */
	named: readonly string[]
	more: boolean
	/** The voices that lack them. */
	packs: readonly string[]
}
/** The voice of a wall, named by the wall's label. */
export const VOICE_WORDS = {
	since: (time: string) => `Từ ${time}.`,
	stillShown: 'Số vẫn hiện trên màn hình.',
	heldBack: (label: string) => ({
		title: `${label} chưa phát được tiếng`,
		why: 'Trình duyệt chờ có người chạm.',
		action: 'Chạm vào màn hình đó, hoặc bấm một phím, để bật tiếng.',
	}),
	stalled: (label: string) => ({ title: `${label} không ra tiếng`, action: 'Kiểm tra loa và dây loa, rồi mở lại màn hình.' }),
	unreachable: (label: string, pack: string) => ({
		title: `${label} chưa mở được giọng ${pack}`,
		action: `Báo quản trị xem thư mục voice/${pack} trên máy chủ.`,
	}),
	missing: (label: string, { count, named, more, packs }: Lacking) => ({
		title: `${label}: giọng đọc thiếu ${count} từ`,
		why: `Giọng ${packs.join(', ')} thiếu: ${named.join(', ')}${more ? '…' : '.'}`,
		action: 'Báo quản trị bổ sung tệp ghi âm, rồi mở lại màn hình.',
	}),
} as const
