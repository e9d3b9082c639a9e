import type { Content, StyleDictionary } from 'pdfmake/interfaces.js'
import type { Block } from './document.ts'
import { qrPng } from './qr-png.ts'

const INK = '#12211d'
const GREY = '#57645e'
const GREEN = '#0f5548'
const LINE = '#ddd6c6'
const QR_PT = 76

export const STYLES: StyleDictionary = {
	edge: { fontSize: 8.5, color: GREY },
	title: { fontSize: 24, bold: true, color: GREEN },
	h1: { fontSize: 16, bold: true, color: GREEN },
	h2: { fontSize: 12, bold: true, color: INK },
	name: { color: GREY },
	small: { fontSize: 8.5, color: GREY },
	head: { bold: true, fontSize: 9, color: INK, fillColor: '#eff7f4' },
}

/** Unseen control characters have no place on paper; text typed with separate marks is drawn composed. */
export const printable = (text: string): string =>
	text.normalize('NFC').replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')

/** A block as the PDF's maker takes it. */
export function contentOf(block: Block): Content[] {
	switch (block.kind) {
		case 'title':
			return [
				{ text: printable(block.text), style: 'title', margin: [0, 120, 0, 8] },
				...(block.under === undefined ? [] : [{ text: printable(block.under), style: 'small', margin: [0, 0, 0, 24] } as Content]),
			]
		case 'contents':
			return [{ pageBreak: 'before', toc: { title: { text: printable(block.title), style: 'h1', margin: [0, 0, 0, 10] } } }]
		case 'heading':
			return [heading(block)]
		case 'text':
			return [{ text: printable(block.text), margin: [0, 0, 0, 6], ...(block.small && { style: 'small' }) }]
		case 'facts':
			return [facts(block.facts)]
		case 'list':
			return [
				{ text: printable(block.title), bold: true, margin: [0, 2, 0, 2] },
				{ ul: block.items.map(printable), margin: [0, 0, 0, 6] },
			]
		case 'table':
			return [table(block)]
		case 'codes':
			return [codes(block.codes)]
		case 'together':
			return [{ stack: block.blocks.flatMap(contentOf), unbreakable: true }]
		case 'picture':
			return [{ svg: block.svg, width: block.widthPt, margin: [0, 4, 0, 8] }]
	}
}

function heading({ level, text, note, listed, newPage }: Extract<Block, { kind: 'heading' }>): Content {
	const words = printable(text)
	return {
		text: note === undefined ? words : [words, { text: `   ${printable(note)}`, style: 'small', bold: false }],
		style: level === 1 ? 'h1' : 'h2',
		margin: level === 1 ? [0, newPage ? 0 : 22, 0, 4] : [0, 12, 0, 4],
		headlineLevel: level,
		...(newPage && { pageBreak: 'before' as const }),
		...(listed && {
			tocItem: true,
			tocStyle: level === 1 ? { bold: true } : { fontSize: 9 },
			tocMargin: level === 1 ? ([0, 8, 0, 1] as const) : ([12, 0, 0, 0] as const),
		}),
	}
}

const facts = (list: readonly { name: string; value: string }[]): Content => ({
	margin: [0, 0, 0, 4],
	layout: 'noBorders',
	table: {
		widths: [86, '*'],
		body: list.map(({ name, value }) => [{ text: printable(name), style: 'name' }, { text: printable(value) }]),
	},
})

function table({ heads, rows, widths, numeric = [] }: Extract<Block, { kind: 'table' }>): Content {
	const place = (i: number) => ({ alignment: numeric.includes(i) ? ('right' as const) : ('left' as const) })
	const all = (widths ?? []).reduce((sum, width) => sum + width, 0)
	return {
		margin: [0, 2, 0, 10],
		fontSize: 9,
		layout: { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => LINE, paddingTop: () => 3, paddingBottom: () => 3 },
		table: {
			headerRows: 1,
			dontBreakRows: true,
			widths: heads.map((_, i) => (widths ? `${((100 * (widths[i] ?? 1)) / all).toFixed(2)}%` : 'auto')),
			body: [
				heads.map((text, i) => ({ text: printable(text), style: 'head', ...place(i) })),
				...rows.map((row) => heads.map((_, i) => ({ text: printable(row[i] ?? ''), ...place(i) }))),
			],
		},
	}
}

/** Three to a line. */
function codes(list: readonly { name: string; address: string }[]): Content {
	const lines = Array.from({ length: Math.ceil(list.length / 3) }, (_, i) => list.slice(i * 3, i * 3 + 3))
	return {
		margin: [0, 2, 0, 6],
		stack: lines.map((line) => ({
			unbreakable: true,
			columns: line.map(({ name, address }) => ({
				width: '33%',
				columns: [
					{ image: qrPng(address), width: QR_PT },
					{ text: printable(name), style: 'small', margin: [4, 8, 4, 0] },
				],
			})),
		})),
	}
}
