import type { Rate } from '../views.ts'

/** One figure or word of a table, with what it is, so that paper, a spreadsheet and a screen all say the same. */
export type Cell =
	| { kind: 'text'; text: string }
	/** A whole number. */
	| { kind: 'count'; value: number | null }
	/** Minutes, one decimal. */
	| { kind: 'minutes'; value: number | null }
	/** 0–100, two decimals. */
	| { kind: 'percent'; value: number | null }
	/** Not told, because so few stand behind it. */
	| { kind: 'hidden' }

export interface Table {
	id: string
	title: string
	/** What it counts and what it stands on: `n = 5.220 lượt lấy số`. */
	base: string
	heads: string[]
	rows: Cell[][]
}

export const text = (words: string): Cell => ({ kind: 'text', text: words })
export const count = (value: number | null | undefined): Cell => ({ kind: 'count', value: value ?? null })
export const minutes = (ms: number | null | undefined): Cell => ({
	kind: 'minutes',
	value: ms === null || ms === undefined ? null : minutesIn(ms),
})
export const percent = (rate: Pick<Rate, 'percent'> | undefined): Cell => ({ kind: 'percent', value: rate?.percent ?? null })
export const hidden: Cell = { kind: 'hidden' }

/** One decimal, half up. */
export const minutesIn = (ms: number): number => Math.round(ms / 6000) / 10

const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 })
const oneDecimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })
const twoDecimals = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
export const inCount = (n: number): string => whole.format(n)
export const inMinutes = (value: number): string => oneDecimal.format(value)
export const inPercent = (value: number): string => `${twoDecimals.format(value)}%`

export const HIDDEN_TEXT = 'dưới 10 lượt'
export const NOTHING = '–'

/** As people read it. */
export function wordsOf(cell: Cell): string {
	if (cell.kind === 'text') return cell.text
	if (cell.kind === 'hidden') return HIDDEN_TEXT
	if (cell.value === null) return NOTHING
	return cell.kind === 'count' ? inCount(cell.value) : cell.kind === 'minutes' ? inMinutes(cell.value) : inPercent(cell.value)
}
