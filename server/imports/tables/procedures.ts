import { Procedure, type Form } from '../../../contract/catalogue.ts'
import { linesColumn, choiceColumn, refColumn, textColumn, type Column, type Item } from '../columns.ts'
import { formsColumn } from '../forms.ts'
import type { Table } from '../table.ts'
import { fee, feeFrom, feeUntil, limit, limitCutoff, limitUnit } from './procedure-terms.ts'

const LEVELS = {
	full: ['toàn trình', 'toàn phần', 'mức độ 4', '4'],
	partial: ['một phần', 'mức độ 3', '3'],
	in_person: ['trực tiếp', 'không trực tuyến'],
	online_unspecified: ['trực tuyến', 'trực tuyến, chưa rõ mức'],
}
const STATUSES = { verified: ['đã rà soát'], partly_verified: ['rà soát một phần'], plausible: ['chưa rà soát'] }

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
	limitUnit,
	limitCutoff,
	fee,
	feeFrom,
	feeUntil,
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
