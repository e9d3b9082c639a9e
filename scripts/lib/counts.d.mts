export interface Counts {
	passed: number
	failed: number
	skipped: number
}
export function vitestCounts(report: unknown): Counts
export function playwrightCounts(report: unknown): Counts
export function stageCounts(name: string, path: string, read: (report: unknown) => Counts, code: number): Counts
