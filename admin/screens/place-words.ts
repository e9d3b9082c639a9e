import type { DeviceTest, RestartAnswer, ScreenStep } from '../../contract/screens.ts'
import { HARDWARE_STATES } from '../words.ts'
import type { Flag, Group } from './place-rows.ts'

export const PLACE_WORDS = {
	screens: 'Màn hình',
	pendingNow: (n: number) => `${n} màn hình đang chờ nhập mã`,
	all: 'Tất cả',
	counted: (online: number, all: number, missing: number) =>
		`${online} trên ${all} chỗ đang nối${missing > 0 ? ` · ${missing} chỗ chưa có máy` : ''}`,
	none: 'Thiết lập chưa có màn hình nào.',
	live: 'Hình trực tiếp',
	addKiosk: 'Thêm máy lấy số',
	addDisplay: 'Thêm màn hình',
	edit: 'Sửa chỗ này',
	missing: 'chưa có máy',
	missingHow: 'Mở địa chỉ này trên máy đặt ở đó, rồi nhập mã sáu số hiện ra:',
	drafted: 'trong bản nháp, chưa áp dụng',
	stranger: 'không có trong thiết lập',
	strangerHow: 'Chuyển máy này sang một chỗ có trong thiết lập, hoặc thu hồi.',
	online: (since: string | undefined) => (since ? `đang nối từ ${since}` : 'đang nối'),
	offline: (since: string) => `không nối từ ${since}`,
	neverSeen: 'chưa nối lần nào',
	now: (step: string) => `Đang ở: ${step}`,
	size: (width: number, height: number) => `${width} × ${height}`,
	version: (version: string) => `bản ${version}`,
	viewAge: (seenAt: string) => `báo lúc ${seenAt}`,
	unheard: 'Chưa báo gì.',
	errorCount: (n: number) => `${n} lỗi trên trang`,
	picture: (name: string) => `Hình nhỏ của ${name}`,
	restart: 'Khởi động lại',
	restartAll: 'Khởi động lại các màn hình chờ',
	restartAllTitle: 'Khởi động lại mọi màn hình chờ và bảng quầy?',
	restartAllText: 'Mỗi màn hình tự mở lại khi không có lượt gọi nào đang hiện. Việc gọi số không bị ngắt.',
	restartedAll: (n: number) => `Đã gửi tới ${n} màn hình.`,
	backAt: (time: string) => `Đã khởi động lại lúc ${time}.`,
	testCall: 'Gọi thử',
	testSlip: 'In phiếu thử',
	testing: 'Đang thử…',
	labelAndPlace: 'Tên, chuyển chỗ',
	moveTitle: (name: string) => `Máy ở ${name}`,
	label: 'Tên máy',
	labelHow: 'Để người phụ trách nhận ra máy, ví dụ “Máy HP cạnh cửa B”. Không hiện cho người dân.',
	place: 'Chỗ của máy',
	placeHow: 'Trang trên máy tự chuyển theo trong vòng một giây.',
	placeTaken: (name: string) => `${name} đã có máy khác; cả hai sẽ hiện như nhau.`,
	others: 'Máy nối thiết bị',
	noAgents: 'Chưa có máy nối thiết bị nào.',
	pin: 'Mã PIN máy lấy số',
	pinTitle: 'Mã PIN mở thiết lập trên máy lấy số',
	pinHow: 'Trên máy lấy số: chạm năm lần vào góc trên bên trái trong ba giây, hoặc bấm Ctrl+Alt+S, rồi nhập mã này.',
	pinSet: 'Đã đặt mã PIN.',
	pinNotSet: 'Chưa đặt mã PIN: chưa ai mở được thiết lập trên máy lấy số.',
	newPin: 'Mã PIN mới, 6 đến 12 chữ số',
	pinAgain: 'Nhập lại',
	pinShape: 'Mã PIN gồm 6 đến 12 chữ số.',
	pinWeak: 'Mã PIN quá dễ đoán: không dùng một chữ số lặp lại hay các chữ số liên tiếp.',
	pinDiffers: 'Hai lần nhập không giống nhau.',
	save: 'Lưu',
} as const

export const GROUP_WORDS: Record<Group, string> = {
	kiosk: 'Máy lấy số',
	wall: 'Màn hình chờ',
	sign: 'Bảng quầy',
	rating: 'Bảng đánh giá',
}

export const FLAG_WORDS: Record<Flag, string> = {
	stale: 'hình cũ hơn 5 giây hoặc không trả lời',
	'other-version': 'bản khác với máy chủ',
	hidden: 'trang đang bị che hoặc thu nhỏ',
	'held-back': 'chưa có tiếng, cần một lần chạm',
	errors: 'trang có lỗi',
}

export const STEP_WORDS: Record<ScreenStep, string> = {
	starting: 'đang mở',
	lost: 'mất máy chủ',
	closed: 'ngoài giờ',
	home: 'trang đầu',
	needs: 'chọn việc',
	field: 'chọn lĩnh vực',
	agencies: 'chọn cơ quan',
	agency: 'một cơ quan',
	letters: 'danh sách A–Z',
	search: 'tìm thủ tục',
	procedure: 'một thủ tục',
	service: 'lấy số lĩnh vực',
	scan: 'quét mã',
	booked: 'nhập mã hẹn',
	help: 'hướng dẫn',
	ticket: 'đã cấp số',
	settings: 'thiết lập của máy',
	calls: 'danh sách gọi',
	calling: 'đang gọi số',
	sign: 'bảng quầy',
	emergency: 'thông báo khẩn',
	idle: 'chờ',
	scale: 'chọn mức hài lòng',
	reasons: 'chọn lý do',
	sending: 'đang gửi',
	kept: 'đã giữ câu trả lời',
	late: 'quá giờ đánh giá',
	thanks: 'cảm ơn',
}

export const RESTART_WORDS: Record<RestartAnswer['outcome'], string> = {
	sent: 'Đã gửi; màn hình mở lại khi không ai đang dùng.',
	done: 'Đã mở lại mọi thiết bị của máy này.',
	cannot: 'Máy này chưa mở lại được thiết bị. Xin khởi động lại chương trình trên máy đó.',
	absent: 'Máy không nối, nên không nhận được.',
}

/** How a slip or a call on trial ended. */
export function testOutcome({ outcome, confirmed, fault }: DeviceTest): string {
	switch (outcome) {
		case 'printed':
			return confirmed === 'by-status' ? 'Phiếu thử đã in xong; máy in báo đã ra giấy.' : 'Đã gửi hết cho máy in; máy in không báo lại.'
		case 'doubtful':
			return 'Có thể phiếu thử đã ra. Xin xem ở máy in.'
		case 'spoken':
			return 'Màn hình đã đọc xong lời gọi thử.'
		case 'silent':
			return 'Màn hình này được đặt không đọc.'
		case 'quiet':
			return 'Giờ này âm lượng đặt bằng 0.'
		case 'held-back':
			return 'Trình duyệt còn giữ tiếng. Xin chạm vào màn hình một lần.'
		case 'no-clip':
			return 'Chưa có giọng đọc trên màn hình này.'
		case 'cut':
			return 'Lời gọi thử bị ngắt giữa chừng.'
		case 'busy':
			return 'Đang gọi số, nên chưa thử. Xin thử lại sau ít giây.'
		case 'absent':
			return 'Màn hình không nối, nên không đọc được.'
		default:
			return `Chưa in được: ${HARDWARE_STATES[fault ?? 'error']}.`
	}
}
