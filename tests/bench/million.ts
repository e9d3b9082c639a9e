import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FACT_VERSION, type Fact } from '../../contract/facts.ts'
import { indexCentre } from '../../server/domain/day.ts'
import { localDay } from '../../contract/local-time.ts'
import { DATABASE_FILE, openDatabase } from '../../server/store/database.ts'
import { createFactStore } from '../../server/store/fact-log.ts'
import { MIGRATIONS } from '../../server/store/migrations.ts'
import { createPrintJobTable } from '../../server/store/print-jobs.ts'
import { createTicketTable } from '../../server/store/tickets.ts'
import { largeCentre } from './large-centre.ts'
import { oneDay, type Written } from './past-day.ts'

export const MILLION = 1_000_000
const VISITS_A_DAY = 1000
const DAY_MS = 86_400_000
const FOLDER = join('.cache', 'million')
/** A file made otherwise is made again. */
const MADE_AS = JSON.stringify({ facts: MILLION, visitsADay: VISITS_A_DAY, schema: MIGRATIONS.join(''), facts_v: FACT_VERSION, recipe: 1 })

/** A data folder with a million facts of earlier days, made once and kept. @returns its path */
export function millionFacts(say: (line: string) => void): string {
	const stamp = join(FOLDER, 'made-as.json')
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === MADE_AS) return FOLDER
	say(`writing ${MILLION} facts, once …`)
	const fresh = `${FOLDER}-new`
	for (const folder of [fresh, FOLDER]) rmSync(folder, { recursive: true, force: true })
	mkdirSync(fresh, { recursive: true })
	write(join(fresh, DATABASE_FILE))
	writeFileSync(join(fresh, 'made-as.json'), MADE_AS)
	renameSync(fresh, FOLDER)
	return FOLDER
}

/** Through the store's own writer: hashes, tickets, commands and print jobs are as the server would have left them. */
function write(path: string): void {
	const db = openDatabase(path)
	// Only this file is made in a hurry; nobody waits for its answers.
	db.pragma('synchronous = OFF')
	db.pragma('cache_size = -1000000')
	const jobs = createPrintJobTable(db)
	const store = createFactStore(db, [createTicketTable(db), jobs.project])
	const centre = largeCentre()
	const setup = indexCentre(centre)
	const put = ({ at, actor, fact, job }: Written): void => {
		store.append({ actor, at, day: localDay(at), facts: [fact], ...(actor !== 'spooler' && { commandId: randomUUID() }) })
		if (job) jobs.add(job)
	}
	// Enough days for all of them, the last one yesterday.
	let noon = Math.floor(Date.now() / DAY_MS) * DAY_MS - 366 * DAY_MS
	store.transaction(() => put({ at: noon, actor: 'system', fact: { type: 'CentreConfigured', centre } satisfies Fact }))
	while (store.head().position < MILLION) {
		noon += DAY_MS
		const left = MILLION - store.head().position
		store.transaction(() => oneDay(setup, noon, { visits: VISITS_A_DAY, facts: left }).forEach(put))
	}
	db.close()
}
