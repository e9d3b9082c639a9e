/** One line of the table. Values are in `unit`; `bound` is the most that is allowed. */
export interface Figure {
	part: string
	figure: string
	value: number
	unit: 'ms' | 'MB' | 'KB' | '/s' | '×' | 'µs'
	bound?: number
	/** What it is held against, measured in the same run. `ratio` is value ÷ beside, or beside ÷ value for a rate. */
	beside?: { name: string; value: number }
}
export type Line = Figure & { ratio: number | null; verdict: 'pass' | 'miss' | '–' }

/** @returns the value below which `share` (0–1) of the samples lie: nearest rank. @throws {RangeError} without samples */
export function percentile(samples: readonly number[], share: number): number {
	const sorted = [...samples].sort((a, b) => a - b)
	const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
	if (value === undefined) throw new RangeError('no samples')
	return value
}
export const median = (samples: readonly number[]): number => percentile(samples, 0.5)
export const mean = (samples: readonly number[]): number => samples.reduce((sum, x) => sum + x, 0) / samples.length

/** A figure with its ratio and verdict: beside what was measured with it, else beside its bound. */
export function judge(figure: Figure): Line {
	const { value, unit, bound, beside } = figure
	const other = beside?.value ?? bound
	const ratio = other === undefined ? null : unit === '/s' ? other / value : value / other
	return { ...figure, ratio, verdict: bound === undefined ? '–' : value <= bound ? 'pass' : 'miss' }
}

const COLUMNS = ['figure', 'measured', 'bound', 'ratio', 'beside', ''] as const

/** The table as lines of text. */
export function table(lines: readonly Line[]): string[] {
	const rows = [COLUMNS, ...lines.map(cells)]
	const widths = COLUMNS.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
	return rows.map((row) =>
		row
			.map((cell, i) => (i === 1 || i === 2 || i === 3 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
			.join('  ')
			.trimEnd(),
	)
}

function cells({ figure, value, unit, bound, ratio, beside, verdict }: Line): string[] {
	return [
		figure,
		`${round(value)} ${unit}`,
		bound === undefined ? '–' : `≤ ${bound} ${unit}`,
		ratio === null ? '–' : `${ratio.toFixed(2)}`,
		beside ? `${beside.name} ${round(beside.value)} ${unit}` : bound === undefined ? '–' : 'bound',
		verdict,
	]
}

/** Three digits that count. */
const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))
