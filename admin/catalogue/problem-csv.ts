import type { ImportProblem } from '../../contract/imports.ts'
import { IMPORT_WORDS as W } from './words.ts'

/** What a spreadsheet would take for a formula is told to be text. */
const FORMULA = /^['=+\-@\t\r＝＋－＠]/
const cell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** The report as a table to work through, UTF-8 with a byte order mark for Excel. */
export function problemCsv(problems: readonly ImportProblem[]): string {
	const heads = ['Trang tính', W.where, W.column, W.value, 'Mức', 'Mã lỗi', 'Tiếng Việt', 'English']
	const rows = problems.map(({ sheet = '', line, column = '', value, severity, code, vi, en }) => [
		...[sheet, String(line), column, value],
		...[severity === 'error' ? W.counts.refused : 'vẫn nhận', code, vi, en],
	])
	return `\ufeff${[heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** The problems of one code together, errors first, most frequent first. */
export interface ProblemGroup {
	code: string
	severity: ImportProblem['severity']
	/** In all, also beyond those listed. */
	count: number
	problems: ImportProblem[]
	/** What its sentences have in common; the whole where they are the same. */
	title: string
}

export function groupsOf(problems: readonly ImportProblem[], counts: Readonly<Record<string, number>>): ProblemGroup[] {
	const groups = new Map<string, ProblemGroup>()
	for (const problem of problems) {
		const { code, severity } = problem
		const group = groups.get(`${severity} ${code}`) ?? { code, severity, count: counts[code] ?? 0, problems: [], title: '' }
		group.problems.push(problem)
		groups.set(`${severity} ${code}`, group)
	}
	// One code may be an error in one line and a warning in another: then only what is listed is known of each.
	const all = [...groups.values()].map((group) =>
		[...groups.values()].filter(({ code }) => code === group.code).length > 1 ? { ...group, count: group.problems.length } : group,
	)
	for (const group of all) group.title = commonOf(group.problems.map(({ vi }) => vi))
	return all.sort((a, b) => (a.severity === b.severity ? b.count - a.count : a.severity === 'error' ? -1 : 1))
}

/** `Mã có ký tự không dùng được…`: up to the last whole word that all begin with. */
function commonOf(sentences: readonly string[]): string {
	const [first = ''] = sentences
	let length = first.length
	for (const sentence of sentences) while (!sentence.startsWith(first.slice(0, length))) length--
	if (length === first.length) return first
	return `${first
		.slice(0, length)
		.replace(/[^ ]*$/, '')
		.replace(/[\s“:,;(]+$/, '')}…`
}
