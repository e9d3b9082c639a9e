import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import { toRgba } from './bitmap.ts'
import type { Bitmap } from './bitmap.ts'
import type { PrinterModel } from './models.ts'

/** Function B of `GS V`: feed to the cutter, then cut. The package has only function A, which cuts through the text. */
const FEED_AND_CUT = { full: [0x1d, 0x56, 65, 0], partial: [0x1d, 0x56, 66, 0] }
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
	const encoder = new ReceiptPrinterEncoder({
		language: 'esc-pos',
		imageMode: 'raster',
		columns: model.widthDots === 576 ? 48 : 32,
		newline: '\n',
		// A feed after a band would part the picture.
		feedAfterBlock: false,
	})
	encoder.initialize()
	for (const { rows, image } of bands(bitmap, model.bandRows)) encoder.image(image, bitmap.widthDots, rows, 'threshold', 128)
	if (model.cutter === 'none') encoder.newline(TEAR_LINES)
	else encoder.raw(FEED_AND_CUT[model.cutter])
	return encoder.encode()
}

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
