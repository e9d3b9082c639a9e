import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { contentOf, printable, STYLES } from './blocks.ts'
import type { PdfDocument } from './document.ts'

const FONTS = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/be-vietnam-pro/package.json'))
const [regular, bold] = ['400Regular/BeVietnamPro_400Regular.ttf', '600SemiBold/BeVietnamPro_600SemiBold.ttf'].map((file) =>
	join(FONTS, file),
)
const MARGIN_PT = 50

/** Draws a document as PDF: A4, its title on every page, `Trang 3/40` beneath. Heavy: run it in a thread (`make-pdf.ts`). */
export async function renderPdf(document: PdfDocument): Promise<Uint8Array> {
	pdfmake.setFonts({ 'Be Vietnam Pro': { normal: regular!, bold: bold!, italics: regular!, bolditalics: bold! } })
	// Nothing but the fonts is read, and nothing is fetched.
	pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold)
	pdfmake.setUrlAccessPolicy(() => false)
	return pdfmake.createPdf(definitionOf(document)).getBuffer()
}

function definitionOf({ title, publisher, number, date, blocks }: PdfDocument): TDocumentDefinitions {
	const under = [number, date].filter((part) => part !== undefined).join(' · ')
	return {
		pageSize: 'A4',
		pageMargins: [MARGIN_PT, 64, MARGIN_PT, 54],
		info: { title: printable(title), author: printable(publisher), creator: 'Một Cửa', producer: 'Một Cửa' },
		language: 'vi',
		defaultStyle: { font: 'Be Vietnam Pro', fontSize: 10, lineHeight: 1.25 },
		styles: STYLES,
		header: () => atEdges(printable(title), printable(publisher), [MARGIN_PT, 28, MARGIN_PT, 0]),
		footer: (page, pages) => atEdges(under, `Trang ${page}/${pages}`, [MARGIN_PT, 18, MARGIN_PT, 0]),
		content: blocks.flatMap(contentOf),
	}
}

const atEdges = (left: string, right: string, margin: [number, number, number, number]): Content => ({
	margin,
	columns: [
		{ text: left, style: 'edge', width: '*' },
		{ text: right, style: 'edge', alignment: 'right', width: 'auto' },
	],
})
