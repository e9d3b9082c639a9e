import type { PrinterModel } from './model.ts'

/** Epson's USB names of its printer class. */
const VENDOR = 0x04b8

/**
 * What the TM series has in common. Its code pages for Vietnamese are named in the reference, but no paper of them has been
 * seen here: whether page 52 sets a tone onto its letter or behind it, and where page 31 keeps the plain capitals, differs
 * between firmwares. Once a page was seen to print every letter, it is called sound here.
 *
 * @source Epson ESC/POS command reference: DLE EOT, DLE DC4, GS a, GS r, GS ( k, ESC t
 */
const TM = {
	bandRows: 255,
	cutter: 'partial',
	status: 'dle-eot',
	endMark: true,
	clearsBuffer: true,
	asb: true,
	codePages: [
		{ page: 30, encoding: 'tcvn3', capitalsPage: 31, sound: false },
		{ page: 52, encoding: 'windows-1258', sound: false },
	],
	nativeQr: true,
	bufferBytes: 4_096,
	source: 'reference',
} satisfies Partial<PrinterModel>

export const EPSON: readonly PrinterModel[] = [
	{ ...TM, id: 'epson-tm-t82', name: 'Epson TM-T82', widthDots: 576, speedMmPerSecond: 150 },
	{ ...TM, id: 'epson-tm-t82iii', name: 'Epson TM-T82III', widthDots: 576, speedMmPerSecond: 200 },
	{
		...TM,
		id: 'epson-tm-t88vi',
		name: 'Epson TM-T88VI',
		widthDots: 512,
		speedMmPerSecond: 350,
		usb: [
			{ vendorId: VENDOR, productId: 0x0202 },
			{ vendorId: VENDOR, productId: 0x0e21 },
		],
	},
	{ ...TM, id: 'epson-tm-m30', name: 'Epson TM-m30', widthDots: 576, speedMmPerSecond: 200 },
]
