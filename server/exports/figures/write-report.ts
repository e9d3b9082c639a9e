import { renderPdf } from '../../pdf/render-pdf.ts'
import { bookOf, type ReportTask } from './book.ts'
import { meetingTables } from './meeting.ts'
import { bookAsCsv } from './to-csv.ts'
import { bookAsDocument } from './to-pdf.ts'
import { bookAsXlsx } from './to-xlsx.ts'

/** A report as a file. Heavy: run it in a thread. */
export async function writeReport(task: ReportTask): Promise<Uint8Array> {
	const book = bookOf(task, meetingTables(task))
	switch (task.format) {
		case 'csv':
			return bookAsCsv(book, task.only !== undefined)
		case 'xlsx':
			return bookAsXlsx(book)
		case 'pdf':
			return renderPdf(bookAsDocument(book, task))
	}
}
