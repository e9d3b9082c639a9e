import { SECTIONS } from '../../../contract/figures/sections.ts'
import { svgOf } from '../../../contract/figures/draw/svg.ts'
import { wordsOf, type Table } from '../../../contract/figures/table.ts'
import { DEFINITIONS } from '../../../contract/figures/words.ts'
import { inWords } from '../../../contract/figures/periods.ts'
import type { Block, PdfDocument } from '../../pdf/document.ts'
import type { Book, ReportTask } from './book.ts'

/** Between the margins of A4; drawn wider, so that its words are as small as those of the tables. */
const [WIDE_PT, DRAWN] = [495, 660]

/** A report as people hand it round: drawings and tables, and how everything is counted at the end. */
export function bookAsDocument(book: Book, task: ReportTask): PdfDocument {
	return {
		...{ title: book.title, publisher: book.centre, number: `Mã ${book.number}`, date: `Ngày ${book.date}` },
		blocks: [
			{ kind: 'heading', level: 1, text: book.title },
			{ kind: 'facts', facts: book.facts },
			...book.tables.flatMap((table) => partOf(table, book, task)),
			{ kind: 'heading', level: 2, text: 'Cách tính' },
			{ kind: 'facts', facts: [...DEFINITIONS] },
		],
	}
}

/** No page parts a title from its drawing. */
function partOf(table: Table, { context }: Book, { answers, period }: ReportTask): Block[] {
	const section = SECTIONS.find(({ id }) => id === table.id)
	const answer = section && answers[section.from]
	const days = inWords(answer ?? period)
	const note = [days, table.base, ...(section?.how ? [section.how] : [])].join(' · ')
	const title: Block[] = [
		{ kind: 'heading', level: 2, text: table.title },
		{ kind: 'text', text: note, small: true },
	]
	if (table.rows.length === 0) return [{ kind: 'together', blocks: [...title, { kind: 'text', text: 'Chưa có.' }] }]
	const drawing = section?.draw && answer && answer.rows.length > 0 ? section.draw(answer, context, DRAWN) : undefined
	const picture: Block[] = drawing ? [{ kind: 'picture', svg: svgOf(drawing), widthPt: WIDE_PT }] : []
	return drawing
		? [{ kind: 'together', blocks: [...title, ...picture] }, inPrint(table)]
		: [{ kind: 'together', blocks: [...title, inPrint(table)] }]
}

const inPrint = ({ heads, rows }: Table): Block => ({
	kind: 'table',
	heads,
	rows: rows.map((row) => row.map(wordsOf)),
	widths: heads.map((_, i) => (i === 0 ? 2.4 : 1)),
	numeric: heads.map((_, i) => i).slice(1),
})
