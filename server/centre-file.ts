import { readFileSync } from 'node:fs'
import { parseCentre, type Centre } from '../contract/centre.ts'
import { StartError } from './environment.ts'

/** @throws {StartError} one line: which file, where in it, what is wrong, and how many more there are */
export function readCentreFile(path: string): Centre {
	const parsed = parseCentre(readJson(path))
	if (parsed.ok) return parsed.centre
	const [first, ...more] = parsed.mistakes
	throw new StartError(`the centre file ${path} is not valid: ${first}${more.length ? ` (and ${more.length} more)` : ''}`)
}

function readJson(path: string): unknown {
	let text: string
	try {
		text = readFileSync(path, 'utf8')
	} catch (error) {
		throw new StartError(`cannot read the centre file ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
	}
	try {
		return JSON.parse(text)
	} catch (error) {
		throw new StartError(`the centre file ${path} is not JSON: ${(error as Error).message}`)
	}
}
