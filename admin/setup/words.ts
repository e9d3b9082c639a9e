import { formatCount } from '../../ui/format.ts'
import type { ListName } from './compare.ts'

export const SETUP_WORDS = {
	now: 'Thiết lập đang dùng',
	demo: 'Bản dùng thử: nhận số mọi giờ, không giới hạn số.',
	hotline: 'Đường dây nóng',
	hours: 'Giờ làm việc',
	daysOff: (n: number) => `${n} ngày nghỉ đã ghi`,
	levels: (n: number) => `${n} mức`,
	rating: 'Thang đánh giá',
	download: 'Tải tệp thiết lập',
	downloadHow: 'Một tệp JSON, gồm cả người và vai trò. Không có mật khẩu.',
	upload: 'Nạp tệp thiết lập khác',
	uploadHow: 'Tệp JSON, tối đa 4 MB. Trước khi dùng, trang này cho xem những gì thay đổi.',
	choose: 'Chọn tệp',
	tooLarge: (bytes: number) => `Tệp có ${formatCount(Math.ceil(bytes / 1024))} KB; tối đa 4.096 KB (4 MB).`,
	notJson: 'Tệp này không đọc được như JSON.',
	notCentre: 'Tệp này không phải tệp thiết lập Trung tâm: thiếu dòng "schema": "centre/1".',
	changes: (file: string) => `Thay đổi trong ${file}`,
	part: 'Phần',
	before: 'Đang dùng',
	after: 'Trong tệp',
	added: 'Thêm',
	removed: 'Bỏ',
	same: 'Số lượng và tên các phần giữ nguyên; nội dung bên trong có thể khác.',
	ticketsStay: 'Số đã lấy hôm nay vẫn giữ nguyên.',
	use: 'Dùng thiết lập này',
	using: 'Đang gửi…',
	drop: 'Bỏ tệp này',
	refused: 'Máy chủ không nhận tệp này. Thiết lập đang dùng giữ nguyên.',
	mistakes: 'Cần sửa trong tệp:',
	done: 'Đã dùng thiết lập mới. Các màn hình tự cập nhật.',
} as const

export const LIST_WORDS: Record<ListName, string> = {
	zones: 'Khu',
	services: 'Dịch vụ',
	counters: 'Quầy',
	agencies: 'Cơ quan',
	fields: 'Lĩnh vực',
	procedures: 'Thủ tục',
	kiosks: 'Máy lấy số',
	displays: 'Màn hình',
	people: 'Người dùng',
}

const DAYS = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']

/** `Thứ Hai – thứ Sáu`, or the days one by one where they do not follow each other. Days are 1 Monday … 7 Sunday. */
export function daysInWords(days: readonly number[]): string {
	const sorted = [...days].sort((a, b) => a - b)
	const names = sorted.map((day) => DAYS[day] ?? '')
	const run = sorted.every((day, i) => day === (sorted[0] ?? 0) + i)
	const words = run && names.length > 2 ? `${names[0] ?? ''} – ${names.at(-1) ?? ''}` : names.join(', ')
	return words.charAt(0).toUpperCase() + words.slice(1)
}
