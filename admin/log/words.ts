import type { FactType } from '../../contract/facts.ts'

export const LOG_WORDS = {
	position: 'Vị trí',
	time: 'Giờ',
	type: 'Việc',
	who: 'Ai',
	summary: 'Nội dung',
	newest: 'Mới nhất',
	newer: 'Mới hơn',
	older: 'Cũ hơn',
	range: (first: string, last: string, all: string) => `${first}–${last} trong ${all} việc đã ghi`,
	none: 'Chưa có việc nào được ghi.',
	proof: 'Mỗi việc ghi nối với việc trước bằng mã băm. Để chứng minh chưa ai sửa, chạy trên máy chủ:',
	private: 'không hiện mức đánh giá',
	rating: 'nút đánh giá',
	key: (name: string) => `phím “${name}”`,
	times: (n: number) => `${n} lần`,
} as const

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
