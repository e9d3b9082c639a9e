/** How a code page writes Vietnamese: letters with a tone byte after them, or one byte for each letter. */
export type VietnameseEncoding = 'windows-1258' | 'tcvn3'

/** One code page of a printer's. */
export type CodePage = {
	/** Its number in `ESC t`. */
	readonly page: number
	readonly encoding: VietnameseEncoding
	/** Of `tcvn3`: the page that prints the capitals of the same letters. */
	readonly capitalsPage?: number
	/** Whether every Vietnamese letter is known to print right. Text is printed in no other page. */
	readonly sound: boolean
}

/** What a printer is. Data only: adding a model is adding an entry. */
export type PrinterModel = {
	readonly id: string
	/** As written on the machine. */
	readonly name: string
	/** Printable dots in a row: on 80 mm paper 576 at 203 dots an inch or 512 at 180, on 58 mm 384. A multiple of 8. */
	readonly widthDots: 576 | 512 | 384
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
	/** Whether it tells changes by itself once asked to (`GS a`). */
	readonly asb: boolean
	/** Its pages with Vietnamese letters; empty where none is known. */
	readonly codePages: readonly CodePage[]
	/** Whether it draws QR codes itself (`GS ( k`). */
	readonly nativeQr: boolean
	/** Slowest speed it is sold with. */
	readonly speedMmPerSecond: number
	/** Bytes it takes in before it must print. */
	readonly bufferBytes: number
	/** How it names itself on USB, where known. */
	readonly usb?: readonly { readonly vendorId: number; readonly productId: number }[]
	/** Where this comes from: the maker's published command reference, or assumed, and then the least of what it may do. */
	readonly source: 'reference' | 'assumed'
	/** Slips as letters in a code page of the printer's, where a device list asks for it; absent: as pictures. */
	readonly mode?: 'text'
}
