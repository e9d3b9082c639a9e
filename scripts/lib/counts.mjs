import { existsSync, readFileSync } from 'node:fs'

/** What Vitest's JSON report says. A file that could not even be loaded counts as one failure. */
export function vitestCounts(report) {
	const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests, testResults } = report
	const broken = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'))
	return { passed, failed: failed + broken.length, skipped: numPendingTests + numTodoTests }
}

/** What Playwright's JSON report says. A test that passed only when repeated is not a pass. */
export function playwrightCounts({ stats, errors }) {
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
}

/**
 * Counts of one stage. A stage that ran nothing, left no report, or ended badly without naming a failure, failed.
 *
 * @param code  how the program ended
 */
export function stageCounts(name, path, read, code) {
	const none = { passed: 0, failed: 0, skipped: 0 }
	let counts = none
	try {
		if (existsSync(path)) counts = read(JSON.parse(readFileSync(path, 'utf8')))
	} catch (error) {
		console.log(`${name}: the report cannot be read (${error.message})`)
	}
	if (counts.failed > 0) return counts
	if (counts.passed === 0) console.log(`${name}: no test ran`)
	else if (code !== 0) console.log(`${name}: ended with exit ${code}`)
	else return counts
	return { ...counts, failed: 1 }
}
