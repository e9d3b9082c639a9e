import type { PdfDocument } from './document.ts'
import { inThread, threadFile } from './in-thread.ts'

const LIMITS = { timeoutMs: 120_000, heapMb: 700 } as const

/**
 * A document as PDF, drawn in a thread of its own. A report of a few pages takes about half a second.
 *
 * @throws {ThreadTrouble}
 */
export const makePdf = (document: PdfDocument): Promise<Uint8Array> =>
	inThread<Uint8Array>(threadFile(import.meta.dirname, 'pdf-worker'), document, LIMITS)
