import type { StepId } from './steps.ts'

/** Each step: its name in the list, the question it asks, and what to know before answering. */
export const STEP_WORDS: Record<StepId, { name: string; title: string; how: string }> = {
	start: {
		name: 'Bắt đầu từ đâu',
		title: 'Trung tâm bắt đầu từ đâu?',
		how: 'Chọn cái gần nhất với Trung tâm. Mọi thứ đều sửa được ở các bước sau.',
	},
	name: { name: 'Tên và liên hệ', title: 'Trung tâm tên là gì?', how: 'Tên hiện trên phiếu, máy lấy số và màn hình.' },
	calendar: {
		name: 'Lịch làm việc',
		title: 'Trung tâm làm việc khi nào?',
		how: 'Máy lấy số chỉ cấp số trong giờ này. Ngày nghỉ của mỗi năm phải có người chốt.',
	},
	agencies: {
		name: 'Cơ quan',
		title: 'Những cơ quan nào tiếp dân ở đây?',
		how: 'Chọn trong danh mục, hoặc thêm cơ quan khác.',
	},
	services: {
		name: 'Dịch vụ và số',
		title: 'Người dân lấy số cho việc gì?',
		how: 'Mỗi dịch vụ là một hàng chờ, có chữ đầu và khoảng số riêng hoặc dùng chung.',
	},
	counters: {
		name: 'Quầy',
		title: 'Có bao nhiêu quầy, mỗi quầy làm việc gì?',
		how: 'Mỗi dịch vụ cần ít nhất một quầy phục vụ.',
	},
	people: {
		name: 'Cán bộ',
		title: 'Ai làm việc ở các quầy?',
		how: 'Gõ họ tên, mỗi người một dòng, hoặc dán từ bảng tính.',
	},
	screens: {
		name: 'Màn hình và thiết bị',
		title: 'Máy lấy số và màn hình đặt ở đâu?',
		how: 'Mở địa chỉ dưới đây trên từng máy. Máy hiện sáu chữ số; nhập vào đây là xong.',
	},
	publish: { name: 'Kiểm tra và áp dụng', title: 'Xem lại rồi áp dụng', how: '' },
	try: {
		name: 'Chạy thử',
		title: 'Chạy thử một lượt thật',
		how: 'Lấy một số, gọi, phục vụ và đánh giá. Mỗi dòng được đánh dấu khi việc đó thật sự xảy ra.',
	},
}

export const WIZARD_WORDS = {
	title: 'Thiết lập lần đầu',
	steps: 'Các bước',
	stepOf: (n: number, of: number) => `Bước ${n} trên ${of}`,
	done: 'xong',
	open: 'chưa xong',
	back: 'Quay lại',
	next: 'Tiếp tục',
	save: 'Ghi và tiếp tục',
	later: 'Để sau, vào phần quản trị',
	notRunning: 'Chưa chạy chính thức',
	notRunningHow: 'Trung tâm này chưa có máy lấy số hay màn hình nào đang dùng.',
	goOn: 'Tiếp tục thiết lập lần đầu',
	again: 'Thiết lập từng bước',
	kept: 'Mọi thứ được ghi ngay vào bản nháp trên máy chủ. Tắt máy lúc nào cũng được.',
} as const

export const FIRST_WORDS = {
	titleNew: 'Chào mừng đến Một Cửa',
	titleReset: 'Đặt lại mật khẩu quản trị',
	how: 'Ông/bà là người quản trị đầu tiên. Đặt mật khẩu của mình rồi thiết lập Trung tâm.',
	howReset: 'Đường dẫn này đến từ máy chủ. Mật khẩu cũ hết hiệu lực khi đặt mật khẩu mới.',
	account: (username: string) => `Tên tài khoản: ${username}`,
	name: 'Họ và tên của ông/bà',
	nameHow: 'Hiện trong nhật ký. Để trống cũng được.',
	password: 'Mật khẩu',
	again: 'Nhập lại mật khẩu',
	show: 'Hiện mật khẩu',
	rules: 'Mật khẩu cần',
	long: (n: number) => `Ít nhất ${n} ký tự`,
	varied: 'Không chỉ vài ký tự lặp lại',
	alike: 'Hai lần nhập giống nhau',
	differ: 'Hai lần nhập mật khẩu chưa giống nhau.',
	advice: 'Ghép vài từ không liên quan là dễ nhớ và khó đoán. Có dấu, có khoảng trắng đều được. Không dùng họ tên hay tên Trung tâm.',
	met: 'đạt',
	notMet: 'chưa đạt',
	enter: 'Đặt mật khẩu và bắt đầu',
	entering: 'Đang đặt…',
	used: 'Đường dẫn này đã dùng hoặc đã hết hạn',
	usedHow: 'Nếu đã đặt mật khẩu, xin đăng nhập. Nếu chưa, khởi động lại máy chủ: máy chủ in ra đường dẫn mới.',
	signIn: 'Đến trang đăng nhập',
	tooMany: 'Đã thử quá nhiều lần. Xin chờ một phút.',
} as const

export const START_WORDS = {
	ways: 'Cách bắt đầu',
	template: { commune: 'Mẫu cấp xã', province: 'Mẫu cấp tỉnh' } as Readonly<Record<string, string>>,
	holds: (of: { zones: number; services: number; counters: number; procedures: number }) =>
		`${of.zones} khu, ${of.services} dịch vụ, ${of.counters} quầy, ${of.procedures} thủ tục`,
	file: 'Tệp thiết lập',
	fileHow: 'Tệp JSON tải từ một Trung tâm khác hoặc từ bản sao lưu.',
	sheet: 'Bảng tính',
	sheetHow: 'Một tệp Excel có khu, dịch vụ, quầy, thủ tục, cán bộ. Có tệp mẫu để điền.',
	hand: 'Làm bằng tay',
	handHow: 'Bắt đầu với một khu, một dịch vụ, một quầy, rồi thêm dần.',
	replaces: 'Thay những gì đã có?',
	replacesText:
		'Khu, dịch vụ, quầy, thủ tục, màn hình trong bản nháp được thay bằng mẫu. Tên Trung tâm và cán bộ giữ nguyên. Hoàn tác được.',
	replacesYes: 'Thay bằng mẫu',
	use: 'Dùng mẫu này',
	byHand: 'Tự làm',
	chooseFile: 'Chọn tệp thiết lập',
	chooseSheet: 'Chọn tệp bảng tính',
	downloadTemplate: 'Tải tệp mẫu',
	tidied: 'Bỏ khu, dịch vụ, quầy có sẵn lúc đầu',
} as const

export const AGENCY_STEP_WORDS = {
	province: 'Cấp tỉnh',
	commune: 'Cấp xã',
	own: 'Cơ quan khác đã thêm',
	added: (name: string) => `Thêm cơ quan ${name}`,
	removed: (name: string) => `Bỏ cơ quan ${name}`,
	removeSure: (name: string) => `Bỏ ${name}?`,
	removeTakes: 'Thủ tục của cơ quan này cũng bỏ khỏi danh mục.',
	removeYes: 'Bỏ',
	chosen: (n: number) => `Đã chọn ${n} cơ quan.`,
} as const

export const SERVICE_STEP_WORDS = {
	suggested: 'Gợi ý từ các cơ quan đã chọn',
	suggestedHow: 'Thêm một dịch vụ là thêm cả khu, lĩnh vực và thủ tục của nó.',
	add: 'Thêm',
	addOne: (name: string) => `Thêm dịch vụ ${name}`,
	with: (range: string, procedures: number) => (procedures === 0 ? range : `${range} · ${procedures} thủ tục`),
	services: 'Dịch vụ',
	zones: 'Khu',
	toMend: 'Cần sửa',
} as const

export const COUNTER_STEP_WORDS = {
	order: 'Thứ tự gọi riêng cho từng quầy đặt ở phần',
	orderLink: 'Thứ tự gọi',
} as const

export const PEOPLE_STEP_WORDS = {
	lines: 'Danh sách cán bộ',
	linesHow: 'Mỗi dòng: họ tên, rồi có thể thêm chức danh và số quầy, cách nhau bằng tab (dán từ bảng tính) hoặc dấu chấm phẩy.',
	example: 'Lò Thị Mai; Chuyên viên; 1',
	usualTitle: { vi: 'Công chức', en: 'Civil servant' },
	preview: 'Sẽ thêm',
	name: 'Họ tên',
	title: 'Chức danh',
	account: 'Tài khoản',
	counter: 'Quầy',
	noCounter: 'chưa xếp',
	unknownCounter: (given: string) => `không có quầy ${given}`,
	role: 'Vai trò',
	add: (n: number) => `Thêm ${n} người`,
	added: (n: number) => `Thêm ${n} cán bộ`,
	here: 'Đã có',
	edit: 'Sửa',
	editOne: (name: string) => `Sửa ${name}`,
} as const

export const SHEET_WORDS = {
	title: 'Mật khẩu lần đầu',
	notYet: 'Ai đang dùng đều đã có mật khẩu. Người mới thêm nhận mật khẩu sau khi áp dụng, ở đây hoặc ở bước Chạy thử.',
	make: (n: number) => `Đặt mật khẩu cho ${n} người chưa có`,
	makeHow:
		'Máy chủ tạo cho mỗi người một mật khẩu dùng một lần. Chỉ hiện một lần: in ra, cắt từng tờ và trao tận tay. Ai đăng nhập lần đầu phải đổi ngay.',
	makeYes: 'Đặt mật khẩu',
	making: 'Đang đặt…',
	print: 'In tờ mật khẩu',
	hide: 'Đã trao xong, ẩn đi',
	where: 'Đăng nhập tại',
	username: 'Tên tài khoản',
	password: 'Mật khẩu dùng một lần',
	change: 'Đổi ngay khi đăng nhập lần đầu.',
	failed: (n: number) => `${n} người chưa đặt được. Xin thử lại.`,
} as const

export const SCREEN_STEP_WORDS = {
	places: 'Các chỗ đặt máy',
	drafted: 'chạy sau khi áp dụng',
	missing: 'chưa có máy',
	offline: 'đã đăng ký, không nối',
	online: 'đang nối',
	ratingAt: 'Bảng đánh giá ở quầy',
	ratingHow: 'Máy tính bảng ở mỗi quầy mở địa chỉ của quầy đó. Có nút bấm riêng thì không cần.',
	none: 'Chưa có chỗ nào. Thêm ít nhất một máy lấy số và một màn hình.',
	addKiosk: 'Thêm máy lấy số',
	addDisplay: 'Thêm màn hình',
	edit: 'Sửa',
	editOne: (name: string) => `Sửa ${name}`,
	printers: 'Máy in',
	printersHow: 'Máy in báo về khi máy chủ, hoặc máy nối thiết bị, có danh sách thiết bị (tệp DEVICES).',
	learn: 'Thêm nút đánh giá, bàn phím, máy quét',
} as const

export const TRY_WORDS = {
	notPublished: 'Bản nháp chưa áp dụng: chạy thử vẫn theo thiết lập đang dùng.',
	ticks: 'Một lượt từ đầu đến cuối',
	waits: 'chưa có',
	happened: (clock: string) => `đã xong lúc ${clock}`,
	issued: 'Lấy số',
	issuedHow: 'Chạm ở máy lấy số, hoặc lấy ngay từ đây. Đây là một số thật.',
	issueHere: 'Lấy một số từ đây',
	printed: 'Phiếu ra giấy',
	printedHow: 'Máy in của máy lấy số in phiếu.',
	printTest: 'In phiếu thử',
	called: 'Gọi số ở quầy',
	calledHow: 'Cán bộ đăng nhập ở trang Quầy, mở quầy và bấm nút xanh.',
	toCounter: 'Mở trang Quầy',
	shown: 'Màn hình hiện và đọc số',
	shownHow: 'Gọi thử để nghe loa; việc này không tính là một lượt gọi.',
	callTest: 'Gọi thử',
	served: 'Phục vụ xong',
	servedHow: 'Cán bộ bấm nút xanh để bắt đầu, rồi để hoàn thành.',
	rated: 'Người dân đánh giá',
	ratedHow: 'Bấm trên bảng hoặc nút đánh giá ở quầy.',
	testing: 'Đang thử…',
	kiosk: (on: boolean) => (on ? 'Máy lấy số đang nối.' : 'Chưa có máy lấy số nào nối.'),
	wall: (on: boolean) => (on ? 'Màn hình đang nối.' : 'Chưa có màn hình nào nối.'),
	rating: (on: boolean) => (on ? 'Bảng hoặc nút đánh giá đang nối.' : 'Chưa có bảng hay nút đánh giá nào nối.'),
	ready: 'Trung tâm đã sẵn sàng',
	readyHow: 'Một lượt đã đi trọn từ lấy số đến đánh giá.',
	remains: 'Còn nên làm',
	noPaper: 'Phiếu của lượt này chưa ra giấy: xem lại máy in',
	pin: 'Đặt mã PIN mở thiết lập trên máy lấy số',
	passwords: (n: number) => `${n} người chưa có mật khẩu`,
	authority: 'Cài chứng thư của Trung tâm lên từng máy',
	backup: 'Đặt sao lưu hằng ngày sang ổ đĩa khác (npm run backup)',
	toAdmin: 'Vào phần quản trị',
} as const
