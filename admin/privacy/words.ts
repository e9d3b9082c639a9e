import { DATA_KINDS } from '../../contract/privacy.ts'
import { formatCount } from '../../ui/format.ts'

export const PRIVACY_WORDS = {
	what: 'Trung tâm giữ gì về con người, để làm gì, trong bao lâu. Lấy số không cần tên hay giấy tờ.',
	kinds: 'Dữ liệu được giữ',
	kind: 'Dữ liệu',
	why: 'Để làm gì',
	basis: 'Căn cứ',
	keep: 'Giữ bao lâu',
	removals: 'Đã xóa gì',
	removalsHow: 'Mỗi ngày máy chủ tự xóa những gì đã hết hạn giữ và ghi lại ở đây.',
	noRemovals: 'Chưa xóa lần nào. Lần đầu chạy trong vòng nửa giờ sau khi máy chủ bật.',
	nothing: 'không có gì đến hạn',
	retention: 'Hết hạn giữ',
	about: { visit: 'Yêu cầu theo số phiếu', booking: 'Yêu cầu theo mã hẹn', account: 'Yêu cầu của cán bộ cũ' },
	readers: 'Góp ý gửi kín',
	readersAre: (names: string) => `Chỉ đọc được bởi: ${names}. Mỗi lần đọc được ghi lại.`,
	noReaders: 'Chưa giao cho ai đọc. Chọn người đọc ở Quy định, phần Lý do chưa hài lòng.',
	readings: (who: string, n: number) => `${who} đã đọc ${formatCount(n)} góp ý`,
	ask: 'Khi một người hỏi về dữ liệu của mình',
	by: 'Tìm theo',
	number: 'Số phiếu',
	day: 'Ngày',
	code: 'Mã hẹn',
	username: 'Tên tài khoản cũ',
	find: 'Tìm',
	found: 'Có gì',
	none: 'Không có gì về người này.',
	stays: 'phải giữ',
	goes: 'xóa được',
	erase: 'Xóa những gì xóa được',
	eraseTitle: 'Xóa theo yêu cầu?',
	eraseText: 'Không lấy lại được. Nhật ký ghi đã xóa bao nhiêu dòng, không ghi của ai.',
	eraseYes: 'Xóa',
	erased: 'Đã xóa. Còn lại là những gì pháp luật yêu cầu giữ.',
	rows: (n: number) => `${formatCount(n)} dòng`,
	when: 'Lúc',
	who: 'Ai',
	cause: 'Vì sao',
} as const

export const SEALED_WORDS = {
	what: 'Những gì công dân gửi kín. Mỗi lần mở trang này được ghi vào nhật ký với tên ông/bà.',
	open: 'Mở góp ý gửi kín',
	none: 'Chưa có góp ý nào.',
	more: 'Xem tiếp',
	number: 'Số',
	counter: 'Quầy',
	reasons: 'Lý do',
	when: 'Lúc',
} as const

export const kindNamed = (id: string): string =>
	DATA_KINDS.find((kind) => kind.id === id)
		?.what.split(/[:(]/)[0]
		?.trim() ?? id
export const keepOf = (id: string): string => DATA_KINDS.find((kind) => kind.id === id)?.keep ?? ''
/** `Bản in phiếu số 12 dòng, …`. */
export const removedInWords = (removed: Record<string, number>): string =>
	Object.entries(removed)
		.map(([id, n]) => `${kindNamed(id)}: ${PRIVACY_WORDS.rows(n)}`)
		.join('; ') || PRIVACY_WORDS.nothing
