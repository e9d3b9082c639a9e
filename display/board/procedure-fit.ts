import { linesOf, shorten } from '../fit.ts'
import { papersThatFit } from './papers.ts'

const PAD_PX = 44
const FIELD_PX = 50
const TITLE = { px: 52, linePx: 66 }
const FACTS = { widthPx: 400, linePx: 42, gapPx: 8 }
const TEXT = { px: 34, linePx: 44 }
const GAP_PX = 24
const HEADING_PX = 56
/** Between the facts and the papers, with the mark before a paper. */
const BETWEEN_PX = 80
const NARROWEST_PAPERS_PX = 300
/** A mean letter, in em. */
const LETTER_EM = 0.53
/** Larger where all of it fits so: it is read from the benches. */
const ZOOMS = [1.5, 1.4, 1.3, 1.2, 1.1]

export interface ProcedureText {
	title: string
	documents: readonly string[]
	/** Days, fee, way of filing, in words. */
	facts: readonly string[]
}
export interface FittedProcedure {
	/** How much larger than its least size the page is drawn. */
	zoom: number
	/** Inside its edges, in its own px. */
	widthPx: number
	title: string
	papers: { shown: string[]; more: number }
}

/** How a procedure is laid out on a page of this size: as large as all of it allows, else at the least size as much as fits. */
export function fitProcedure(text: ProcedureText, page: { widthPx: number; heightPx: number }): FittedProcedure {
	for (const zoom of ZOOMS) {
		const { isWhole, ...fitted } = at(zoom, text, page)
		if (isWhole) return fitted
	}
	const { isWhole: _, ...least } = at(1, text, page)
	return least
}

function at(zoom: number, { title, documents, facts }: ProcedureText, page: { widthPx: number; heightPx: number }) {
	const widthPx = page.widthPx / zoom - 2 * PAD_PX
	const short = shorten(title, Math.floor(widthPx / (TITLE.px * LETTER_EM)) * 2)
	const topPx = PAD_PX + FIELD_PX + linesOf(short, widthPx, TITLE.px) * TITLE.linePx + GAP_PX
	const restPx = page.heightPx / zoom - topPx - PAD_PX
	const papersPx = widthPx - FACTS.widthPx - BETWEEN_PX
	// Half a line is left for how the browser breaks.
	const lines = Math.floor((restPx - HEADING_PX - TEXT.linePx / 2) / (TEXT.linePx + 4))
	const papers = papersThatFit(documents, { lines, widthPx: papersPx, px: TEXT.px })
	const factLines = facts.reduce((sum, fact) => sum + 1 + linesOf(fact, FACTS.widthPx, TEXT.px), 0)
	const factsPx = factLines * FACTS.linePx + facts.length * FACTS.gapPx
	const isWhole = papers.more === 0 && factsPx <= restPx && papersPx >= NARROWEST_PAPERS_PX && short === title
	return { zoom, widthPx, title: short, papers, isWhole }
}
