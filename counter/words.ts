import type { KeypadAction } from '../contract/devices.ts'

/** What the desk says. Officers work in Vietnamese. */
export const WORDS = {
	counter: 'Quầy',
	zone: 'Khu',
	minutes: 'phút',
	connecting: 'Đang nối với máy chủ',
	skip: 'Đến nút chính',
	cancel: 'Thôi',
	close: 'Đóng',

	signIn: 'Đăng nhập',
	signInAt: 'Đăng nhập tại quầy',
	signingIn: 'Đang đăng nhập',
	username: 'Tên đăng nhập',
	password: 'Mật khẩu',
	expired: 'Phiên làm việc đã hết hạn. Đăng nhập lại để làm tiếp; các số ở quầy vẫn được giữ.',
	fillIn: 'Xin nhập tên đăng nhập và mật khẩu.',
	signOut: 'Đăng xuất',
	ownPassword: 'Đặt mật khẩu của riêng ông/bà',
	oneTime: 'Mật khẩu vừa nhập chỉ dùng một lần. Đặt mật khẩu mới rồi làm việc tiếp.',
	changePassword: 'Đổi mật khẩu',
	passwordChanged: 'Đã đổi mật khẩu. Các phiên ở máy khác đã kết thúc.',
	notForCounters: 'Tài khoản này không làm việc tại quầy.',

	chooseCounter: 'Chọn quầy',
	yourCounter: 'quầy của ông/bà',
	otherCounter: 'Chọn quầy khác',
	cannotOpen: 'Không xem được quầy này. Mời chọn quầy khác.',

	devices: 'Thiết bị',
	server: 'Máy chủ',
	sign: 'Bảng quầy',
	rating: 'Nút đánh giá',
	keypad: 'Bàn phím',
	printer: 'Máy in',
	absent: 'chưa nối',
	fault: 'có lỗi',

	help: 'Gọi hỗ trợ',
	helpHow: 'Báo cho người phụ trách sảnh',
	helpCalled: 'Đã gọi',
	helpComing: 'Đang đến',
	helpEnd: 'Bấm khi đã được hỗ trợ',
	pause: 'Tạm nghỉ',
	account: 'Tài khoản và quầy',
	closeCounter: 'Đóng quầy',
	keys: 'Phím tắt',

	waiting: 'Đang chờ',
	longest: 'chờ lâu nhất',
	nobody: 'Chưa có ai chờ',
	nobodyMore: 'Số mới lấy sẽ hiện ở đây.',
	callNumber: 'Gọi số',
	walkUp: 'Công dân chưa lấy số',
	walkUpNote: 'Ghi lại là đến thẳng quầy; không in phiếu, không gọi loa. Chọn dịch vụ để phục vụ ngay:',
	walkUpFact: 'Chưa lấy số',
	walkUpCame: 'đến thẳng quầy, không qua hàng chờ',
	next: 'Số tiếp theo',
	waited: 'chờ',
	since: 'từ',
	priority: 'Ưu tiên',
	returned: 'Đã quay lại',
	autoPause: 'Tạm dừng để hoãn',

	calledState: 'Đã gọi, chờ công dân đến',
	servingState: 'Đang phục vụ',
	closedState: 'Quầy đang đóng',
	closedMore: 'Mở quầy để gọi số.',
	pausedMore: 'Các số đang chờ vẫn giữ đúng thứ tự.',
	takenMore: 'Chỉ một cán bộ làm việc tại một quầy. Mời chọn quầy khác.',
	waitedLong: 'Đã chờ',
	takenAt: 'Lấy số lúc',
	language: 'Ngôn ngữ',
	languages: { vi: 'Tiếng Việt', en: 'Tiếng Anh' },
	papers: 'Giấy tờ tự khai',
	papersDeclared: 'giấy tờ công dân tự khai:',
	notDeclared: 'không khai',
	brought: 'đã mang',
	notBrought: 'chưa mang',
	started: 'bắt đầu',
	outcome: 'Kết quả lượt này',
	outcomeOptional: 'không bắt buộc',

	open: 'Mở quầy',
	continue: 'Tiếp tục phục vụ',
	call: 'Gọi số tiếp theo',
	start: 'Bắt đầu phục vụ',
	finish: 'Hoàn thành, mời đánh giá',
	recall: 'Gọi lại',
	noShow: 'Vắng mặt',
	hold: 'Tạm giữ',
	transfer: 'Chuyển',

	mine: 'Hôm nay của tôi',
	served: 'lượt đã phục vụ',
	median: 'phút mỗi lượt (trung vị)',
	noShows: 'vắng mặt',
	transferred: 'chuyển quầy',
	held: 'Tạm giữ',
	noneHeld: 'Không giữ số nào.',
	resume: 'Tiếp tục',
	absentList: 'Vắng mặt',
	noneAbsent: 'Không có số vắng mặt.',
	reinstate: 'Nhận lại',

	whyPause: 'Tạm nghỉ vì',
	noReason: 'Không nêu lý do',
	room: 'Mời công dân đến',
	roomHint: 'Ví dụ: Phòng 105 (không bắt buộc)',
	whyHold: 'Chọn lý do để giữ số:',
	transferKeeps: 'Số giữ nguyên thứ tự lấy số.',
	findPlace: 'Gõ số quầy hoặc tên dịch vụ',
	noPlace: 'Không có nơi nào khớp.',
	returnToMe: 'Quay lại quầy này sau đó',
	service: 'Dịch vụ',
	pickOne: 'Chọn một nơi đến',
	findNumber: 'Nhập số, hoặc chọn trong danh sách chờ',
	notWaiting: 'Số này không chờ ở quầy này. Gõ đủ chữ và số, ví dụ A047.',
	chosenNote: 'Gọi trước lượt được ghi lại là cán bộ chọn.',
	keysOn: 'Dùng phím tắt',
	keysNote: 'Phím không có tác dụng khi đang nhập chữ hoặc đang mở bảng này.',
	keysDigits: 'Trong bảng tạm giữ, tạm nghỉ và công dân chưa lấy số: phím 1 đến 9 chọn dòng.',
	keysReset: 'Về phím mặc định',
	keyNames: {
		primary: 'Nút xanh: gọi, bắt đầu, hoàn thành',
		recall: 'Gọi lại',
		'no-show': 'Vắng mặt',
		hold: 'Tạm giữ',
		transfer: 'Chuyển',
		'call-number': 'Gọi số',
		'walk-up': 'Công dân chưa lấy số',
		pause: 'Tạm nghỉ',
	},
	closeAndLeave: 'Đóng quầy và đăng xuất',
	leaveOpen: 'Đăng xuất, giữ quầy mở',

	offline: 'Mất kết nối với máy chủ',
	signInAgain: 'Cần đăng nhập lại',
	taken: 'Quầy này đang có cán bộ khác ngồi',
	notOpen: 'Quầy chưa mở',
	nobodyHere: 'Chưa có số nào ở quầy',
	onlyCalled: 'Chỉ dùng khi đang chờ công dân đến',
} as const

/** Keys of an officer's keypad. The first does what the green button does. */
export const KEYPAD_WORDS: Record<KeypadAction, string> = {
	primary: 'Nút chính',
	'call-next': 'Gọi tiếp',
	'start-serving': WORDS.start,
	recall: WORDS.recall,
	'no-show': WORDS.noShow,
	complete: 'Hoàn thành',
}

/** `A047` → `A 0 4 7`, for a screen reader. */
export const spelled = (number: string): string => [...number].join(' ')
/** "8,5": minutes with one decimal; a dash while there is none. */
export const minutesTenths = (ms: number | null): string => (ms === null ? '–' : (ms / 60_000).toFixed(1).replace('.', ','))
export const counterName = (number: number): string => `${WORDS.counter} ${number}`
export const completedWords = (number: string): string => `${number} đã hoàn thành · đã mời đánh giá`
export const finishFirst = (number: string): string => `Hoàn tất lượt ${number} trước`
export const takenBy = (number: number, name: string | undefined): string => `Quầy ${number} đang có ${name ?? 'cán bộ khác'} ngồi`
export const callsMade = (attempt: number, max: number): [string, number, string, number] => ['Lần gọi', attempt, 'trên', max]
export const dossierCount = (n: number): string => `${n} hồ sơ`
export const bookedFor = (clock: string): string => `Hẹn ${clock}`
export const movedFrom = (number: number): string => `Chuyển từ quầy ${number}`
export const backTo = (number: number): string => `quay lại quầy ${number}`
export const thenTo = (places: string): string => `Sau đó: ${places}`
export const finishAndGoOn = (place: string): string => `Xong, chuyển tiếp ${place}`
export const finishAndGoBack = (number: number): string => `Xong, ${backTo(number)}`
export const sentToRoom = (room: string): string => `đến ${room}`
export const autoCallWords = (seconds: number): [string, number, string] => ['Tự gọi số tiếp theo sau', seconds, 'giây']
export const closingWords = (waiting: number, last: string): string =>
	`Ngừng phát số; còn\u00a0${waiting}\u00a0người\u00a0chờ, số\u00a0cuối\u00a0${last}`
export const moreWaiting = (n: number): string => `và ${n} số nữa`
export const yieldRule = (limit: number): string =>
	limit === 0 ? 'Theo thứ tự lấy số' : `Ưu tiên, có hẹn gọi trước; mỗi số nhường tối đa ${limit} lượt`
