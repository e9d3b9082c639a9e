import type { Slip } from '../../contract/printing.ts'
import type { PrinterModel } from './models.ts'

/** To the drawing process: the bytes for a printer, or a picture `widthDots` wide. */
export type DrawRequest = { id: number; slip: Slip } & ({ want: 'bytes'; model: PrinterModel } | { want: 'png'; widthDots: number })

/** From it: what was asked, or why not; with the milliseconds it took and the memory the process holds. */
export type DrawAnswer = { id: number; tookMs: number; rssBytes: number } & ({ output: Uint8Array } | { problem: string })
/** Sent once instead of any answer when the process cannot draw at all. */
export type Unfit = { unfit: string }
