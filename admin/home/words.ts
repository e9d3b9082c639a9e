/** The index speaks Vietnamese first, English beneath. */
export interface Both {
	vi: string
	en: string
}

export const HOME_WORDS = {
	title: { vi: 'Các màn hình của Trung tâm', en: 'All screens of the centre' },
	visitors: { vi: 'Người dân', en: 'Visitors' },
	staff: { vi: 'Cán bộ và lãnh đạo', en: 'Officers and supervisors' },
	machines: { vi: 'Thiết bị và tài liệu', en: 'Devices and documents' },
	connecting: { vi: 'Đang nối với máy chủ…', en: 'Connecting to the server' },
	unreachable: { vi: 'Chưa nối được với máy chủ', en: 'The server cannot be reached' },
	unreachableHow: {
		vi: 'Số đã lấy vẫn có hiệu lực. Trang tự thử lại mỗi vài giây.',
		en: 'Numbers taken stay valid. This page keeps trying.',
	},
	newTab: { vi: 'Mỗi màn hình mở trong một thẻ mới.', en: 'Each screen opens in a new tab.' },
	play: { vi: 'Đi thử một vòng', en: 'How to play' },
	demo: { vi: 'Bản dùng thử', en: 'Demo' },
} satisfies Record<string, Both>

/** What each kind of screen is, and the size it is drawn for. */
export const KINDS = {
	kiosk: {
		name: { vi: 'Máy lấy số', en: 'Ticket kiosk' },
		what: { vi: 'Người dân chạm để chọn việc và lấy số.', en: 'Visitors choose a service and take a number.' },
		size: '1080 × 1920',
	},
	wall: {
		name: { vi: 'Màn hình gọi số', en: 'Wall display' },
		what: { vi: 'Hiện và đọc số được mời, quầy nào.', en: 'Shows and speaks the number called and its counter.' },
		size: '1920 × 1080',
	},
	totem: {
		name: { vi: 'Màn hình đứng', en: 'Upright display' },
		what: { vi: 'Như màn hình gọi số, cho cột ở lối vào.', en: 'As the wall display, for a column by the entrance.' },
		size: '1080 × 1920',
	},
	sign: {
		name: { vi: 'Bảng quầy', en: 'Counter board' },
		what: { vi: 'Treo trên mỗi quầy: số đang phục vụ, tên cán bộ.', en: 'Above each counter: the number served, the officer.' },
		size: '1280 × 400',
	},
	rating: {
		name: { vi: 'Bảng đánh giá', en: 'Rating tablet' },
		what: { vi: 'Trước mặt người dân ở mỗi quầy.', en: 'In front of the visitor at each counter.' },
		size: '1280 × 800',
	},
	counter: {
		name: { vi: 'Bàn làm việc của cán bộ', en: 'Counter terminal' },
		what: { vi: 'Gọi số, phục vụ, hoàn thành. Cần đăng nhập.', en: 'Call, serve, finish. Sign‑in needed.' },
		size: '1366 × 768',
	},
	reception: {
		name: { vi: 'Bàn lễ tân', en: 'Reception desk' },
		what: { vi: 'Lấy số giúp, tìm số, chỉ đường. Cần đăng nhập.', en: 'Take a number for others, find one, show the way. Sign‑in needed.' },
		size: '1366 × 768',
	},
	admin: {
		name: { vi: 'Quản trị', en: 'Administration' },
		what: {
			vi: 'Xem trực tiếp, thiết bị, tài khoản, thiết lập, nhật ký. Cần đăng nhập.',
			en: 'Live floor, devices, accounts, set-up, log. Sign‑in needed.',
		},
		size: '1440 × 900',
	},
	devices: {
		name: { vi: 'Thiết bị mô phỏng', en: 'Simulated devices' },
		what: { vi: 'Giấy in ra, lỗi để thử, nút đánh giá.', en: 'The paper that came out, faults to set, buttons to press.' },
		size: '1440 × 900',
	},
	docs: {
		name: { vi: 'Tài liệu giao tiếp', en: 'Interface documents' },
		what: { vi: 'Mọi lệnh và mọi địa chỉ dành cho phần mềm khác.', en: 'Every command and address for other programs.' },
		size: undefined,
	},
} satisfies Record<string, { name: Both; what: Both; size: string | undefined }>
export type KindId = keyof typeof KINDS

/** One round in six steps, each on its own tab. */
export const STEPS: readonly Both[] = [
	{
		vi: 'Mở máy lấy số, lấy một số. Phiếu in ra ở trang Thiết bị mô phỏng.',
		en: 'Open a kiosk and take a number. The slip comes out on the devices page.',
	},
	{
		vi: 'Mở màn hình gọi số ở một thẻ khác, bật tiếng nếu được hỏi.',
		en: 'Open a wall display in another tab; allow sound if asked.',
	},
	{
		vi: 'Ở bàn làm việc, đăng nhập officer1 (quầy 1), mở quầy, bấm Gọi số tiếp theo. Quầy báo chưa có ai chờ thì số đó thuộc khu khác: phiếu ghi các quầy sẽ gọi.',
		en: 'At the counter terminal sign in as officer1 (counter 1), open it, call next. If nobody waits there, the slip says which counters will call.',
	},
	{
		vi: 'Bắt đầu phục vụ, rồi Hoàn thành, mời đánh giá.',
		en: 'Start serving, then finish and invite the rating.',
	},
	{
		vi: 'Đánh giá trên bảng đánh giá của quầy, hoặc bấm nút ở trang Thiết bị mô phỏng.',
		en: 'Rate on the counter’s tablet, or press a button on the devices page.',
	},
	{
		vi: 'Ở trang Quản trị, admin thấy mọi phần; supervisor xem trực tiếp; inspector xem nhật ký.',
		en: 'On the administration page admin sees everything, supervisor the live floor, inspector the log.',
	},
]

export const ACCOUNTS: Both = {
	vi: 'Tài khoản: admin, supervisor, inspector, officer1, officer2… (mỗi quầy một người). Máy chủ in mật khẩu chung ra cửa sổ lệnh khi khởi động lần đầu. Một trình duyệt giữ một phiên đăng nhập: muốn làm hai người cùng lúc, mở thêm một cửa sổ riêng tư.',
	en: 'Accounts: admin, supervisor, inspector, officer1, officer2… (one per counter). The server prints their shared password in its terminal at the first start. A browser holds one sign-in: to be two people at once, open a private window.',
}
