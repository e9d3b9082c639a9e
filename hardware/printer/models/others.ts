import type { PrinterModel } from './model.ts'

/**
 * The least that printers sold as ESC/POS with a status line can do. They know most of the other commands as well, but
 * firmwares differ under one name, so nothing is built on it. What their code pages hold is not published.
 */
const ASSUMED = {
	widthDots: 576,
	bandRows: 128,
	cutter: 'partial',
	status: 'dle-eot',
	endMark: false,
	clearsBuffer: false,
	asb: false,
	codePages: [],
	nativeQr: false,
	speedMmPerSecond: 150,
	bufferBytes: 4_096,
	source: 'assumed',
} satisfies Partial<PrinterModel>

/** Small printers on 58 mm paper, torn off by hand, that say nothing. */
const SMALL = {
	...ASSUMED,
	widthDots: 384,
	bandRows: 64,
	cutter: 'none',
	status: 'none',
	speedMmPerSecond: 70,
	bufferBytes: 2_048,
} as const

/** Makers whose published command references agree with Epson's in what is used here. */
const PUBLISHED = { ...ASSUMED, bandRows: 255, endMark: true, asb: true, nativeQr: true, source: 'reference' } as const

/** Pages that are named Vietnamese by the maker; unproven until somebody has seen the paper. */
const CITIZEN_PAGES = [
	{ page: 30, encoding: 'tcvn3', capitalsPage: 31, sound: false },
	{ page: 32, encoding: 'windows-1258', sound: false },
] as const

/** Names on USB that several makers share, who build with the same controllers. */
const SHARED_USB = [
	{ vendorId: 0x0483, productId: 0x5743 },
	{ vendorId: 0x1fc9, productId: 0x2016 },
] as const

export const OTHERS: readonly PrinterModel[] = [
	{ ...ASSUMED, id: 'xprinter-xp-80', name: 'Xprinter XP-80', usb: SHARED_USB },
	{ ...SMALL, id: 'xprinter-xp-58', name: 'Xprinter XP-58', usb: SHARED_USB },
	{ ...ASSUMED, id: 'xprinter-xp-q80', name: 'Xprinter XP-Q80', usb: SHARED_USB },
	{ ...ASSUMED, id: 'xprinter-xp-n160ii', name: 'Xprinter XP-N160II', usb: SHARED_USB },
	{ ...ASSUMED, id: 'gprinter-gp-l80160', name: 'Gprinter GP-L80160', speedMmPerSecond: 160 },
	{ ...ASSUMED, id: 'gprinter-gp-l80250', name: 'Gprinter GP-L80250', speedMmPerSecond: 250 },
	{ ...ASSUMED, id: 'antech-a80', name: 'Antech A80' },
	{ ...ASSUMED, id: 'apos-230', name: 'APOS-230', speedMmPerSecond: 230 },
	{ ...ASSUMED, id: 'rongta-rp325', name: 'Rongta RP325' },
	{ ...ASSUMED, id: 'rongta-rp80', name: 'Rongta RP80' },
	{ ...ASSUMED, id: 'hprt-tp805', name: 'HPRT TP805' },
	{ ...ASSUMED, id: 'sewoo-slk-ts400', name: 'Sewoo SLK-TS400', widthDots: 512 },
	{ ...ASSUMED, id: 'zywell-zy606', name: 'Zywell ZY606' },
	{ ...ASSUMED, id: 'zywell-zy306', name: 'Zywell ZY306' },
	{ ...ASSUMED, id: 'star-tsp143', name: 'Star TSP143 (ESC/POS mode)' },
	{ ...ASSUMED, id: 'bixolon-srp-330ii', name: 'Bixolon SRP-330II', widthDots: 512 },
	{ ...PUBLISHED, id: 'bixolon-srp-350iii', name: 'Bixolon SRP-350III', widthDots: 512 },
	{ ...PUBLISHED, id: 'citizen-ct-s310ii', name: 'Citizen CT-S310II', codePages: CITIZEN_PAGES },
	{ ...PUBLISHED, id: 'citizen-ct-e351', name: 'Citizen CT-E351', codePages: CITIZEN_PAGES },
	{ ...ASSUMED, id: 'generic-80', name: 'Other ESC/POS printer, 80 mm', bandRows: 24, status: 'none', speedMmPerSecond: 100 },
	{ ...SMALL, id: 'generic-58', name: 'Other ESC/POS printer, 58 mm', bandRows: 24 },
]
