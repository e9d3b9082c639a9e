import type { Lane } from '../../contract/ids.ts'
import { waitsOf, type Waits } from './figures.ts'
import type { Simulated } from './simulate.ts'

const LANES: readonly Lane[] = ['regular', 'priority', 'appointment']

/** The result for people, in minutes: lines of text. */
export function table({ result, samples }: Simulated): string[] {
	const { days, site, visits, elapsedMs, overtaken, left, noShows, unserved, forecast } = result
	return [
		`${site}: ${count(days, 'day')}, ${count(visits, 'ticket')}, replayed in ${(elapsedMs / 1000).toFixed(1)} s`,
		'',
		...align(2, [
			['wait, minutes', 'lane', 'called', 'mean', 'P90', 'longest'],
			...waitRows('our rule', result.waits),
			...waitRows('order of arrival', result.fifo.waits),
			...(samples.strict ? waitRows('strict priority', waitsOf(samples.strict)) : []),
			...waitRows('ZMS order', result.zms.waits),
			...(samples.novoSga ? waitRows('Novo SGA order', waitsOf(samples.novoSga)) : []),
		]),
		'',
		`overtaken at most ${count(overtaken.byOneCounterMax, 'time')} by one counter, ${count(overtaken.totalMax, 'time')} in all`,
		`${left} left, ${noShows} did not come when called, ${unserved} unserved at the end of the day`,
		'',
		...align(1, [
			['wait told at issue, minutes', 'tickets', 'error', 'bias', 'P10–P90', 'above P90', 'pinball P90'],
			[
				'ours',
				String(forecast.n),
				minutes(forecast.maeMs),
				minutes(forecast.biasMs),
				percent(forecast.insideP10P90),
				percent(forecast.aboveP90),
				minutes(forecast.pinball90Ms),
			],
			['ZMS formula', String(forecast.n), minutes(result.zms.maeMs), '–', '–', '–', minutes(result.zms.pinball90Ms)],
		]),
		`of tickets that had to queue; ${forecast.unknown} more were told nothing: they would hardly be called that day`,
	]
}

const waitRows = (order: string, waits: Waits): string[][] =>
	LANES.map((lane, i) => {
		const { n, meanMs, p90Ms, maxMs } = waits[lane]
		return [i === 0 ? order : '', lane, String(n), minutes(meanMs), minutes(p90Ms), minutes(maxMs)]
	})

/** Columns of words, then of numbers. */
function align(words: number, rows: string[][]): string[] {
	const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? []
	return rows.map((row) => row.map((cell, i) => (i < words ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '))
}

const minutes = (ms: number | null): string => (ms === null ? '–' : (ms / 60_000).toFixed(1))
const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`)
const count = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
