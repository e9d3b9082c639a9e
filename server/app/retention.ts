import { RETENTION } from '../../contract/privacy.ts'
import { localDay } from '../../contract/local-time.ts'
import type { Actor, Clock, Dispatch, Stop } from '../ports/core.ts'
import type { RemovalStore } from '../ports/facts.ts'

const DAY_MS = 86_400_000
/** Rows at a time, so that nobody who presses a button waits for it. */
const STEP = 200
/** So long after the start, and then every half hour, it is looked whether the day's run has been. */
const FIRST_MS = 5 * 60_000
const LOOK_MS = 30 * 60_000

interface Parts {
	store: Pick<RemovalStore, 'dropOld' | 'removals'>
	clock: Clock
	dispatch: Dispatch
	onStoreError: (error: unknown) => void
}

/**
 * Removes once a day what was kept long enough, a few rows at a time, and records how many of each kind: also that there were
 * none. A server that is off at night does it in the morning.
 */
export function createRetention({ store, clock, dispatch, onStoreError }: Parts): { run: () => Promise<void>; start: () => Stop } {
	let isStopped = false
	let running: Promise<void> | undefined

	const isDone = (): boolean => store.removals(50).some(({ type, day }) => type === 'RetentionRun' && day === localDay(clock.now()))

	async function removeOld(): Promise<void> {
		const removed: Record<string, number> = {}
		for (const { kind, days } of RETENTION) {
			const before = clock.now() - days * DAY_MS
			for (let gone = STEP; gone === STEP && !isStopped; await new Promise(setImmediate)) {
				gone = store.dropOld(kind, before, STEP)
				if (gone > 0) removed[kind] = (removed[kind] ?? 0) + gone
			}
		}
		await dispatch({ type: 'RecordRetention', removed }, SYSTEM)
	}

	async function run(): Promise<void> {
		try {
			if (!isDone()) await removeOld()
		} catch (error) {
			onStoreError(error)
		}
	}
	const look = (): Promise<void> => (running ??= run().finally(() => (running = undefined)))

	return {
		run: look,
		start() {
			let timer = setTimeout(function again() {
				void look()
				timer = setTimeout(again, LOOK_MS)
			}, FIRST_MS)
			return async () => {
				isStopped = true
				clearTimeout(timer)
				await running
			}
		},
	}
}

const SYSTEM: Actor = { name: 'system', kind: 'system', id: 'system', anyCounter: true }
