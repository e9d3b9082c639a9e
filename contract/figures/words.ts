import type { Channel, ReportVisit, VisitsOf } from '../reports.ts'
import type { Lane } from '../ids.ts'

/** What figures are called, on screen and on paper. */
export const FIGURE_WORDS = {
	whole: 'Cả Trung tâm',
	none: 'Không rõ',
	issued: 'Lượt lấy số',
	completed: 'Đã xong',
	served: 'Lượt phục vụ',
	waitMedian: 'Chờ, trung vị (phút)',
	waitP90: 'Chờ, P90 (phút)',
	waitMax: 'Chờ lâu nhất (phút)',
	within: 'Chờ trong mục tiêu',
	withinCount: 'Trong mục tiêu (lượt)',
	target: 'Mục tiêu (phút)',
	serviceMedian: 'Phục vụ, trung vị (phút)',
	satisfied: 'Hài lòng',
	ratings: 'Lượt đánh giá',
	unanswered: 'Không trả lời',
	noShows: 'Vắng mặt',
	noShowRate: 'Tỷ lệ vắng mặt',
	cancelled: 'Hủy số',
	left: 'Chưa được gọi khi hết ngày',
	abandonedRate: 'Tỷ lệ bỏ lượt',
	over: 'Lượt đã kết thúc',
	transferred: 'Chuyển nơi khác',
	called: 'Lượt đã gọi',
	share: 'Tỷ lệ',
	shareOfRatings: 'Trên lượt đánh giá',
	shareOfIssued: 'Trên lượt lấy số',
	figure: 'Số liệu',
	thisPeriod: 'Kỳ này',
	thisBase: 'Trên (n)',
	beforePeriod: 'Kỳ so sánh',
	beforeBase: 'Trên (n), kỳ so sánh',
	hour: 'Giờ lấy số',
	zone: 'Khu',
	service: 'Dịch vụ',
	officer: 'Cán bộ',
	lane: 'Diện',
	channel: 'Cách lấy số',
	weekday: 'Thứ',
	month: 'Tháng',
	day: 'Ngày',
	reason: 'Lý do',
	clockHour: (hour: string) => `${hour}h`,
	n: (n: string, what: string) => `n = ${n} ${what}`,
} as const

export const TITLES = {
	summary: 'Tóm tắt',
	arrivals: 'Lượt lấy số theo giờ',
	waits: 'Thời gian chờ theo giờ',
	within: 'Chờ trong mục tiêu theo dịch vụ',
	ratings: 'Mức hài lòng theo khu',
	endings: 'Vắng mặt và bỏ lượt theo dịch vụ',
	lanes: 'Diện phục vụ',
	channels: 'Cách lấy số',
	week: 'Lượt lấy số theo thứ và giờ',
	trend: 'Diễn biến',
	reasons: 'Lý do chưa hài lòng',
	officers: 'Cán bộ',
} as const

export const LANE_NAMES: Record<Lane, string> = { priority: 'Ưu tiên', appointment: 'Có hẹn', regular: 'Thường' }
export const CHANNEL_NAMES: Record<Channel, string> = {
	kiosk: 'Máy lấy số',
	reception: 'Bàn tiếp đón, quầy',
	'walk-up': 'Không qua số',
	booking: 'Đặt lịch hẹn',
}
export const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const

/** What a list of visits is of. */
export const VISITS_OF: Record<VisitsOf, string> = {
	issued: 'Lượt lấy số',
	walkUps: 'Lượt không qua số',
	completed: 'Lượt đã xong',
	served: 'Lượt phục vụ',
	transferred: 'Lượt chuyển nơi khác',
	steps: 'Bước đã xong, còn bước sau',
	noShows: 'Lượt vắng mặt',
	reinstated: 'Vắng mặt rồi được gọi lại',
	cancelled: 'Số đã hủy',
	left: 'Lượt chưa được gọi khi hết ngày',
	dayEnd: 'Lượt hết ngày khi còn dở',
	open: 'Lượt đang diễn ra',
	recalls: 'Lượt gọi lại',
	clockBack: 'Lượt có đồng hồ chạy lùi',
	overTarget: 'Lượt chờ quá mục tiêu',
}

export const ENDINGS: Record<ReportVisit['end'], string> = {
	open: 'đang diễn ra',
	completed: 'đã xong',
	step: 'xong bước này, sang bước sau',
	transferred: 'chuyển nơi khác',
	moved: 'đổi hàng chờ',
	'no-show': 'vắng mặt',
	cancelled: 'hủy số',
	left: 'chưa được gọi khi hết ngày',
	'day-end': 'hết ngày khi còn dở',
}

/** At the end of every file: how each figure is counted. */
export const DEFINITIONS: readonly { name: string; value: string }[] = [
	{ name: 'Lượt lấy số', value: 'Số đã cấp trong kỳ, gồm cả lượt không qua số.' },
	{ name: 'Chờ', value: 'Từ lúc lấy số, hoặc giờ hẹn nếu muộn hơn, đến lần gọi đầu tiên. Lượt chưa được gọi không tính.' },
	{ name: 'Trung vị, P90', value: 'Một nửa, và chín phần mười số lượt không lâu hơn mức này; là một lượt có thật.' },
	{ name: 'Trong mục tiêu', value: 'Lượt chờ không lâu hơn mục tiêu của dịch vụ, trên các lượt đã gọi có mục tiêu.' },
	{ name: 'Phục vụ', value: 'Thời gian ở quầy của một lượt, trừ lúc tạm giữ.' },
	{
		name: 'Hài lòng',
		value: 'Đánh giá ở các mức được tính hài lòng, trên mọi lượt đánh giá. Lượt không trả lời kể riêng, không tính vào n.',
	},
	{ name: 'Vắng mặt', value: 'Lượt kết thúc vì đã gọi mà không đến, trên các lượt đã kết thúc.' },
	{ name: 'Bỏ lượt', value: 'Số đã hủy và lượt chưa được gọi khi hết ngày, trên các lượt đã kết thúc.' },
	{ name: 'Dưới 10 lượt', value: 'Số liệu của một cán bộ hoặc đánh giá tại một quầy chỉ hiện khi có từ 10 lượt.' },
]
