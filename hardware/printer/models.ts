/** What a printer is. Data only: adding a model is adding an entry. */
export type PrinterModel = {
	readonly id: string
	/** As written on the machine. */
	readonly name: string
	/** Printable dots in a row: 576 on 80 mm paper, 384 on 58 mm, at 203 dots an inch. A multiple of 8. */
	readonly widthDots: 576 | 384
	/** Rows in one raster command, 8–255; small printers hold only that much. */
	readonly bandRows: number
	/** `none`: the paper is fed to the tear bar instead. */
	readonly cutter: 'full' | 'partial' | 'none'
	/** Whether it answers `DLE EOT` while busy or offline. */
	readonly status: 'dle-eot' | 'none'
	/** Whether it answers `GS r` in its turn, after the slip before it has come out. */
	readonly endMark: boolean
	/** Whether it knows `DLE DC4 8`, which drops the rest of a slip that stopped half way. */
	readonly clearsBuffer: boolean
}

const MODELS: readonly PrinterModel[] = [
	{
		id: 'sim-80',
		name: 'Simulated 80 mm',
		widthDots: 576,
		bandRows: 255,
		cutter: 'partial',
		status: 'dle-eot',
		endMark: true,
		clearsBuffer: true,
	},
	{
		id: 'sim-58',
		name: 'Simulated 58 mm',
		widthDots: 384,
		bandRows: 255,
		cutter: 'none',
		status: 'dle-eot',
		endMark: true,
		clearsBuffer: true,
	},
	{
		id: 'epson-tm-t82',
		name: 'Epson TM-T82',
		widthDots: 576,
		bandRows: 255,
		cutter: 'partial',
		status: 'dle-eot',
		endMark: true,
		clearsBuffer: true,
	},
	{
		id: 'epson-tm-t82iii',
		name: 'Epson TM-T82III',
		widthDots: 576,
		bandRows: 255,
		cutter: 'partial',
		status: 'dle-eot',
		endMark: true,
		clearsBuffer: true,
	},
	{
		id: 'xprinter-xp-80',
		name: 'Xprinter XP-80',
		widthDots: 576,
		bandRows: 128,
		cutter: 'partial',
		status: 'dle-eot',
		endMark: false,
		clearsBuffer: false,
	},
	{
		id: 'xprinter-xp-58',
		name: 'Xprinter XP-58',
		widthDots: 384,
		bandRows: 64,
		cutter: 'none',
		status: 'none',
		endMark: false,
		clearsBuffer: false,
	},
]

/** All ids a device list may name. */
export const MODEL_IDS: readonly string[] = MODELS.map((model) => model.id)

/** The model of that id, or `undefined`. */
export const findModel = (id: string): PrinterModel | undefined => MODELS.find((model) => model.id === id)
