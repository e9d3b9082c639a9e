import { parentPort, workerData } from 'node:worker_threads'
import type { PdfDocument } from './document.ts'
import { renderPdf } from './render-pdf.ts'

/** The thread of `make-pdf.ts`: one document, then the end. */
parentPort?.postMessage({ value: await renderPdf(workerData as PdfDocument) })
