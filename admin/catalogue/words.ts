import type { Form, Limit, Procedure } from '../../contract/catalogue.ts'
import type { FileFormat, ImportKind, ImportReport } from '../../contract/imports.ts'

/** What the catalogue of procedures says, in Vietnamese. */
export const CATALOGUE_WORDS = {
	find: 'Tìm theo mã, tên, tên thường gọi',
	allAgencies: 'Mọi cơ quan',
	allFields: 'Mọi lĩnh vực',
	agency: 'Cơ quan',
	field: 'Lĩnh vực',
	shown: (n: number, all: number) => (n === all ? `${all} thủ tục` : `${n} trên ${all} thủ tục`),
	none: 'Không có thủ tục nào như vậy.',
	more: 'Xem thêm 50 thủ tục',
	add: 'Thêm thủ tục',
	bring: 'Nhập từ tệp',
	code: 'Mã',
	name: 'Tên ngắn',
	limit: 'Thời hạn',
	fee: 'Lệ phí hôm nay',
	edit: (name: string) => `Sửa thủ tục ${name}`,
	gone: 'Thủ tục này không còn trong bản nháp.',
	unknown: 'chưa rõ',
	free: 'miễn phí',
	dong: (vnd: number) => `${vnd.toLocaleString('vi-VN')} đ`,
} as const

export const EXPORT_WORDS = {
	title: 'Xuất ra tệp',
	from: 'Lấy từ',
	current: 'bản đang dùng',
	draft: 'bản nháp',
	guide: 'Sổ tay thủ tục (PDF)',
	guideHow: 'Bản in A4 theo lĩnh vực, có mục lục. Danh mục lớn cần khoảng nửa phút.',
	template: 'Tệp mẫu (.xlsx)',
} as const

export const KIND_NAMES: Record<ImportKind, string> = {
	procedures: 'Thủ tục',
	people: 'Cán bộ',
	centre: 'Toàn bộ thiết lập',
}
export const FORMATS_OF: Record<ImportKind, readonly FileFormat[]> = {
	procedures: ['xlsx', 'csv', 'json'],
	people: ['xlsx', 'csv', 'json'],
	centre: ['xlsx', 'json'],
}
export const FORMAT_NAMES: Record<FileFormat, string> = { xlsx: 'Excel', csv: 'CSV', json: 'JSON' }

export const FORM_WORDS = {
	code: 'Mã thủ tục',
	codeHow: 'Mã quốc gia, ví dụ 1.001193. Ghi rồi thì không đổi được.',
	short: 'Tên ngắn trên nút bấm',
	legal: 'Tên theo quyết định công bố',
	agency: 'Cơ quan',
	field: 'Lĩnh vực',
	service: 'Lấy số ở dịch vụ',
	level: 'Cách nộp',
	status: 'Rà soát',
	limit: 'Thời hạn',
	limitUnit: 'Đơn vị',
	cutoff: 'Nhận sau giờ này thì trả hôm sau',
	documents: 'Giấy tờ cần có',
	documentsHow: 'Mỗi giấy tờ một dòng. Phần trong ngoặc hiện thành ghi chú.',
	aliases: 'Tên thường gọi',
	aliasesHow: 'Mỗi tên một dòng: sổ đỏ, giấy khai sinh.',
	fee: 'Lệ phí (đồng)',
	feeHow: 'Để trống: theo quy định của tỉnh. Ghi 0 nếu miễn phí.',
	fees: 'Lệ phí theo thời gian',
	feesHow: 'Nếu hai mức cùng có hiệu lực, mức ghi sau được dùng.',
	feeOne: (n: number) => `mức phí ${n}`,
	addFee: 'Thêm mức phí',
	amount: 'Số tiền (đồng)',
	from: 'Từ ngày',
	until: 'Đến ngày',
	forms: 'Biểu mẫu và mẫu điền sẵn',
	formsHow: 'Máy lấy số hiện thành mã QR để tải về điện thoại.',
	formOne: (n: number) => `biểu mẫu ${n}`,
	addForm: 'Thêm biểu mẫu',
	formName: 'Tên',
	formUrl: 'Địa chỉ',
	formKind: 'Loại',
	qr: (name: string) => `Mã QR của ${name}`,
	add: 'Thêm thủ tục',
	change: (name: string) => `Sửa thủ tục ${name}`,
	remove: 'Xóa thủ tục',
	removeSure: (name: string) => `Xóa thủ tục ${name}?`,
	quickPick: 'Thủ tục này đang ở trang đầu của máy lấy số; xin bỏ ở phần Thiết lập trước khi áp dụng.',
	notUsed: 'Không nơi nào khác đang dùng thủ tục này.',
} as const

export const MEND_WORDS = {
	code: 'Mã thủ tục: chỉ dùng chữ không dấu, số, dấu chấm, gạch; tối đa 64 ký tự.',
	taken: (id: string) => `Mã ${id} đã có trong danh mục.`,
	short: 'Chưa có tên ngắn tiếng Việt.',
	legal: 'Chưa có tên theo quyết định công bố.',
	field: 'Chưa chọn lĩnh vực.',
	agency: 'Chưa chọn cơ quan.',
	fee: 'Lệ phí là số đồng nguyên, từ 0 trở lên.',
	dates: (n: number) => `Mức phí ${n}: ngày hết hiệu lực đứng trước ngày bắt đầu.`,
	amount: (n: number) => `Mức phí ${n}: chưa có số tiền.`,
	form: (n: number) => `Biểu mẫu ${n}: cần có tên, và địa chỉ bắt đầu bằng http:// hoặc https://.`,
	document: 'Mỗi giấy tờ tối đa 600 ký tự, nhiều nhất 40 giấy tờ.',
	alias: 'Mỗi tên thường gọi tối đa 200 ký tự.',
} as const

export const LEVEL_NAMES: Record<Procedure['level'], string> = {
	full: 'Trực tuyến toàn trình',
	partial: 'Trực tuyến một phần',
	in_person: 'Trực tiếp tại Trung tâm',
	online_unspecified: 'Trực tuyến, chưa rõ mức',
}
export const STATUS_NAMES: Record<Procedure['status'], string> = {
	verified: 'Đã rà soát',
	partly_verified: 'Rà soát một phần',
	plausible: 'Chưa rà soát',
}
export const UNIT_NAMES: Record<Limit['unit'] | 'unknown', string> = {
	unknown: 'chưa rõ',
	working_day: 'ngày làm việc',
	calendar_day: 'ngày',
	hour: 'giờ làm việc',
	same_day: 'trong ngày',
}
export const FORM_KINDS: Record<Form['kind'], string> = { form: 'Biểu mẫu', sample: 'Mẫu điền sẵn' }

export const IMPORT_WORDS = {
	title: (kind: string) => `Nhập từ tệp: ${kind.toLocaleLowerCase('vi')}`,
	back: 'Về danh mục thủ tục',
	what: 'Tệp này là',
	drop: 'Kéo tệp thả vào đây, hoặc',
	pick: 'Chọn tệp',
	pickHow: 'Tệp .xlsx, .csv hoặc .json, tối đa 10 MB và 50.000 dòng. Chưa có gì thay đổi cho đến khi ông/bà bấm nhận.',
	badType: 'Chỉ đọc được tệp .xlsx, .csv và .json.',
	reading: (name: string) => `Đang đọc ${name}`,
	lines: (done: number, total: number) => `${done.toLocaleString('vi-VN')} trên ${total.toLocaleString('vi-VN')} dòng`,
	failed: (name: string) => `Không đọc được ${name}`,
	again: 'Chọn tệp khác',
	result: (name: string) => `Kết quả đọc ${name}`,
	counts: {
		added: 'thêm mới',
		changed: 'thay đổi',
		unchanged: 'không đổi',
		refused: 'không nhận',
	} satisfies Record<ImportReport['preview'][number]['what'], string>,
	line: (n: number) => `dòng ${n}`,
	absent: (n: number) => `${n} mục có trong bản nháp nhưng không có trong tệp`,
	removeAbsent: (n: number) => `Xóa cả ${n} mục không có trong tệp`,
	removeHow: 'Nếu không chọn, các mục này được giữ nguyên.',
	problems: 'Chỗ cần xem lại',
	noProblems: 'Không có dòng nào cần xem lại.',
	errors: 'Không nhận các dòng này',
	warnings: 'Vẫn nhận, trừ phần không đọc được',
	where: 'Dòng',
	column: 'Cột',
	value: 'Giá trị',
	times: (n: number) => `${n.toLocaleString('vi-VN')} chỗ`,
	listed: (n: number) => `Hiện ${n} chỗ đầu.`,
	moreRows: 'Xem hết',
	csv: 'Tải báo cáo (CSV)',
	preview: 'Sẽ thay đổi những gì',
	previewed: 'Mỗi loại hiện 100 dòng đầu.',
	noCode: 'không có mã',
	take: (n: number) => `Nhận ${n} thay đổi vào bản nháp`,
	nothing: 'Tệp không làm thay đổi gì.',
	taken: 'Đã ghi vào bản nháp. Bấm “Xem và áp dụng” ở thanh bản nháp khi xong, hoặc “Hoàn tác” để bỏ cả tệp.',
	moved: 'Bản nháp vừa có thay đổi khác nên tệp đã được đọc lại. Xin xem lại kết quả rồi nhận.',
	lost: 'Máy chủ không còn giữ tệp này. Xin chọn lại.',
} as const
