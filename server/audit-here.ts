import { join } from 'node:path'
import { createTrailChecks } from './audit/check.ts'
import { Busy, createAuditThread } from './audit/thread.ts'
import { Refused } from './http/problem.ts'
import type { InspectionPort } from './http/inspection.ts'
import type { Clock, Stop } from './ports/core.ts'
import { AUDIT_PROGRAM } from './program.ts'
import { DATABASE_FILE } from './store/database.ts'

interface Parts {
	dataDir: string
	clock: Clock
	onBug: (error: unknown, where: string) => void
}

/** Inspection of this centre: threads that only read its file. */
export function startAudit({ dataDir, clock, onBug }: Parts): { port: InspectionPort; stop: Stop } {
	const path = join(dataDir, DATABASE_FILE)
	const thread = createAuditThread(AUDIT_PROGRAM, path)
	const checks = createTrailChecks({ program: AUDIT_PROGRAM, path, clock, onBug })
	/** A full house is told to come again; all else is a mistake of the program. */
	async function told<T>(answer: Promise<T>): Promise<T> {
		try {
			return await answer
		} catch (error) {
			if (error instanceof Busy) throw new Refused('too-many-requests')
			throw error
		}
	}
	return {
		port: {
			page: (query) => told(thread.ask<'page'>({ ask: 'page', query })),
			fact: (position) => told(thread.ask<'fact'>({ ask: 'fact', position })),
			visit: (visitId) => told(thread.ask<'visit'>({ ask: 'visit', visitId })),
			integrity: (month) => told(thread.ask<'integrity'>({ ask: 'integrity', month })),
			outline: (day) => told(thread.ask<'outline'>({ ask: 'outline', day })),
			moment: (day, at, displayIds) => told(thread.ask<'moment'>({ ask: 'moment', day, at, displayIds })),
			checks,
		},
		stop: async () => {
			await checks.stop()
			await thread.stop()
		},
	}
}
