import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Recorded } from '../../contract/facts.ts'
import type { EventsAnswer } from '../../contract/api.ts'
import type { z } from 'zod'
import { largeCentre } from '../bench/large-centre.ts'
import { startServerProcess, type ServerProcess } from '../support/process.ts'
import { createClient, type Client, type Credentials } from '../support/running.ts'
import { createDice, takeNumbers, workCounter } from './crowd.ts'
import { freePort } from './free-port.ts'
import { createLedger, type Entry } from './ledger.ts'
import { proveCopy } from './prove-folder.ts'

const KIOSKS = ['kiosk-1', 'kiosk-2']
const PEOPLE = 16
const COUNTERS = 8
const PAGE = 1000
/** One command in so many goes out twice at once. */
const DOUBLE = 1 / 20

export interface Storm {
	server: ServerProcess
	client: Client
	entries: Entry[]
	/** What the proof of the file said each time the server lay dead. */
	proofs: { code: number | null; said: string }[]
	/** Milliseconds from each kill to the next `ready`. */
	outages: number[]
}

/** Sixteen people at two kiosks and eight officers, all as fast as they can, and a server that is killed again and again. */
export async function runStorm(folder: string, { seconds, kills }: { seconds: number; kills: number }): Promise<Storm> {
	const server = await startAgainAndAgain(folder)
	try {
		const client = createClient(server.now().url)
		const { entries, askAs } = createLedger(client)
		let isOver = false
		const everybody = await gather(client, { askAs, isOver: () => isOver })
		const proofs: Storm['proofs'] = []
		const outages: number[] = []
		for (let kill = 0; kill < kills; kill++) {
			await pause((seconds * 1000) / (kills + 1))
			const since = performance.now()
			proofs.push(await server.crash())
			outages.push(Math.round(performance.now() - since))
		}
		await pause((seconds * 1000) / (kills + 1))
		isOver = true
		await Promise.all(everybody)
		return { server: server.now(), client, entries, proofs, outages }
	} catch (error) {
		await server.now().kill()
		throw error
	}
}

/** A server that always comes back on the same folder and port. `crash` proves what the killed one left before it does. */
async function startAgainAndAgain(folder: string) {
	const file = join(folder, 'centre.json')
	writeFileSync(file, JSON.stringify(largeCentre()))
	const env = { DATA_DIR: folder, CENTRE: file, PORT: String(await freePort()) }
	let server = await startServerProcess(env)
	return {
		now: () => server,
		crash: async () => {
			await server.kill()
			const proof = await proveCopy(folder)
			server = await startServerProcess(env)
			return proof
		},
	}
}

type Gathering = { askAs: ReturnType<typeof createLedger>['askAs']; isOver: () => boolean }

/** Everybody begins. @returns what each of them is at, until it is over */
async function gather(client: Client, { askAs, isOver }: Gathering): Promise<Promise<void>[]> {
	const kiosks = await Promise.all(KIOSKS.map((id) => client.enrol('kiosk', id)))
	const officers = await Promise.all(Array.from({ length: COUNTERS }, (_, i) => signInAs(client, i + 1)))
	const services = [
		...new Set(
			largeCentre()
				.counters.slice(0, COUNTERS)
				.flatMap((counter) => counter.services),
		),
	]
	const crowd = (seed: number) => ({ services, dice: createDice(seed), isOver })
	const asker = (by: string, credentials: Credentials, seed: number) => {
		const dice = createDice(seed + 1000)
		return askAs(by, credentials, () => dice() < DOUBLE)
	}
	return [
		...Array.from({ length: PEOPLE }, (_, i) => {
			const at = i % KIOSKS.length
			return takeNumbers(asker(`person ${i} at ${KIOSKS[at]}`, kiosks[at]?.headers ?? {}, i), crowd(i))
		}),
		...officers.map((credentials, i) => workCounter(asker(`officer${i + 1}`, credentials, 100 + i), `counter-${i + 1}`, crowd(100 + i))),
	]
}

const signInAs = async (client: Client, n: number): Promise<Credentials> => client.signIn(`officer${n}`).then(({ cookie }) => ({ cookie }))

/** The whole log, as an inspector reads it. */
export async function readLog(client: Client): Promise<Recorded[]> {
	const inspector = await client.signIn('inspector')
	const log: Recorded[] = []
	for (;;) {
		const { body } = await client.getJson<z.infer<typeof EventsAnswer>>(`/events?after=${log.length}&limit=${PAGE}`, inspector)
		log.push(...body.events)
		if (body.events.length === 0) return log
	}
}
