import { formatClock } from '../../ui/format.ts'

export const BOOKING_WORDS = {
	bring: 'Nạp lịch hẹn',
	bringHow:
		'Dán bảng hoặc chọn tệp CSV, JSON. Các cột: mã, giờ, dịch vụ, và thủ tục nếu có. Dòng đầu ghi tên cột. Giờ viết 09:15 hoặc 23/11/2026 09:15.',
	day: 'Cho ngày',
	paste: 'Nội dung',
	example: 'Mã hẹn;Giờ hẹn;Dịch vụ\nHN2301;08:30;Hộ tịch\nHN2302;09:15;Đất đai',
	choose: 'Chọn tệp',
	tooLarge: 'Tệp lớn hơn 1 MB. Một ngày có nhiều nhất 5.000 lịch hẹn.',
	read: (good: number, bad: number) =>
		bad === 0 ? `Đọc được ${good} lịch hẹn, không có lỗi.` : `${good} lịch hẹn đúng, ${bad} dòng cần sửa. Chưa gửi gì.`,
	unread: 'Chưa đọc được gì.',
	line: 'Dòng',
	mistake: 'Cần sửa',
	more: (n: number) => `và ${n} dòng nữa`,
	replaces: (before: number) =>
		before === 0
			? 'Ngày này chưa có lịch hẹn nào.'
			: `Ngày này đang có ${before} lịch hẹn; danh sách mới thay tất cả. Ai đã nhận số thì vẫn giữ số.`,
	send: (n: number) => `Nạp ${n} lịch hẹn`,
	sending: 'Đang gửi…',
	sent: (n: number, day: string) => `Đã nạp ${n} lịch hẹn cho ngày ${day}.`,
	list: (day: string) => `Lịch hẹn ngày ${day}`,
	counts: (all: number, here: number, late: number) => `${all} lịch hẹn · ${here} đã nhận số · ${late} quá giờ`,
	none: 'Ngày này chưa có lịch hẹn nào.',
	codeWhy: 'Mã hẹn chỉ hiện hai ký tự cuối: ai có cả mã thì nhận được số.',
	time: 'Giờ hẹn',
	code: 'Mã, cuối là',
	service: 'Dịch vụ',
	state: 'Tình trạng',
	toCome: 'chưa đến',
	checkedIn: (number: string | undefined) => (number === undefined ? 'đã nhận số' : `đã nhận số ${number}`),
	late: 'quá giờ',
	lateHow: (minutes: number) => `Quá giờ: sau giờ hẹn ${minutes} phút mà chưa đến; đến nữa thì chờ như mọi người.`,
} as const

export const MISTAKE_WORDS = {
	noHeader: 'Dòng đầu phải ghi tên cột. Cần có: mã, giờ, dịch vụ (thêm ngày, thủ tục nếu có).',
	missing: (columns: string) => `Dòng đầu thiếu cột: ${columns}.`,
	twiceColumn: (name: string) => `Có hai cột cùng là “${name}”.`,
	notJson: 'Nội dung bắt đầu như JSON nhưng không đọc được.',
	notList: 'JSON phải là một danh sách, hoặc có danh sách tên là appointments.',
	notObject: 'Không phải một lịch hẹn.',
	empty: 'Chưa có dòng nào sau dòng tên cột.',
	tooMany: (n: number) => `Có ${n} dòng; một ngày nhiều nhất 5.000 lịch hẹn.`,
	noCode: 'Thiếu mã.',
	code: (code: string) => `Mã “${code}” phải gồm 4 đến 12 chữ in hoa không dấu và chữ số.`,
	twice: (code: string, line: number) => `Mã “${code}” đã có ở dòng ${line}.`,
	noTime: 'Thiếu giờ.',
	time: (time: string) => `Giờ “${time}” không đọc được. Viết 09:15 hoặc 23/11/2026 09:15.`,
	twoDays: 'Cột ngày và cột giờ ghi hai ngày khác nhau.',
	otherDay: (day: string, wanted: string) => `Là ngày ${day}, không phải ngày ${wanted}.`,
	noService: 'Thiếu dịch vụ.',
	service: (name: string) => `Không có dịch vụ “${name}” trong thiết lập.`,
	serviceTwice: (name: string) => `Có hai dịch vụ tên “${name}”; xin ghi mã dịch vụ.`,
	procedure: (name: string) => `Không có thủ tục “${name}” trong thiết lập.`,
	procedureTwice: (name: string) => `Có nhiều thủ tục tên “${name}”; xin ghi mã thủ tục.`,
	procedureElsewhere: (name: string, service: string) => `Thủ tục “${name}” thuộc dịch vụ ${service}.`,
	quote: 'Dấu ngoặc kép mở mà không đóng.',
	columns: (n: number, wanted: number) => `Có ${n} cột, nhiều hơn ${wanted} cột ở dòng đầu.`,
} as const

/** `09:15`. */
export const clockOf = (at: number): string => formatClock(at)
