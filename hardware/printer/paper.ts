/** Sizes of everything on one width of paper, in dots (8 dots are 1 mm). Text is never under 24 dots, 3 mm. */
export type Paper = {
	widthDots: number
	/** Left and right of all print. */
	margin: number
	/** Gap above and below a rule. */
	gap: number
	door: number
	centre: number
	label: number
	number: number
	/** Sizes a title is tried in, with the lines it may take. */
	title: [px: number, maxLines: number][]
	plate: { letter: number; pad: number; first: [px: number, maxLines: number][]; rest: number }
	figure: number
	body: number
	/** Lines one paper of the checklist may take. */
	documentLines: number
	foot: number
	/** Code and words side by side, if there is room; side of the code and size of one module at most. */
	qr: { beside: boolean; side: number; maxModule: number }
}

const WIDE: Paper = {
	widthDots: 576,
	margin: 18,
	gap: 12,
	door: 84,
	centre: 28,
	label: 30,
	number: 236,
	title: [
		[38, 2],
		[34, 3],
		[28, 4],
	],
	plate: {
		letter: 112,
		pad: 20,
		first: [
			[38, 1],
			[34, 1],
			[30, 3],
		],
		rest: 28,
	},
	figure: 60,
	body: 26,
	documentLines: 3,
	foot: 24,
	qr: { beside: true, side: 222, maxModule: 7 },
}

const NARROW: Paper = {
	widthDots: 384,
	margin: 8,
	gap: 11,
	door: 66,
	centre: 24,
	label: 26,
	number: 160,
	title: [
		[30, 2],
		[27, 3],
		[24, 4],
	],
	plate: {
		letter: 80,
		pad: 12,
		first: [
			[29, 1],
			[26, 1],
			[25, 3],
		],
		rest: 24,
	},
	figure: 44,
	body: 24,
	documentLines: 4,
	foot: 24,
	qr: { beside: false, side: 240, maxModule: 7 },
}

/** The sizes for a printer of that many dots. */
export const paperFor = (widthDots: number): Paper => ({ ...(widthDots >= 512 ? WIDE : NARROW), widthDots })
