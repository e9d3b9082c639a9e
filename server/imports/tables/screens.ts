import { Kiosk } from '../../../contract/centre.ts'
import { Display } from '../../../contract/displays.ts'
import {
	choiceColumn,
	flagColumn,
	linesColumn,
	numberColumn,
	refColumn,
	refListColumn,
	textColumn,
	type Column,
	type Item,
} from '../columns.ts'
import type { Table } from '../table.ts'
import { idColumn, zonesColumn } from './hall.ts'

const label = (example: string): Column =>
	textColumn({ path: 'label', names: ['Nhãn', 'tên', 'label'], allowed: 'tên ngắn', example, isNeeded: true })

export const KIOSKS: Table = {
	...{ part: 'kiosks', key: 'id', schema: Kiosk, sheet: ['Máy lấy số', 'kiosks'] },
	columns: [
		idColumn('kiosk-1'),
		label('K-01'),
		textColumn({
			path: 'printerId',
			names: ['Máy in', 'printer', 'printerId'],
			allowed: 'mã máy in',
			example: 'printer-1',
			isNeeded: true,
		}),
		textColumn({ path: 'backupPrinterId', names: ['Máy in dự phòng', 'backupPrinterId'], allowed: 'mã máy in', example: '' }),
		numberColumn(
			{ path: 'coolDownMs', names: ['Giây nghỉ giữa hai số', 'cool-down seconds', 'coolDownMs'], allowed: 'số giây', example: '0' },
			1000,
		),
		flagColumn({ path: 'scanner', names: ['Có máy quét', 'scanner'], example: 'có' }),
		zonesColumn(['Khu', 'zones', 'zoneIds']),
	],
	complete: (item) => {
		item.coolDownMs ??= 0
		item.zoneIds ??= []
	},
}

const isSign = ({ layout }: Item) => layout === 'sign'

export const DISPLAYS: Table = {
	...{ part: 'displays', key: 'id', schema: Display, sheet: ['Màn hình', 'displays'] },
	columns: [
		idColumn('man-hinh-1'),
		label('Sảnh chính'),
		choiceColumn(
			{ path: 'layout', names: ['Kiểu', 'bố cục', 'layout'], example: 'sảnh', isNeeded: true },
			{ wall: ['sảnh', 'màn hình sảnh'], totem: ['đứng', 'màn hình đứng'], zone: ['một khu', 'khu'], sign: ['bảng quầy'] },
		),
		{ ...zonesColumn(['Khu', 'zones', 'zoneIds']), empty: { zoneIds: undefined } },
		refColumn({ path: 'counterId', names: ['Quầy', 'counter', 'counterId'], allowed: 'chỉ với bảng quầy', example: '', ref: 'counters' }),
		{
			...refListColumn({
				path: 'serviceIds',
				names: ['Dịch vụ', 'services', 'serviceIds'],
				allowed: 'bỏ trống: tất cả',
				example: '',
				ref: 'services',
			}),
			empty: { serviceIds: undefined },
		},
		{
			...linesColumn({ path: 'languages', names: ['Ngôn ngữ', 'languages'], allowed: 'vi, en', example: 'vi' }, /[,;]/),
			empty: { languages: undefined },
		},
		choiceColumn({ path: 'contrast', names: ['Tương phản', 'contrast'], example: '' }, { normal: ['thường'], high: ['cao'] }),
	],
	complete: (item) => {
		if (!isSign(item)) item.zoneIds ??= []
	},
}
