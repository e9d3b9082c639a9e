import { resolve } from 'node:path'
import type { Centre } from '../contract/centre.ts'
import { centreOf } from './app/today.ts'
import { readCentreFile } from './centre-file.ts'
import { localDay } from '../contract/local-time.ts'
import { isLoopback, StartError, type Environment } from './environment.ts'
import type { Clock } from './ports.ts'
import { DEMO_CENTRE } from './program.ts'
import type { Store } from './store/store.ts'

/** The set-up in force, and the position of its fact; before the first start, what the centre file says. */
export function setupOf({ CENTRE, HOST }: Environment, { facts }: Store): { centre: Centre; configuredAt: number } {
	const fact = facts.lastConfigured()
	const centre = fact?.type === 'CentreConfigured' ? centreOf(fact) : readCentreFile(CENTRE ? resolve(CENTRE) : DEMO_CENTRE)
	if (centre.demo && !isLoopback(HOST)) throw new StartError(`HOST: the demo listens on loopback alone (127.0.0.1), not on ${HOST}`)
	return { centre, configuredAt: fact?.position ?? 0 }
}

/** The day to fold first: one that was left open must be closed before today begins. */
export function dayOnHand({ facts }: Store, clock: Clock): string {
	const last = facts.lastDay()
	return last !== undefined && !facts.isClosed(last) ? last : localDay(clock.now())
}
