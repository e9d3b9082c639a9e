import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { KioskView } from '../../contract/views.ts'
import { findings, waitingBy } from './findings.ts'
import { proveFolder } from './prove-folder.ts'
import { readLog, runStorm, type Storm } from './storm.ts'

/** `STORM_SECONDS=60` makes a longer one, with a kill every fifteen seconds. */
const seconds = Number(process.env['STORM_SECONDS'] ?? 12)
const kills = Math.max(1, Math.floor(seconds / 15))

describe('a storm of commands, and a server killed in the middle', () => {
	/** A folder of this run alone; afterwards its data is left for `npm run verify -- --data .cache/storm`. */
	const folder = resolve(`.cache/storm-${process.pid}`)
	const left = resolve('.cache/storm')
	mkdirSync(folder, { recursive: true })
	afterAll(() => {
		rmSync(left, { recursive: true, force: true })
		renameSync(folder, left)
	})

	it(
		'doubles no number, calls nobody twice, and forgets nothing that anybody was told',
		{ timeout: (seconds * 4 + 60 + 60 * kills) * 1000 },
		async () => {
			const storm = await runStorm(folder, { seconds, kills })
			await judge(storm, folder).finally(storm.server.kill)
		},
	)
})

async function judge(storm: Storm, folder: string): Promise<void> {
	const { server, client, entries } = storm
	const log = await readLog(client)
	const kiosk = await client.enrol('kiosk', 'kiosk-1')
	const { body: view } = await client.getJson<KioskView>('/views/kiosk/kiosk-1', kiosk.headers)
	writeFigures(storm, log.length)

	expect(findings(log, entries).slice(0, 20)).toEqual([])
	expect(view.waiting).toBe(waitingBy(log))

	// It was a storm: everybody was busy when the server died, and all of them went on afterwards.
	expect(entries.filter(({ lost }) => lost > 0).length).toBeGreaterThanOrEqual(kills * 8)
	expect(log.filter(({ type }) => type === 'TicketIssued').length).toBeGreaterThan(100)
	expect(new Set(log.flatMap((fact) => (fact.type === 'VisitCompleted' ? [fact.counterId] : []))).size).toBe(8)
	expect(entries.every(({ answers }) => answers.length > 0)).toBe(true)

	expect(storm.proofs.map(({ code }) => code)).toEqual(Array.from({ length: kills }, () => 0))
	const { code, tookMs } = await server.stop()
	expect(code).toBe(0)
	expect(tookMs).toBeLessThan(5000)
	expect(await proveFolder(folder)).toEqual({
		code: 0,
		said: expect.stringMatching(/^proved: \d+ facts, .*file as sealed/) as string,
	})
}

/** For whoever runs a long one and wants to know how hard it blew. */
function writeFigures({ entries, outages }: Storm, facts: number): void {
	const answers = entries.flatMap((entry) => entry.answers)
	const of = (type: string) => entries.filter(({ command, answers: [first] }) => command.type === type && first?.events).length
	const lost = entries.filter((entry) => entry.lost > 0)
	mkdirSync('.cache', { recursive: true })
	writeFileSync(
		'.cache/storm.json',
		JSON.stringify(
			{
				seconds,
				commands: entries.length,
				answers: answers.length,
				facts,
				tickets: of('IssueTicket'),
				calls: of('CallNext'),
				completed: of('Complete'),
				queueEmpty: answers.filter(({ code }) => code === 'queue-empty').length,
				repliesLost: lost.length,
				doneBeforeTheReplyWasLost: lost.filter(({ answers: [first] }) => first?.status === 200).length,
				outages,
			},
			null,
			'\t',
		),
	)
}
