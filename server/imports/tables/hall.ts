import { Counter, Service, Zone } from '../../../contract/centre.ts'
import { choiceColumn, numberColumn, refColumn, refListColumn, textColumn, type Column } from '../columns.ts'
import type { Table } from '../table.ts'

const MINUTE_MS = 60_000

/** Columns that several tables have alike. */
export const idColumn = (example: string): Column =>
	textColumn({ path: 'id', names: ['Mã', 'id', 'code'], allowed: 'chữ không dấu, số, dấu chấm, gạch; tối đa 64', example, isNeeded: true })
export const nameColumns = (example: string, english: string): Column[] => [
	textColumn({ path: 'name.vi', names: ['Tên', 'name', 'name.vi'], allowed: 'tối đa 1.200 ký tự', example, isNeeded: true }),
	textColumn({ path: 'name.en', names: ['Tên tiếng Anh', 'name.en'], allowed: 'bỏ trống: dùng tên tiếng Việt', example: english }),
]
export const zonesColumn = (names: Column['names']): Column =>
	refListColumn({ path: 'zoneIds', names, allowed: 'mã khu; bỏ trống: tất cả', example: 'khu-a, khu-b', ref: 'zones' })

export const ZONES: Table = {
	...{ part: 'zones', key: 'id', schema: Zone, sheet: ['Khu', 'zones'] },
	columns: [
		idColumn('khu-a'),
		textColumn({ path: 'letter', names: ['Chữ', 'chữ cái', 'letter'], allowed: 'một chữ in hoa', example: 'A', isNeeded: true }),
		...nameColumns('Hộ tịch, chứng thực', 'Civil status'),
		textColumn({
			path: 'where.vi',
			names: ['Vị trí', 'where', 'where.vi'],
			allowed: 'như chỉ đường cho công dân',
			example: 'Tầng 1, rẽ trái',
			isNeeded: true,
		}),
		textColumn({
			path: 'where.en',
			names: ['Vị trí tiếng Anh', 'where.en'],
			allowed: 'bỏ trống: như tiếng Việt',
			example: 'Floor 1, left',
		}),
		choiceColumn(
			{ path: 'turn', names: ['Rẽ', 'hướng', 'turn'], example: 'trái', isNeeded: true },
			{ left: ['trái', 'rẽ trái'], right: ['phải', 'rẽ phải'], ahead: ['thẳng', 'đi thẳng'] },
		),
	],
}

const whole = (path: string, names: Column['names'], example: string, isNeeded?: true) =>
	numberColumn({ path, names, allowed: 'số nguyên', example, ...(isNeeded && { isNeeded }) })

export const SERVICES: Table = {
	...{ part: 'services', key: 'id', schema: Service, sheet: ['Dịch vụ', 'services'] },
	columns: [
		idColumn('ho-tich'),
		...nameColumns('Hộ tịch', 'Civil status'),
		{
			...textColumn({
				path: 'prefix',
				names: ['Chữ đầu số', 'tiền tố', 'prefix'],
				allowed: '0–3 chữ in hoa, không dùng I, O, Q',
				example: 'A',
			}),
			empty: { prefix: '' },
		},
		refColumn({
			path: 'zoneId',
			names: ['Khu', 'zone', 'zoneId'],
			allowed: 'mã, chữ hoặc tên khu',
			example: 'A',
			isNeeded: true,
			ref: 'zones',
		}),
		choiceColumn(
			{ path: 'kind', names: ['Loại', 'kind'], example: 'nộp hồ sơ', isNeeded: true },
			{ file: ['nộp hồ sơ'], collect: ['nhận kết quả'], guidance: ['hướng dẫn'] },
		),
		textColumn({
			path: 'numbers.sequence',
			names: ['Dãy số', 'sequence'],
			allowed: 'mã; dịch vụ cùng dãy dùng chung số',
			example: 'a',
			isNeeded: true,
		}),
		whole('numbers.first', ['Số đầu', 'first'], '1', true),
		whole('numbers.last', ['Số cuối', 'last'], '999', true),
		whole('numbers.width', ['Số chữ số', 'width'], '3', true),
		whole('quotaPerDay', ['Số lượt mỗi ngày', 'hạn mức ngày', 'quotaPerDay'], '200'),
		numberColumn(
			{
				path: 'usualMs',
				names: ['Phút mỗi lượt', 'usual minutes', 'usualMs'],
				allowed: 'số phút thường cần',
				example: '8',
				isNeeded: true,
			},
			MINUTE_MS,
		),
	],
	complete: (item) => {
		item.prefix ??= ''
	},
}

export const COUNTERS: Table = {
	...{ part: 'counters', key: 'id', schema: Counter, sheet: ['Quầy', 'counters'] },
	columns: [
		idColumn('quay-1'),
		whole('number', ['Số quầy', 'số', 'number'], '1', true),
		refColumn({
			path: 'zoneId',
			names: ['Khu', 'zone', 'zoneId'],
			allowed: 'mã, chữ hoặc tên khu',
			example: 'A',
			isNeeded: true,
			ref: 'zones',
		}),
		refListColumn({
			path: 'services',
			names: ['Dịch vụ', 'services'],
			allowed: 'mã hoặc tên dịch vụ, cách nhau bằng dấu phẩy',
			example: 'ho-tich, chung-thuc',
			isNeeded: true,
			ref: 'services',
		}),
		refColumn({ path: 'profileId', names: ['Thứ tự gọi', 'profile', 'profileId'], allowed: 'mã hoặc tên', example: '', ref: 'profiles' }),
		refColumn({ path: 'agencyId', names: ['Cơ quan', 'agency', 'agencyId'], allowed: 'mã hoặc tên', example: 'STP', ref: 'agencies' }),
	],
}
