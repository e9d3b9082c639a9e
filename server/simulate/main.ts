import { readArguments, UsageError } from './arguments.ts'
import { simulate } from './simulate.ts'
import { table } from './table.ts'
import { readTrace, TraceError } from './trace.ts'

/**
 * `npm run simulate -- --day FILE… [--history FILE…] [--json]`: replays day traces through the rules that serve the hall.
 * Exit 0 done, 2 when it was called wrongly or a file is no trace.
 */
function main(args: string[]): number {
	try {
		const { days, history, json } = readArguments(args)
		const [counted, past] = [days.map(readTrace), history.map(readTrace)]
		const result = simulate(counted, past)
		console.log(json ? JSON.stringify(result) : table(result).join('\n'))
		return 0
	} catch (error) {
		if (!(error instanceof TraceError || error instanceof UsageError)) throw error
		console.error(error.message)
		return 2
	}
}

process.exitCode = main(process.argv.slice(2))
