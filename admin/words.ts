import type { DeviceKind } from '../contract/api.ts'
import type { Role } from '../contract/people.ts'
import type { KeypadAction } from '../contract/devices.ts'
import type { DeviceHealth } from '../contract/printing.ts'
import { formatClock, formatDate } from '../ui/format.ts'

/** What the administration says, in Vietnamese: frame, sign-in and what several sections share. */
export const WORDS = {
	product: 'Một Cửa',
	title: 'Quản trị',
	sections: 'Các phần',
	signIn: 'Đăng nhập quản trị',
	signInFor: 'Dành cho quản trị, lãnh đạo và thanh tra.',
	username: 'Tên tài khoản',
	password: 'Mật khẩu',
	enter: 'Đăng nhập',
	entering: 'Đang đăng nhập…',
	expired: 'Phiên đã hết hạn. Xin đăng nhập lại; phần đang nhập vẫn còn.',
	signOut: 'Đăng xuất',
	connecting: 'Đang nối với máy chủ…',
	unreachable: 'Chưa nối được với máy chủ',
	unreachableHow: 'Máy chủ có thể đang khởi động. Trang này thử lại khi ông/bà bấm nút.',
	tryAgain: 'Thử lại',
	tryAgainFrom: (clock: string) => `Thử lại được từ ${clock}.`,
	officerTitle: 'Tài khoản này làm việc tại quầy',
	officerWhy: 'Trang quản trị dành cho quản trị, lãnh đạo và thanh tra. Mọi việc ở quầy vẫn làm được như thường.',
	toCounter: 'Đến bàn làm việc tại quầy',
	otherAccount: 'Dùng tài khoản khác',
	otherAccountHow: 'Phiên ở trang Quầy trên trình duyệt này sẽ kết thúc.',
	nothingForRole: 'Tài khoản này chưa được giao phần nào ở đây.',
	loading: 'Đang tải…',
	cancel: 'Không, để sau',
	close: 'Đóng',
	copy: 'Sao chép',
	copied: 'Đã sao chép',
	copyByHand: 'Đã chọn sẵn, xin bấm Ctrl+C',
	shownOnce: 'Chỉ hiện một lần. Xin chép lại trước khi đóng.',
	never: 'chưa từng',
} as const

export const SECTIONS = {
	today: 'Hôm nay',
	whatif: 'Nếu mở thêm quầy',
	walls: 'Màn hình chờ',
	bookings: 'Lịch hẹn',
	setup: 'Thiết lập',
	wizard: 'Thiết lập lần đầu',
	hall: 'Quầy và khu',
	catalogue: 'Thủ tục',
	rules: 'Quy định',
	calendar: 'Lịch làm việc',
	profiles: 'Thứ tự gọi',
	reports: 'Báo cáo',
	forecast: 'Dự báo',
	screens: 'Màn hình và thiết bị',
	accounts: 'Cán bộ và tài khoản',
	replay: 'Xem lại ngày',
	log: 'Nhật ký',
	ratings: 'Đánh giá',
	privacy: 'Dữ liệu cá nhân',
	sealed: 'Góp ý gửi kín',
} as const

export const GROUP_NAMES = {
	now: 'Lúc này',
	figures: 'Số liệu',
	setup: 'Thiết lập',
	audit: 'Kiểm tra',
} as const

export const ROLES: Record<Role, string> = {
	administrator: 'Quản trị',
	supervisor: 'Lãnh đạo',
	inspector: 'Thanh tra',
	officer: 'Cán bộ quầy',
	receptionist: 'Lễ tân',
	'post-office': 'Nhân viên bưu điện',
}

export const DEVICE_KINDS: Record<DeviceKind, string> = {
	kiosk: 'Máy lấy số',
	display: 'Màn hình',
	rating: 'Bảng đánh giá',
	agent: 'Máy nối thiết bị',
}

export const HARDWARE_KINDS: Record<DeviceHealth['kind'], string> = {
	printer: 'Máy in',
	'rating-pad': 'Nút đánh giá',
	keypad: 'Bàn phím cán bộ',
	scanner: 'Máy quét',
}

export const HARDWARE_STATES: Record<DeviceHealth['state'], string> = {
	ready: 'sẵn sàng',
	'near-end': 'sắp hết giấy',
	'paper-out': 'hết giấy',
	'cover-open': 'nắp đang mở',
	'cutter-error': 'kẹt dao cắt',
	offline: 'mất kết nối',
	error: 'có lỗi',
	stuck: 'nút bị kẹt',
}

/** `hết giấy`; of a device that no agent has told of yet, that it is waited for. */
export const stateInWords = (kind: DeviceHealth['kind'], state: DeviceHealth['state'] | undefined): string => {
	if (state === undefined) return 'chưa báo về'
	return state === 'error' ? (kind === 'printer' ? 'chưa in được' : 'chưa đọc được') : HARDWARE_STATES[state]
}

/** What an officer's key does, as the desk names it. */
export const ACTION_WORDS: Record<KeypadAction, string> = {
	primary: 'Nút chính: gọi, bắt đầu, hoàn thành',
	'call-next': 'Gọi tiếp',
	'start-serving': 'Bắt đầu phục vụ',
	recall: 'Gọi lại',
	'no-show': 'Vắng mặt',
	complete: 'Hoàn thành',
}

/** `09:12`, with the day before it when that is another day: `22/11 17:04`. */
export function formatMoment(at: number, now: number): string {
	const day = formatDate(at)
	return day === formatDate(now) ? formatClock(at) : `${day.slice(0, 5)} ${formatClock(at)}`
}

const seconds = new Intl.DateTimeFormat('en-GB', {
	...{ timeZone: 'Asia/Ho_Chi_Minh', hourCycle: 'h23' },
	...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
})
/** `09:12:07`, in the centre's time. */
export const formatSeconds = (at: number): string => seconds.format(at)
