import type ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import type { Slip } from '../../contract/printing.ts'
import { encodeText } from './code-page.ts'
import { addPicture, createEncoder, endBytes, LETTER_DOTS } from './escpos.ts'
import { canPrintQr } from './layout-qr.ts'
import { soundPage } from './models.ts'
import type { CodePage, PrinterModel } from './models.ts'
import { SLIP_WORDS } from './slip-words.ts'
import { textLines } from './text-slip-lines.ts'
import type { TextLine } from './text-slip-lines.ts'
import { qrModuleDots, qrPicture } from './text-slip-qr.ts'

/**
 * The bytes that print a slip as letters of the printer's own: for printers that draw pictures too slowly. What it says and
 * its order are those of the picture.
 *
 * @throws RangeError when no code page of the printer's is known to hold every Vietnamese letter
 * @source Epson ESC/POS command reference: ESC @, ESC t, ESC a, ESC E, GS !, GS ( k, GS V
 */
export function encodeTextSlip(slip: Slip, model: PrinterModel): Uint8Array {
	const page = soundPage(model)
	if (!page) throw new RangeError(`${model.name} has no code page for Vietnamese`)
	const columns = Math.floor(model.widthDots / LETTER_DOTS)
	const { head, foot } = textLines(slip, SLIP_WORDS[slip.language], columns)
	const encoder = createEncoder(model).initialize()
	for (const line of head) addLine(encoder, line, page)
	if (canPrintQr(slip.url)) addQr(encoder, slip.url, model)
	for (const line of foot) addLine(encoder, line, page)
	return encoder.raw(endBytes(model)).encode()
}

const ESC = 0x1b
const ALIGNS = { left: 0, centre: 1 }

/** The package's own alignment fills lines with spaces, and its code pages lose tones: both by hand. */
function addLine(encoder: ReceiptPrinterEncoder, { text, align, width, height, bold }: TextLine, page: CodePage): void {
	encoder.raw([ESC, 0x61, ALIGNS[align]])
	encoder.bold(bold).size(width, height)
	for (const run of encodeText(text, page)) encoder.raw([ESC, 0x74, run.page, ...run.bytes])
	encoder.size(1, 1).bold(false).newline()
}

function addQr(encoder: ReceiptPrinterEncoder, url: string, model: PrinterModel): void {
	encoder.raw([ESC, 0x61, ALIGNS.centre])
	if (model.nativeQr) encoder.qrcode(url, { model: 2, size: qrModuleDots(url, model.widthDots), errorlevel: 'm' })
	else addPicture(encoder, qrPicture(url, model.widthDots), model)
	encoder.newline()
}
