import { Person } from '../../../contract/people.ts'
import { choiceColumn, flagColumn, linesColumn, refColumn, refListColumn, textColumn, type Column } from '../columns.ts'
import type { Table } from '../table.ts'

const ROLES = {
	administrator: ['quản trị', 'quản trị viên'],
	supervisor: ['lãnh đạo', 'giám sát'],
	inspector: ['thanh tra'],
	officer: ['cán bộ quầy', 'cán bộ', 'công chức', 'chuyên viên'],
	receptionist: ['lễ tân', 'hướng dẫn'],
	'post-office': ['nhân viên bưu điện', 'bưu điện'],
}
const optional = (path: string, names: Column['names'], allowed: string, example: string) => textColumn({ path, names, allowed, example })

const COLUMNS: Column[] = [
	textColumn({
		path: 'username',
		names: ['Tên tài khoản', 'tài khoản', 'tên đăng nhập', 'username', 'account'],
		allowed: 'chữ thường không dấu, số, dấu chấm, gạch; tối đa 32',
		example: 'lan.nt',
		isNeeded: true,
	}),
	textColumn({
		path: 'name',
		names: ['Họ và tên', 'họ tên', 'name'],
		allowed: 'tối đa 80 ký tự',
		example: 'Nguyễn Thị Lan',
		isNeeded: true,
	}),
	textColumn({
		path: 'title.vi',
		names: ['Chức danh', 'chức vụ', 'title', 'title.vi'],
		allowed: 'chữ bất kỳ',
		example: 'Chuyên viên',
		isNeeded: true,
	}),
	optional('title.en', ['Chức danh tiếng Anh', 'title.en'], 'bỏ trống: như tiếng Việt', 'Officer'),
	choiceColumn({ path: 'role', names: ['Vai trò', 'quyền', 'role'], example: 'cán bộ quầy', isNeeded: true }, ROLES),
	refColumn({ path: 'counterId', names: ['Quầy', 'counter', 'counterId'], allowed: 'mã hoặc số quầy', example: '1', ref: 'counters' }),
	{
		...refListColumn({
			path: 'substituteAt',
			names: ['Quầy thay thế', 'substituteAt', 'substitute'],
			allowed: 'mã hoặc số quầy, cách nhau bằng dấu phẩy',
			example: '2, 3',
			ref: 'counters',
		}),
		empty: { substituteAt: undefined },
	},
	flagColumn({ path: 'mayChoose', names: ['Được chọn số', 'mayChoose'], example: 'có' }),
	linesColumn({ path: 'languages', names: ['Ngôn ngữ', 'languages'], allowed: 'vi, en', example: 'vi, en' }, /[,;]/),
	linesColumn({ path: 'skills', names: ['Kỹ năng', 'skills'], allowed: 'mã kỹ năng, cách nhau bằng dấu phẩy', example: '' }, /[,;]/),
	optional('phone', ['Điện thoại', 'số điện thoại', 'phone'], 'tối đa 40 ký tự', '0212 300 0000'),
	optional('photo', ['Ảnh', 'photo'], 'tên tệp ảnh, không dấu', ''),
	optional('signInAs', ['Đăng nhập bằng', 'signInAs'], 'tên ở dịch vụ đăng nhập chung', ''),
	flagColumn({ path: 'suspended', names: ['Tạm khóa', 'suspended'], example: '' }),
]

export const PEOPLE: Table = {
	...{ part: 'people', key: 'username', schema: Person, columns: COLUMNS },
	sheet: ['Cán bộ', 'tài khoản', 'people'],
	complete: (item) => {
		for (const [path, when] of [
			['languages', ['vi']],
			['mayChoose', true],
			['skills', []],
		] as const)
			item[path] ??= when
		// Whoever speaks no language is not known to speak none.
		if ((item.languages as string[]).length === 0) item.languages = ['vi']
	},
}
