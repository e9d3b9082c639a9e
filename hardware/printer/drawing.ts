/** Letters and numbers have a face each: words read well in sentences, numbers stay apart when seen from afar. */
export type Face = 'words' | 'number'
/** `px` is the em in dots (203 dots = 25.4 mm). */
export type Style = { face: Face; weight: 600 | 700; px: number }
export type Ink = 'black' | 'white'
/** Width of a text in dots, without line breaks. */
export type Measure = (text: string, style: Style) => number

/** One thing on the paper. All places in dots from the top left corner; `baseline` is where the letters stand. */
export type Mark =
	| { kind: 'text'; x: number; baseline: number; text: string; style: Style; ink: Ink }
	| { kind: 'box'; x: number; y: number; width: number; height: number; radius: number; ink: Ink }
	| { kind: 'frame'; x: number; y: number; width: number; height: number; radius: number; thickness: number }
	| { kind: 'dashes'; x: number; y: number; width: number; thickness: number; dash: number }
	| { kind: 'polygon'; points: [number, number][]; ink: Ink }
	| { kind: 'line'; from: [number, number]; to: [number, number]; thickness: number; ink: Ink }
	| { kind: 'qr'; x: number; y: number; module: number; rows: boolean[][] }

/** What a slip looks like, before any dot is set. Later marks lie over earlier ones. */
export type Drawing = { widthDots: number; heightDots: number; marks: Mark[] }

/**
 * Rows of dots a mark can touch, generously; used to skip what lies outside a strip.
 *
 * @returns first and last row, in dots; may lie outside the paper
 */
export function rowsOf(mark: Mark): [first: number, last: number] {
	switch (mark.kind) {
		case 'text':
			return [mark.baseline - 1.3 * mark.style.px, mark.baseline + 0.5 * mark.style.px]
		case 'box':
		case 'frame':
			return [mark.y - 1, mark.y + mark.height + 1]
		case 'dashes':
			return [mark.y - 1, mark.y + mark.thickness + 1]
		case 'polygon':
			return [Math.min(...mark.points.map(([, y]) => y)) - 1, Math.max(...mark.points.map(([, y]) => y)) + 1]
		case 'line':
			return [Math.min(mark.from[1], mark.to[1]) - mark.thickness, Math.max(mark.from[1], mark.to[1]) + mark.thickness]
		case 'qr':
			return [mark.y, mark.y + mark.rows.length * mark.module]
	}
}
