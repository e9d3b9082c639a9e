import { MISTAKE_WORDS as M } from './words.ts'

/** One row of what was pasted: its line, from 1, and its cells; or why it is none. */
export type Row = { line: number; cells: Record<Column, string> } | { line: number; mistake: string }
export type Column = 'code' | 'day' | 'time' | 'service' | 'procedure'
export type Table = { ok: true; rows: Row[] } | { ok: false; mistake: string }

const NEEDED: readonly Column[] = ['code', 'time', 'service']
/** Names of columns as they are written, without marks, spaces or case. */
const HEADERS: Record<Column, readonly string[]> = {
	code: ['ma', 'mahen', 'malichhen', 'macuochen', 'maso', 'madatlich', 'code'],
	day: ['ngay', 'ngayhen', 'date', 'day'],
	time: ['gio', 'giohen', 'thoigian', 'thoigianhen', 'ngaygio', 'ngaygiohen', 'khunggio', 'time', 'at', 'datetime'],
	service: ['dichvu', 'madichvu', 'tendichvu', 'service', 'serviceid'],
	procedure: ['thutuc', 'mathutuc', 'tenthutuc', 'tthc', 'matthc', 'procedure', 'procedureid'],
}

export const plain = (text: string): string =>
	text
		.toLowerCase()
		.replace(/đ/g, 'd')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]/g, '')

const columnOf = (name: string): Column | undefined =>
	(Object.keys(HEADERS) as Column[]).find((column) => HEADERS[column].includes(plain(name)))

/** Reads CSV (comma, semicolon or tab, as its first line has) or JSON (a list of objects). Nothing is guessed. */
export function readTable(text: string): Table {
	const bare = text.replace(/^\uFEFF/, '')
	return /^\s*[[{]/.test(bare) ? readJson(bare) : readCsv(bare)
}

function readJson(text: string): Table {
	let value: unknown
	try {
		value = JSON.parse(text)
	} catch {
		return { ok: false, mistake: M.notJson }
	}
	const list = isRecord(value) ? value['appointments'] : value
	if (!Array.isArray(list)) return { ok: false, mistake: M.notList }
	if (list.length === 0) return { ok: false, mistake: M.empty }
	return { ok: true, rows: list.map((item: unknown, i) => rowOfObject(item, i + 1)) }
}

function rowOfObject(item: unknown, line: number): Row {
	if (!isRecord(item)) return { line, mistake: M.notObject }
	const cells = emptyCells()
	for (const [name, value] of Object.entries(item)) {
		const column = columnOf(name)
		if (column && (typeof value === 'string' || typeof value === 'number')) cells[column] = String(value).trim()
	}
	return { line, cells }
}

function readCsv(text: string): Table {
	const [head, ...lines] = text
		.split(/\r\n|\n|\r/)
		.map((content, i) => ({ content, line: i + 1 }))
		.filter(({ content }) => content.trim() !== '')
	if (!head) return { ok: false, mistake: M.empty }
	const mark = [';', '\t', ','].find((one) => head.content.includes(one)) ?? ','
	const columns = (cellsOf(head.content, mark) ?? []).map(columnOf)
	if (columns.every((column) => column === undefined)) return { ok: false, mistake: M.noHeader }
	const twice = columns.find((column, i) => column !== undefined && columns.indexOf(column) !== i)
	if (twice) return { ok: false, mistake: M.twiceColumn(NAMES[twice]) }
	const missing = NEEDED.filter((column) => !columns.includes(column))
	if (missing.length) return { ok: false, mistake: M.missing(missing.map((column) => NAMES[column]).join(', ')) }
	if (lines.length === 0) return { ok: false, mistake: M.empty }
	return { ok: true, rows: lines.map(({ content, line }) => rowOfLine(content, { line, mark, columns })) }
}
const NAMES: Record<Column, string> = { code: 'mã', day: 'ngày', time: 'giờ', service: 'dịch vụ', procedure: 'thủ tục' }

function rowOfLine(content: string, head: { line: number; mark: string; columns: readonly (Column | undefined)[] }): Row {
	const { line, mark, columns } = head
	const values = cellsOf(content, mark)
	if (!values) return { line, mistake: M.quote }
	if (values.length > columns.length && values.slice(columns.length).some((value) => value !== ''))
		return { line, mistake: M.columns(values.length, columns.length) }
	const cells = emptyCells()
	columns.forEach((column, i) => {
		if (column) cells[column] = values[i] ?? ''
	})
	return { line, cells }
}

/** The cells of one line, RFC 4180 quotes taken off; `undefined` where a quote is not closed. */
function cellsOf(content: string, mark: string): string[] | undefined {
	const cells: string[] = []
	let cell = ''
	let quoted = false
	for (let i = 0; i < content.length; i++) {
		const one = content[i] ?? ''
		if (quoted && one === '"' && content[i + 1] === '"') cell += content[i++] ?? ''
		else if (one === '"' && (quoted || cell.trim() === '')) quoted = !quoted
		else if (one === mark && !quoted) {
			cells.push(cell.trim())
			cell = ''
		} else cell += one
	}
	return quoted ? undefined : [...cells, cell.trim()]
}

const emptyCells = (): Record<Column, string> => ({ code: '', day: '', time: '', service: '', procedure: '' })
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
