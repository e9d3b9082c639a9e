import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { playwrightCounts, stageCounts, vitestCounts } from '../scripts/lib/counts.mjs'

/** What `npm test` counts: nothing that went wrong may add up to zero failures. */

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] as unknown[] }
const playwright = { stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 1 }, errors: [] as unknown[] }
let folder: string

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'counts-'))
	vi.spyOn(console, 'log').mockReturnValue()
})
afterEach(() => {
	rmSync(folder, { recursive: true })
	vi.restoreAllMocks()
})

function stage(text: string | undefined, code: number) {
	const path = join(folder, 'report.json')
	if (text !== undefined) writeFileSync(path, text)
	return stageCounts('unit', path, vitestCounts, code)
}

it('takes a good report as it is', () => {
	expect(stage(JSON.stringify(vitest), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 })
})

it('counts a test file that cannot be loaded as a failure', () => {
	const testResults = [
		{ status: 'failed', assertionResults: [] },
		{ status: 'failed', assertionResults: [{ status: 'failed' }] },
		{ status: 'passed', assertionResults: [{ status: 'passed' }] },
	]
	expect(vitestCounts({ ...vitest, numFailedTests: 1, testResults }).failed).toBe(2)
})

it('counts a browser test that passed only when repeated, and an error outside tests, as failures', () => {
	expect(playwrightCounts(playwright)).toEqual({ passed: 2, failed: 0, skipped: 1 })
	expect(playwrightCounts({ ...playwright, stats: { ...playwright.stats, flaky: 1 } }).failed).toBe(1)
	expect(playwrightCounts({ ...playwright, errors: [{}] }).failed).toBe(1)
})

it.each([
	['left no report', undefined, 0],
	['wrote half a report', '{"numPassed', 0],
	['ran no test', JSON.stringify({ ...vitest, numPassedTests: 0 }), 0],
	['ended badly after every test had passed', JSON.stringify(vitest), 139],
])('counts a stage that %s as one failure', (_what, text, code) => {
	expect(stage(text, code).failed).toBe(1)
})
