import { parentPort, workerData } from 'node:worker_threads'
import type { ReportTask } from './exports/figures/book.ts'
import { writeReport } from './exports/figures/write-report.ts'
import { guideOf, type GuideTask } from './exports/guide.ts'
import { writeExport, type ExportTask } from './exports/write-export.ts'
import { FileTrouble } from './imports/file-trouble.ts'
import { readImport, type ImportTask } from './imports/read-import.ts'
import type { ThreadWord } from './pdf/in-thread.ts'
import { renderPdf } from './pdf/render-pdf.ts'

/** The thread of lists and books: one task, then the end. */
export type CatalogueTask =
	({ do: 'read' } & ImportTask) | ({ do: 'write' } & ExportTask) | ({ do: 'guide' } & GuideTask) | ({ do: 'report' } & ReportTask)

const say = (word: ThreadWord<unknown>) => parentPort?.postMessage(word)

async function work(task: CatalogueTask): Promise<unknown> {
	switch (task.do) {
		case 'read': {
			const { report, edits, removals } = await readImport(task, (done, total) => say({ progress: [done, total] }))
			// As text: thousands of objects would have to be copied at once where nobody may wait.
			return { report, edits: JSON.stringify(edits), removals: JSON.stringify(removals) }
		}
		case 'write':
			return writeExport(task)
		case 'report':
			return writeReport(task)
		case 'guide':
			return renderPdf(guideOf(task))
	}
}

try {
	say({ value: await work(workerData as CatalogueTask) })
} catch (error) {
	if (!(error instanceof FileTrouble)) throw error
	say({ trouble: error.code })
}
