import { localDay } from '../../contract/local-time.ts'
import type { Clock, Stop } from '../ports/core.ts'
import type { PrintJobStore } from '../ports/printing.ts'
import type { Today } from './today.ts'

/** How late midnight may be noticed. Asked of the clock each time, so that a clock that was moved is noticed too. */
const LOOK_MS = 1000

export interface DailyWorkParts {
	today: Today
	clock: Clock
	jobs: Pick<PrintJobStore, 'abandonBefore'>
	/** Closes the day on hand and folds the new one. */
	turn: () => void
	onNewDay: (day: string) => void
	onStoreError: (error: unknown) => void
}

/** What midnight asks for, also when nobody sends a command: the day is closed, yesterday's slips are not printed any more. */
export function startDailyWork({ today, clock, jobs, turn, onNewDay, onStoreError }: DailyWorkParts): Stop {
	const look = () => {
		try {
			turnOver()
		} catch (error) {
			onStoreError(error)
		}
	}
	const turnOver = () => {
		if (localDay(clock.now()) === today.day.date) return
		turn()
		const { date } = today.day
		if (localDay(clock.now()) !== date) return
		onNewDay(date)
		jobs.abandonBefore(date)
	}
	const timer = setInterval(look, LOOK_MS)
	return () => clearInterval(timer)
}
