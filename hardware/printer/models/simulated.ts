import type { PrinterModel } from './model.ts'

const COMMON = {
	bandRows: 255,
	status: 'dle-eot',
	endMark: true,
	clearsBuffer: true,
	asb: true,
	codePages: [
		{ page: 52, encoding: 'windows-1258', sound: true },
		{ page: 30, encoding: 'tcvn3', capitalsPage: 31, sound: true },
	],
	nativeQr: true,
	speedMmPerSecond: 150,
	bufferBytes: 65_536,
	source: 'reference',
} satisfies Partial<PrinterModel>

/** Printers in software. They can all that a driver here knows to ask for. */
export const SIMULATED: readonly PrinterModel[] = [
	{ ...COMMON, id: 'sim-80', name: 'Simulated 80 mm', widthDots: 576, cutter: 'partial' },
	{ ...COMMON, id: 'sim-58', name: 'Simulated 58 mm', widthDots: 384, cutter: 'none' },
]
