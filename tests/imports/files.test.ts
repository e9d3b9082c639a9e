import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { FileFormat, ImportKind } from '../../contract/imports.ts'
import { writeExport } from '../../server/exports/write-export.ts'
import { writeXlsx } from '../../server/exports/write-xlsx.ts'
import { readImport } from '../../server/imports/read-import.ts'
import { testCentre } from '../support/centre.ts'

const read = (format: FileFormat, bytes: Uint8Array, kind: ImportKind = 'procedures') =>
	readImport({ kind, format, bytes, centre: testCentre() }, () => undefined)
const line = '1.001193,Thủ tục khai sinh\n'
const csv = (text: string) => read('csv', Buffer.from(text))
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

describe('files that cannot be read are refused with a reason', () => {
	it.each([
		['no workbook at all', 'xlsx', Buffer.from('PK, nhưng không phải tệp nén'), 'not-xlsx'],
		['an old .xls', 'xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not-xlsx'],
		['a zip of something else', 'xlsx', zip('readme.txt', Buffer.from('x')), 'not-xlsx'],
		['an empty file', 'xlsx', Buffer.alloc(0), 'not-xlsx'],
		['no JSON', 'json', Buffer.from('{"procedures": ['), 'not-json'],
		['JSON that is a number', 'json', Buffer.from('5'), 'not-json'],
		['a quotation mark that is never closed', 'csv', Buffer.from('Mã,Tên\n"1,2\n3,4'), 'not-csv'],
		['Windows-1258', 'csv', Buffer.from([0x4d, 0xe3, 0x2c, 0x54, 0xea, 0x6e, 0x0a, 0x31, 0x2c, 0xd0, 0xea, 0x0a]), 'encoding'],
		['an empty table', 'csv', Buffer.from(''), 'empty'],
		['heads alone', 'csv', Buffer.from('Mã,Tên\n'), 'empty'],
		['no heads', 'csv', Buffer.from('a,b\n1,2\n'), 'no-heads'],
		['no column of codes', 'csv', Buffer.from('Tên thủ tục,Cơ quan\nx,UBX\n'), 'no-key-column'],
		['more than 50,000 lines', 'csv', Buffer.from(`Mã,Tên\n${line.repeat(50_001)}`), 'too-many-lines'],
		['more than 50,000 items', 'json', Buffer.from(JSON.stringify(Array.from({ length: 50_001 }, () => ({})))), 'too-many-lines'],
	] as const)('%s', async (_, format, bytes, code) => {
		await expect(read(format, bytes)).rejects.toMatchObject({ code })
	})

	it('a whole centre as CSV', async () => {
		await expect(read('csv', Buffer.from(line), 'centre')).rejects.toMatchObject({ code: 'no-centre-csv' })
	})

	it('a bomb: a small zip that unpacks to more than 64 MB, whatever its directory claims', async () => {
		const bomb = zip('xl/worksheets/sheet1.xml', Buffer.alloc(70 * 1024 * 1024, 'a'), 10)
		expect(bomb.length).toBeLessThan(200_000)
		await expect(read('xlsx', bomb)).rejects.toMatchObject({ code: 'unpacks-too-large' })
	})
})

describe('tables are read however they were saved', () => {
	it.each([
		['commas', Buffer.from(`Mã,Tên thủ tục\n${line}`)],
		['semicolons and a byte order mark', Buffer.from(`\ufeffMã;Tên thủ tục\r\n1.001193;Thủ tục khai sinh\r\n`)],
		['tabs', Buffer.from('Mã\tTên thủ tục\n1.001193\tThủ tục khai sinh\n')],
		['UTF-16', utf16(`Mã,Tên thủ tục\n${line}`)],
		['UTF-16 the other way round', utf16(`Mã,Tên thủ tục\n${line}`).swap16()],
		['the separator named first', Buffer.from('sep=;\nMã;Tên thủ tục\n1.001193;Thủ tục khai sinh\n')],
		['heads without marks, in capitals', Buffer.from('MA THU TUC,TEN THU TUC\n1.001193,Thủ tục khai sinh\n')],
		['heads in English', Buffer.from('Code,Legal name\n1.001193,Thủ tục khai sinh\n')],
		['a title above', Buffer.from(`DANH MỤC THỦ TỤC\n\nMã,Tên thủ tục *\n${line}`)],
	])('%s', async (_, bytes) => {
		const { edits, report } = await read('csv', bytes)
		expect(report.problems).toEqual([])
		expect(edits).toMatchObject([{ put: { id: '1.001193', legal: 'Thủ tục khai sinh' } }])
	})

	it('counts lines as a spreadsheet does: a cell of several lines is one line', async () => {
		const { report } = await csv('Mã,Tên thủ tục,Cơ quan\n1.001193,"a\nb\nc",UBX\n1.5,x,LẠ\n')
		expect(report.problems.find(({ code }) => code === 'unknown-agency')).toMatchObject({ line: 3, column: 'Cơ quan', value: 'LẠ' })
	})

	it('says which column repeats another', async () => {
		const { report } = await csv(`Mã,Tên thủ tục,Tên\n1.001193,Thủ tục khai sinh,khác\n`)
		expect(report.problems).toMatchObject([{ code: 'column-twice', column: 'Tên', line: 1 }])
	})

	it('finds the one sheet among others by its name', async () => {
		const bytes = await writeXlsx([
			{
				name: 'Ghi chú',
				rows: [
					['Mã', 'Tên'],
					['x', 'y'],
				],
			},
			{
				name: 'Thủ tục',
				rows: [
					['Mã', 'Tên thủ tục'],
					['1.001193', 'Thủ tục khai sinh'],
				],
			},
		])
		const { report, edits } = await read('xlsx', bytes)
		expect(report.problems).toMatchObject([{ code: 'unknown-sheet', sheet: 'Ghi chú' }])
		expect(edits).toHaveLength(1)
	})
})

describe('a workbook of the whole centre', () => {
	it('names what its own other sheets bring', async () => {
		const bytes = await writeXlsx([
			{
				name: 'Thủ tục',
				rows: [
					['Mã', 'Tên thủ tục', 'Tên ngắn', 'Cơ quan', 'Lĩnh vực', 'Mức độ'],
					['9.1', 'Thủ tục mới', 'Mới', 'Sở Mới', 'Lĩnh vực mới', 'toàn trình'],
				],
			},
			{
				name: 'Lĩnh vực',
				rows: [
					['Mã', 'Tên', 'Nhóm nhu cầu', 'Dịch vụ'],
					['moi', 'Lĩnh vực mới', 'việc khác', 'Đất đai'],
				],
			},
			{
				name: 'Cơ quan',
				rows: [
					['Mã', 'Tên', 'Cấp'],
					['SM', 'Sở Mới', 'tỉnh'],
				],
			},
		])
		const { report, edits } = await read('xlsx', bytes, 'centre')
		expect(report.problems).toEqual([])
		expect(edits).toMatchObject([
			{ part: 'agencies', put: { id: 'SM', short: { vi: 'Sở Mới', en: 'Sở Mới' } } },
			{ part: 'fields', put: { id: 'moi', serviceId: 'dat-dai' } },
			{ part: 'procedures', put: { id: '9.1', agencyId: 'SM', fieldId: 'moi', serviceId: 'dat-dai' } },
		])
	})

	it('reports by sheet and line', async () => {
		const bytes = await writeXlsx([
			{
				name: 'Quầy',
				rows: [
					['Mã', 'Số quầy', 'Khu', 'Dịch vụ'],
					['counter-9', 'chín', 'Z', 'Hộ tịch, Lạ'],
				],
			},
			{
				name: 'Cán bộ',
				rows: [
					['Tài khoản', 'Họ tên', 'Chức danh', 'Vai trò', 'Quầy'],
					['Lan', 'Lan', 'CV', 'thủ quỹ', '77'],
				],
			},
		])
		const { report } = await read('xlsx', bytes, 'centre')
		expect(report.problems.map(({ sheet, line: at, column, code }) => [sheet, at, column, code])).toEqual([
			['Quầy', 2, 'Số quầy', 'bad-number'],
			['Quầy', 2, 'Khu', 'unknown-zone'],
			['Quầy', 2, 'Dịch vụ', 'unknown-service'],
			['Cán bộ', 2, 'Tài khoản', 'bad-code'],
			['Cán bộ', 2, 'Vai trò', 'unknown-choice'],
			['Cán bộ', 2, 'Quầy', 'unknown-counter'],
		])
	})

	it('takes parts that are no lists from JSON, and leaves alone whether it is a demo', async () => {
		const centre = { ...testCentre(), hotline: '1900 1234', demo: true }
		const { edits, report } = await read('json', Buffer.from(JSON.stringify(centre)), 'centre')
		expect(edits).toEqual([{ part: 'hotline', set: '1900 1234' }])
		expect(report).toMatchObject({ changed: 1, refused: 0 })
	})

	it('counts what the file does not have, and removes it only where asked', async () => {
		const { edits, removals, report } = await read('json', Buffer.from(JSON.stringify({ ...testCentre(), procedures: [] })), 'centre')
		expect(edits).toEqual([])
		expect(report.absent).toBe(testCentre().procedures.length)
		expect(removals).toEqual(testCentre().procedures.map(({ id }) => ({ part: 'procedures', remove: id })))
	})
})

describe('templates', () => {
	it.each(['procedures', 'people', 'centre'] as const)('of %s are empty tables whose heads are all known', async (kind) => {
		const bytes = await writeExport({ kind, format: 'xlsx', centre: undefined })
		await expect(read('xlsx', bytes, kind)).rejects.toMatchObject({ code: 'empty' })
	})
})

/** One entry; its claimed size may lie. */
function zip(name: string, content: Buffer, claimed = content.length): Buffer {
	const packed = deflateRawSync(content)
	const local = Buffer.alloc(30)
	local.writeUInt32LE(0x04034b50, 0)
	local.writeUInt16LE(8, 8)
	local.writeUInt32LE(packed.length, 18)
	local.writeUInt32LE(claimed, 22)
	local.writeUInt16LE(name.length, 26)
	const entry = Buffer.alloc(46)
	entry.writeUInt32LE(0x02014b50, 0)
	entry.writeUInt16LE(8, 10)
	entry.writeUInt32LE(packed.length, 20)
	entry.writeUInt32LE(claimed, 24)
	entry.writeUInt16LE(name.length, 28)
	const end = Buffer.alloc(22)
	end.writeUInt32LE(0x06054b50, 0)
	end.writeUInt16LE(1, 10)
	end.writeUInt32LE(local.length + name.length + packed.length, 16)
	return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end])
}
