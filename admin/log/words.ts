import type { AlertKind } from '../../contract/alerts.ts'
import type { FactType } from '../../contract/facts.ts'

export const LOG_WORDS = {
	reports: (n: number) => `${n} góp ý`,
	removed: (n: number) => (n === 0 ? 'không có gì đến hạn' : `${n} dòng`),
	position: 'Vị trí',
	private: 'không hiện mức đánh giá',
	rating: 'nút đánh giá',
	key: (name: string) => `phím “${name}”`,
	lasted: (minutes: number) => `đã ${minutes} phút`,
	until: (clock: string) => `đến ${clock}`,
	times: (n: number) => `${n} lần`,
} as const

export const ALERT_WORDS: Record<AlertKind, string> = {
	help: 'quầy gọi hỗ trợ',
	unserved: 'không quầy nào phục vụ',
	wait: 'chờ quá mục tiêu',
	printer: 'máy in',
	screen: 'màn hình mất kết nối',
	slips: 'phiếu có thể chưa in',
	voice: 'tiếng gọi số',
	idle: 'quầy trống khi còn người chờ',
	stalled: 'gọi số lâu chưa ai đến',
	input: 'thiết bị tại quầy',
	long: 'phục vụ lâu',
	'low-rating': 'đánh giá thấp',
	disk: 'ổ đĩa sắp đầy',
	calendar: 'lịch nghỉ chưa chốt',
}

export const FACT_WORDS: Record<FactType, string> = {
	TicketIssued: 'Lấy số',
	ReprintRequested: 'Yêu cầu in lại',
	PrintDoubted: 'Phiếu có thể chưa in',
	PressRefused: 'Bấm nút không được nhận',
	VisitReturned: 'Đã quay lại',
	AppointmentsImported: 'Nhập lịch hẹn',
	TicketPrinted: 'Đã in phiếu',
	TicketCalled: 'Gọi số',
	ServingStarted: 'Bắt đầu phục vụ',
	VisitHeld: 'Tạm giữ',
	VisitResumed: 'Tiếp tục',
	VisitTransferred: 'Chuyển',
	VisitNoShow: 'Vắng mặt',
	VisitReinstated: 'Nhận lại',
	VisitCompleted: 'Hoàn thành',
	VisitCancelled: 'Hủy số',
	VisitRated: 'Đánh giá',
	CounterOpened: 'Mở quầy',
	CounterPaused: 'Tạm nghỉ',
	CounterClosed: 'Đóng quầy',
	NoticePosted: 'Đăng thông báo',
	NoticeWithdrawn: 'Gỡ thông báo',
	EmergencyRaised: 'Phát thông báo khẩn',
	EmergencyEnded: 'Kết thúc thông báo khẩn',
	AlertRaised: 'Việc cần xử lý',
	AlertTaken: 'Nhận xử lý',
	AlertSnoozed: 'Nhắc sau',
	AlertEnded: 'Việc đã xong',
	SealedRead: 'Đọc góp ý gửi kín',
	RetentionRun: 'Xóa dữ liệu hết hạn giữ',
	ErasureDone: 'Xóa theo yêu cầu',
	QuestionAnswered: 'Trả lời câu hỏi về đánh giá',
	ExportMade: 'Xuất dữ liệu có chữ ký',
	CentreConfigured: 'Đổi thiết lập',
	DayClosed: 'Khóa ngày',
}

const ACTORS: Record<string, string> = {
	officer: 'cán bộ',
	kiosk: 'máy lấy số',
	display: 'màn hình',
	rating: 'bảng đánh giá',
	agent: 'máy nối thiết bị',
	pad: 'nút đánh giá',
	keypad: 'bàn phím',
	device: 'thiết bị',
	scanner: 'máy quét',
	spooler: 'hàng chờ in',
	visitor: 'công dân',
	system: 'hệ thống',
}

/** `officer:officer1` → `cán bộ officer1`. */
export function actorInWords(actor: string): string {
	const [kind = '', id = ''] = actor.split(/:(.*)/s)
	return `${ACTORS[kind] ?? kind} ${id}`.trim()
}
