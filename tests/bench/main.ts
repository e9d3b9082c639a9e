import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { judge, table, type Figure, type Line } from './figures.ts'
import { measureFloor } from './floor-view.ts'
import { measureForecast } from './forecast.ts'
import { measureLoad } from './load.ts'
import { measureMemory } from './memory.ts'
import { measurePages } from './pages.ts'
import { measurePaper } from './paper.ts'
import { measurePress } from './press.ts'
import { measureReports } from './reports.ts'
import { measureRule } from './rule.ts'
import { measureSearch } from './search.ts'
import { measureSetup } from './setup.ts'
import { measureSimulatedDay } from './simulated-day.ts'
import { measureSlips } from './slips.ts'
import { measureStart } from './start.ts'
import { measureVoice } from './voice.ts'

const say = (line: string): void => console.error(line)
/** In this order: what is short first, what heats the machine last. */
const PARTS: Record<string, { about: string; measure: () => Figure[] | Promise<Figure[]> }> = {
	pages: { about: 'JavaScript of each page’s first load', measure: measurePages },
	forecast: { about: 'the forecast of a full hall, and a day simulated', measure: () => [...measureForecast(), ...measureSimulatedDay()] },
	floor: { about: 'the live floor of a large centre, in the server and in its page', measure: measureFloor },
	search: { about: 'a procedure found as one types, among 2,600', measure: measureSearch },
	rule: { about: 'the decision whom to call, on a full hall', measure: measureRule },
	reports: { about: 'figures of ten years, and what making them costs whoever writes', measure: () => measureReports(say) },
	start: { about: 'from process start to ready, on nothing and on a million facts', measure: () => measureStart(say) },
	press: { about: 'from an officer’s press to the number on a wall in Chromium', measure: measurePress },
	load: { about: 'tickets and calls over HTTP, beside a bare insert', measure: measureLoad },
	setup: {
		about: 'the set-up of a province’s centre edited, searched and published while the hall is busy',
		measure: () => measureSetup(),
	},
	memory: { about: 'the server’s memory with fifty screens and a burst', measure: measureMemory },
	voice: { about: 'the voice of a wall: how soon, how much, how long', measure: () => measureVoice() },
	paper: { about: 'from a visitor’s tap to the slip on a printer’s wire', measure: measurePaper },
	slips: { about: 'drawing of five thousand slips', measure: measureSlips },
}
const RESULT = '.cache/bench.json'
/** A machine busier than this before a part begins has other work, and its figures are disturbed. */
const QUIET = 0.15

const HELP = `npm run bench [-- --only part,part…] [--help]

${Object.entries(PARTS)
	.map(([name, { about }]) => `  ${name.padEnd(8)}${about}`)
	.join('\n')}

Prints a table and writes ${RESULT}. Exit 1 when a figure misses its bound, 2 when it was not asked for rightly.`

async function main(): Promise<number> {
	const { wanted, mistake } = readArguments()
	if (!wanted) {
		if (mistake) say(`${mistake}\n`)
		console.log(HELP)
		return mistake ? 2 : 0
	}
	const lines: Line[] = []
	const busy: Record<string, number> = {}
	for (const [name, { measure }] of Object.entries(PARTS)) {
		if (!wanted.includes(name)) continue
		busy[name] = await share()
		say(
			`${name} …${busy[name] > QUIET ? ` (the machine is ${Math.round(busy[name] * 100)} % busy with other work: figures are disturbed)` : ''}`,
		)
		lines.push(...(await measure()).map(judge))
	}
	console.log(`\n${table(lines).join('\n')}`)
	const missed = lines.filter(({ verdict }) => verdict === 'miss')
	console.log(`\n${lines.length} figures, ${missed.length} missed their bound; ${machine()}`)
	mkdirSync('.cache', { recursive: true })
	writeFileSync(RESULT, `${JSON.stringify({ at: new Date().toISOString(), machine: machine(), busyBefore: busy, lines }, null, '\t')}\n`)
	return missed.length ? 1 : 0
}

/** Neither parts nor a mistake: help was asked for. */
function readArguments(): { wanted?: string[]; mistake?: string } {
	try {
		const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } })
		if (values.help) return {}
		const wanted = values.only?.split(',') ?? Object.keys(PARTS)
		const unknown = wanted.filter((name) => !Object.hasOwn(PARTS, name))
		return unknown.length ? { mistake: `no such part: ${unknown.join(', ')}` } : { wanted }
	} catch (error) {
		return { mistake: (error as Error).message }
	}
}

const machine = (): string =>
	`${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`

/** Share of all processors that is busy now, while this process waits: 0–1. */
async function share(): Promise<number> {
	const read = () => cpus().map(({ times }) => ({ idle: times.idle, all: Object.values(times).reduce((a, b) => a + b, 0) }))
	const before = read()
	await pause(1000)
	const after = read()
	const sum = (key: 'idle' | 'all') => after.reduce((total, cpu, i) => total + cpu[key] - (before[i]?.[key] ?? 0), 0)
	return 1 - sum('idle') / Math.max(1, sum('all'))
}

process.exitCode = await main()
