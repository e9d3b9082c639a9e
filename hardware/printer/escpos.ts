import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import { toRgba } from './bitmap.ts'
import type { Bitmap } from './bitmap.ts'
import type { PrinterModel } from './models.ts'

/** Function B of `GS V`: feed to the cutter, then cut. The package has only function A, which cuts through the text. */
const FEED_AND_CUT = { full: [0x1d, 0x56, 65, 0], partial: [0x1d, 0x56, 66, 0] }
/** Width of a letter in font A. */
export const LETTER_DOTS = 12
/** Lines of about 4 mm, which bring the end of the slip past the tear bar. */
const TEAR_LINES = 4

/**
 * The bytes that print a slip: reset, the picture as `GS v 0` raster bands, feed and cut.
 *
 * @param bitmap of the model's width; its height a multiple of 8, else the paper is a few rows longer
 * @throws RangeError when the picture is not as wide as the printer
 * @source Epson ESC/POS command reference: ESC @, GS v 0, GS V
 */
export function encodeSlip(bitmap: Bitmap, model: PrinterModel): Uint8Array {
	if (bitmap.widthDots !== model.widthDots)
		throw new RangeError(`a picture of ${bitmap.widthDots} dots for a printer of ${model.widthDots}`)
	const encoder = createEncoder(model).initialize()
	addPicture(encoder, bitmap, model)
	return encoder.raw(endBytes(model)).encode()
}

/** A picture as wide as the paper, in bands the printer can hold. */
export function addPicture(encoder: ReceiptPrinterEncoder, bitmap: Bitmap, { bandRows }: PrinterModel): void {
	for (const { rows, image } of bands(bitmap, bandRows)) encoder.image(image, bitmap.widthDots, rows, 'threshold', 128)
}

/** The encoder as every slip needs it. */
export const createEncoder = ({ widthDots }: PrinterModel): ReceiptPrinterEncoder =>
	new ReceiptPrinterEncoder({
		language: 'esc-pos',
		imageMode: 'raster',
		columns: Math.floor(widthDots / LETTER_DOTS),
		newline: '\n',
		// A feed after a band would part the picture.
		feedAfterBlock: false,
	})

/** Brings the end of a slip out: to the cutter and cut, or to the tear bar. */
export const endBytes = ({ cutter }: PrinterModel): Uint8Array =>
	Uint8Array.from(cutter === 'none' ? Array<number>(TEAR_LINES).fill(0x0a) : FEED_AND_CUT[cutter])

/** Brings out what hangs from the head of a slip that was broken off. */
export const ejectBytes = (model: PrinterModel): Uint8Array => Uint8Array.of(0x1b, 0x40, ...endBytes(model))

/** The package pads every picture to eight rows, so bands are whole eights. */
function* bands(bitmap: Bitmap, bandRows: number) {
	const step = Math.max(8, Math.min(255, bandRows) & ~7)
	const bytesPerRow = bitmap.widthDots / 8
	for (let top = 0; top < bitmap.heightDots; top += step) {
		const rows = Math.min(step, bitmap.heightDots - top)
		const part = { ...bitmap, heightDots: rows, rows: bitmap.rows.subarray(top * bytesPerRow, (top + rows) * bytesPerRow) }
		yield { rows, image: { width: bitmap.widthDots, height: rows, data: toRgba(part) } }
	}
}
