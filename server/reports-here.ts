import { join } from 'node:path'
import type { Centre } from '../contract/centre.ts'
import { REPORTS_PROGRAM } from './program.ts'
import { createReportsDesk, type ReportsDesk } from './reports/desk.ts'
import { startReportsThread } from './reports/thread.ts'
import type { Clock, Stop } from './ports/core.ts'
import { DATABASE_FILE } from './store/database.ts'

const TABLES_FILE = 'reports.sqlite'

interface Parts {
	dataDir: string
	centre: () => Centre
	clock: Clock
	say: (message: string, details: object) => void
	onBug: (error: unknown, where: string) => void
}

/** The figures of this centre: a thread that reads the log, and a file that may be deleted at any time. */
export function startReports({ dataDir, centre, clock, say, onBug }: Parts): { reports: ReportsDesk; stop: Stop } {
	const thread = startReportsThread({
		program: REPORTS_PROGRAM,
		files: { facts: join(dataDir, DATABASE_FILE), tables: join(dataDir, TABLES_FILE) },
		onDied: (error) => onBug(error, 'reports'),
		onRenewed: (reason) => say('the figures are made again from the facts', { reason }),
	})
	return { reports: createReportsDesk({ thread, centre, now: () => clock.now(), onBug }), stop: () => thread.stop() }
}
