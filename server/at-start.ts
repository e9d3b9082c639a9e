import { resolve } from 'node:path'
import type { Centre } from '../contract/centre.ts'
import { centreOf } from './app/today.ts'
import { readCentreFile } from './centre-file.ts'
import { localDay } from '../contract/local-time.ts'
import { isLoopback, StartError, type Environment } from './environment.ts'
import type { Clock } from './ports/core.ts'
import { BLANK_CENTRE, DEMO_CENTRE } from './program.ts'
import type { Store } from './store/store.ts'

/**
 * The set-up in force, and the position of its fact; before the first start, what the centre file says.
 *
 * @throws {StartError} a demo where it may not be, or a folder without a centre where one was expected
 */
export function setupOf(env: Environment, { facts }: Store): { centre: Centre; configuredAt: number } {
	const fact = facts.lastConfigured()
	if (!fact && env.resetAdmin) throw new StartError(`DATA_DIR: there is no centre in ${env.DATA_DIR} yet, so no password to reset`)
	const centre = fact?.type === 'CentreConfigured' ? centreOf(fact) : readCentreFile(firstFile(env))
	if (centre.demo) refuseDemo(env, fact !== undefined)
	return { centre, configuredAt: fact?.position ?? 0 }
}

function firstFile({ CENTRE, mode }: Environment): string {
	if (CENTRE) return resolve(CENTRE)
	return mode === 'serve' ? BLANK_CENTRE : DEMO_CENTRE
}

function refuseDemo({ mode, HOST, CENTRE, DATA_DIR }: Environment, isKept: boolean): void {
	if (mode === 'serve')
		throw new StartError(
			isKept
				? `DATA_DIR: ${DATA_DIR} holds a demo; a real centre begins with a folder of its own`
				: `CENTRE: ${CENTRE} is a demo ("demo": true); a real centre is none`,
		)
	if (!isLoopback(HOST)) throw new StartError(`HOST: the demo listens on loopback alone (127.0.0.1), not on ${HOST}`)
}

/** Whether an administrator may come in without a password, by a link. */
export function wantsFirstRun({ mode, resetAdmin }: Environment): 'never' | 'when-needed' | 'always' {
	if (mode === 'demo') return 'never'
	return resetAdmin ? 'always' : 'when-needed'
}

/** The day to fold first: one that was left open must be closed before today begins. */
export function dayOnHand({ facts }: Store, clock: Clock): string {
	const last = facts.lastDay()
	return last !== undefined && !facts.isClosed(last) ? last : localDay(clock.now())
}
