import { tempFolder } from '../support/running.ts'
import { startServerProcess } from '../support/process.ts'
import { median, type Figure } from './figures.ts'
import { MILLION, millionFacts } from './million.ts'

const ROUNDS = 7
const START_MS = 1000
/** A year's facts may make a start so much longer, not more. */
const GROWTH = 1.5

/** From starting the process to its `ready` line: as built, on nothing, and on a million facts; by turns, so that both meet the same machine. */
export async function measureStart(say: (line: string) => void): Promise<Figure[]> {
	const folder = millionFacts(say)
	const empty: number[] = []
	const full: number[] = []
	for (let round = 0; round < ROUNDS; round++) {
		const fresh = tempFolder()
		empty.push(await timeStart(fresh.path))
		fresh.remove()
		full.push(await timeStart(folder))
	}
	const [onNothing, onMillion] = [median(empty), median(full)]
	const beside = { name: 'empty', value: onNothing }
	const part = 'start'
	return [
		{ part, figure: `start on no data, median of ${ROUNDS}`, value: onNothing, unit: 'ms', bound: START_MS },
		{ part, figure: 'start on no data, slowest', value: Math.max(...empty), unit: 'ms', beside },
		{
			part,
			figure: `start on ${MILLION} facts, median of ${ROUNDS}`,
			value: onMillion,
			unit: 'ms',
			bound: Math.round(onNothing * GROWTH),
			beside,
		},
		{ part, figure: `start on ${MILLION} facts, slowest`, value: Math.max(...full), unit: 'ms', beside },
	]
}

async function timeStart(folder: string): Promise<number> {
	const server = await startServerProcess({ DATA_DIR: folder }, { built: true })
	await server.stop()
	return server.readyMs
}
