import type { Slip } from '../../contract/printing.ts'
import type { Bitmap } from './bitmap.ts'
import { encodeSlip } from './escpos.ts'
import { checkGlyphs } from './glyphs.ts'
import { layout } from './layout.ts'
import type { PrinterModel } from './models.ts'
import { toPng } from './png.ts'
import { createRaster } from './raster.ts'
import { encodeTextSlip } from './text-slip.ts'

/** Slips in, pictures or bytes out, in this process. */
export type SlipDrawer = {
	draw(slip: Slip, widthDots: number): Bitmap
	bytes(slip: Slip, model: PrinterModel): Uint8Array
	png(slip: Slip, widthDots: number): Promise<Uint8Array>
}

/**
 * Loads fonts and canvas and proves that every Vietnamese letter prints.
 *
 * @throws Error when a font is missing or lacks letters
 */
export function createSlipDrawer(): SlipDrawer {
	const raster = createRaster()
	checkGlyphs()
	const draw = (slip: Slip, widthDots: number) => raster.draw(layout(slip, widthDots, raster.measure))
	return {
		draw,
		bytes: (slip, model) => (model.mode === 'text' ? encodeTextSlip(slip, model) : encodeSlip(draw(slip, model.widthDots), model)),
		png: (slip, widthDots) => toPng(draw(slip, widthDots)),
	}
}
