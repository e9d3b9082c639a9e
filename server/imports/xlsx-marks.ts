/** What a sheet's XML says besides its values. */
export interface SheetMarks {
	/** Places such as `B3`. */
	formulas: Set<string>
	/** Place → `#N/A` and its like. */
	errors: Map<string, string>
	/** Lines, from 1. */
	hidden: Set<number>
	merged: { text: string; line: number; column: number }[]
}

const ATTRIBUTE = /([\w:]+)="([^"]*)"/g
const attributes = (tag: string): Record<string, string> =>
	Object.fromEntries([...tag.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value] as const))

/** By sheet, in the order of the workbook. */
export function marksOf(entries: Map<string, Buffer>): SheetMarks[] {
	const read = (name: string): string => entries.get(name)?.toString('utf8') ?? ''
	const targets = new Map(
		[...read('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => {
			const { Id, Target } = attributes(tag)
			return [Id, Target?.startsWith('/') ? Target.slice(1) : `xl/${Target}`]
		}),
	)
	return [...read('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => {
		const id = Object.entries(attributes(tag)).find(([name]) => name.endsWith(':id'))?.[1]
		return marksIn(read(targets.get(id) ?? ''))
	})
}

/** Goes through the cells one by one: a pattern over all of them would meet a `<f>` of the next cell. */
function marksIn(xml: string): SheetMarks {
	const marks: SheetMarks = { formulas: new Set(), errors: new Map(), hidden: new Set(), merged: [] }
	for (const [tag] of xml.matchAll(/<(?:\w+:)?row\s[^>]*>/g)) {
		const { r, hidden } = attributes(tag)
		if (hidden === '1' || hidden === 'true') marks.hidden.add(Number(r))
	}
	for (const [, tag = '', inside = ''] of xml.matchAll(/<(?:\w+:)?c(\s[^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gs)) {
		const { r = '', t } = attributes(tag)
		if (/<(?:\w+:)?f[\s/>]/.test(inside)) marks.formulas.add(r)
		if (t === 'e') marks.errors.set(r, /<(?:\w+:)?v>([^<]*)</.exec(inside)?.[1] ?? '#')
	}
	for (const [tag] of xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/g)) {
		const { ref = '' } = attributes(tag)
		const [, letters = 'A', line = '1'] = /^([A-Z]+)(\d+)/.exec(ref) ?? []
		marks.merged.push({ text: ref, line: Number(line), column: columnNumber(letters) })
	}
	return marks
}

/** `A` → 0, `AA` → 26. */
const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
