import type { FactType } from './facts.ts'

/**
 * Everything this program keeps, on one list: where it lies, why, on what ground, and for how long. A column or a type of fact
 * that is not on it fails the tests, so that nothing is kept that nobody has thought about.
 */
export interface DataKind {
	id: string
	/** In Vietnamese, as the administration shows it. */
	what: string
	why: string
	basis: string
	keep: string
	/** Removed by the nightly run at this age, in days. */
	days?: number
	/** `table.column` of the centre's file. */
	columns: readonly string[]
	facts: readonly FactType[]
	/** Files and folders of the data folder. */
	files?: readonly string[]
	/** What a person asks to have erased is erased here; otherwise `keep` says why not. */
	erasable: boolean
}

const of = (table: string, ...columns: string[]): string[] => columns.map((column) => `${table}.${column}`)
const LOG_LAW = 'Nghị định 61/2018/NĐ-CP: theo dõi, đánh giá việc giải quyết thủ tục'
const OWN_RULE = 'Quy định của chương trình, không giữ lâu hơn cần thiết (Luật 91/2025/QH15)'

export const DATA_KINDS = [
	{
		id: 'log',
		what: 'Nhật ký lượt giao dịch: số, giờ, quầy, thủ tục, làn ưu tiên (không có lý do)',
		why: 'Chứng minh gọi đúng thứ tự, tính số liệu, thanh tra',
		basis: LOG_LAW,
		keep: 'Lâu dài: nhật ký nối chuỗi, không sửa và không xóa được. Không có tên, số định danh hay số điện thoại của công dân.',
		columns: [
			...of('facts', 'position', 'at', 'day', 'actor', 'type', 'v', 'visit_id', 'body', 'hash'),
			...of('tickets', 'visit_id', 'position', 'day', 'number', 'sequence', 'serial', 'service_id', 'lane', 'issued_at'),
		],
		facts: [
			...(['TicketIssued', 'ReprintRequested', 'TicketPrinted', 'PrintDoubted', 'TicketCalled', 'ServingStarted', 'VisitHeld'] as const),
			...(['VisitResumed', 'VisitReturned', 'VisitTransferred', 'VisitNoShow', 'VisitReinstated', 'VisitCompleted'] as const),
			...(['VisitCancelled', 'PressRefused', 'DayClosed'] as const),
		],
		files: ['reports.sqlite'],
		erasable: false,
	},
	{
		id: 'ratings',
		what: 'Đánh giá: mức, lý do không kín, gắn với lượt',
		why: 'Tính tỷ lệ hài lòng. Cán bộ không xem được đánh giá của từng lượt.',
		basis: 'Nghị định 61/2018/NĐ-CP Điều 27.3, 29.1b: giữ kín người đánh giá',
		keep: 'Lâu dài, trong nhật ký. Không có gì cho biết người đánh giá là ai.',
		columns: [],
		facts: ['VisitRated', 'QuestionAnswered'],
		erasable: false,
	},
	{
		id: 'sealed',
		what: 'Lý do gửi kín (như gợi ý chi phí ngoài quy định)',
		why: 'Lãnh đạo được giao xem xét. Nhật ký chỉ giữ mã niêm phong.',
		basis: 'Nghị định 61/2018/NĐ-CP Điều 27.3',
		keep: '2 năm, rồi xóa. Xóa sớm hơn khi có yêu cầu.',
		days: 730,
		columns: of('sealed_reasons', 'id', 'seal', 'visit_id', 'at', 'salt', 'reasons'),
		facts: ['SealedRead'],
		erasable: true,
	},
	{
		id: 'bookings',
		what: 'Lịch hẹn: mã hẹn, giờ, dịch vụ',
		why: 'Nhận đúng lượt đã hẹn',
		basis: LOG_LAW,
		keep: 'Lâu dài, trong nhật ký. Chỉ có mã, không có tên hay số điện thoại; cổng đặt lịch mới biết mã là của ai.',
		columns: [],
		facts: ['AppointmentsImported'],
		erasable: false,
	},
	{
		id: 'slips',
		what: 'Bản in phiếu số',
		why: 'In lại, kiểm tra máy in',
		basis: OWN_RULE,
		keep: '30 ngày, rồi xóa. Xóa sớm hơn khi có yêu cầu.',
		days: 30,
		columns: of(
			'print_jobs',
			...['job_id', 'visit_id', 'printer_id', 'kiosk_id', 'day', 'created_at', 'slip', 'state', 'attempts', 'fault', 'printed_at'],
		),
		facts: [],
		erasable: true,
	},
	{
		id: 'commands',
		what: 'Mã yêu cầu đã xử lý và ai gửi',
		why: 'Một yêu cầu gửi lại không làm hai lần',
		basis: OWN_RULE,
		keep: '30 ngày, rồi xóa.',
		days: 30,
		columns: of('commands', 'command_id', 'actor', 'first', 'last', 'at'),
		facts: [],
		erasable: true,
	},
	{
		id: 'accounts',
		what: 'Tài khoản cán bộ: tên, vai trò, quầy, mật khẩu đã băm, lần vào gần nhất',
		why: 'Đăng nhập',
		basis: 'Quan hệ công vụ',
		keep: 'Đến khi cán bộ rời đơn vị và yêu cầu xóa. Việc đã làm vẫn ở nhật ký dưới tên tài khoản.',
		columns: of('accounts', 'username', 'role', 'name', 'counter_id', 'password_hash', 'must_change', 'last_sign_in_at'),
		facts: [],
		erasable: true,
	},
	{
		id: 'sessions',
		what: 'Phiên đăng nhập (mã đã băm)',
		why: 'Giữ đăng nhập trong ngày làm việc',
		basis: OWN_RULE,
		keep: 'Hết hạn sau 14 giờ; xóa sau 2 ngày.',
		days: 2,
		columns: of('sessions', 'token_hash', 'username', 'created_at', 'seen_at'),
		facts: [],
		erasable: true,
	},
	{
		id: 'browsers',
		what: 'Trình duyệt đã từng đăng nhập (mã đã băm)',
		why: 'Người lạ thử mật khẩu không khóa được cán bộ',
		basis: OWN_RULE,
		keep: '180 ngày không dùng, rồi xóa.',
		days: 180,
		columns: of('browsers', 'token_hash', 'username', 'seen_at'),
		facts: [],
		erasable: true,
	},
	{
		id: 'lockouts',
		what: 'Thời gian chờ sau khi nhập sai: tài khoản hoặc địa chỉ máy',
		why: 'Chống dò mật khẩu',
		basis: OWN_RULE,
		keep: '1 ngày sau khi hết chờ, rồi xóa.',
		days: 1,
		columns: of('lockouts', 'key', 'waits', 'until'),
		facts: [],
		erasable: true,
	},
	{
		id: 'setup',
		what: 'Thiết lập và bản nháp: tên, chức danh, ảnh, điện thoại công vụ của cán bộ',
		why: 'Vận hành; công khai người phục vụ tại quầy',
		basis: 'Nghị định 61/2018/NĐ-CP Điều 9.7: công khai họ tên, chức danh, điện thoại',
		keep: 'Lâu dài: mỗi lần công bố là một dòng nhật ký. Bản nháp đến khi công bố hoặc bỏ. Ảnh xóa được ở phần Cán bộ.',
		columns: [
			...of('draft', 'id', 'rev'),
			...of('draft_batches', 'rev', 'what', 'by', 'at', 'based_on', 'restores', 'edits'),
			...of('versions', 'position', 'note', 'restores', 'summary'),
		],
		facts: ['CentreConfigured'],
		files: ['photos'],
		erasable: false,
	},
	{
		id: 'work',
		what: 'Việc của cán bộ và lãnh đạo: mở, nghỉ, đóng quầy; thông báo; việc cần xử lý',
		why: 'Biết ai phục vụ lúc nào, điều hành',
		basis: LOG_LAW,
		keep: 'Lâu dài, trong nhật ký, dưới tên tài khoản.',
		columns: [],
		facts: [
			...(['CounterOpened', 'CounterPaused', 'CounterClosed', 'NoticePosted', 'NoticeWithdrawn', 'EmergencyRaised'] as const),
			...(['EmergencyEnded', 'AlertRaised', 'AlertTaken', 'AlertSnoozed', 'AlertEnded'] as const),
		],
		erasable: false,
	},
	{
		id: 'custody',
		what: 'Ai xuất dữ liệu, dữ liệu nào đã xóa và khi nào',
		why: 'Kiểm tra chính việc bảo vệ dữ liệu',
		basis: 'Luật 91/2025/QH15',
		keep: 'Lâu dài, trong nhật ký. Không ghi đã xóa của ai.',
		columns: [],
		facts: ['ExportMade', 'RetentionRun', 'ErasureDone'],
		erasable: false,
	},
	{
		id: 'machines',
		what: 'Máy và màn hình đã ghép; mã bí mật của trung tâm (đã băm)',
		why: 'Chỉ máy được duyệt mới nối vào',
		basis: OWN_RULE,
		keep: 'Đến khi gỡ máy. Không phải dữ liệu về người.',
		columns: [
			...of('devices', 'device_id', 'kind', 'id', 'label', 'token_hash', 'enrolled_at', 'last_seen_at', 'revoked_at'),
			...of('probe', 'id', 'at'),
			...of('secrets', 'name', 'hash'),
		],
		facts: [],
		erasable: false,
	},
] as const satisfies readonly DataKind[]

/** Kinds that the nightly run removes by age. */
export type RetentionKind = Extract<(typeof DATA_KINDS)[number], { days: number }>['id']
export const RETENTION = DATA_KINDS.flatMap((kind) => ('days' in kind ? [{ kind: kind.id, days: kind.days }] : []))
