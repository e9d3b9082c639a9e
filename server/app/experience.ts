import { learn } from '../domain/forecast/learn.ts'
import { emptyMemory, type Memory } from '../domain/forecast/memory.ts'
import { planOf } from '../domain/forecast/plan.ts'
import { dayBefore, nextDay } from '../../contract/local-time.ts'
import type { Stop } from '../ports/core.ts'
import type { FactLog } from '../ports/facts.ts'
import type { Today } from './today.ts'

/** How far back the server looks when it starts: some thirty working days. Older ones hardly count any more. */
const DAYS_BACK = 45
/** Between two past days, so that nobody waits for what was long ago. */
const PAUSE_MS = 50
/** How late a day that has ended is noticed. */
const LOOK_MS = 60_000

export interface Experience {
	/** What the days learnt so far teach; grows in the first seconds after the start. */
	memory(): Memory
	/** Learns the next past day. @returns whether there was one */
	step(): boolean
	start(): Stop
}

/**
 * What the server has learnt from past days' facts: read from the log after each start, oldest first, and again after each
 * midnight. Nothing of it is stored: the log has it all.
 */
export function createExperience(parts: { log: Pick<FactLog, 'ofDay'>; today: Today; onStoreError: (error: unknown) => void }): Experience {
	const { log, today } = parts
	let memory = emptyMemory()
	let next = dayBefore(today.day.date, DAYS_BACK)

	function step(): boolean {
		if (next >= today.day.date) return false
		const { centre } = today.day.setup
		const facts = log.ofDay(next)
		if (facts.length) memory = learn(memory, { facts, plan: planOf(centre, next), counterIds: centre.counters.map(({ id }) => id) })
		next = nextDay(next)
		return true
	}

	function start(): Stop {
		let timer: NodeJS.Timeout
		const work = () => {
			let isBehind = false
			try {
				isBehind = step()
			} catch (error) {
				parts.onStoreError(error)
			}
			timer = setTimeout(work, isBehind ? PAUSE_MS : LOOK_MS)
			timer.unref()
		}
		timer = setTimeout(work, PAUSE_MS)
		timer.unref()
		return () => clearTimeout(timer)
	}

	return { memory: () => memory, step, start }
}
