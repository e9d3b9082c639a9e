import { Agency, Field } from '../../../contract/catalogue.ts'
import { choiceColumn, refColumn, textColumn } from '../columns.ts'
import type { Table } from '../table.ts'
import { idColumn, nameColumns } from './hall.ts'

const NEEDS = {
	family: ['gia đình, hộ tịch'],
	identity: ['căn cước, cư trú, xe'],
	home: ['nhà, đất, xây dựng'],
	business: ['kinh doanh, thuế'],
	work: ['việc làm, bảo hiểm, trợ cấp'],
	farming: ['nông nghiệp, môi trường'],
	health: ['y tế, giáo dục, văn hóa'],
	other: ['việc khác'],
}

export const AGENCIES: Table = {
	...{ part: 'agencies', key: 'id', schema: Agency, sheet: ['Cơ quan', 'agencies'] },
	columns: [
		idColumn('STP'),
		...nameColumns('Sở Tư pháp', 'Department of Justice'),
		textColumn({ path: 'short.vi', names: ['Tên ngắn', 'short', 'short.vi'], allowed: 'bỏ trống: như tên', example: 'Sở Tư pháp' }),
		textColumn({
			path: 'short.en',
			names: ['Tên ngắn tiếng Anh', 'short.en'],
			allowed: 'bỏ trống: như tiếng Việt',
			example: 'Dept. of Justice',
		}),
		choiceColumn(
			{ path: 'level', names: ['Cấp', 'level'], example: 'tỉnh', isNeeded: true },
			{ province: ['tỉnh', 'cấp tỉnh'], commune: ['xã', 'cấp xã'] },
		),
	],
	complete: (item) => {
		item.short ??= item.name
	},
}

export const FIELDS: Table = {
	...{ part: 'fields', key: 'id', schema: Field, sheet: ['Lĩnh vực', 'fields'] },
	columns: [
		idColumn('ho-tich'),
		...nameColumns('Hộ tịch', 'Civil status'),
		choiceColumn({ path: 'group', names: ['Nhóm nhu cầu', 'nhóm', 'group'], example: 'gia đình, hộ tịch', isNeeded: true }, NEEDS),
		refColumn({
			path: 'serviceId',
			names: ['Dịch vụ', 'service', 'serviceId'],
			allowed: 'mã hoặc tên dịch vụ',
			example: 'ho-tich',
			isNeeded: true,
			ref: 'services',
		}),
	],
}
