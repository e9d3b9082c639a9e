import { Procedure, type Fee, type Form } from '../../../contract/catalogue.ts'
import { linesColumn, choiceColumn, refColumn, textColumn, type Column, type Item, type Reading } from '../columns.ts'
import { readDay } from '../dates.ts'
import { isReversed, readFees, writeFees, type Fees } from '../fees.ts'
import { formsColumn } from '../forms.ts'
import { readLimit, UNITS } from '../limits.ts'
import type { Table } from '../table.ts'

const LEVELS = {
	full: ['toàn trình', 'toàn phần', 'mức độ 4', '4'],
	partial: ['một phần', 'mức độ 3', '3'],
	in_person: ['trực tiếp', 'không trực tuyến'],
	online_unspecified: ['trực tuyến', 'trực tuyến, chưa rõ mức'],
}
const STATUSES = { verified: ['đã rà soát'], partly_verified: ['rà soát một phần'], plausible: ['chưa rà soát'] }

const limit: Column = {
	path: 'limit',
	names: ['Thời hạn', 'thời hạn giải quyết', 'thời gian giải quyết', 'limit', 'time limit'],
	allowed: 'số và đơn vị: 15 ngày làm việc; 8 giờ; trong ngày',
	example: '15',
	read: ({ text }, { say, beside }) => {
		const read = readLimit(text, beside('limit.unit'), beside('limit.cutoff'))
		if (typeof read !== 'string') return { limit: read }
		say({ code: read, value: [text, beside('limit.unit')].join(' ').trim() })
		return { limit: undefined }
	},
	write: (_, { limit: kept }) => (kept ? String((kept as { value: number }).value) : ''),
}

const fee: Column = {
	path: 'feeVnd',
	names: ['Lệ phí', 'lệ phí (đồng)', 'phí', 'phí, lệ phí', 'mức phí', 'fee', 'fees', 'feeVnd'],
	allowed: '50.000; miễn phí; 50000 (đến 31/12/2026); 100000 (từ 01/01/2027)',
	example: '50.000 đồng',
	empty: { feeVnd: undefined, fees: undefined },
	read: ({ text }, reading) => {
		const found = withDates(
			readFees(text, (said) => reading.say(said)),
			reading,
		)
		return { feeVnd: found.feeVnd, fees: found.fees }
	},
	write: (_, item) => writeFees(item),
}

/** Two columns of dates hold for the one amount beside them. */
function withDates(found: Fees, { beside, say }: Reading): Fees {
	const words = { from: beside('fee.from'), until: beside('fee.until') }
	if (found.feeVnd === undefined || (words.from.trim() === '' && words.until.trim() === '')) return found
	const days = Object.entries(words).filter(([, day]) => day.trim() !== '')
	const read = days.map(([end, day]) => [end, readDay(day)] as const)
	const bad = read.findIndex(([, day]) => day === undefined)
	if (bad >= 0) say({ code: 'bad-date', value: days[bad]?.[1] ?? '' })
	const dated: Fee = { vnd: found.feeVnd, ...Object.fromEntries(read) }
	if (bad >= 0 || isReversed(dated)) {
		if (bad < 0) say({ code: 'fee-dates-reversed', value: `${words.from} – ${words.until}` })
		return found.fees ? { fees: found.fees } : {}
	}
	return { fees: [...(found.fees ?? []), dated] }
}

const unread = (path: string, names: Column['names'], allowed: string, write: Column['write'] = () => ''): Column => ({
	...{ path, names, allowed, write },
	example: '',
})

const COLUMNS: Column[] = [
	textColumn({
		path: 'id',
		names: ['Mã thủ tục', 'mã', 'mã tthc', 'mã số', 'code', 'id', 'procedure code'],
		allowed: 'chữ không dấu, số, dấu chấm, gạch; định dạng cột là Văn bản',
		example: '1.001193',
		isNeeded: true,
	}),
	textColumn({
		path: 'short.vi',
		names: ['Tên ngắn', 'tên gọi ngắn', 'short', 'short.vi', 'short name'],
		allowed: 'tên trên nút bấm, tối đa 1.200 ký tự',
		example: 'Đăng ký khai sinh',
	}),
	textColumn({
		path: 'short.en',
		names: ['Tên ngắn tiếng Anh', 'short.en', 'english name'],
		allowed: 'bỏ trống: dùng tên tiếng Việt',
		example: 'Birth registration',
	}),
	textColumn({
		path: 'legal',
		names: ['Tên thủ tục', 'tên thủ tục hành chính', 'tên đầy đủ', 'tên', 'legal', 'legal name', 'name'],
		allowed: 'tên theo quyết định công bố, tối đa 1.200 ký tự',
		example: 'Thủ tục đăng ký khai sinh',
		isNeeded: true,
	}),
	refColumn({
		path: 'agencyId',
		names: ['Cơ quan', 'cơ quan thực hiện', 'mã cơ quan', 'agency', 'agencyId'],
		allowed: 'mã hoặc tên cơ quan đã có',
		example: 'STP',
		isNeeded: true,
		ref: 'agencies',
	}),
	refColumn({
		path: 'fieldId',
		names: ['Lĩnh vực', 'mã lĩnh vực', 'field', 'fieldId'],
		allowed: 'mã hoặc tên lĩnh vực đã có',
		example: 'ho-tich',
		isNeeded: true,
		ref: 'fields',
	}),
	{
		...refColumn({
			path: 'serviceId',
			names: ['Dịch vụ', 'hàng chờ', 'mã dịch vụ', 'service', 'serviceId'],
			allowed: 'bỏ trống: dịch vụ của lĩnh vực',
			example: 'ho-tich',
			isNeeded: true,
			ref: 'services',
		}),
		follows: 'fieldId',
	},
	limit,
	unread(
		'limit.unit',
		['Đơn vị', 'đơn vị thời hạn', 'unit', 'limit unit'],
		Object.values(UNITS)
			.map(([first]) => first)
			.join(', '),
		(_, item) => wordOf(item),
	),
	unread('limit.cutoff', ['Giờ chốt', 'nhận trước giờ', 'cutoff'], 'giờ:phút, chỉ với “trong ngày”', (_, item) => cutoffOf(item)),
	fee,
	unread('fee.from', ['Phí từ ngày', 'áp dụng từ ngày', 'fee from'], 'ngày/tháng/năm'),
	unread('fee.until', ['Phí đến ngày', 'áp dụng đến ngày', 'fee until'], 'ngày/tháng/năm'),
	linesColumn({
		path: 'documents',
		names: ['Giấy tờ', 'thành phần hồ sơ', 'giấy tờ cần có', 'hồ sơ', 'documents'],
		allowed: 'mỗi giấy tờ một dòng trong ô',
		example: 'Tờ khai đăng ký khai sinh\nGiấy chứng sinh',
	}),
	formsColumn('form', ['Biểu mẫu', 'mẫu đơn, tờ khai', 'mẫu đơn', 'forms']),
	formsColumn('sample', ['Mẫu điền sẵn', 'mẫu điền', 'samples']),
	choiceColumn({ path: 'level', names: ['Mức độ', 'mức độ dvc', 'mức độ dịch vụ công', 'level'], example: 'toàn trình' }, LEVELS),
	linesColumn(
		{
			path: 'aliases',
			names: ['Tên thường gọi', 'tên gọi khác', 'từ khóa', 'aliases'],
			allowed: 'mỗi tên một dòng, hoặc cách nhau bằng dấu ;',
			example: 'giấy khai sinh; làm khai sinh',
		},
		/;/,
	),
	choiceColumn({ path: 'status', names: ['Rà soát', 'tình trạng rà soát', 'status'], example: 'đã rà soát' }, STATUSES),
]
const wordOf = ({ limit: kept }: Item) => (kept ? (UNITS[(kept as { unit: keyof typeof UNITS }).unit][0] ?? '') : '')
const cutoffOf = ({ limit: kept }: Item) => (kept as { cutoff?: string } | undefined)?.cutoff ?? ''

export const PROCEDURES: Table = {
	...{ part: 'procedures', key: 'id', schema: Procedure, columns: COLUMNS },
	sheet: ['Thủ tục', 'danh mục thủ tục', 'procedures'],
	complete: (item, { say, fieldOf }) => {
		if (typeof item.legal === 'string' && (item.short as Item | undefined)?.vi === undefined) {
			say({ code: 'short-missing' }, 'short.vi')
			item.short = { en: item.legal, ...(item.short as Item | undefined), vi: item.legal }
		}
		if (item.level === undefined) say({ code: 'level-missing' }, 'level')
		item.level ??= 'in_person'
		item.status ??= 'plausible'
		item.documents ??= []
		item.aliases ??= []
		item.serviceId ??= fieldOf(String(item.fieldId))?.serviceId
		if ((item.forms as Form[] | undefined)?.length === 0) delete item.forms
	},
}
