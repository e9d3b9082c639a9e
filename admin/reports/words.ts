import type { Comparison, Preset } from '../../contract/figures/periods.ts'
import type { SCOPES } from './place.ts'

/** What the reports say around their figures. */
export const REPORT_WORDS = {
	period: 'Kỳ báo cáo',
	own: 'Khoảng ngày khác',
	from: 'Từ ngày',
	to: 'Đến ngày',
	scope: 'Phạm vi',
	which: 'Chọn',
	whole: 'Cả Trung tâm',
	compare: 'So với',
	loading: 'Đang tính số liệu…',
	building: (done: string, total: string, through: string) =>
		`Đang đếm lại từ nhật ký: ${done}/${total} sự kiện${through}. Những ngày sau chưa có trong số liệu.`,
	through: (day: string) => `, đã đến hết ngày ${day}`,
	none: 'Chưa có lượt nào trong kỳ này.',
	noOfficers: 'Chưa có lượt phục vụ nào.',
	noReasons: 'Chưa có lý do nào được chọn trong kỳ này.',
	table: 'Xem bảng',
	chart: 'Xem biểu đồ',
	of: 'trên',
	before: 'kỳ so sánh',
	minutes: 'phút trung vị',
	p90: (minutes: string) => `P90 ${minutes} phút`,
	noShows: 'vắng mặt',
	unanswered: 'không trả lời',
	files: 'Tải báo cáo',
	keys: 'Phím mũi tên để đi qua các cột, Enter để xem các lượt.',
	officersHow: 'Xếp theo tên. Dưới 10 lượt không hiện số.',
	packs: 'Báo cáo giao ban',
	packsHow:
		'Cả tháng so với tháng trước và mục tiêu: chờ, phục vụ, đánh giá, lý do, giờ và khu chờ lâu nhất, thiết bị, chất lượng số liệu.',
	packsAuto: 'Tự lập khi hết tháng.',
	packsByHand: 'Chưa đặt tự lập. Quản trị đặt ở mục Thiết lập.',
	packMonth: 'Tháng',
	packMake: 'Lập báo cáo',
	packMaking: 'Đang lập báo cáo…',
	packMade: (month: string) => `Đã lập báo cáo tháng ${month}.`,
	packMadeAt: (moment: string) => `lập lúc ${moment}`,
	packNone: 'Chưa có báo cáo tháng nào.',
	packFile: (month: string, format: string) => `Báo cáo tháng ${month}, ${format}`,
	back: 'Về báo cáo',
	visits: (n: string) => `${n} lượt`,
	withheld: 'Dưới 10 lượt của một cán bộ: không liệt kê, để không đoán ra từng người.',
	more: 'Xem thêm',
	noVisits: 'Không có lượt nào.',
	visitsHow: 'Không có tên người, không có đánh giá. Theo thứ tự ngày và lúc lấy số.',
} as const

export const PRESET_NAMES: Record<Preset, string> = {
	today: 'Hôm nay',
	yesterday: 'Hôm qua',
	'this-week': 'Tuần này',
	'last-week': 'Tuần trước',
	'this-month': 'Tháng này',
	'last-month': 'Tháng trước',
	'this-quarter': 'Quý này',
	'last-quarter': 'Quý trước',
	'this-year': 'Năm nay',
	'last-year': 'Năm trước',
}
export const COMPARISON_NAMES: Record<Comparison, string> = {
	none: 'Không so sánh',
	before: 'Kỳ liền trước',
	'last-year': 'Cùng kỳ năm trước',
}
export const SCOPE_NAMES: Record<(typeof SCOPES)[number], string> = {
	zone: 'Một khu',
	agency: 'Một cơ quan',
	field: 'Một lĩnh vực',
	service: 'Một dịch vụ',
	counter: 'Một quầy',
	procedure: 'Một thủ tục',
}
