/** A printed document in plain words: what stands in it, not how it is drawn. A4, upright. */
export interface PdfDocument {
	title: string
	/** Beside the title on every page: the centre's name. */
	publisher: string
	/** Its number as an office gives it, where it has one. */
	number?: string
	/** As it is printed: `25/11/2026`. */
	date: string
	blocks: Block[]
}

export type Block =
	| { kind: 'title'; text: string; under?: string }
	/** Contents with page numbers, made from the headings that are `listed`. */
	| { kind: 'contents'; title: string }
	| { kind: 'heading'; level: 1 | 2; text: string; note?: string; listed?: boolean; newPage?: boolean }
	| { kind: 'text'; text: string; small?: boolean }
	/** `Thời hạn: 15 ngày làm việc`, one to a line. */
	| { kind: 'facts'; facts: { name: string; value: string }[] }
	| { kind: 'list'; title: string; items: string[] }
	/** `widths` in parts of the page; columns of numbers stand to the right. */
	| { kind: 'table'; heads: string[]; rows: string[][]; widths?: number[]; numeric?: number[] }
	/** Squares to scan, side by side, each with its name and address. */
	| { kind: 'codes'; codes: { name: string; address: string }[] }
	/** Blocks that no page parts. */
	| { kind: 'together'; blocks: Block[] }
	/** A picture as SVG, `widthPt` wide: a chart. */
	| { kind: 'picture'; svg: string; widthPt: number }
