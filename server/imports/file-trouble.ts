/** Why a whole file cannot be read: a sentence for whoever brought it. */
const TROUBLES = {
	'too-large': ['Tệp lớn hơn 10 MB.', 'The file is larger than 10 MB.'],
	'too-many-lines': ['Tệp có hơn 50.000 dòng.', 'The file has more than 50,000 lines.'],
	'unpacks-too-large': [
		'Tệp bung ra quá lớn nên không được mở. Xin lưu lại từ phần mềm bảng tính.',
		'The file unpacks to far more than a table holds, and is not opened.',
	],
	'not-xlsx': [
		'Đây không phải tệp Excel .xlsx. Tệp .xls cũ hoặc tệp có mật khẩu: xin mở bằng Excel và lưu lại thành .xlsx.',
		'This is not an .xlsx file. An old .xls or a protected file has to be saved as .xlsx first.',
	],
	'not-json': ['Tệp JSON không đúng mẫu.', 'The JSON cannot be parsed.'],
	'not-csv': ['Tệp CSV bị hỏng: dấu nháy kép mở mà không đóng.', 'The CSV is broken: a quotation mark is never closed.'],
	encoding: [
		'Không nhận ra bảng mã của tệp (có thể là Windows-1258 hoặc TCVN3). Xin lưu lại dạng “CSV UTF-8”.',
		'The encoding is not known (Windows-1258, perhaps). Save it as “CSV UTF-8”.',
	],
	empty: ['Tệp không có dòng nào.', 'The file holds no lines.'],
	'no-heads': [
		'Không tìm thấy dòng tên cột. Xin dùng tệp mẫu, hoặc đặt tên cột như tệp mẫu.',
		'No line of column names was found. Use the template.',
	],
	'no-key-column': ['Thiếu cột mã nên không biết dòng nào là mục nào.', 'The column of codes is missing.'],
	'no-centre-csv': [
		'Cả bộ thiết lập có nhiều bảng: xin dùng tệp .xlsx hoặc .json.',
		'A whole centre has several tables: use .xlsx or .json.',
	],
	'took-too-long': ['Đọc tệp quá lâu nên đã dừng.', 'Reading took too long and was stopped.'],
	'could-not-be-read': ['Không đọc được tệp này.', 'The file cannot be read.'],
} as const satisfies Record<string, readonly [vi: string, en: string]>
export type TroubleCode = keyof typeof TROUBLES

/** Nothing of the file is read. */
export class FileTrouble extends Error {
	readonly code: TroubleCode

	constructor(code: TroubleCode) {
		super(code)
		this.code = code
	}
}

export function troubleOf(code: TroubleCode): { code: TroubleCode; vi: string; en: string } {
	const [vi, en] = TROUBLES[code]
	return { code, vi, en }
}

/** Bounds of what is read: a file that exceeds one is refused whole. */
export const LIMITS = { bytes: 10 * 1024 * 1024, lines: 50_000, unpackedBytes: 64 * 1024 * 1024, entries: 500 } as const
