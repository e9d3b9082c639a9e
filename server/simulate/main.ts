import { writeFileSync } from 'node:fs'
import { readArguments, UsageError } from './arguments.ts'
import { chartsOf } from './charts.ts'
import { simulateInParallel } from './in-parallel.ts'
import { table } from './table.ts'
import { readTrace, TraceError } from './trace.ts'

/**
 * `npm run simulate -- --day FILE… [--history FILE…] [--json] [--charts FILE.svg]`: replays day traces through the rules
 * that serve the hall. Exit 0 done, 2 when it was called wrongly or a file is no trace.
 */
async function main(args: string[]): Promise<number> {
	try {
		const { days, history, json, charts } = readArguments(args)
		const question = { days: days.map(readTrace), history: history.map(readTrace), orders: json ? [] : (['strict', 'novoSga'] as const) }
		const simulated = await simulateInParallel(question, progress)
		if (charts) write(charts, chartsOf(simulated))
		console.log(json ? JSON.stringify(simulated.result) : table(simulated).join('\n'))
		return 0
	} catch (error) {
		if (!(error instanceof TraceError || error instanceof UsageError)) throw error
		console.error(error.message)
		return 2
	}
}

/** @throws {UsageError} when the file cannot be written */
function write(path: string, content: string): void {
	try {
		writeFileSync(path, content)
	} catch {
		throw new UsageError(`${path}: cannot be written`)
	}
}

const WIDTH = 30
/** A bar for whoever watches; gone at the end. */
function progress(done: number, of: number): void {
	if (!process.stderr.isTTY) return
	const full = Math.round((done / of) * WIDTH)
	const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done} of ${of} days`
	process.stderr.write(done < of ? `\r${bar}` : `\r${' '.repeat(bar.length)}\r`)
}

process.exitCode = await main(process.argv.slice(2))
