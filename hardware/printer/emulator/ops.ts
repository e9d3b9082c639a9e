/** How letters look until told otherwise. `width` and `height` are multiples of the font's cell, 1–8. */
export type Letters = { font: 'A' | 'B'; width: number; height: number; bold: boolean; underline: boolean; reverse: boolean }
export type Align = 'left' | 'centre' | 'right'

/** One thing the print mechanism does in its turn. Dots are 1/8 mm. */
export type Deed =
	| { kind: 'reset' }
	/** One row of a raster picture, drawn `wide` and `tall` times its size. */
	| { kind: 'row'; dots: Uint8Array; wide: 1 | 2; tall: 1 | 2 }
	| { kind: 'char'; byte: number }
	| { kind: 'tab' }
	| { kind: 'line' }
	| { kind: 'feed-lines'; lines: number }
	| { kind: 'feed-dots'; dots: number }
	/** `dots` is fed first; `toCutter` also brings the end of the print past the blade. */
	| { kind: 'cut'; by: 'full' | 'partial'; toCutter: boolean; dots: number }
	| { kind: 'letters'; change: Partial<Letters> }
	| { kind: 'align'; align: Align }
	| { kind: 'spacing'; dots: number }
	| { kind: 'page'; page: number }
	| { kind: 'qr-set'; what: 'module' | 'correction'; value: number }
	| { kind: 'qr-store'; data: Uint8Array }
	| { kind: 'qr-print' }
	/** Sends the paper sensor's state (`GS r 1`), the drawer's (`GS r 2`). */
	| { kind: 'answer-sensor'; which: number }
	| { kind: 'answer-identity'; which: number }
	/** Sends back the mark it was given (`GS ( H`). */
	| { kind: 'answer-mark'; mark: Uint8Array }
	| { kind: 'status-back'; items: number }
	/** Known, without effect here; or not known at all, which is counted. */
	| { kind: 'nothing' }
	| { kind: 'unknown' }
	/** Was obeyed when it arrived, or asks for nothing at all: not even kept. */
	| { kind: 'heard' }

/** A deed, the bytes that asked for it, which fill the receive buffer until it is done, and where they came from. */
export type Op<Line = unknown> = { deed: Deed; raw: Uint8Array; from: Line }

/** Reads a command: asks for so many bytes, > 0, and gets them. */
export type Reading<T> = Generator<number, T, Uint8Array>
