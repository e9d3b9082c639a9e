import { createPublicFigures } from './app/public-figures.ts'
import { publicTable } from './exports/public-figures.ts'
import type { AppParts } from './http/app.ts'
import { createMonthlyPacks } from './monthly-packs.ts'
import type { CentreSource, Clock, Stop } from './ports/core.ts'
import type { FactLog } from './ports/facts.ts'
import { createReportFiles } from './report-files.ts'
import { startReports } from './reports-here.ts'

interface Ground {
	dataDir: string
	centre: CentreSource
	log: FactLog
	clock: Clock
	say: (message: string, details: object) => void
	onBug: (error: unknown, where: string) => void
}

/** Figures and what is made of them: files, the pack of the month, and the figure that everyone may see. */
export function startFigures({ dataDir, centre, log, clock, say, onBug }: Ground): {
	parts: Pick<AppParts, 'reports' | 'reportFiles' | 'publicFigures'>
	/** A day is over: perhaps a month is. */
	onNewDay: () => void
	stop: Stop
} {
	const { reports, stop } = startReports({ dataDir, centre: centre.current, clock, say, onBug })
	const files = createReportFiles(reports, centre.current)
	const packs = createMonthlyPacks({ dataDir, files, log, centre: centre.current, clock, onBug })
	return {
		parts: {
			reports,
			reportFiles: { file: files.file, packs, centreId: () => centre.current().id },
			publicFigures: {
				read: createPublicFigures({ report: reports.report, centre: centre.current, clock }),
				tableOf: publicTable,
			},
		},
		onNewDay: packs.look,
		stop: async () => {
			await packs.stop()
			await stop()
		},
	}
}
