import { parseArgs } from 'node:util'

export const USAGE = 'usage: npm run simulate -- --day FILE… [--history FILE…] [--json] [--charts FILE]'

/** Something the person who called this must put right; `message` is one line. */
export class UsageError extends Error {}

export interface Arguments {
	days: string[]
	history: string[]
	json: boolean
	/** Where to write charts of the waits, as SVG. */
	charts?: string
}

/** A list of files goes on until the next option, so that a shell's `day-*.json.gz` works. @throws {UsageError} */
export function readArguments(args: string[]): Arguments {
	const tokens = tokensOf(args)
	const read: Arguments = { days: [], history: [], json: false }
	let list: string[] | undefined
	for (const token of tokens) {
		if (token.kind === 'option' && token.name === 'json') read.json = true
		else if (token.kind === 'option' && token.name === 'charts') {
			read.charts = token.value ?? ''
			list = undefined
		} else if (token.kind === 'option') {
			list = token.name === 'day' ? read.days : read.history
			list.push(token.value ?? '')
		} else if (token.kind === 'positional' && list) list.push(token.value)
		else if (token.kind === 'positional') throw new UsageError(`${token.value} stands before --day and --history; ${USAGE}`)
	}
	if (read.days.length === 0) throw new UsageError(USAGE)
	return read
}

function tokensOf(args: string[]) {
	const options = {
		day: { type: 'string', multiple: true },
		history: { type: 'string', multiple: true },
		json: { type: 'boolean' },
		charts: { type: 'string' },
	} as const
	try {
		return parseArgs({ args, options, allowPositionals: true, tokens: true }).tokens
	} catch (error) {
		throw new UsageError(`${(error as Error).message.split(/[.\n]/)[0]}; ${USAGE}`)
	}
}
