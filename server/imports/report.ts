import type { ImportProblem } from '../../contract/imports.ts'
import { PROBLEM_WORDS, type ProblemName } from './problem-words.ts'

/** Where in the file; `column` is the head as the file names it. */
export interface Place {
	line: number
	sheet?: string | undefined
	column?: string | undefined
}
export interface Said {
	code: ProblemName
	value?: string
	/** What the sentence names. */
	names?: readonly (string | number)[]
	/** Where a warning refuses the line because its column must be there. */
	isError?: boolean
}

const LISTED = 2_000
const VALUE_CHARACTERS = 120

/** Collects what is wrong. The first 2,000 are listed, all are counted. */
export function createProblems() {
	const problems: ImportProblem[] = []
	const counts: Record<string, number> = {}

	/** @returns what it does to its line */
	function say(place: Place, { code, value = '', names = [], isError }: Said): ImportProblem['severity'] {
		const [usual, vi, en] = PROBLEM_WORDS[code]
		const severity = isError ? 'error' : usual
		counts[code] = (counts[code] ?? 0) + 1
		if (problems.length >= LISTED) return severity
		const fill = (sentence: string) => sentence.replace(/\{(\d)\}/g, (_, i: string) => short(String(names[Number(i)] ?? '')))
		problems.push({
			line: place.line,
			...(place.sheet !== undefined && { sheet: place.sheet }),
			...(place.column !== undefined && { column: place.column }),
			code,
			severity,
			value: short(value),
			vi: fill(vi),
			en: fill(en),
		})
		return severity
	}

	/** In the order of the file: what concerns a whole sheet was said first, and stands with its line. */
	const list = () => {
		const sheets = [...new Set(problems.map(({ sheet }) => sheet))]
		return problems.toSorted((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.line - b.line)
	}
	return { say, list, counts }
}
export type Problems = ReturnType<typeof createProblems>

/** Whole characters: half of an emoji is none. */
const short = (value: string): string =>
	value.length <= VALUE_CHARACTERS ? value : `${value.slice(0, VALUE_CHARACTERS - 1).replace(/[\ud800-\udbff]$/, '')}…`
