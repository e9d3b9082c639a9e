import { parse } from 'csv-parse/sync'
import { Buffer } from 'node:buffer'
import readSheets from 'read-excel-file/node'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { HIDDEN_TEXT, wordsOf, type Cell } from '../../contract/figures/table.ts'
import { DEFINITIONS } from '../../contract/figures/words.ts'
import { bookOf, type Book, type ReportTask } from '../../server/exports/figures/book.ts'
import { meetingTables } from '../../server/exports/figures/meeting.ts'
import { writeReport } from '../../server/exports/figures/write-report.ts'
import { REPORT_OPTIONS, type Amount } from '../visual/report-answers.ts'
import { bookTask } from './report-book.ts'

const AMOUNTS: Amount[] = ['none', 'one', 'million']
const meeting = { alerts: [{ kind: 'printer', times: 3, ms: 5_400_000 }] }
const whole = (task: ReportTask): Book => bookOf(task, meetingTables(task))
const squeezed = (text: string) => text.replace(/\s+/g, '')

async function sheetsOf(task: ReportTask) {
	const bytes = await writeReport({ ...task, format: 'xlsx' })
	return (await readSheets(Buffer.from(bytes))) as { sheet: string; data: (string | number | null)[][] }[]
}
async function csvOf(task: ReportTask): Promise<{ text: string; lines: string[][] }> {
	const text = Buffer.from(await writeReport({ ...task, format: 'csv' })).toString()
	return { text, lines: parse(text, { bom: true, relax_column_count: true }) }
}
async function pdfOf(task: ReportTask): Promise<{ text: string; pages: string[] }> {
	const bytes = await writeReport({ ...task, format: 'pdf' })
	const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)))
	return { text: squeezed(text.join(' ')), pages: text }
}
/** As it is in a spreadsheet: percentages are parts of one there. */
function inSheet(cell: Cell): string | number | null {
	if (cell.kind === 'hidden') return HIDDEN_TEXT
	if (cell.kind === 'text') return cell.text || null
	return cell.value === null || cell.kind !== 'percent' ? cell.value : cell.value / 100
}
const inCsv = (cell: Cell): string => (cell.kind === 'percent' && cell.value !== null ? String(cell.value) : String(inSheet(cell) ?? ''))
const padded = <T>(row: readonly T[], width: number): (T | null)[] => Array.from({ length: width }, (_, i) => row[i] ?? null)

describe.each(AMOUNTS)('a report of %s', (amount) => {
	const task = bookTask(amount, { meeting })
	const book = whole(task)

	it('is a workbook of typed cells, each as the answer has it', async () => {
		const sheets = await sheetsOf(task)
		expect(sheets.map(({ sheet }) => sheet)).toEqual(['Báo cáo', ...book.tables.map(({ title }) => title.slice(0, 31))])
		for (const [i, { title, base, heads, rows }] of book.tables.entries()) {
			const [first, second, names, ...lines] = sheets[i + 1]?.data ?? []
			expect([first?.[0], second?.[0]]).toEqual([title, base])
			expect(names).toEqual(heads)
			expect(lines).toHaveLength(rows.length)
			for (const [line, row] of rows.entries()) {
				const read = padded(lines[line] ?? [], heads.length)
				const meant = padded(row.map(inSheet), heads.length)
				for (const [column, value] of meant.entries())
					if (typeof value === 'number') expect(read[column]).toBeCloseTo(value, 8)
					else expect(read[column]).toBe(value)
			}
		}
	})

	it('is the same as CSV, under its titles', async () => {
		const { text, lines } = await csvOf(task)
		expect(text.startsWith('\ufeff')).toBe(true)
		for (const { title, base, heads, rows } of book.tables) {
			const at = lines.findIndex((line) => line[0] === title && line[1] === base)
			expect(lines.slice(at + 1, at + 2 + rows.length)).toEqual([heads, ...rows.map((row) => row.map(inCsv))])
		}
	})

	it('is the same on paper, where every cell can be read, with pages and number', async () => {
		const { text, pages } = await pdfOf(task)
		for (const { title, rows } of book.tables) {
			expect(text).toContain(squeezed(title))
			for (const row of rows) expect(text).toContain(squeezed(row.map(wordsOf).join('')))
		}
		for (const { name } of DEFINITIONS) expect(text).toContain(squeezed(name))
		expect(pages.at(-1)).toContain(`Trang ${pages.length}/${pages.length}`)
		expect(pages[0]).toContain('BC-20261123-0912')
	})
})

describe('a report as a file', () => {
	const million = bookTask('million')

	it('says whose it is, of which days, beside which, of what, and when it was made', () => {
		const { facts } = whole({ ...million, scope: [{ dimension: 'zone', key: 'zone-a' }] })
		expect(facts.map(({ value }) => value)).toEqual([
			...[
				'Trung tâm thử',
				'01/11 – 30/11/2026',
				'01/10 – 31/10/2026',
				'A · Hộ tịch, chứng thực',
				'09:12 ngày 23/11/2026',
				'BC-20261123-0912',
			],
		])
	})

	it('says that it is not complete while days are still being counted', () => {
		const building = { done: 10, total: 40, through: null }
		const { facts } = whole({ ...million, answers: { ...million.answers, hours: { ...million.answers.hours, building } } })
		expect(facts.at(-1)?.value).toBe('Chưa đủ: mới đếm 10/40 sự kiện của nhật ký.')
	})

	it('is one table alone when asked for by its name: heads, then lines', async () => {
		const { lines } = await csvOf({ ...million, only: 'lanes' })
		expect(lines).toEqual([
			['Diện', 'Lượt lấy số', 'Trên lượt lấy số'],
			['Thường', '800000', '80'],
			['Ưu tiên', '120000', '12'],
			['Có hẹn', '80000', '8'],
		])
	})

	it('never tells an officer of fewer than ten, and names officers by the alphabet', async () => {
		const { lines } = await csvOf({ ...million, only: 'officers' })
		expect(lines.slice(1).map(([name]) => name)).toEqual(['Cầm Văn Bình', 'Lò Thị Ánh', 'Quàng Thị Dung'])
		expect(lines[3]).toEqual(['Quàng Thị Dung', ...Array.from({ length: 5 }, () => HIDDEN_TEXT)])
	})

	it('holds no formula, whatever somebody calls a service', async () => {
		const [first, ...others] = REPORT_OPTIONS.service
		const evil = '=HYPERLINK("http://x";"y")'
		const service = first ? [{ ...first, name: { vi: evil, en: evil } }, ...others] : []
		const task = { ...million, options: { ...REPORT_OPTIONS, service }, only: 'within' }
		const { lines } = await csvOf(task)
		expect(lines[1]?.[0]).toBe(`'${evil}`)
		// Text in a cell of text stays text.
		expect((await sheetsOf(task))[1]?.data[3]?.[0]).toBe(evil)
	})

	it('puts before a month’s figures what its meeting talks about', () => {
		const task = bookTask('million', { meeting })
		const tables = new Map(meetingTables(task).map((table) => [table.id, table.rows.map((row) => row.map(wordsOf))]))
		expect(tables.get('targets')).toEqual([
			['Chờ, P90 (phút)', '29', '959.000', '34', '30', 'đạt'],
			['Hài lòng', '96,00%', '239.750', '96,00%', '95,00%', 'đạt'],
		])
		expect(tables.get('worst-hours')?.map(([hour, , , p90]) => [hour, p90])).toEqual([
			['9h', '34'],
			['8h', '29'],
			['10h', '27'],
			['15h', '24'],
			['14h', '22'],
		])
		expect(tables.get('devices')).toEqual([['Máy in: hết giấy hoặc có lỗi', '3', '90']])
		expect(tables.get('quality')?.[3]).toEqual(['Không trả lời khi được mời đánh giá', '719.250'])
	})

	it('ranks no hour or zone that a few visits would have decided', () => {
		expect(
			meetingTables(bookTask('one', { meeting }))
				.filter(({ id }) => id.startsWith('worst'))
				.flatMap(({ rows }) => rows),
		).toEqual([])
	})
})
